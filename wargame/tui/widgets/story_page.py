"""A turn being told: step under step, the one that is told now marked, dice and tables made to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textual import events
from textual.content import Content

from wargame.tui.desk import Chapter
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import clean, hang, line
from wargame.tui.widgets.page import Page

INDENT = 2
HIT = "▸ "
_ADDS = re.compile(r"^([+−?]\S*)\s+(.*)$")
_MOVED = re.compile(r"−?\d+ → −?\d+")
_DICE = re.compile(r"(?:\[\d+\])+")
QUIET = "$text-muted"


def step_lines(chapter: Chapter, now: bool, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """A step: its title, then for each of its lines one content, wrapped; the step told now stands out."""
    mark = glyphs.point if now else " "
    title = line(chapter.title, "bold $accent" if now else "bold")
    yield hang(Content.styled(mark, "bold $accent"), title, INDENT, cells)
    roles = chapter.roles or ("say",) * len(chapter.lines)
    for role, said in zip(roles, chapter.lines, strict=True):
        text = clean(said)
        inset = INDENT + len(text) - len(text.lstrip())
        yield _told(role, text.strip(), inset, now, cells)


def _told(role: str, text: str, inset: int, now: bool, cells: int) -> Content:
    if role == "rows":
        return _rows(text, inset, now, cells)
    quiet = "" if now else QUIET
    content = line(text, quiet)
    match role:
        case "heading":
            content = line(text, "bold" if now else f"bold {QUIET}")
        case "dice":
            content = _lit(content, _DICE, "bold $accent" if now else "bold")
        case "result":
            content = line(text, "bold" if now else quiet)
        case "text":
            content = line(text, "italic" if now else f"italic {QUIET}")
        case "effect":
            content = _lit(content, _MOVED, "bold")
        case "reason":
            adds = _ADDS.match(text)
            if adds:
                number, why = adds.groups()
                style = "$good" if number.startswith("+") else "$bad" if number[0] in "−-" else QUIET
                head = Content.styled(number, f"bold {style}" if now else quiet)
                return hang(Content.assemble(" " * inset, head), line(why, quiet), inset + len(number) + 2, cells)
    return hang(Content(""), content, inset, cells)


def _lit(content: Content, pattern: re.Pattern[str], style: str) -> Content:
    for found in pattern.finditer(content.plain):
        content = content.stylize(style, *found.span())
    return content


def _rows(text: str, inset: int, now: bool, cells: int) -> Content:
    """The rows of a table side by side, none of them broken, the one that was hit marked."""
    lines, here = [], Content("")
    for row in text.split("   "):
        style = "bold $accent" if row.startswith(HIT) and now else "bold" if row.startswith(HIT) else QUIET
        part = line(row, style)
        if here and inset + here.cell_length + 3 + part.cell_length > cells:
            lines.append(here)
            here = Content("")
        here = Content.assemble(here, "   ", part) if here else part
    return hang(Content(""), Content("\n").join([*lines, here]), inset, cells)


def lit(content: Content, words: str) -> Content:
    """Every place where the words stand, whatever their case, made to be seen."""
    return _lit(content, re.compile(re.escape(words), re.IGNORECASE), "reverse") if words else content


class StoryPage(Page):
    """Shows the steps of a turn that were told; the last of them stays in sight, from its title on."""

    def __init__(self, glyphs: Glyphs, *, id: str = "text", title: str = "") -> None:
        super().__init__(id=id, title=title)
        self._glyphs = glyphs
        self._top = 0
        self._hit = 0

    def tell(self, chapters: Sequence[Chapter], told: int, *, find: str = "", at: int | None = None) -> None:
        """Show the first ``told`` steps.

        Args:
            find: words to light up.
            at: which line of the last step (0: its title) must be in sight; None: as much of the step as there is room.
        """

        def drawing(cells: int) -> Content:
            lines: list[Content] = []
            self._top = self._hit = 0
            for number, chapter in enumerate(chapters[:told]):
                now = number == told - 1
                for place, content in enumerate(step_lines(chapter, now, self._glyphs, cells)):
                    height = sum(1 + one.plain.count("\n") for one in lines)
                    if now and not place:
                        self._top = height
                    if now and place == at:
                        self._hit = height
                    lines.append(lit(content, find))
                lines.append(Content(""))
            return Content("\n").join(lines[:-1])

        self._sought = at
        self.show(drawing)
        self._stand()
        self.call_after_refresh(self._stand)

    _sought: int | None = None

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
