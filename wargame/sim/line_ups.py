"""Who sits at the seats of many games: doctrines, chance, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wargame.engine.lowering.policies import lower_policy
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, RANDOM, SeatHolder
from wargame.sim.policies import BlockDecider, DoctrineDecider
from wargame.sim.random_policy import RandomDecider

AT_RANDOM = "at random"


@dataclass(frozen=True)
class LineUp:
    """Everybody round one table.

    Attributes:
        name: what the report calls them.
        players: seat to ``doctrine:NAME``, ``random`` or ``idle``.
        doctrine: the doctrine that all of them follow; None: they differ, or follow none.
    """

    name: str
    players: Mapping[str, str]
    doctrine: str | None = None


def line_up_of(players: Mapping[str, str]) -> LineUp:
    """A line-up by who is in it. Its name is the doctrine, where all follow one."""
    kinds = set(players.values())
    if len(kinds) > 1:
        named = (f"{seat} {SeatHolder.parse(one).name or one}" for seat, one in players.items())
        return LineUp(", ".join(named), players)
    holder = SeatHolder.parse(kinds.pop())
    if holder.kind == DOCTRINE:
        return LineUp(holder.name or "", players, holder.name)
    return LineUp(AT_RANDOM if holder.kind == RANDOM else holder.kind, players)


def all_line_ups(scenario: Scenario) -> tuple[LineUp, ...]:
    """Each of a scenario's doctrines at every seat, then everybody at random."""
    kinds = [*(str(SeatHolder.by_doctrine(name)) for name in doctrines_of(scenario)), RANDOM]
    return tuple(line_up_of(dict.fromkeys(scenario.seats, kind)) for kind in kinds)


def deciders_of(program: Program, players: Mapping[str, str]) -> Sequence[BlockDecider]:
    """Those who order in a block of games; an idle seat needs nobody.

    Raises:
        UnknownDoctrine: the scenario has no such doctrine.
    """
    found: list[BlockDecider] = []
    for seat in program.seats:
        holder = SeatHolder.parse(players[seat])
        if holder.kind == DOCTRINE:
            found.append(DoctrineDecider(lower_policy(program, holder.name or "", seat)))
        elif holder.kind == RANDOM:
            found.append(RandomDecider(program, seat))
    return found
