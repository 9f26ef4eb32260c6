"""``wargame equilibrium``: one turn of a finished game as a game of game theory."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked, refused, say_json
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.played_game import PlayedTurn


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--at", "--turn", "turn", type=click.IntRange(1), required=True, metavar="TURN",
              help="The turn to look at.")
@click.option("--seats", default="", metavar="SEAT,…",
              help="Who chooses; the others order what they ordered. Without it: every seat.")
@click.option("-n", "--games", type=click.IntRange(2, 100_000), default=1000, show_default=True,
              help="Games played on from every combination of orders.")
@click.option("--candidates", type=click.IntRange(1, 26), default=4, show_default=True, metavar="NUMBER",
              help="Orders of each seat at most, the one it gave among them.")
@click.option("--mix", "written", default="even", show_default=True, metavar="DOCTRINES",
              help="Who plays games on: doctrines with shares, e.g. prudent=2,cooperative=1. Even: all, alike often.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
              help="For people; all numbers; one line a combination of orders.")
def equilibrium(
    save: Path, turn: int, seats: str, games: int, candidates: int, written: str, form: str
) -> None:
    """Look at one turn of the finished game in SAVE as a game of its own, and find its equilibria.

    Each seat chooses among a few orders: what it ordered, the best a doctrine would have, the best of others that were
    tried. Every combination is played on many times; equilibria are found in half of these games and measured in the
    other half. Ctrl+C ends that early; what is known by then is told.

    \b
    wargame equilibrium game.jsonl --at 3
    wargame equilibrium game.jsonl --at 3 --seats tokyo,seoul --candidates 6
    """
    if find_spec("scipy") is None:
        raise NotAsked(_("equilibria need one more package: pip install -c constraints.txt \".[equilibrium]\""))
    from wargame.commands.progress import watched
    from wargame.debrief.recording import Recording
    from wargame.research.stage_game import TooMany, stage_games, without_doubles
    from wargame.saves import Damaged, Unusable
    from wargame.sim.continuations import Continuations
    from wargame.sim.doctrine_mix import MixedPlayers, WrongMix, read_mix
    from wargame.sim.played_game import NoFinalScore, played_game
    from wargame.wording import speaker_of

    with refused(Unusable, Damaged, NoFinalScore):
        game = played_game(Recording.open(save).history)
    with refused(WrongMix, option="--mix"):
        drawn = read_mix(written, game.program.scenario)
    played = _turn(game.turns, turn)
    going_on = Continuations(game.program, MixedPlayers(game.program, drawn))
    run = stage_games(played, going_on, _players(seats, game.program.seats), candidates, games)
    with refused(TooMany, option="--candidates"):
        found = watched(run, games, _("Playing on"), lambda one: one.games)
    if found is None or found.games < 2:
        raise NotAsked(_("stopped before anything was known"))
    from wargame.reporting.game_equilibria import equilibria_csv, equilibria_document, equilibria_facts
    from wargame.research.stage_equilibria import analysed

    analysis = analysed(without_doubles(found))
    if form == "json":
        say_json(equilibria_facts(analysis, drawn))
    elif form == "csv":
        click.echo(equilibria_csv(analysis), nl=False)
    else:
        from wargame.document.terminal import terminal, wide_console

        terminal(equilibria_document(analysis, drawn, speaker_of(game.program)), wide_console())


def _turn(turns: tuple[PlayedTurn, ...], asked: int) -> PlayedTurn:
    found = next((one for one in turns if one.turn == asked), None)
    if found is None:
        known = ", ".join(str(one.turn) for one in turns) or _("none")
        raise NotAsked(_("turn {turn} is not in this save; it has {turns}"), turn=asked, turns=known)
    return found


def _players(words: str, seats: tuple[str, ...]) -> tuple[str, ...]:
    """The seats that ``--seats`` names, in the order of the rules; all, where it names none. Raises ``NotAsked``."""
    named = [word.strip() for word in words.split(",") if word.strip()]
    for word in named:
        if word not in seats:
            unknown = _("--seats: there is no seat “{seat}”; the seats are {seats}")
            raise NotAsked(unknown, seat=word, seats=", ".join(seats))
    return tuple(seat for seat in seats if seat in named) if named else seats
