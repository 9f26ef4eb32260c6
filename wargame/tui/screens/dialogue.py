"""Small questions over a screen: pick from a list, yes or no, a line of text. Esc answers nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Literal, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from wargame.records import record
from wargame.tui.app_interface import app_of
from wargame.tui.commands import bindings
from wargame.tui.screens.overlay import Overlay
from wargame.tui.text import Line, clean, line
from wargame.tui.widgets.key_bar import KeyBar
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow, Rows
from wargame.wording.catalogue import N_, _

T = TypeVar("T")
DONE = "-done"
LONGEST_LINE = 1000
"""Characters that a line takes; a path may be long."""


@record
class PickItem:
    """One line to pick. ``closed`` says why it cannot be picked."""

    word: str
    text: Content
    below: Content | None = None
    closed: str | None = None


class Dialogue(Overlay[T], Generic[T]):
    """A box in the middle with a title and, above its list, some text."""

    BINDINGS = bindings("dialogue")

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The box, and a footer that says the keys."""
        with Vertical(id="box") as box:
            box.border_title = line(self._title)
            if self._text:
                with VerticalScroll(id="said", can_focus=False):
                    yield Static(self._text, markup=False)
            yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """What to answer with."""
        yield from ()

    def on_mount(self) -> None:
        """A text that is longer than its room can be scrolled by keys, and says so."""
        self.call_after_refresh(self._say_how)

    def _say_how(self) -> None:
        for said in self.query("#said"):
            said.can_focus = said.max_scroll_y > 0
            if said.can_focus:
                self.query_one("#box").border_subtitle = Content(_("Tab, then the arrows: read on"))

    async def action_dismiss(self, result: T | None = None) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def kept(self) -> object:
        """What was chosen or written so far, for ``restore``; None: nothing that could be lost."""
        return None

    def restore(self, kept: object) -> None:
        """Open as it was left; called before it is shown, with what ``kept`` gave."""


class Pick(Dialogue[tuple[str, ...]]):
    """Choose one item, or with ``most`` above 1 up to that many; gives their words."""

    def __init__(
        self,
        title: str,
        text: Content,
        items: Sequence[PickItem],
        *,
        picked: Sequence[str] = (),
        most: int = 1,
    ) -> None:
        super().__init__(title, text)
        self._items = tuple(items)
        self._picked = list(picked)
        self._most = most
        self._marked: tuple[str, ...] = ()

    def kept(self) -> object:
        """What is ticked, and the line that is marked."""
        marked = self.query_one(Rows).marked
        return tuple(self._picked), (marked,) if marked else ()

    def restore(self, kept: object) -> None:
        """Tick and mark the same."""
        picked, self._marked = cast("tuple[tuple[str, ...], tuple[str, ...]]", kept)
        self._picked = list(picked)

    def body(self) -> ComposeResult:
        """The list; with several, a last line ends it."""
        yield Rows(self._rows(), id="items")
        yield Static(Content(""), id="note", markup=False)

    def on_mount(self) -> None:
        """Stand on what is picked."""
        rows = self.query_one(Rows)
        rows.focus()
        for row in (*self._picked[:1], *self._marked):
            rows.mark(row)
        if self._most > 1:
            self._note(_("Enter marks up to {most}; the last line is done.").format(most=self._most))

    def _rows(self) -> tuple[ListRow, ...]:
        glyphs = app_of(self).glyphs

        def row(item: PickItem) -> ListRow:
            mark = glyphs.picked if item.word in self._picked else glyphs.closed if item.closed else glyphs.dot
            text, below = item.text, item.below
            if item.closed:
                text = text.stylize("$text-muted")
                below = line(_("closed; it would need: {what}").format(what=item.closed), "$text-muted")
            return ListRow(item.word, Content.styled(mark, "bold $accent"), below=below, wrapped=text)

        rows = [row(item) for item in self._items]
        if self._most > 1:
            rows.append(ListRow(DONE, Content.styled(f"{glyphs.point} {_('Done')}", "bold $accent")))
        return tuple(rows)

    def _note(self, text: str) -> None:
        note = self.query_one("#note", Static)
        note.update(Content(text))
        note.add_class("-said")

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """One item: that is the answer. Several: mark it or take the mark off."""
        event.stop()
        if event.row == DONE:
            self.dismiss(tuple(item.word for item in self._items if item.word in self._picked))
            return
        item = next(item for item in self._items if item.word == event.row)
        if item.closed:
            self._note(_("That one is closed now."))
        elif self._most == 1:
            self.dismiss((item.word,))
        elif item.word in self._picked:
            self._picked.remove(item.word)
        elif len(self._picked) >= self._most:
            self._note(_("At most {most}: take a mark off first.").format(most=self._most))
        else:
            self._picked.append(item.word)
        event.rows.show(self._rows())


class Ask(Dialogue[bool]):
    """Yes or no, each in its own words."""

    def __init__(self, title: str, text: Content, yes: str, no: str) -> None:
        super().__init__(title, text)
        self._yes = yes
        self._no = no
        self._doubt = False

    def kept(self) -> object:
        """That it was asked."""
        return True

    def restore(self, kept: object) -> None:
        """Ask again, with the second answer marked: a key meant for something else must not say yes."""
        self._doubt = bool(kept)

    def body(self) -> ComposeResult:
        """The two answers; the first is marked."""
        yield Rows((ListRow("yes", Content(self._yes)), ListRow("no", Content(self._no))), id="items")

    def on_mount(self) -> None:
        """Ready for Enter."""
        rows = self.query_one(Rows)
        rows.focus()
        if self._doubt:
            rows.mark("no")

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Give the answer."""
        event.stop()
        self.dismiss(event.row == "yes")


class Leaving(Dialogue[Literal["leave", "stay", "finish"]]):
    """Whether to get up from a running game: for now, not at all, or for good."""

    def __init__(self, title: str, text: Content, *, finish: bool) -> None:
        """``finish``: whether it can be ended here."""
        super().__init__(title, text)
        self._finish = finish

    def body(self) -> ComposeResult:
        """The ways on; the first is marked, and the one that cannot be undone is last."""
        ways = [ListRow("leave", Content(_("Leave"))), ListRow("stay", Content(_("Stay")))]
        if self._finish:
            ways.append(ListRow("finish", Content(_("End the game here, and talk about it"))))
        yield Rows(tuple(ways), id="items")

    def on_mount(self) -> None:
        """Ready for Enter."""
        self.query_one(Rows).focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Give the answer."""
        event.stop()
        self.dismiss(cast("Literal['leave', 'stay', 'finish']", event.row))


class LineField(Input):
    """A field of one line. What is pasted is cleaned of what a terminal would obey or not show."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)[:LONGEST_LINE]


class WriteLine(Dialogue[str]):
    """One line of text; Enter takes it."""

    BINDINGS = [Binding("enter", "submit", N_("Take it"), key_display="Enter"), *bindings("dialogue")]

    def __init__(self, title: str, text: Content, value: str = "", *, whole_number: bool = False) -> None:
        super().__init__(title, text)
        self._value = value
        self._whole = whole_number

    def body(self) -> ComposeResult:
        """The field."""
        yield LineField(
            clean(self._value), type="integer" if self._whole else "text", id="field", max_length=LONGEST_LINE
        )

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the text."""
        event.stop()
        self.dismiss(event.value.strip())


class Read(Dialogue[None]):
    """A longer text to read; any of Enter and Esc closes it."""

    BINDINGS = [
        Binding("enter", "dismiss", N_("Back"), key_display="Enter"),
        Binding("escape", "dismiss", N_("Back"), show=False),
    ]
    DEFAULT_CLASSES = "reading"

    def __init__(self, title: str, lines: Iterable[Line]) -> None:
        super().__init__(title, Content(""))
        self._lines = lines

    def body(self) -> ComposeResult:
        """The text."""
        yield Page(self._lines)

    def on_mount(self) -> None:
        """The arrows scroll; a text longer than the screen says so."""
        self.query_one(Page).focus()

    def _say_how(self) -> None:
        if self.query_one(Page).max_scroll_y:
            self.query_one("#box").border_subtitle = Content(_("the arrows read on"))
