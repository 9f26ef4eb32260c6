"""``wargame play``: a game for people, on the screen or in lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked
from wargame.commands.new_game import NewGameOptions, begun, new_game_options, table_set
from wargame.commands.streams import need_keyboard
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.plain.console import Console
    from wargame.table.table import Table


@click.command()
@click.argument("scenario", required=False)
@click.option("--plain", is_flag=True,
              help="In lines instead of on a screen: for screen readers, pipes and transcripts.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…",
              help="Who holds which seat: human, random, idle, strong, doctrine:NAME or script:FILE. "
              "Seats not named are people's.")
@new_game_options
@click.option("--continue", "continued", type=click.Path(path_type=Path), metavar="PATH",
              help="Go on with a saved game.")
@click.option("--control", is_flag=True,
              help="Somebody runs the game: between the seats control has a desk of its own, to read and to act.")
@click.option("--by-hand", is_flag=True,
              help="In lines: a class went on with the printed kit; type in its paper orders and what its dice showed.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw the screen with ASCII signs alone.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def play(
    scenario: str | None, plain: bool, wanted: NewGameOptions, continued: Path | None, control: bool, by_hand: bool,
    ascii_only: bool, no_mouse: bool,
) -> None:
    """Play SCENARIO (a shelf id or a path) at one keyboard. Without it, the first screen lets you choose.

    Every seat is a team at this keyboard unless --seats says otherwise. A game is saved as it is played; leave it when
    you like and go on with --continue.
    """
    need_keyboard()
    wanted.settled(scenario, continued)
    if scenario is None and wanted.said():
        raise NotAsked(
            _("which scenario? --seats, --module, --seed, --class-code, --save, --without, --forecasts and --no-advice "
              "are about a new game")
        )
    if by_hand and continued is None:
        raise NotAsked(_("--by-hand goes on with a game that was begun: say which, with --continue PATH"))
    if plain or by_hand:
        _in_lines(scenario, wanted, continued, control, by_hand)
        return
    from wargame.tui.terminal_query import why_no_screen

    if why := why_no_screen():
        raise NotAsked(why)
    table = None
    if scenario is not None and wanted.said():  # what is wrong is said before the screen opens
        click.echo(_("Setting the table."), err=True)  # the reading takes a while
        table = begun(scenario, wanted)
    from wargame.tui.goals import ContinueGame, FillForm, Goal, SitDown
    from wargame.tui.app import play as on_screen

    first: Goal | None = None
    if table is not None:
        first = SitDown(table)
    elif continued is not None:
        first = ContinueGame(continued)
    elif scenario is not None:
        first = FillForm(scenario)
    on_screen(first, ascii_only=ascii_only, mouse=not no_mouse, control=control)


def _in_lines(
    scenario: str | None, wanted: NewGameOptions, continued: Path | None, control: bool, by_hand: bool
) -> None:
    from wargame.commands.opening import sitting_at
    from wargame.plain.by_hand import PaperGameInLines
    from wargame.plain.game import GameInLines
    from wargame.plain.stopping import Stopped, code_of, stoppable
    from wargame.plain.console import PlayersLeft, Console

    console, code = Console.standard(), 0
    with stoppable():
        try:
            table = _table(console, scenario, wanted, continued)
            if table is not None:
                with table:
                    sitting = sitting_at(
                        table, wanted.code, console.say, timed=not by_hand, control=control or by_hand
                    )
                    code = (PaperGameInLines if by_hand else GameInLines)(sitting, console).play()
        except (PlayersLeft, KeyboardInterrupt, Stopped) as reason:  # before there was a game to leave
            code = code_of(reason)
    if code:
        sys.exit(code)


def _table(console: Console, scenario: str | None, wanted: NewGameOptions, continued: Path | None) -> Table | None:
    """The table to sit down at, asked for where the command line does not say; None: nobody wants to play."""
    from wargame.commands.opening import scenario_named
    from wargame.model.files import Scenario
    from wargame.plain.launcher import StartChoice, launch
    from wargame.session.catalogue import GameSetup

    if continued is not None:
        return _gone_on(console, continued, asked=console.terminal)
    if scenario is not None:
        return begun(scenario, wanted)
    match launch(console, scenario_named):
        case Scenario() as game, GameSetup() as setup:
            return table_set(game, setup, None)
        case StartChoice() as choice, Path() as path:
            if choice is StartChoice.CONTINUE:
                return _gone_on(console, path, asked=True)
            _read_again(path)
    return None


def _gone_on(console: Console, path: Path, *, asked: bool) -> Table:
    """The table of a game that goes on. Of a save that cannot, whoever can be ``asked`` may play a branch at once."""
    from wargame.commands.opening import OnlyBranched, branch_of, table_at

    try:
        return table_at(path)
    except OnlyBranched as problem:
        if not asked:
            raise
        console.say(problem.message, _("A branch is a game of its own: the same past, other secrets and other dice."))
    if console.ask(_("Play a branch of it? (yes, or Enter to leave)")).lower() != "yes":
        raise NotAsked(_("the save was left as it is"))
    made = branch_of(path)
    console.say(_("Saved: {made}").format(made=made))
    return table_at(made)


def _read_again(path: Path) -> None:
    from wargame.commands.replay import replay

    replay.main([str(path)], standalone_mode=False)
