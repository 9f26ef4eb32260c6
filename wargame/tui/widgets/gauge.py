"""A number as a bar of cells, readable without colour and honest about what is not known."""

from __future__ import annotations

from textual.content import Content

from wargame.model.views import TrackView
from wargame.tui.glyphs import Glyphs, ranged

CELLS, SHORT = 10, 5
"""Cells of a gauge, and of one where room is short."""
RECENT = 6


def bar(track: TrackView, glyphs: Glyphs, cells: int = CELLS) -> Content:
    """So many cells: reached for certain, possibly reached, not reached."""
    span = max(1, track.most - track.least)

    def place(value: int) -> int:
        return max(0, min(cells, ((value - track.least) * cells * 2 + span) // (2 * span)))

    if track.known == "hidden":
        return Content.styled(glyphs.empty * cells, "$faint")
    low, high = place(track.lo), place(track.hi)
    return Content.assemble(
        (glyphs.full * low, "$text"),
        (glyphs.maybe * (high - low), "$text-muted"),
        (glyphs.empty * (cells - high), "$faint"),
    )


def number(track: TrackView, glyphs: Glyphs) -> str:
    """The value, its range, or ``?``."""
    return "?" if track.known == "hidden" else ranged(track.lo, track.hi, glyphs)


def change(track: TrackView, glyphs: Glyphs) -> Content:
    """What it moved by, three cells: arrow and amount, coloured by which end most seats hope for."""
    if not track.change:
        return Content("   ")
    up = track.change > 0
    style = "$text-muted" if track.better == "neither" else "$good" if up == (track.better == "high") else "$bad"
    return Content.styled(f"{glyphs.up if up else glyphs.down}{abs(track.change):<2}", f"bold {style}")


def recent_values(track: TrackView, glyphs: Glyphs) -> Content:
    """How it went over the last turns, a small column of one of eight heights for each; only what was known exactly."""
    past = track.past[-RECENT:]
    if len(past) <= 1:
        return Content(" " * RECENT)
    span, top = max(1, track.most - track.least), len(glyphs.heights) - 1
    heights = (max(0, min(top, (value - track.least) * top // span)) for value in past)
    drawn = "".join(glyphs.heights[height] for height in heights)
    return Content.styled(f"{drawn:>{RECENT}}", "$text-muted")
