"""The two shelves: scenarios to read about and start, games to continue or watch."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.tui.commands import bindings
from wargame.tui.desk import SaveCard, ScenarioCard
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import PickItem, Pick
from wargame.tui.screens.scene import Scene
from wargame.tui.text import ELLIPSIS, hang, line, paragraphs, plain, stack
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow, Rows, heading


def scenario_lines(card: ScenarioCard, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """What a scenario is about."""
    yield line(card.title, "bold")
    if card.problem:
        yield Content("")
        yield Content.styled("It cannot be played yet:", "$bad")
        yield plain(card.problem)
        return
    length = f"{card.turns} turns" + (f", about {card.minutes} minutes" if card.minutes else "")
    yield Content.assemble((length, "$text-muted"))
    yield Content("")
    yield plain(paragraphs(card.summary))
    if card.teaches:
        yield Content("")
        yield Content.styled("What it is good for", "$accent")
        for lesson in card.teaches:
            yield hang(Content(f"  {glyphs.dot}"), line(lesson), 4, cells)
    if card.theories:
        yield Content("")
        yield Content.styled("Theories to choose from", "$accent")
        for theory in card.theories:
            yield hang(Content(f"  {glyphs.dot}"), line(theory.name), 4, cells)
    yield Content("")
    yield Content.styled("How it begins", "$accent")
    yield plain(paragraphs(card.opening))


class Scenarios(Scene):
    """The scenarios, with what each is about."""

    PLACES = ("list", "form")
    TIP = "Enter starts a new game with the marked scenario. Tab goes to its text, where the arrows scroll."
    BINDINGS = bindings("form")

    def widgets(self) -> ComposeResult:
        """List and text."""
        yield TopLine(Content("Scenarios"))
        self._cards: dict[str, ScenarioCard] = {}
        rows = [ListRow(id_, line(title)) for id_, title in self.game.desk.scenarios()]
        with Horizontal(classes="pair"):
            yield Rows(rows or [heading(Content("No scenario was found."))], id="shelf", title="Shelf")
            yield Page(id="text", title="About it")

    def on_mount(self) -> None:
        """Stand on the first."""
        self.query_one(Rows).focus()

    @work(exclusive=True)
    async def on_rows_marked(self, event: Rows.Marked) -> None:
        """Tell of the marked scenario, once it is read."""
        if event.row not in self._cards:
            self.query_one(Page).show(lambda cells: Content.styled(f"Reading{ELLIPSIS}", "$text-muted"))
            self._cards[event.row] = await asyncio.to_thread(self.game.desk.read, event.row)
        card = self._cards[event.row]
        self.query_one(Page).show(lambda cells: stack(*scenario_lines(card, self.glyphs, cells)))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Start with it, where it can be played."""
        card = self._cards.get(event.row)
        if card is None or not card.problem:
            self.game.to_new_game(event.row)


def save_lines(save: SaveCard, state: str, said: tuple[str, ...] = ()) -> Iterator[Content]:
    """What is known of a game without sitting down at it.

    Args:
        state: why it cannot be relied on; empty: it is intact; an ellipsis: it is being looked at.
        said: what a full verification said.
    """
    yield line(save.title, "bold")
    yield line(str(save.path), "$text-muted")
    yield Content("")
    if save.problem or state not in ("", ELLIPSIS):
        yield Content.styled("Damaged. This file cannot be used as it is:", "$bad")
        yield plain(save.problem or state)
        return
    yield Content("Finished." if save.finished else f"Turn {save.turn} of {save.turns}, not finished.")
    if save.seats:
        yield plain(save.seats)
    if save.played:
        yield Content("An example that came with the program." if save.example else f"Last played {save.played}.")
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


class Saves(Scene):
    """All games on the shelf: unfinished ones go on, finished ones are watched.

    The list is made at a glance; the marked game is looked at closely, off the loop.
    """

    PLACES = ("list", "form", "saves")
    TIP = "Enter continues an unfinished game and opens the replay of a finished one."
    BINDINGS = [*bindings("form"), *bindings("saves")]
    _cards: Mapping[str, SaveCard] = MappingProxyType({})

    def widgets(self) -> ComposeResult:
        """List and text."""
        yield TopLine(Content("Games and replays"))
        self._flaws: dict[str, str] = {}
        self._said: dict[str, tuple[str, ...]] = {}
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
                if (save.finished and not save.problem, bool(save.problem)) == wanted
            ]
            if cards:
                yield heading(Content.styled(title, "$accent"))
            for row, save in cards:
                where = "" if save.problem else "finished" if save.finished else f"turn {save.turn}/{save.turns}"
                where = "damaged" if self._flaws.get(row) else where
                said = "example" if save.example else save.played
                below = line(": ".join(filter(None, (said, save.seats))), "$text-muted")
                yield ListRow(row, line(save.title), Content.styled(where, "$text-muted"), below or None, brief=True)
        if not self._cards:
            yield heading(Content("No game yet. Play one, and it is here."))

    def on_mount(self) -> None:
        """Stand on the first."""
        self.query_one(Rows).focus()
        self._list()

    @work(exclusive=True, group="list")
    async def _list(self) -> None:
        saves = await asyncio.to_thread(self.game.desk.saves)
        self._cards = {str(number): save for number, save in enumerate(saves)}
        self.query_one(Rows).show(tuple(self._rows()))

    @work(exclusive=True, group="mark")
    async def on_rows_marked(self, event: Rows.Marked) -> None:
        """Tell of the marked game, and look whether it is intact."""
        row, save = event.row, self._cards[event.row]
        if row not in self._flaws and not save.problem:
            self._tell(row, ELLIPSIS)
            self._flaws[row] = await asyncio.to_thread(self.game.desk.flaw, save.path)
            if self._flaws[row]:
                self.query_one(Rows).show(tuple(self._rows()))
        self._tell(row, self._flaws.get(row, ""))

    def _tell(self, row: str, state: str, said: tuple[str, ...] = ()) -> None:
        save = self._cards[row]
        self.query_one(Page).show(lambda cells: stack(*save_lines(save, state, said or self._said.get(row, ()))))

    @work(exclusive=True, group="mark")
    async def action_verify(self) -> None:
        """Play the marked game again and say what differs."""
        row = self.query_one(Rows).marked
        if row is None or self._cards[row].problem or self._flaws.get(row):
            return
        self._tell(row, "", (f"Playing every turn again{ELLIPSIS}",))
        self._said[row] = await asyncio.to_thread(self.game.desk.doubt, self._cards[row].path)
        self._tell(row, "")

    @asks
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Watch a finished game; ask about one that is not."""
        save = self._cards[event.row]
        if save.problem or self._flaws.get(event.row):
            return
        if save.finished:
            self.game.to_replay(save.path)
            return
        watch = PickItem("watch", Content("Watch what all seats know of it so far"))
        items = [PickItem("on", Content("Play on")), watch]
        picked = await self.app.push_screen_wait(Pick("This game is not finished", Content(""), items, self.glyphs))
        if picked == ("on",):
            self.game.resume(save.path)
        elif picked:
            self.game.to_replay(save.path)
