"""Who sits where: seat words such as ``tokyo=random`` read, players made from them, their orders sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from wargame.authoring.yaml.source import SourceText
from wargame.engine.lowering.policies import doctrines_of
from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, HUMAN, IDLE, RANDOM, SCRIPT, SeatHolder
from wargame.model.state import Phase
from wargame.players.random_player import RandomPlayer
from wargame.players.doctrine import DoctrinePlayer
from wargame.players.player import IdlePlayer, Player
from wargame.players.script import Script, read_script, script_in
from wargame.table.table import Table
from wargame.wording.numbers import did_you_mean

NONE: Mapping[str, str] = MappingProxyType({})
KINDS = "human, random, idle, doctrine:NAME or script:FILE"


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
            raise WrongSeating(f"“{part}” says nobody: write SEAT=PLAYER, e.g. {seats[0]}=random")
        if seat not in seats:
            hint = did_you_mean(seat, seats, f"the seats are {', '.join(seats)}")
            raise WrongSeating(f"there is no seat “{seat}”; {hint}")
        if seat in seating:
            raise WrongSeating(f"{seat} is given twice")
        if not SeatHolder.parse(player).complete:
            raise WrongSeating(f"{seat}: “{player}” is no player; write {KINDS}")
        seating[seat] = player
    return {seat: seating.get(seat, otherwise) for seat in seats}


def players_of(
    seating: Mapping[str, str], scenario: Scenario, seed: int, scripts: Mapping[str, str] = NONE
) -> dict[str, Player]:
    """Everybody but people, by seat.

    Args:
        seed: of those who order at random.
        scripts: the text of a seat's script, in place of its file (``scripts_of``).

    Raises:
        ScriptProblems: a script cannot be followed.
        WrongSeating: there is no such doctrine.
    """
    for seat, player in seating.items():
        _known_doctrine(seat, player, doctrines_of(scenario))
    made: dict[str, Callable[[str, str], Player]] = {
        RANDOM: lambda seat, file: RandomPlayer(seed),
        IDLE: lambda seat, file: IdlePlayer(),
        DOCTRINE: lambda seat, name: DoctrinePlayer(name, seat),
        SCRIPT: lambda seat, file: (
            script_in(SourceText(f"the script of {seat}", scripts[seat]), scenario, seat)
            if seat in scripts
            else read_script(Path(file), scenario, seat)
        ),
    }
    holders = {seat: SeatHolder.parse(player) for seat, player in seating.items()}
    return {
        seat: made[holder.kind](seat, holder.name or "") for seat, holder in holders.items() if holder.kind != HUMAN
    }


def scripts_of(players: Mapping[str, Player]) -> dict[str, str]:
    """The text of every script among the players, by seat: a game keeps it in its drawer and goes on from it."""
    return {seat: player.text for seat, player in players.items() if isinstance(player, Script)}


def at_hand(seating: Mapping[str, str], scripts: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
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


def _known_doctrine(seat: str, player: str, known: Sequence[str]) -> None:
    holder = SeatHolder.parse(player)
    name = holder.name or ""
    if holder.kind == DOCTRINE and name not in known:
        hint = did_you_mean(name, known, f"there are: {', '.join(known) or 'none'}")
        raise WrongSeating(f"{seat}: there is no doctrine “{name}”; {hint}")


def seal_for(table: Table, players: Mapping[str, Player], sealed: Callable[[str], bool]) -> None:
    """Let every player that has not sealed yet do so. Raises what ``table.seal`` raises on an order it refuses."""
    for seat, player in players.items():
        if not sealed(seat):
            if isinstance(player, DoctrinePlayer):
                player.look(table.program, table.state)
            table.seal(seat, player.order(table.view(seat), partial(table.refusals, seat)))


def play_out(table: Table, players: Mapping[str, Player]) -> None:
    """Play from where the game stands until it ends; it is left in its debrief, not closed.

    Raises:
        OrderRefused: a player ordered what the rules do not allow; the game stands as it was before.
    """
    while table.state.phase not in (Phase.DEBRIEF, Phase.CLOSED):
        match table.state.phase:
            case Phase.PLANNING:
                seal_for(table, players, lambda seat: table.sealed_order(seat) is not None)
            case Phase.SEALED | Phase.REVEALED:
                table.reveal()
            case _:
                table.open_turn()
