"""A turn being told: step under step, the one that is told now marked, dice and tables made to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content

from wargame.tui.app_interface import app_of
from wargame.tui.beat import POSTERS, beat
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Fitted, hang, line
from wargame.tui.widgets.page import Page
from wargame.tui.writer import prose

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter

INDENT = 2


def step_lines(chapter: Chapter, now: bool, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """A step: its title, then for each of its lines one content, wrapped; the step told now stands out."""
    mark = glyphs.point if now else " "
    title = line(chapter.title, "bold $accent" if now else "bold")
    yield hang(Content.styled(mark, "bold $accent"), title, INDENT, cells)
    yield from prose(chapter.body, INDENT, cells, faded=not now, marks=glyphs)


def step(chapter: Chapter, glyphs: Glyphs, cells: int) -> Content:
    """A step by itself."""
    return Content("\n").join(step_lines(chapter, True, glyphs, cells))


def lit(content: Content, words: str) -> Content:
    """Every place where the words stand, whatever their case, made to be seen."""
    for found in re.finditer(re.escape(words), content.plain, re.IGNORECASE) if words else ():
        content = content.stylize("reverse", *found.span())
    return content


class StoryPage(Page):
    """Shows the steps of a turn that were told; the last of them stays in sight, from its title on."""

    def __init__(self, *, title: str) -> None:
        super().__init__(id="text", title=title)
        self._top = self._hit = 0
        self._sought: int | None = None

    def tell(self, chapters: Sequence[Chapter], told: int, *, find: str = "", at: int | None = None) -> None:
        """Show the first ``told`` steps.

        Args:
            find: words to light up.
            at: which line of the last step (0: its title) must be in sight; None: as much of the step as there is room.
        """

        glyphs = app_of(self).glyphs

        def drawing(cells: int) -> Content:
            lines: list[Content] = []
            self._top = self._hit = 0
            for number, chapter in enumerate(chapters[:told]):
                now = number == told - 1
                for place, content in enumerate(step_lines(chapter, now, glyphs, cells)):
                    height = sum(1 + one.plain.count("\n") for one in lines)
                    if now and not place:
                        self._top = height
                    if now and place == at:
                        self._hit = height
                    lines.append(lit(content, find))
                lines.append(Content(""))
            return Content("\n").join(lines[:-1])

        self._sought = at
        self.show((Fitted(drawing),))
        self._stand()
        self.call_after_refresh(self._stand)

    def show_beat(self, chapter: Chapter, tumbling: Sequence[int] = ()) -> None:
        """Show one step by itself, in the middle where there is room.

        Args:
            tumbling: what the dice show while they roll; none: they lie.
        """
        glyphs = app_of(self).glyphs

        def drawing(cells: int) -> Content:
            made = beat(chapter, glyphs, cells, tumbling)
            spare = self.scrollable_content_region.height - made.plain.count("\n") - 1
            above = max(1, spare // 3) if chapter.kind in POSTERS else 1
            return Content("\n").join([*[Content("")] * min(above, max(0, spare)), made])

        self._top = self._hit = 0
        self._sought = None
        self.show((Fitted(drawing),))

    def on_resize(self, event: events.Resize) -> None:
        """The step stays in sight."""
        super().on_resize(event)
        self._stand()

    def _stand(self) -> None:
        height, all_ = self.scrollable_content_region.height, self.virtual_size.height
        y = all_ - height if all_ - self._top <= height else self._top
        if self._sought is not None and not y <= self._hit < y + height:
            y = self._hit - height // 2
        self.scroll_to(y=max(0, y), animate=False, immediate=True)

    def read_on(self) -> bool:
        """Scroll a page where a long step goes on below; False: it is read to its end."""
        if self.scroll_offset.y >= self.max_scroll_y:
            return False
        self.scroll_page_down(animate=False)
        return True
