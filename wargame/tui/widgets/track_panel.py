"""Where the world stands, in groups, as far as the viewer knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.content import Content

from wargame.model.views import StatusView, TrackView, View
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import clean, column, hang, line, plain, stack
from wargame.tui.widgets.gauge import CELLS, SHORT, bar, change, recent_values, number
from wargame.tui.widgets.rows import ListRow, Rows, heading

USUAL_MOST = 10
"""The most of nearly all tracks; a row says its most only where it is another."""


HOLDS = "yes"
"""What is said of a flag or token that is there."""
KNOWN = {
    "exact": "You know it exactly.",
    "band": "You know its range, not the number.",
    "estimate": "An estimate: the true value may lie just outside.",
    "hidden": "Not known to you.",
}


def track_row(track: TrackView, glyphs: Glyphs, cells: int, *, went: bool = True) -> ListRow:
    """One track: code, name, gauge, value (with its cap where that is not the usual ten), change; with room, how it
    ``went`` so far. Where room is short the gauge shrinks and then goes: the name, the value and what moved stay.

    Args:
        cells: of the longest value of the list, cap included.
    """
    value = Content.assemble(number(track, glyphs), (_cap(track), "$text-muted"))
    value = Content.assemble(" " * (cells + 1 - value.cell_length), value, " ", change(track, glyphs))
    whole, short = (Content.assemble(bar(track, glyphs, size), value) for size in (CELLS, SHORT))
    forms = [Content.assemble(recent_values(track, glyphs), " ", whole)] if went else []
    forms += [whole, short, value]
    left = Content.assemble(column(track.code, 5, "bold"), line(track.name))
    return ListRow(track.slot, left, forms[0], tighter=tuple(forms[1:]))


def _cap(track: TrackView) -> str:
    return "" if track.most == USUAL_MOST else f"/{track.most}"


def track_rows(view: View, glyphs: Glyphs) -> Iterator[ListRow]:
    """All tracks under their group's heading, then the statuses and tokens worth a line. What a seat cannot know it is
    told so; what nobody but its owner knows is left out for all."""
    named = dict(view.groups)
    own = any(seat.id == view.viewer for seat in view.seats)
    went = any(len(track.past) > 1 for track in view.tracks)
    cells = max((len(number(track, glyphs) + _cap(track)) for track in view.tracks), default=0)
    order = [group for group, _ in view.groups]
    order += sorted({track.group for track in view.tracks} - set(order))
    for group in order:
        tracks = [track for track in view.tracks if track.group == group and (own or track.known != "hidden")]
        if tracks:
            yield heading(line(named.get(group, group), "$accent"))
            yield from (track_row(track, glyphs, cells, went=went) for track in tracks)
    if view.statuses:
        yield heading(Content.styled("Standing", "$accent"))
        yield from (_status_row(status) for status in view.statuses)


def _status_row(status: StatusView) -> ListRow:
    until = f" until turn {status.until}" if status.until else ""
    return ListRow(f"status:{status.slot}", line(status.name), line(f"{status.word or HOLDS}{until}", "bold"))


def track_detail(track: TrackView, glyphs: Glyphs, cells: int) -> Content:
    """What a track means, how well it is known, how it moved."""
    parts: list[Content | str] = [
        Content.assemble(bar(track, glyphs), f" {number(track, glyphs)} of {track.most}  ", change(track, glyphs)),
        hang(Content.styled(f" {track.least}", "$text-muted"), line(track.low), 5, cells),
        hang(Content.styled(f" {track.most}", "$text-muted"), line(track.high), 5, cells),
    ]
    if track.word:
        parts.append(Content.assemble("Now: ", plain(track.word, "bold")))
    if track.confidence:
        parts.append(Content.assemble("An estimate: ", plain(track.confidence), "."))
    else:
        parts.append(Content.styled(KNOWN[track.known], "$text-muted"))
    if len(track.past) > 1:
        went = f" {glyphs.to} ".join(str(value) for value in track.past)
        parts.append(hang(Content.styled("Turn by turn:", "$text-muted"), Content(went), 14, cells))
    if track.derived:
        parts.append(Content.styled("Worked out from other tracks.", "$text-muted"))
    return stack(*parts)


def status_detail(status: StatusView) -> Content:
    """A status or token in words."""
    parts = [Content.assemble("Now: ", line(status.word or HOLDS, "bold"))]
    if status.until:
        parts.append(Content(f"It holds until the end of turn {status.until}."))
    return stack(*parts)


class TrackPanel(Rows):
    """The tracks as a list: the marked one is explained on the card."""

    def __init__(self, glyphs: Glyphs, *, id: str = "tracks", title: str = "Tracks") -> None:
        super().__init__(id=id, title=title)
        self._glyphs = glyphs
        self._found = ""
        self._view: View | None = None

    def find(self, text: str) -> None:
        """Show only tracks whose code or name holds this."""
        self._found = text.casefold()
        if self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: View) -> None:
        """Show the tracks of this view."""
        self._view = view
        held = tuple(track for track in view.tracks if self._found in clean(f"{track.code} {track.name}").casefold())
        self.show(tuple(track_rows(replace(view, tracks=held) if self._found else view, self._glyphs)))
        moved = sum(1 for track in view.tracks if track.change)
        self.border_subtitle = Content(f"{moved} moved" if moved else "nothing has moved")
