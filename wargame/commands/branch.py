"""``wargame branch``: a game of its own that goes on from a line of another."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

import click

from wargame.commands.answers import refused, say
from wargame.files import shell_word
from wargame.model.state import Phase
from wargame.wording.catalogue import _


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--turn", type=click.IntRange(1), metavar="NUMBER",
              help="The turn to plan anew. Without it: where SAVE ends; of a finished game, its last turn.")
@click.option("--save", "to", type=click.Path(path_type=Path), metavar="PATH",
              help="Where the branch is saved. Without it: beside SAVE, under a new name.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…",
              help="Who holds which seat from now on: human, random, idle, strong, doctrine:NAME or script:FILE. "
              "Seats not named are held as before.")
def branch(save: Path, turn: int | None, to: Path | None, seats: str) -> None:
    """Go on from SAVE as a game of its own, with new secrets and new dice. SAVE is left as it is.

    For a copy of a game that goes on elsewhere, for a save that was cut back or whose secrets are on another computer,
    and for playing a turn of any game once more. What happened before stays as it was, cards that were dealt too.

    \b
    wargame branch game.jsonl
    wargame branch game.jsonl --turn 2 --save what-if.jsonl
    wargame branch rehearsal.jsonl --turn 1 --seats tokyo=human,seoul=human
    """
    from wargame.commands.writing import warn_of_name
    from wargame.saves import Damaged, Unusable
    from wargame.saves.problems import Taken
    from wargame.table.branching import NoSuchTurn
    from wargame.table.branching import branch as branched

    with refused(Unusable, Damaged), refused(NoSuchTurn, option="--turn"):
        players, scripts = _players(save, seats)
        if to is not None:
            warn_of_name(to)
        made = None
        while made is None:
            try:
                made = branched(save, to or _fresh(save), turn=turn, players=players, scripts=scripts)
            except Taken:
                if to is not None:
                    raise  # else another was quicker to take the fresh name
    where = _where(made.phase, made.turn)
    say(_("Branched from line {line} of {save}: {where}.").format(line=made.line, save=save, where=where))
    if made.withdrawn:
        withdrawn = _("Sealed orders are withdrawn, for nobody has them here: {seats}.")
        say(withdrawn.format(seats=", ".join(made.withdrawn)))
    say(_("Saved: {path}").format(path=made.path))
    say(_("Go on with: wargame play --continue {save}").format(save=shell_word(made.path)))


def _players(save: Path, seats: str) -> tuple[dict[str, str], dict[str, str]]:
    """Seat to player, of those that ``--seats`` names, and the texts of scripts among them."""
    if not seats:
        return {}, {}
    from wargame.commands.opening import players_for
    from wargame.players.seating import WrongSeating, saved_seating, read_seating, scripts_of
    from wargame.saves.replay import program_of
    from wargame.saves.save import read_save

    scenario = program_of(save, read_save(save).start).scenario
    with refused(WrongSeating, option="--seats"):
        named = {seat: player for seat, player in read_seating(seats, tuple(scenario.seats), "").items() if player}
    # A script that cannot be followed is refused before anything is saved.
    return saved_seating(named), scripts_of(players_for(named, scenario, 0))


def _fresh(save: Path) -> Path:
    """A new name beside the save; of a shipped example, among one's own games."""
    from wargame import library
    from wargame.commands.writing import make_folder
    from wargame.table.save_names import branch_path

    shipped = save.exists() and any(save.samefile(example) for example in library.example_saves())
    if not shipped:
        return branch_path(save)
    folder = library.saves_dir()
    make_folder(folder)
    return branch_path(save, folder)


def _where(phase: Phase, turn: int) -> str:
    match phase:
        case Phase.REVEALED:
            return _("turn {turn} is revealed and will be resolved with new dice").format(turn=turn)
        case Phase.REVIEW | Phase.DEBRIEF | Phase.CLOSED:
            return _("turn {turn} is over").format(turn=turn)
        case Phase.PLANNING | Phase.SEALED:
            return _("turn {turn} is planned").format(turn=turn)
        case Phase.SETUP | Phase.BRIEFING:
            return _("before the first turn")
        case _:
            assert_never(phase)
