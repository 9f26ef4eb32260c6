"""Who sits where: seat words such as ``tokyo=random`` read, players made from them, their orders sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from wargame.authoring.worlds import rulebook_with
from wargame.authoring.yaml.source import SourceText
from wargame.engine.names import doctrines_of
from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, HUMAN, IDLE, RANDOM, SCRIPT, STRONG, SeatHolder
from wargame.model.state import Phase
from wargame.players.random_player import RandomPlayer
from wargame.players.answering import AnsweringPlayer
from wargame.players.doctrine import DoctrinePlayer
from wargame.players.player import IdlePlayer, Player
from wargame.players.script import Script, read_script, script_in
from wargame.players.strong import StrongPlayer
from wargame.table.table import Table
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import did_you_mean

NONE: Mapping[str, str] = MappingProxyType({})
HOLDERS = N_("human, random, idle, strong, doctrine:NAME or script:FILE")


class WrongSeating(Exception):
    """Seat words that cannot be followed; the text says what to write."""


def read_seating(words: str, seats: Sequence[str], otherwise: str) -> dict[str, str]:
    """``tokyo=random,seoul=script:plan.yaml`` as seat to player; seats not named get ``otherwise``.

    Raises:
        WrongSeating: an unknown seat or player, or a seat named twice.
    """
    seating: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(","))):
        seat, equals, player = part.partition("=")
        if not equals:
            nobody = _("“{part}” says nobody: write SEAT=PLAYER, e.g. {seat}=random")
            raise WrongSeating(nobody.format(part=part, seat=seats[0]))
        if seat not in seats:
            hint = did_you_mean(seat, seats, _("the seats are {seats}").format(seats=", ".join(seats)))
            raise WrongSeating(_("there is no seat “{seat}”; {hint}").format(seat=seat, hint=hint))
        if seat in seating:
            raise WrongSeating(_("{seat} is given twice").format(seat=seat))
        if not SeatHolder.parse(player).complete:
            wrong = _("{seat}: “{player}” is no player; write {kinds}")
            raise WrongSeating(wrong.format(seat=seat, player=player, kinds=_(HOLDERS)))
        seating[seat] = player
    return {seat: seating.get(seat, otherwise) for seat in seats}


def players_of(
    seating: Mapping[str, str], scenario: Scenario, seed: int, scripts: Mapping[str, str] = NONE
) -> dict[str, Player]:
    """Everybody but people, by seat.

    Args:
        seed: of those who order at random, or look ahead.
        scripts: the text of a seat's script, in place of its file (``scripts_of``).

    Raises:
        ScriptProblems: a script cannot be followed.
        WrongSeating: there is no such doctrine.
    """
    holders = {seat: SeatHolder.parse(player) for seat, player in seating.items()}
    for seat, holder in holders.items():
        if holder.kind == DOCTRINE:
            try:
                check_doctrine(holder.name or "", scenario)
            except WrongSeating as problem:
                raise WrongSeating(f"{seat}: {problem}") from None
    made: dict[str, Callable[[str, str], Player]] = {
        RANDOM: lambda seat, file: RandomPlayer(seed),
        IDLE: lambda seat, file: IdlePlayer(),
        STRONG: lambda seat, file: StrongPlayer(seat, seed),
        DOCTRINE: lambda seat, name: DoctrinePlayer(name, seat),
        SCRIPT: lambda seat, file: (
            script_in(SourceText(_("the script of {seat}").format(seat=seat), scripts[seat]), scenario, seat)
            if seat in scripts
            else read_script(Path(file), scenario, seat)
        ),
    }
    return {
        seat: made[holder.kind](seat, holder.name or "") for seat, holder in holders.items() if holder.kind != HUMAN
    }


def scripts_of(players: Mapping[str, Player]) -> dict[str, str]:
    """The text of every script among the players, by seat: a game keeps it in its vault and goes on from it."""
    return {seat: player.text for seat, player in players.items() if isinstance(player, Script)}


def playable_seating(seating: Mapping[str, str], scripts: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The seating of a saved game as it can go on here, and the seats whose script is not kept here: people hold them
    now. A save may name a file (those of version 0.1 did): it is not opened, for the save may be a stranger's."""
    lost = tuple(
        seat for seat, player in seating.items() if SeatHolder.parse(player).kind == SCRIPT and seat not in scripts
    )
    return {seat: HUMAN if seat in lost else player for seat, player in seating.items()}, lost


def saved_seating(seating: Mapping[str, str]) -> dict[str, str]:
    """Seating without the files of this computer, as a save says it: the same orders, the same bytes."""
    holders = {seat: SeatHolder.parse(player) for seat, player in seating.items()}
    return {seat: holder.text if holder.kind == DOCTRINE else holder.kind for seat, holder in holders.items()}


def check_doctrine(name: str, scenario: Scenario) -> None:
    """Raises ``WrongSeating`` where a scenario has no doctrine of this name."""
    known = doctrines_of(scenario)
    if name not in known:
        book = rulebook_with("doctrines", name, scenario.about.rulebooks)
        if book:
            hint = _("the rulebook {book} has it: name it under `rulebooks:`").format(book=book)
        else:
            hint = did_you_mean(name, known, _("there are: {known}").format(known=", ".join(known) or _("none")))
        raise WrongSeating(_("there is no doctrine “{name}”; {hint}").format(name=name, hint=hint))


def seal_for(table: Table, players: Mapping[str, Player], sealed: Callable[[str], bool]) -> None:
    """Let every player that has not sealed yet do so. Raises what ``table.seal`` raises on an order it refuses."""
    for seat, player in players.items():
        if not sealed(seat):
            if isinstance(player, AnsweringPlayer):
                player.look(table.program, table.state)
            table.seal(seat, player.order(table.view(seat), partial(table.refusals, seat)))


def play_out(table: Table, players: Mapping[str, Player]) -> None:
    """Play from where the game stands until it ends; it is left in its debrief, not closed.

    Raises:
        OrderRefused: a player ordered what the rules do not allow; the game stands as it was before.
    """
    while True:
        match table.state.phase:
            case Phase.SETUP | Phase.BRIEFING | Phase.REVIEW:
                table.open_turn()
            case Phase.PLANNING:
                seal_for(table, players, lambda seat: table.sealed_order(seat) is not None)
            case Phase.SEALED | Phase.REVEALED:
                table.reveal()
            case Phase.DEBRIEF | Phase.CLOSED:
                return
            case unknown:
                assert_never(unknown)
