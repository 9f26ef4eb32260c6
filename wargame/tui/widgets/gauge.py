"""A number as a bar of cells, readable without colour and honest about what is not known."""

from __future__ import annotations


from textual.content import Content

from wargame.model.views import TrackAsked, TrackView, View
from wargame.records import record
from wargame.tui.glyphs import Glyphs, ranged

CELLS, SHORT = 10, 5
"""Cells of a gauge, and of one where room is short."""
RECENT = 6


@record
class GaugeTarget:
    """What an aim asks of a track, for its gauge: ``at`` the least or (``most``) the greatest value it allows.

    Attributes:
        met: whether it holds; None: the viewer cannot know.
        edge: whether it holds by its last step.
    """

    at: int
    most: bool
    met: bool | None
    edge: bool

    @property
    def style(self) -> str:
        """The colour of what is reached: of the danger where it is lost or on the line."""
        return "$text" if self.met is None else "$bad" if not self.met else "$accent" if self.edge else "$good"


def targets(view: View) -> dict[str, GaugeTarget]:
    """What the viewer's aims ask of each track; of several asks the one that is nearest to being lost, or missed."""
    tracks = {track.slot: track for track in view.tracks}
    found: dict[str, GaugeTarget] = {}
    for aim in view.aims:
        for ask in aim.asks:
            if isinstance(ask, TrackAsked) and (track := tracks.get(ask.slot)) is not None:
                edge = ask.met is True and (track.lo if ask.sign == ">=" else track.hi) == ask.target
                target = GaugeTarget(ask.target, ask.sign == "<=", ask.met, edge)
                held = found.get(ask.slot)
                if held is None or (held.met is True and (ask.met is False or edge)):
                    found[ask.slot] = target
    return found


def bar(track: TrackView, glyphs: Glyphs, cells: int = CELLS, target: GaugeTarget | None = None) -> Content:
    """So many cells: reached for certain, possibly reached, not reached; with a target one more, the tick at it, which
    what is reached must pass, or must not."""
    span = max(1, track.most - track.least)

    def place(value: int) -> int:
        return max(0, min(cells, ((value - track.least) * cells * 2 + span) // (2 * span)))

    low, high = (0, 0) if track.known == "hidden" else (place(track.lo), place(track.hi))
    at = 0 if target is None else min(cells - 1, place(target.at if target.most else target.at - 1))
    if target is not None and target.met is not None and low == high:
        passed = target.met is not target.most  # few cells must not say otherwise than the numbers do
        low = high = max(low, at + 1) if passed else min(low, at)
    drawn = Content.assemble(
        (glyphs.full * low, target.style if target else "$text"),
        (glyphs.maybe * (high - low), "$text-muted"),
        (glyphs.empty * (cells - high), "$faint"),
    )
    if target is None:
        return drawn
    return Content.assemble(drawn[:at], (glyphs.tick, "bold $accent"), drawn[at:])


def number(track: TrackView, glyphs: Glyphs) -> str:
    """The value, its range, or ``?``."""
    return "?" if track.known == "hidden" else ranged(track.lo, track.hi, glyphs)


def change(track: TrackView, glyphs: Glyphs, target: GaugeTarget | None = None) -> Content:
    """What it moved by, three cells: arrow and amount (of a range the arrow alone), in the colour of whom that helps:
    the viewer, where an aim of its asks for the track; else by which end most seats hope for."""
    if not track.went:
        return Content("   ")
    up = track.went > 0
    high = track.better == "high" if target is None else not target.most
    neutral = target is None and track.better == "neither"
    style = "$text-muted" if neutral else "$good" if up == high else "$bad"
    by = "" if track.was else abs(track.change or 0)
    return Content.styled(f"{glyphs.up if up else glyphs.down}{by:<2}", f"bold {style}")


def course(track: TrackView) -> tuple[int, ...]:
    """Its values at the end of each turn, the present one at the end where it is another."""
    now = () if track.value is None or not track.past or track.value == track.past[-1] else (track.value,)
    return (*track.past, *now)


def recent_values(track: TrackView, glyphs: Glyphs) -> Content:
    """How it went over the last turns up to now, a small column of one of eight heights for each; only what was known
    exactly."""
    past = course(track)[-RECENT:]
    if len(past) <= 1:
        return Content(" " * RECENT)
    span, top = max(1, track.most - track.least), len(glyphs.heights) - 1
    heights = (max(0, min(top, (value - track.least) * top // span)) for value in past)
    drawn = "".join(glyphs.heights[height] for height in heights)
    return Content.styled(f"{drawn:>{RECENT}}", "$text-muted")
