"""The real house below the screens: scenarios and saves on the shelf, tables, telling. Rooms are opened when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wargame.model.labels import DOCTRINE, HUMAN, IDLE, RANDOM, SeatHolder
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, Viewer
from wargame.session.clock import Plan
from wargame.tui.desk import (
    CannotPlay,
    OnlyBranched,
    Choice,
    DoctrineCard,
    GameTable,
    Debrief,
    Recorded,
    TurnTold,
    SaveCard,
    ScenarioCard,
    SeatCard,
    TheoryCard,
)

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter, PrivateNews
    from wargame.debrief.recording import Recording
    from wargame.model.events import Event
    from wargame.model.files import Scenario
    from wargame.players.player import Player
    from wargame.reporting.advising import Advice
    from wargame.table.table import Table
    from wargame.tui.desk import Outlooks


class Shelf:
    """Answers the screens from the shipped and own folders. Nothing is imported or read before it is asked for."""

    def __init__(self) -> None:
        self._players: Mapping[str, Player] = {}
        self._advice: Advice | None = None

    def scenarios(self) -> tuple[tuple[str, str], ...]:
        """Id and title of every scenario within reach."""
        from wargame import library

        return tuple((shelved.id, shelved.title) for shelved in library.scenario_index())

    def read(self, scenario: str) -> ScenarioCard:
        """A scenario read and checked; its card says what is wrong where something is."""
        try:
            return card_of(scenario, self._load(scenario))
        except CannotPlay as reason:
            return ScenarioCard(scenario, dict(self.scenarios()).get(scenario, scenario), "", problem=str(reason))

    def _load(self, named: str) -> Scenario:
        from wargame import library
        from wargame.authoring import load_scenario
        from wargame.authoring.rendering import render_all

        try:
            loaded = load_scenario(library.find_scenario(named))
        except library.NoSuchScenario as problem:
            raise CannotPlay(str(problem)) from None
        if loaded.scenario is None:
            raise CannotPlay(render_all(loaded.diagnostics))
        return loaded.scenario

    def saves(self) -> tuple[SaveCard, ...]:
        """Own games, the one played last first, then the examples."""
        from wargame import library
        from wargame.saves.glance import glance, glance_all

        own = [(save, False) for save in glance_all(library.saves_dir())]
        return tuple(
            SaveCard(
                save.path,
                (f"{save.title} (branch)" if save.branched else save.title) or save.path.name,
                save.turn,
                save.turns,
                save.finished,
                ", ".join(f"{seat.capitalize()} {held_by(player)}" for seat, player in (save.players or {}).items()),
                save.reason or None,
                f"{datetime.fromtimestamp(save.changed):%Y-%m-%d %H:%M}",
                example,
            )
            for save, example in (*own, *((glance(path), True) for path in library.example_saves()))
        )

    def flaw(self, path: Path) -> str:
        """The first line that is not as it was written, and why."""
        from wargame.saves.index import look_at

        return look_at(path).reason

    def doubt(self, path: Path) -> tuple[str, ...]:
        """What ``wargame verify`` says of it."""
        from wargame.saves.verify import verify

        verdict = verify(path)
        if verdict.status == "unusable":
            return (f"It cannot be checked: {verdict.reason}.",)
        found = [f"{each.where}: expected {each.expected}, found {each.found}." for each in verdict.findings]
        checked = "every line under its hash, every order under its seal, every turn played again"
        status = f"{verdict.status.capitalize()}." if found else f"{verdict.status.capitalize()}: {checked}."
        return (status, *found, *verdict.unchecked, *verdict.notes)

    def new_game(self, choice: Choice) -> GameTable:
        """A table for a new game, its save fresh on the shelf."""
        from wargame.engine.lowering import CannotLower
        from wargame.files import why
        from wargame.players.seating import saved_seating, scripts_of
        from wargame.saves.problems import Unusable
        from wargame.table.shelving import on_the_shelf
        from wargame.table.table import Table

        scenario = self._load(choice.scenario)
        players = self._seat(choice.players, scenario)

        def begin(save: Path) -> Table:
            return Table.new(
                scenario, path=save, modules=choice.modules, players=saved_seating(choice.players), seed=choice.seed,
                advice=choice.advice, class_code=choice.code, scripts=scripts_of(players),
            )

        try:
            table = on_the_shelf(scenario.about.id, begin)
        except (CannotLower, Unusable) as problem:
            raise CannotPlay(str(problem)) from None
        except OSError as problem:
            raise CannotPlay(f"The game cannot be saved in {problem.filename}: {why(problem)}") from None
        self._players = players
        return table

    def resume(self, path: Path) -> GameTable:
        """A saved game."""
        from wargame.saves.problems import Branchable, Damaged, Unusable
        from wargame.table.table import Table

        try:
            table = Table.resume(path)
        except Branchable as problem:
            raise OnlyBranched(str(problem), path) from None
        except (Unusable, Damaged) as problem:
            raise CannotPlay(str(problem)) from None
        return self.take(table)

    def branch(self, path: Path) -> GameTable:
        """A game of its own that goes on from a save, its file beside it."""
        from wargame.saves.problems import Damaged, Unusable
        from wargame.table.branching import branch, branch_path

        try:
            return self.resume(branch(path, branch_path(path)).path)
        except (Unusable, Damaged) as problem:
            raise CannotPlay(str(problem)) from None

    def take(self, table: GameTable) -> GameTable:
        """The same table; a seat whose script is not at hand becomes a person's."""
        from wargame.players.seating import at_hand

        sat = _table(table)
        held, _ = at_hand(sat.players, sat.scripts)
        self._players = self._seat(held, sat.program.scenario, sat.scripts)
        return table

    def _seat(
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
            raise CannotPlay(str(problem)) from None

    def about(self, table: GameTable) -> ScenarioCard:
        """The scenario a table plays."""
        scenario = _table(table).program.scenario
        return card_of(scenario.about.id, scenario)

    def people(self, table: GameTable) -> tuple[str, ...]:
        """Every seat nobody else plays."""
        return tuple(seat for seat in _table(table).program.seats if seat not in self._players)

    def outlooks(self, table: GameTable, seat: str) -> Outlooks | None:
        """What the adviser of this table says; there is one, and it costs nothing before it is asked."""
        from wargame.reporting.advising import Advice

        sat = _table(table)
        if not sat.advises:
            return None
        if self._advice is None or self._advice.table is not sat:
            self._advice = Advice(sat)
        return partial(self._advice.outlooks, seat)

    def seal_for_others(self, table: GameTable) -> None:
        """Random and scripted seats seal their orders."""
        from wargame.players.seating import seal_for
        from wargame.table.table import OrderRefused

        if table.state.phase is not Phase.PLANNING:
            return
        try:
            seal_for(_table(table), self._players, lambda seat: seat in table.state.sealed)
        except OrderRefused as refused:
            raise CannotPlay(f"A script orders what the rules do not allow: {refused}") from None

    def tell(self, table: GameTable, viewer: Viewer) -> tuple[Chapter, ...]:
        """This turn so far, as the viewer may know it."""
        return self._told(_table(table), viewer, _table(table).turn_events)

    def _told(self, table: Table, viewer: Viewer, events: tuple[Event, ...]) -> tuple[Chapter, ...]:
        from wargame.debrief.talking import with_talk
        from wargame.debrief.narrator import chapters
        from wargame.engine.information.redaction import visible
        from wargame.engine.information.talk import talk_for

        told = chapters(table.program, visible(table.program, table.state, viewer, events), viewer)
        talk = talk_for(table.program, table.state, viewer, table.talk)
        return with_talk(table.program, told, talk, table.state.turn)

    def news(self, table: GameTable) -> Mapping[str, tuple[PrivateNews, ...]]:
        """What each seat of people alone learned, as the save tells it: a break loses none of it."""
        recording = self._recording(table)
        return {seat: recording.news(seat) for seat in self.people(table)}

    def told(self, table: GameTable, viewer: Viewer) -> TurnTold:
        """The turn just resolved, step by step, as its save tells it."""
        recording = self._recording(table)
        return recording.story(recording.turns[-1], viewer)

    def debrief(self, table: GameTable) -> Debrief:
        """Everything that is open now."""
        from wargame.debrief.report import report, revealed_cards, turn_summaries
        from wargame.debrief.track_history import track_histories

        recording = self._recording(table)
        promises = recording.promises()
        return Debrief(
            recording.last_view(CONTROL),
            turn_summaries(recording),
            revealed_cards(recording),
            recording.theories,
            track_histories(recording, CONTROL),
            recording.standings[0],
            promises,
            [(reading.ask, reading.look_at) for reading in recording.program.scenario.about.debrief],
            report(recording, promises),
            table.receipt,
        )

    def _recording(self, table: GameTable) -> Recording:
        """The game of a table as its save tells it, from what the table has kept."""
        from wargame.debrief.recording import Recording

        return Recording(_table(table).history)

    def recorded(self, path: Path, progress: Callable[[str], object]) -> Recorded:
        """A recorded game: everything of a closed one, the public part of one that goes on."""
        from wargame.debrief.recording import Recording
        from wargame.saves.problems import Damaged, Unusable

        try:
            return Recording.open(path, progress)
        except (Unusable, Damaged) as problem:
            raise CannotPlay(str(problem)) from None

    def keep(self, text: str, name: str, save: Path) -> Path:
        """Beside the save; of a shipped example, or where that cannot be, in the folder of own games."""
        from wargame import library
        from wargame.debrief.kept import keep

        own = library.saves_dir()
        shipped = any(save.samefile(example) for example in library.example_saves()) if save.exists() else False
        return keep(text, name, own / save.name if shipped else save, own)


def _table(table: GameTable) -> Table:
    """The table behind the shape; the shelf hands out no other."""
    return cast("Table", table)


def held_by(player: str) -> str:
    """Who holds a seat, in words for the shelf."""
    holder = SeatHolder.parse(player)
    known = {HUMAN: "by people", RANDOM: "at random", IDLE: "by nobody", DOCTRINE: f"by doctrine {holder.name}"}
    return known.get(holder.kind, "by script")


def card_of(named: str, scenario: Scenario) -> ScenarioCard:
    """What the screens say of a scenario before it is played."""
    about = scenario.about
    theories = []
    for id_ in about.theories:
        module = scenario.modules[id_]
        number = module.parameter
        weight = (number.name, number.min, number.max, number.default) if number else None
        theories.append(TheoryCard(id_, module.name, module.text, weight))
    return ScenarioCard(
        id=named,
        title=about.title,
        summary=about.summary,
        turns=about.turns,
        turn_name=about.turn_name,
        minutes=about.session.minutes if about.session else None,
        plan=Plan.of(about),
        advice=about.advice == "on",
        teaches=about.teaches,
        opening=about.opening,
        warning=about.warning,
        theories=tuple(theories),
        doctrines=tuple(
            DoctrineCard(id_, doctrine.name, doctrine.text or "")
            for id_, doctrine in scenario.doctrines.items()
            if doctrine.adds_to is None
        ),
        seats=tuple(SeatCard(id_, seat.name, seat.letter, seat.mark) for id_, seat in scenario.seats.items()),
    )
