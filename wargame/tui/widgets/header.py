"""The top line of every screen, and the tabs of a narrow one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.draft import cost
from wargame.tui.app_interface import app_of
from wargame.tui.glyphs import Glyphs, whole
from wargame.tui.text import clip, line, sides
from wargame.tui.themes import seat_style
from wargame.tui.widgets.clock_face import ClockFace
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence

NOTHING = Content("")
NEWS = "•"
"""Behind the name of a panel that holds something not seen yet."""
ROOMY = 110
"""From this many columns on the clock says in full what it counts."""


def seat_name(view: View, seat: str) -> Content:
    """Mark, letter and name of a seat in its colour."""
    for place, card in enumerate(view.seats):
        if card.id == seat:
            return line(f"{card.mark} {card.letter} {card.name}", f"bold {seat_style(place)}")
    return line(seat, "bold")


def turn_text(view: View, *, tight: bool = False) -> Content:
    """``Week 3 of 8``, in the scenario's word for a turn; ``tight``: ``Week 3/8``."""
    name = sentence(view.turn_name.strip() or _("turn"))
    said = _("{Turn} {number}/{turns}") if tight else _("{Turn} {number} of {turns}")
    return line(said.format(Turn=name, number=view.turn, turns=view.turns))


def sealed_text(view: View, glyphs: Glyphs, *, tight: bool = False) -> Content:
    """Which seats have sealed, by letter; ``tight``: without the word."""
    said = [
        Content.assemble(
            line(f"{seat.mark}{seat.letter}", f"bold {seat_style(place)}"), glyphs.yes if seat.sealed else glyphs.dash
        )
        for place, seat in enumerate(view.seats)
    ]
    return Content.assemble("" if tight else (_("sealed "), "$text-muted"), Content(" ").join(said))


def purse_text(view: View, order: Order, glyphs: Glyphs) -> Content:
    """What an order leaves of the purse, ``3 to spend, keep 1``; nothing where the seat has none."""
    budget = view.budget
    if budget is None:
        return NOTHING
    keep = _(", keep {points}").format(points=budget.reserve) if budget.reserve else ""
    left = whole(budget.purse - cost(view, order), glyphs)
    return Content.assemble((left, "bold"), (_(" to spend"), "$text-muted"), (keep, "$text-muted"), "  ")


class TopLine(Static):
    """One line: what and where on the left, facts on the right, and the clock at the end where one runs."""

    def __init__(self, left: Content, right: Content = NOTHING) -> None:
        super().__init__(markup=False, classes="top")
        self._lefts: tuple[Content, ...] = (left,)
        self._rights: tuple[Content, ...] = (right,)

    def compose(self) -> ComposeResult:
        """The clock paints over the end of the line, so that a tick paints nothing else."""
        self._clock = ClockFace(app_of(self).clock_reading, lambda: self.app.size.width >= ROOMY, self._draw)
        yield self._clock

    def show(self, left: Content, *rights: Content, tight: Content | None = None) -> None:
        """Show other words; of several on the right the first that has room beside the left, or where none has, beside
        what is said ``tight`` in its place."""
        self._lefts, self._rights = (left,) if tight is None else (left, tight), rights or (NOTHING,)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """The right part stays flush right."""
        self._clock.tick()
        self._draw()

    def _draw(self) -> None:
        cells = self.content_size.width - self._clock.cells
        pairs = product(self._lefts, self._rights)
        fits = (pair for pair in pairs if pair[0].cell_length + 1 + pair[1].cell_length <= cells)
        left, right = next(fits, (self._lefts[-1], self._rights[-1]))
        # Where nothing fits, what is on the left gives way: it is said elsewhere too.
        left = clip(left, max(cells // 3, cells - right.cell_length - 1))
        self.update(sides(left, right, cells), layout=False)


class Tab(Static):
    """One tab; a click on it shows its panel."""

    def __init__(self, panel: str, number: int, title: str) -> None:
        self._label = Content.assemble((str(number), "bold $accent"), f" {title}")
        super().__init__(self._label, markup=False, id=f"tab-{panel}", classes="tab")
        self._panel, self._news = panel, False

    def show(self, *, here: bool, news: bool) -> None:
        """Light it up, or not; with a mark where it holds something not seen yet."""
        self.set_class(here, "-here")
        if news != self._news:
            self._news = news
            self.update(Content.assemble(self._label, (NEWS, "bold $accent") if news else ""))

    def on_click(self) -> None:
        """Show this tab's panel."""
        self.post_message(Tabs.TabPicked(self._panel))


class Tabs(Horizontal):
    """The panels of a narrow screen by number and name."""

    @dataclass
    class TabPicked(Message):
        """A tab was clicked."""

        panel: str

    def __init__(self, panels: Sequence[tuple[str, str]]) -> None:
        super().__init__(id="tabs")
        self._panels = tuple(panels)

    def compose(self) -> ComposeResult:
        """A tab for each panel."""
        for number, (panel, title) in enumerate(self._panels, start=1):
            yield Tab(panel, number, title)

    def show(self, panel: str, unseen: Collection[str] = ()) -> None:
        """Light up one tab; those of ``unseen`` bear a mark."""
        for name, _title in self._panels:
            self.query_one(f"#tab-{name}", Tab).show(here=name == panel, news=name in unseen)
