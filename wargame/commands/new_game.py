"""What may be said of a new game on the command line, and the table it is begun at."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wargame.commands.answers import NotAsked
from wargame.commands.seeds import code as a_code
from wargame.commands.seeds import new_code
from wargame.commands.seeds import seed as a_seed
from wargame.records import record
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing

if TYPE_CHECKING:
    from wargame.model.files import Scenario
    from wargame.session.catalogue import GameSetup
    from wargame.table.table import Table


@record
class NewGameOptions:
    """What the command line says of a new game."""

    seats: str
    modules: tuple[str, ...]
    seed: int | None
    save: Path | None
    advice: bool = True
    code: str | None = None
    without: str = ""
    forecasts: bool | None = None

    def said(self) -> tuple[str, ...]:
        """The options that were given."""
        forecasts = "--no-forecasts" if self.forecasts is False else "--forecasts"
        given = {
            "--seats": bool(self.seats), "--module": bool(self.modules), "--seed": self.seed is not None,
            "--class-code": self.code is not None, "--save": self.save is not None, "--no-advice": not self.advice,
            forecasts: self.forecasts is not None, "--without": bool(self.without),
        }  # fmt: skip
        return tuple(option for option, was in given.items() if was)

    def settled(self, scenario: str | None, continued: Path | None) -> None:
        """Refuse, where a game is gone on with, what is settled in it."""
        said = [*([scenario] if scenario else []), *self.said()]
        if continued is not None and said:
            settled = _("--continue goes on with a game as it is: leave out {said}, which is settled in it")
            raise NotAsked(settled, said=listing(said))


def new_game_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a new game, for a command that takes them as ``wanted``, one ``NewGameOptions``. It declares
    ``--seats`` itself, above, for who holds the seats that are not named is another in each."""
    options = (
        click.option("--module", "modules", multiple=True, metavar="THEORY",
                     help="A theory module, e.g. CHA or BLEND:60. Without it: the scenario's first."),
        click.option("--seed", type=a_seed, metavar="NUMBER",
                     help="Choose the seed, which the report says. It is mixed with the secret of the game, so the "
                     "dice are as secret until the close as they are without it."),
        click.option("--class-code", "code", type=a_code, metavar="CODE",
                     help="The same dice in every room that plays with this code; keep it from the teams until all are "
                     "done. A dash: it is asked for and not shown."),
        click.option("--new-class-code", is_flag=True, expose_value=False, is_eager=True, callback=new_code,
                     help="Print a class code nobody can guess, and leave."),
        click.option("--save", type=click.Path(path_type=Path),
                     help="Where the new game is saved. Without it: a new name on the shelf."),
        click.option("--no-advice", is_flag=True, help="No team may ask the adviser what an order may lead to."),
        click.option("--forecasts/--no-forecasts", default=None,
                     help="Whether teams state with each order what they want and how likely they hold each outcome "
                     "that the scenario names, scored at the end. Without it: as the scenario says."),
        click.option("--without", default="", metavar="CODE,…",
                     help="Leave out situations that the content warning lets go, by code, e.g. D5; or all of them."),
    )  # fmt: skip

    @wraps(command)
    def run(
        *, seats: str, modules: tuple[str, ...], seed: int | None, code: str | None, save: Path | None,
        no_advice: bool, forecasts: bool | None, without: str, **rest: Any,
    ) -> None:  # fmt: skip
        if seed is not None and code is not None:
            raise NotAsked(_("--seed or --class-code: the dice come from the one or the other"))
        command(wanted=NewGameOptions(seats, modules, seed, save, not no_advice, code, without, forecasts), **rest)

    for option in reversed(options):
        run = option(run)
    return run


def begun(scenario: str, wanted: NewGameOptions) -> Table:
    """The table of a game begun as the command line says."""
    from wargame.commands.opening import left_out_of, scenario_named, seating_of
    from wargame.model.labels import HUMAN
    from wargame.session.catalogue import GameSetup

    game = scenario_named(scenario)
    seating = seating_of(wanted.seats, game, HUMAN)
    without = left_out_of(wanted.without, game)
    setup = GameSetup(scenario, seating, wanted.modules, wanted.seed, wanted.advice, wanted.code, without,
                      wanted.forecasts)  # fmt: skip
    return table_set(game, setup, wanted.save)


def table_set(scenario: Scenario, setup: GameSetup, save: Path | None) -> Table:
    """The table of a game with everything chosen."""
    from wargame.commands.opening import players_for, table_for

    players = players_for(setup.players, scenario, 0)  # a script that cannot be followed is refused before it is saved
    return table_for(scenario, setup, players, save)
