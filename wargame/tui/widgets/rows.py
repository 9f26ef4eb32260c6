"""A list whose lines are composed for the width they get: left part cut where needed, right part flush right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.records import record
from wargame.tui.app_interface import app_of
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import clip, hang, sides

NOTHING = Content("")
BEFORE_LAYOUT = 40
BELOW_INDENT = 5


@record
class ListRow:
    """One line of a list.

    Attributes:
        id: None for a heading that cannot be chosen.
        below: hangs under it, wrapped, or with ``brief`` cut to one line.
        wrapped: a text beside a mark of one cell in ``left``, shown whole on as many lines as it needs.
        tighter: what stands on the right in place of ``right`` where room is short, each narrower than the one before.
        made: draws the whole row for a width, in place of all that.
    """

    id: str | None
    left: Content
    right: Content = NOTHING
    below: Content | None = None
    brief: bool = False
    wrapped: Content | None = None
    tighter: tuple[Content, ...] = ()
    made: Callable[[int], Content] | None = None

    def right_at(self, form: int) -> Content:
        """What stands on the right: ``right`` (0), or one of the ``tighter`` forms, the last where there are fewer."""
        return (self.right, *self.tighter)[min(form, len(self.tighter))]

    def draw(self, cells: int, form: int = 0) -> Content:
        """The line at this width."""
        if self.made is not None:
            return self.made(cells)
        right = self.right_at(form)
        first = hang(self.left, self.wrapped, 2, cells) if self.wrapped else sides(self.left, right, cells)
        if self.below is None:
            return first
        room = max(8, cells - BELOW_INDENT)
        below = [clip(self.below, room)] if self.brief else self.below.wrap(room)
        return Content("\n").join([first, *(Content.assemble(" " * BELOW_INDENT, part) for part in below)])


def form_for(rows: Sequence[ListRow], cells: int) -> int:
    """Which form the right side of a whole list takes, so that its columns stand under each other: the widest beside
    which no left part is cut, or the tightest there is."""
    alternatives = [row for row in rows if row.tighter]
    tightest = max((len(row.tighter) for row in alternatives), default=0)

    def fits(form: int) -> bool:
        return all(row.left.cell_length + 1 + row.right_at(form).cell_length <= cells for row in alternatives)

    return next((form for form in range(tightest) if fits(form)), tightest)


class Rows(OptionList):
    """A list of ``ListRow``. Enter chooses; moving tells the screen what is marked."""

    BINDINGS = bindings("list")

    @dataclass
    class Marked(Message):
        """The cursor stands on this row."""

        rows: Rows
        row: str

    @dataclass
    class Chosen(Message):
        """Enter or a click on this row."""

        rows: Rows
        row: str

    @dataclass
    class NothingMarked(Message):
        """Enter while no line is marked: nothing is chosen."""

        rows: Rows

    def __init__(
        self, rows: Sequence[ListRow] = (), *, id: str | None = None, title: str = "", unmarked: bool = False,
        round: bool = True,
    ) -> None:  # fmt: skip
        """Show these rows.

        Args:
            unmarked: no line is marked, and Enter does nothing, before somebody has moved.
            round: whether up from the first line leads to the last, and down from the last to the first.
        """
        super().__init__(id=id, markup=False)
        self._round = round
        self._unmarked = unmarked
        self._chosen: str | None = None
        self._rows = tuple(rows)
        self._drawn = 0
        self.border_title = Content(title)
        if rows:
            self.set_options(self._options_at(BEFORE_LAYOUT))

    @property
    def glyphs(self) -> Glyphs:
        """The marks to draw with."""
        return app_of(self).glyphs

    def show(self, rows: Sequence[ListRow]) -> None:
        """Replace the lines; the cursor stays on the row it was put on, or on the nearest one until that is there
        again."""
        self._rows = tuple(rows)
        self._draw()

    @property
    def marked(self) -> str | None:
        """The row under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    def mark(self, row: str) -> None:
        """Put the cursor on this row, where it exists."""
        for number, option in enumerate(self._rows):
            if option.id == row:
                self.highlighted = number
                if self.has_focus:
                    self._chosen = row

    def on_focus(self) -> None:
        """From here on this is the row one stands on: a search that led here is over."""
        self._chosen = self.marked

    def action_cursor_up(self) -> None:
        """To the line above."""
        at = self.highlighted
        if self._round or at is None or any(not option.disabled for option in self.options[:at]):
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """To the line below."""
        at = self.highlighted
        if self._round or at is None or any(not option.disabled for option in self.options[at + 1 :]):
            super().action_cursor_down()

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """A page on or back, where there are lines: Textual looks for those of a list it has not laid out."""
        if self.size:
            super()._move_page(direction)

    def action_select(self) -> None:
        """Choose the marked line; where none is marked, say so."""
        if self.highlighted is None:
            self.post_message(self.NothingMarked(self))
        else:
            super().action_select()

    def on_resize(self, event: events.Resize) -> None:
        """Compose the lines anew when the width changes."""
        self._fit()

    def watch_show_vertical_scrollbar(self) -> None:
        """A scroll bar takes room from the lines, and no event tells of it."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._width() != self._drawn:
            self._draw()

    def _width(self) -> int:
        """Cells for a line; before the first layout a guess, so that the list has its height from the start."""
        if not self.size.width:
            return BEFORE_LAYOUT
        return max(
            10, self.scrollable_content_region.width - self.get_component_styles("option-list--option").padding.width
        )

    def _options_at(self, cells: int) -> list[Option]:
        form = form_for(self._rows, cells)
        return [Option(row.draw(cells, form), id=row.id, disabled=row.id is None) for row in self._rows]

    def _draw(self) -> None:
        at, was = self.highlighted, self.marked
        self._drawn = self._width()
        top = self.scroll_offset
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(self._options_at(self._drawn))
            ids = [row.id for row in self._rows]
            places = [number for number, row in enumerate(ids) if row is not None]
            kept = next((row for row in (self._chosen, was) if row is not None and row in ids), None)
            if kept is not None:
                self.highlighted = ids.index(kept)
            elif places and not (self._unmarked and at is None):
                self.highlighted = min(places, key=lambda place: abs(place - (at or 0)))
        self.scroll_to(top.x, top.y, animate=False, immediate=True)
        if self.highlighted is not None and self.size:
            self.scroll_to_highlight()
        if self.marked is not None and self.marked != was:
            self.post_message(self.Marked(self, self.marked))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what is marked, in our own word."""
        event.stop()
        if event.option.id is not None:
            if self.has_focus:
                self._chosen = event.option.id
            self.post_message(self.Marked(self, event.option.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what was chosen, in our own word."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.Chosen(self, event.option.id))


def heading(text: Content | str, style: str = "") -> ListRow:
    """A line between groups; ``style``: of a bare text."""
    return ListRow(None, Content.styled(text, style) if isinstance(text, str) else text)
