"""The reveal: all seats together, one step after another; nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.model.views import View
from wargame.tui.commands import bindings
from wargame.tui.desk import Chapter
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.scene import Scene
from wargame.tui.text import hang, line, stack
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.track_panel import TrackPanel


def chapter_lines(chapter: Chapter, now: bool, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """A step: its title and its lines; the one being told stands out."""
    mark = glyphs.point if now else " "
    yield Content.assemble((f"{mark} ", "bold $accent"), line(chapter.title, "bold $accent" if now else "bold"))
    for said in chapter.lines:
        yield hang(Content("   "), line(said, "" if now else "$text-muted"), 4, cells)


def story(chapters: Sequence[Chapter], told: int, glyphs: Glyphs, cells: int) -> Content:
    """Everything told so far; ``told`` steps, the last one marked (all told: none is)."""
    parts: list[Content] = []
    for number, chapter in enumerate(chapters[:told]):
        parts += [*chapter_lines(chapter, told < len(chapters) + 1 and number == told - 1, glyphs, cells), Content("")]
    return stack(*parts)


KNOWN = ("opening", "inject")
"""Kinds of chapters that everybody has read before the orders were given: told at once."""


class Reveal(Scene):
    """Steps through a resolved turn as all may see it, then shows where the tracks stand."""

    PLACES = ("reveal",)
    TIP = "Enter tells the next step, End all of them. The arrows scroll back. After the last step, Enter plays on."
    BINDINGS = bindings("reveal")

    def __init__(self, view: View, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self._view = view
        self._chapters = tuple(chapters)
        self._known = sum(1 for _ in takewhile(lambda chapter: chapter.kind in KNOWN, self._chapters))
        self._told = min(self._known + 1, len(self._chapters))

    def widgets(self) -> ComposeResult:
        """The story, and beside it the tracks once all is told."""
        yield TopLine(
            Content(
                "Reveal",
            )
        )
        with Horizontal(classes="pair story"):
            yield Page(id="text", title="What happened")
            yield TrackPanel(self.glyphs, title="Where the tracks stand")

    def on_mount(self) -> None:
        """Tell the first step."""
        self.query_one(TrackPanel).show_view(self._view)
        self.query_one(Page).focus()
        self._tell()

    def _tell(self) -> None:
        told, glyphs = self._told, self.glyphs
        done = told >= len(self._chapters)
        self.set_class(done, "-told")
        self.query_one(Page).show(lambda cells: story(self._chapters, told, glyphs, cells), end=True)
        step = (
            f"step {told - self._known} of {len(self._chapters) - self._known}" if self._chapters else "nothing to tell"
        )
        left = Content.assemble(("Reveal", "bold"), "   ", turn_text(self._view))
        self.query_one(TopLine).show(left, Content.styled(step, "$text-muted"))
        over = self._view.ending is not None
        after = "Enter: how it ended" if over else "Enter: on to the next turn"
        self.query_one(Page).border_subtitle = Content(after if done else "Enter: next step")

    def action_step(self) -> None:
        """One step more, or on with the game."""
        if self._told < len(self._chapters):
            self._told += 1
            self._tell()
        else:
            self.game.after_reveal()

    def action_skip(self) -> None:
        """Everything at once."""
        self._told = len(self._chapters)
        self._tell()

    def action_other_panel(self) -> None:
        """Story or tracks, where only one has room."""
        self.toggle_class("-other")
        self.query_one("#tracks" if self.has_class("-other") else "#text").focus()

    def action_leave(self) -> None:
        """Ask, then go; the turn is in the journal."""
        self.game.ask_to_leave()
