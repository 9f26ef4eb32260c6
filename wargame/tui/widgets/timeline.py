"""Where one is in a recorded game: every turn with its marks, and the steps of the turn one is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from wargame.tui.glyphs import Glyphs
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter

INJECT, INCIDENT = "o", "x"


def legend() -> str:
    """What the signs mean."""
    return _("{inject} inject  {incident} incident").format(inject=INJECT, incident=INCIDENT)


def mark(chapter: Chapter) -> str:
    """The sign of a step: an inject, an incident (somebody outside the seats acts and something moves), or nothing."""
    if chapter.kind == "inject":
        return INJECT
    return INCIDENT if chapter.kind == "actor" and chapter.moves_something else ""


class Timeline(Widget):
    """One line. A click on a turn goes there."""

    ALLOW_SELECT = False

    @dataclass
    class TurnPicked(Message):
        """A turn was clicked."""

        turn: int

    def __init__(self, turns: Sequence[int], glyphs: Glyphs) -> None:
        super().__init__()
        self._turns, self._glyphs = tuple(turns), glyphs
        self._told: Mapping[int, Sequence[Chapter]] = {}
        self._turn, self._step = 0, 0
        self._places: list[tuple[int, int]] = []

    def show(self, told: Mapping[int, Sequence[Chapter]], turn: int, step: int) -> None:
        """Stand at a step (from 1) of a turn. ``told``: the steps of every turn that was told so far."""
        self._told, self._turn, self._step = told, turn, step
        self.refresh()

    def render(self) -> Content:
        """The turns; those that do not fit are left out at the far ends."""
        turns = [(turn, self._turn_text(turn)) for turn in self._turns]
        if not turns:
            return Content("")
        here = next(place for place, (turn, _) in enumerate(turns) if turn == self._turn)
        first = last = here
        room = self.content_size.width - turns[here][1].cell_length - 4
        while True:
            before = turns[first - 1][1].cell_length + 1 if first else None
            after = turns[last + 1][1].cell_length + 1 if last + 1 < len(turns) else None
            if after is not None and after <= room and (last - here <= here - first or before is None or before > room):
                last, room = last + 1, room - after
            elif before is not None and before <= room:
                first, room = first - 1, room - before
            else:
                break
        shown = turns[first : last + 1]
        more = self._glyphs.span
        start = len(more) + 1 if first else 0
        self._places = []
        for turn, text in shown:
            self._places.append((start, turn))
            start += text.cell_length + 1
        line = Content(" ").join([text for _, text in shown])
        left, right = f"{more} " if first else "", f" {more}" if last + 1 < len(turns) else ""
        return Content.assemble((left, "$text-muted"), line, (right, "$text-muted"))

    def _turn_text(self, turn: int) -> Content:
        rule, chapters = self._glyphs.rule, self._told.get(turn, ())
        if turn != self._turn:
            marks = "".join(mark(chapter) for chapter in chapters)
            return Content.assemble((f"T{turn}", ""), (f"{rule}{marks}{rule}" if marks else rule * 2, "$text-muted"))
        parts = [Content.styled(f"T{turn}{rule}", "bold $accent")]
        for number, chapter in enumerate(chapters, 1):
            sign = mark(chapter)
            if number == self._step:
                here = "bold $accent reverse" if sign else "bold $accent"
                parts.append(Content.styled(f"{self._glyphs.point}{sign}", here))
            else:
                parts.append(Content.styled(sign or rule, "" if sign else "$text-muted"))
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Go to the turn that was clicked."""
        at = event.x - self.gutter.left
        picked = [turn for start, turn in self._places if start <= at]
        if picked:
            self.post_message(self.TurnPicked(picked[-1]))
