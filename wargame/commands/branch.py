"""``wargame branch``: a game of its own that goes on from a line of another."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

import click

from wargame.commands.answers import NotAsked, refused, say
from wargame.files import shell_word
from wargame.model.state import Phase
from wargame.wording.catalogue import _


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--turn", "--at", "turn", type=click.IntRange(1), metavar="NUMBER",
              help="The turn to plan anew. Without it: where SAVE ends; of a finished game, its last turn.")
@click.option("--save", "to", type=click.Path(path_type=Path), metavar="PATH",
              help="Where the branch is saved. Without it: beside SAVE, under a new name.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…",
              help="Who holds which seat from now on: human, random, idle, strong, doctrine:NAME or script:FILE. "
              "Seats not named are held as before.")
@click.option("--seat", "others", multiple=True, metavar="SEAT",
              help="What if: this seat had ordered what the --orders beside it say. Both may be given again.")
@click.option("--orders", multiple=True, metavar="FILE|MOVES",
              help="A script of turns, or the moves of that one turn: codes or ids with commas, or 'none'; or what a "
              "script says of a turn, e.g. 'moves: [T1], answers: {asked: yes}'.")
@click.option("--module", "theories", multiple=True, metavar="THEORY", help="What if: this theory had been at work.")
@click.option("--die", "dice", multiple=True, metavar="PURPOSE=FACES",
              help="What if: this roll of the turn had fallen so, e.g. move:joint_statement=6,1. wargame why names it.")
@click.option("--swap-dice", is_flag=True, help="What if: other dice had fallen from the turn on.")
@click.option("--same-dice", is_flag=True,
              help="Plan the turn anew with the dice that fell there, people at the seats that --seats does not name.")
@click.option("--list", "listed", is_flag=True, help="The branches of SAVE that lie beside it and on the shelf, as a "
              "tree; nothing is made.")
@click.option("--beside", type=click.Path(path_type=Path), metavar="OTHER",
              help="SAVE and OTHER side by side: endings, scores, tracks, rolls that differ; nothing is made.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="With --list and --beside: text to read, or the same as data.")
def branch(
    save: Path, turn: int | None, to: Path | None, seats: str, others: tuple[str, ...], orders: tuple[str, ...],
    theories: tuple[str, ...], dice: tuple[str, ...], swap_dice: bool, same_dice: bool, listed: bool,
    beside: Path | None, form: str,
) -> None:
    """Go on from SAVE as a game of its own, with new secrets and new dice. SAVE is left as it is.

    For a copy of a game that goes on elsewhere, for a save that was cut back or whose secrets are on another computer,
    and for playing a turn of any game once more. What happened before stays as it was, cards that were dealt too.

    Of a finished game it can be asked what would have become of it: with --seat and --orders, --module, --die or
    --swap-dice the branch is played to its end by the orders that were recorded, and every roll that nothing was
    changed of keeps its dice. What of these orders could not be given any more is said.

    \b
    wargame branch game.jsonl
    wargame branch game.jsonl --turn 2 --save what-if.jsonl
    wargame branch rehearsal.jsonl --turn 1 --seats tokyo=human,seoul=human
    wargame branch game.jsonl --at 3 --seat tokyo --orders "J3, J12"
    wargame branch game.jsonl --at 6 --die move:strike_protocol=6,5
    wargame branch game.jsonl --list
    """
    from wargame.commands.what_if import WhatIfOptions, played_anew, tell_beside, tell_family, tell_what_if

    asked = WhatIfOptions(turn, others, orders, theories, dice, swap_dice)
    if listed or beside is not None:
        if asked.said() or same_dice or (listed and beside is not None):
            raise NotAsked(_("--list and --beside make no branch, and stand alone"))
        tell_family(save, form) if beside is None else tell_beside(save, beside, form)
    elif asked.said():
        if same_dice or seats:
            raise NotAsked(_("recorded orders play it to its end: leave --seats and --same-dice"))
        tell_what_if(save, to, asked, lambda: _fresh(save))
    elif same_dice:
        played_anew(save, to, turn, _players(save, seats), lambda: _fresh(save))
    else:
        _branch(save, to, turn, seats)


def _branch(save: Path, to: Path | None, turn: int | None, seats: str) -> None:
    """A game that goes on with new secrets and new dice."""
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
