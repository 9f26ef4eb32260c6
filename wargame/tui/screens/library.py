"""The two shelves: scenarios to read about and start, games to continue or watch."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, HUMAN, IDLE, RANDOM, SeatHolder
from wargame.saves.index import SaveSummary
from wargame.saves.verdict import Verification
from wargame.session.catalogue import CannotPlay, Catalogue
from wargame.tui.answers import ContinueGame, FillForm, Menu, WatchGame
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import PickItem, Pick
from wargame.tui.screens.launcher import titled
from wargame.tui.screens.scene import Scene
from wargame.tui.text import ELLIPSIS, hang, line, paragraphs, plain, stack
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow, Rows, heading


def scenario_lines(scenario: Scenario, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """What a scenario is about."""
    about = scenario.about
    yield line(about.title, "bold")
    length = f"{about.turns} turns" + (f", about {about.session.minutes} minutes" if about.session else "")
    yield Content.assemble((length, "$text-muted"))
    yield Content("")
    yield plain(paragraphs(about.summary))
    theories = [scenario.modules[theory].name for theory in about.theories]
    for title, points in (("What it is good for", about.teaches), ("Theories to choose from", theories)):
        if points:
            yield Content("")
            yield Content.styled(title, "$accent")
            for point in points:
                yield hang(Content(f"  {glyphs.dot}"), line(point), 4, cells)
    yield Content("")
    yield Content.styled("How it begins", "$accent")
    yield plain(paragraphs(about.opening))


def problem_lines(title: str, problem: CannotPlay) -> Iterator[Content]:
    """Why a scenario cannot be played."""
    yield line(title, "bold")
    yield Content("")
    yield Content.styled("It cannot be played yet:", "$bad")
    yield plain(str(problem))


class Scenarios(Scene[Menu | FillForm]):
    """The scenarios, with what each is about."""

    PLACES = ("list", "form")
    TIP = "Enter starts a new game with the marked scenario. Tab goes to its text, where the arrows scroll."
    BINDINGS = bindings("form")

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._known: dict[str, Scenario | CannotPlay] = {}

    def widgets(self) -> ComposeResult:
        """List and text."""
        yield TopLine(Content("Scenarios"))
        self._titles = dict(self._catalogue.scenarios())
        rows = [ListRow(id_, line(title)) for id_, title in self._titles.items()]
        with Horizontal(classes="pair"):
            yield Rows(rows or [heading(Content("No scenario was found."))], id="shelf", title="Shelf")
            yield Page(id="text", title="About it")

    def on_mount(self) -> None:
        """Stand on the first."""
        self.query_one(Rows).focus()

    @work(exclusive=True)
    async def on_rows_marked(self, event: Rows.Marked) -> None:
        """Tell of the marked scenario, once it is read."""
        if event.row not in self._known:
            self.query_one(Page).show(lambda cells: Content.styled(f"Reading{ELLIPSIS}", "$text-muted"))
            try:
                self._known[event.row] = await asyncio.to_thread(self._catalogue.scenario, event.row)
            except CannotPlay as problem:
                self._known[event.row] = problem
        match self._known[event.row]:
            case CannotPlay() as found:
                drawn = stack(*problem_lines(self._titles[event.row], found))
                self.query_one(Page).show(lambda cells: drawn)
            case scenario:
                self.query_one(Page).show(lambda cells: stack(*scenario_lines(scenario, self.glyphs, cells)))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Start with it, where it can be played."""
        if not isinstance(self._known.get(event.row), CannotPlay):
            self.give(FillForm(event.row))

    def action_leave(self) -> None:
        """Nothing is lost."""
        self.give(Menu.LAUNCHER)


def held_by(player: str) -> str:
    """Who holds a seat."""
    holder = SeatHolder.parse(player)
    known = {HUMAN: "by people", RANDOM: "at random", IDLE: "by nobody", DOCTRINE: f"by doctrine {holder.name}"}
    return known.get(holder.kind, "by script")


def seats_text(save: SaveSummary) -> str:
    """Who holds the seats of a game."""
    return ", ".join(f"{seat.capitalize()} {held_by(player)}" for seat, player in (save.players or {}).items())


def played_text(save: SaveSummary) -> str:
    """When a game was played last."""
    return f"{datetime.fromtimestamp(save.changed):%Y-%m-%d %H:%M}"


def verified(found: Verification) -> tuple[str, ...]:
    """What a full verification says."""
    if found.status == "unusable":
        return (f"It cannot be checked: {found.reason}.",)
    differs = [f"{each.where}: expected {each.expected}, found {each.found}." for each in found.findings]
    checked = "every line under its hash, every order under its seal, every turn played again"
    status = f"{found.status.capitalize()}." if differs else f"{found.status.capitalize()}: {checked}."
    return (status, *differs, *found.unchecked, *found.notes)


def save_lines(save: SaveSummary, example: bool, state: str, said: tuple[str, ...] = ()) -> Iterator[Content]:
    """What is known of a game without sitting down at it.

    Args:
        example: whether it came with the program.
        state: why it cannot be relied on; empty: it is intact; an ellipsis: it is being looked at.
        said: what a full verification said.
    """
    yield line(titled(save), "bold")
    yield line(str(save.path), "$text-muted")
    yield Content("")
    if save.reason or state not in ("", ELLIPSIS):
        yield Content.styled("Damaged. This file cannot be used as it is:", "$bad")
        yield plain(save.reason or state)
        return
    yield Content("Finished." if save.finished else f"Turn {save.turn} of {save.turns}, not finished.")
    if save.players:
        yield plain(seats_text(save))
    yield Content("An example that came with the program." if example else f"Last played {played_text(save)}.")
    if state == ELLIPSIS:
        yield Content.styled(f"Looking whether it is intact{ELLIPSIS}", "$text-muted")
    else:
        yield Content.styled("Intact: every line is as it was written.", "$good")
    for sentence in said:
        yield plain(sentence)
    yield Content("")
    yield Content(
        "Enter: watch it turn by turn."
        if save.finished
        else "Enter: play on from where it stopped, or watch what all know of it."
    )
    yield Content("v: verify it, which plays every turn again.")


class Saves(Scene[Menu | ContinueGame | WatchGame]):
    """All games on the shelf: unfinished ones go on, finished ones are watched.

    The list is made at a glance; the marked game is looked at closely, off the loop.
    """

    PLACES = ("list", "form", "saves")
    TIP = "Enter continues an unfinished game and opens the replay of a finished one."
    BINDINGS = [*bindings("form"), *bindings("saves")]
    _cards: Mapping[str, SaveSummary] = MappingProxyType({})

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._own = 0
        self._flaws: dict[str, str] = {}
        self._said: dict[str, tuple[str, ...]] = {}

    def widgets(self) -> ComposeResult:
        """List and text."""
        yield TopLine(Content("Games and replays"))
        with Horizontal(classes="pair"):
            yield Rows([heading(Content.styled(f"Looking{ELLIPSIS}", "$text-muted"))], id="shelf", title="Shelf")
            yield Page(id="text", title="This game")

    def _rows(self) -> Iterator[ListRow]:
        for title, wanted in (
            ("To be continued", (False, False)),
            ("Finished", (True, False)),
            ("Damaged", (False, True)),
        ):
            cards = [
                (row, save)
                for row, save in self._cards.items()
                if (save.finished and save.intact, not save.intact) == wanted
            ]
            if cards:
                yield heading(Content.styled(title, "$accent"))
            for row, save in cards:
                where = "" if not save.intact else "finished" if save.finished else f"turn {save.turn}/{save.turns}"
                where = "damaged" if self._flaws.get(row) else where
                said = "example" if self._is_example(row) else played_text(save)
                below = line(": ".join(filter(None, (said, seats_text(save)))), "$text-muted")
                yield ListRow(row, line(titled(save)), Content.styled(where, "$text-muted"), below or None, brief=True)
        if not self._cards:
            yield heading(Content("No game yet. Play one, and it is here."))

    def _is_example(self, row: str) -> bool:
        return int(row) >= self._own

    def on_mount(self) -> None:
        """Stand on the first."""
        self.query_one(Rows).focus()
        self._list()

    @work(exclusive=True, group="list")
    async def _list(self) -> None:
        own, examples = await asyncio.to_thread(lambda: (self._catalogue.saves(), self._catalogue.examples()))
        self._cards, self._own = {str(number): save for number, save in enumerate((*own, *examples))}, len(own)
        self.query_one(Rows).show(tuple(self._rows()))

    @work(exclusive=True, group="mark")
    async def on_rows_marked(self, event: Rows.Marked) -> None:
        """Tell of the marked game, and look whether it is intact."""
        row, save = event.row, self._cards[event.row]
        if row not in self._flaws and save.intact:
            self._tell(row, ELLIPSIS)
            self._flaws[row] = await asyncio.to_thread(self._catalogue.flaw, save.path)
            if self._flaws[row]:
                self.query_one(Rows).show(tuple(self._rows()))
        self._tell(row, self._flaws.get(row, ""))

    def _tell(self, row: str, state: str, said: tuple[str, ...] = ()) -> None:
        save = self._cards[row]
        lines = tuple(save_lines(save, self._is_example(row), state, said or self._said.get(row, ())))
        self.query_one(Page).show(lambda cells: stack(*lines))

    @work(exclusive=True, group="mark")
    async def action_verify(self) -> None:
        """Play the marked game again and say what differs."""
        row = self.query_one(Rows).marked
        if row is None or not self._cards[row].intact or self._flaws.get(row):
            return
        self._tell(row, "", (f"Playing every turn again{ELLIPSIS}",))
        self._said[row] = verified(await asyncio.to_thread(self._catalogue.verify, self._cards[row].path))
        self._tell(row, "")

    @asks
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Watch a finished game; ask about one that is not."""
        save = self._cards[event.row]
        if not save.intact or self._flaws.get(event.row):
            return
        if save.finished:
            self.give(WatchGame(save.path))
            return
        watch = PickItem("watch", Content("Watch what all seats know of it so far"))
        items = [PickItem("on", Content("Play on")), watch]
        picked = await self.app.push_screen_wait(Pick("This game is not finished", Content(""), items, self.glyphs))
        if picked == ("on",):
            self.give(ContinueGame(save.path))
        elif picked:
            self.give(WatchGame(save.path))

    def action_leave(self) -> None:
        """Nothing is lost."""
        self.give(Menu.LAUNCHER)
