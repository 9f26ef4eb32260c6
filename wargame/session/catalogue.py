"""What can be played: scenarios and saves within reach, and sessions begun from them. Rooms are opened when needed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.records import record

if TYPE_CHECKING:  # the first screen is painted before any of them is needed
    from wargame.model.files import Scenario
    from wargame.players.player import Player
    from wargame.saves.index import SaveSummary
    from wargame.saves.verdict import Verification
    from wargame.session.hot_seat import HotSeatSession
    from wargame.table.table import Table


@record
class GameSetup:
    """What a new game needs to know.

    Attributes:
        scenario: an id within reach, or a path.
        players: seat to who holds it, as ``--seats`` says it.
        modules: theories, e.g. ``("BLEND:60",)``.
        seed: of the dice; None: a secret one.
        advice: whether control lets teams ask what an order may lead to.
        code: a class code, in place of a seed.
        left_out: situations marked as sensitive that shall never come up, by id.
        forecasts: whether teams state with each order what they want and how likely they hold each outcome that the
            scenario names; None: as the scenario says.
    """

    scenario: str
    players: Mapping[str, str]
    modules: tuple[str, ...] = ()
    seed: int | None = None
    advice: bool = True
    code: str | None = None
    left_out: tuple[str, ...] = ()
    forecasts: bool | None = None


class CannotPlay(Exception):
    """A game cannot be set up, continued or watched; the text says why.

    Attributes:
        branch: the save that cannot go on as it is, where ``Catalogue.branch`` can play on from it.
    """

    def __init__(self, reason: object, branch: Path | None = None) -> None:
        super().__init__(str(reason))
        self.branch = branch


def new_table(
    scenario: Scenario, setup: GameSetup, players: Mapping[str, Player], save: Path | None = None, *,
    rehearsal: bool = False,
) -> Table:  # fmt: skip
    """The table of a new game, which keeps the texts of the scripts among ``players``.

    Args:
        save: None: a fresh name among one's own games.
    Raises:
        CannotLower: a theory is unknown, or does not fit; there is nothing to forecast.
        Unusable, OSError: it cannot be saved.
    """
    from wargame.players.seating import saved_seating, scripts_of
    from wargame.table.save_names import under_fresh_name
    from wargame.table.table import Table

    forecasts = scenario.about.forecasting == "on" if setup.forecasts is None else setup.forecasts

    def begin(path: Path) -> Table:
        return Table.new(
            scenario, path=path, modules=setup.modules, players=saved_seating(setup.players), seed=setup.seed,
            rehearsal=rehearsal, advice=setup.advice, class_code=setup.code, scripts=scripts_of(players),
            left_out=setup.left_out, forecasts=forecasts,
        )  # fmt: skip

    return under_fresh_name(scenario.about.id, begin) if save is None else begin(save)


class Catalogue:
    """Looks through the shipped and own folders. Nothing is imported or read before it is asked for; whatever reads a
    file may take a second, and is called off a screen's loop."""

    def __init__(self, now: Callable[[], float] = time.monotonic, control: bool = False) -> None:
        """Look.

        Args:
            now: seconds of a clock that only goes forward, for the clocks of sessions.
            control: somebody runs the games that are played.
        """
        self._now, self._control = now, control

    # Scenarios and saves

    def scenarios(self) -> tuple[tuple[str, str], ...]:
        """Id and title of every scenario within reach, quickly and unread."""
        from wargame import library

        return tuple((one.id, one.title) for one in library.scenario_index())

    def shelf(self) -> tuple[tuple[str, str, str], ...]:
        """The same with one line on each; empty where that cannot be read quickly."""
        from wargame import library

        return tuple((one.id, one.title, one.summary) for one in library.scenario_index())

    def scenario(self, named: str) -> Scenario:
        """A scenario by id or path, read and checked. Raises ``CannotPlay`` with every problem."""
        from wargame import library
        from wargame.authoring import load_scenario
        from wargame.authoring.rendering import render_all

        try:
            loaded = load_scenario(library.find_scenario(named))
        except library.NoSuchScenario as problem:
            raise CannotPlay(problem) from None
        if loaded.scenario is None:
            raise CannotPlay(render_all(loaded.diagnostics))
        return loaded.scenario

    def saves(self) -> tuple[SaveSummary, ...]:
        """Own games at a glance, the one played last first."""
        from wargame import library
        from wargame.saves.index import glance_all

        return tuple(glance_all(library.saves_dir()))

    def examples(self) -> tuple[SaveSummary, ...]:
        """The games that came with the program, at a glance."""
        from wargame import library
        from wargame.saves.index import glance

        return tuple(map(glance, library.example_saves()))

    def flaw(self, save: Path) -> str:
        """Why this save cannot be relied on; empty: every line stands under its hash."""
        from wargame.saves.index import look_at

        return look_at(save).reason

    def verify(self, save: Path) -> Verification:
        """What a full verification says: every turn is played again, which may take seconds."""
        from wargame.saves.verify import verify

        return verify(save)

    # Sessions

    def new_game(self, setup: GameSetup) -> HotSeatSession:
        """Sit down at a new game, its save fresh among one's own. Raises ``CannotPlay``, and ``OSError`` where it
        cannot be saved."""
        from wargame.engine.cannot_lower import CannotLower
        from wargame.saves.problems import Unusable

        scenario = self.scenario(setup.scenario)
        players = self._players(setup.players, scenario)
        try:
            return self._session(new_table(scenario, setup, players), players)
        except (CannotLower, Unusable) as problem:
            raise CannotPlay(problem) from None

    def resume(self, save: Path) -> HotSeatSession:
        """Sit down again at a saved game. Raises ``CannotPlay``."""
        from wargame.saves.problems import Branchable, Damaged, Unusable
        from wargame.table.table import Table

        try:
            table = Table.resume(save)
        except (Unusable, Damaged) as problem:
            raise CannotPlay(problem, save if isinstance(problem, Branchable) else None) from None
        return self.sit_down(table)

    def branch(self, save: Path) -> HotSeatSession:
        """Sit down at a new game that goes on from a save with secrets of its own, its file beside it. Raises
        ``CannotPlay``."""
        from wargame.saves.problems import Damaged, Unusable
        from wargame.table.branching import branch
        from wargame.table.save_names import branch_path

        try:
            return self.resume(branch(save, branch_path(save)).path)
        except (Unusable, Damaged) as problem:
            raise CannotPlay(problem) from None

    def sit_down(self, table: Table) -> HotSeatSession:
        """Sit down at a table that was set already; a seat whose script is not at hand becomes a person's. Raises
        ``CannotPlay``."""
        from wargame.players.seating import playable_seating

        held, _ = playable_seating(table.players, table.scripts)
        return self._session(table, self._players(held, table.program.scenario, table.scripts))

    def _session(self, table: Table, players: Mapping[str, Player]) -> HotSeatSession:
        from wargame.session.hot_seat import HotSeatSession

        return HotSeatSession(table, players, self._now, control=self._control)

    def _players(
        self, players: Mapping[str, str], scenario: Scenario, scripts: Mapping[str, str] | None = None
    ) -> Mapping[str, Player]:
        import secrets

        from wargame.authoring.rendering import render_all
        from wargame.players.script import ScriptProblems
        from wargame.players.seating import WrongSeating, players_of

        try:
            return players_of(players, scenario, secrets.randbits(32), scripts or {})
        except ScriptProblems as found:
            raise CannotPlay(render_all(found.diagnostics)) from None
        except WrongSeating as problem:
            raise CannotPlay(problem) from None
