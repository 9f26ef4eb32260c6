"""From what a command line says to the rules and the line-ups of a rehearsal, or one clear refusal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wargame.commands.answers import NotAsked, refused
from wargame.commands.opening import seating_of
from wargame.cache.programs import lowered
from wargame.engine.cannot_lower import CannotLower, UnknownModule
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, IDLE, RANDOM, SeatHolder
from wargame.players.seating import WrongSeating, check_doctrine
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.line_ups import LineUp


def program_for(scenario: Scenario, modules: Sequence[str]) -> Program:
    """The rules under these theories. Raises ``NotAsked``."""
    with refused(CannotLower), refused(UnknownModule, option="--module"):
        return lowered(scenario, modules)


def line_ups_for(
    scenario: Scenario, seats: str, doctrine: str | None, option: str = "--seats"
) -> tuple[LineUp, ...]:
    """Who plays: one line-up where a seat or doctrine is named, else all there are. ``option``: in which the seats were
    said. Raises ``NotAsked``."""
    from wargame.sim.line_ups import all_line_ups, line_up_of

    if not seats and doctrine is None:
        return all_line_ups(scenario)
    otherwise = RANDOM if doctrine is None else str(SeatHolder.by_doctrine(doctrine))
    players = seating_of(seats, scenario, otherwise, option)
    for seat, player in players.items():
        holder = SeatHolder.parse(player)
        if holder.kind not in (DOCTRINE, RANDOM, IDLE):
            nobody = _("{option}: {seat}: nobody sits at the keyboard here; write doctrine:NAME, random or idle")
            raise NotAsked(nobody, option=option, seat=seat)
        if holder.kind == DOCTRINE:
            try:
                check_doctrine(holder.name or "", scenario)
            except WrongSeating as problem:
                raise NotAsked(f"{option if holder.text in seats else '--doctrine'}: {problem}") from None
    return (line_up_of(players),)
