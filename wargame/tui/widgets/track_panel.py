"""Where the world stands, in groups, as far as the viewer knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.content import Content

from wargame.model.views import StatusView, TrackView, View
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, clean, column, line, plain
from wargame.tui.widgets.gauge import CELLS, SHORT, bar, change, recent_values, number
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import N_, _

USUAL_MOST = 10
"""The most of nearly all tracks; a row says its most only where it is another."""


HOLDS = N_("yes")
"""What is said of a flag or token that is there."""
KNOWN = {
    "exact": N_("You know it exactly."),
    "band": N_("You know its range, not the number."),
    "estimate": N_("An estimate: the true value may lie just outside."),
    "hidden": N_("Not known to you."),
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
    order = [*named, *sorted({track.group for track in view.tracks} - set(named))]
    for group in order:
        tracks = [track for track in view.tracks if track.group == group and (own or track.known != "hidden")]
        if tracks:
            yield heading(line(named.get(group, group), "$accent"))
            yield from (track_row(track, glyphs, cells, went=went) for track in tracks)
    if view.statuses:
        yield heading(_("Standing"), "$accent")
        yield from (_status_row(status) for status in view.statuses)


def _status_row(status: StatusView) -> ListRow:
    until = " " + _("until turn {turn}").format(turn=status.until) if status.until else ""
    return ListRow(f"status:{status.slot}", line(status.name), line(f"{status.word or _(HOLDS)}{until}", "bold"))


def track_lines(track: TrackView, glyphs: Glyphs) -> Iterator[Line]:
    """What a track means, how well it is known, how it moved."""
    value = _("{value} of {most}").format(value=number(track, glyphs), most=track.most)
    yield Content.assemble(bar(track, glyphs), f" {value}  ", change(track, glyphs))
    for end, means in ((track.least, track.low), (track.most, track.high)):
        yield Hanging(Content.styled(f" {end}", "$text-muted"), line(means), 5)
    if track.word:
        yield Content.assemble(_("Now: "), plain(track.word, "bold"))
    if track.confidence:
        yield Content.assemble(_("An estimate: "), plain(track.confidence), ".")
    else:
        yield Content.styled(_(KNOWN[track.known]), "$text-muted")
    if len(track.past) > 1:
        went = f" {glyphs.to} ".join(str(value) for value in track.past)
        yield Hanging(Content.styled(_("Turn by turn:"), "$text-muted"), Content(went), 14)
    if track.derived:
        yield Content.styled(_("Worked out from other tracks."), "$text-muted")


def status_lines(status: StatusView) -> Iterator[Line]:
    """A status or token in words."""
    yield Content.assemble(_("Now: "), line(status.word or _(HOLDS), "bold"))
    if status.until:
        yield _("It holds until the end of turn {turn}.").format(turn=status.until)


class TrackPanel(Rows):
    """The tracks as a list: the marked one is explained on the card."""

    def __init__(self, *, title: str) -> None:
        super().__init__(id="tracks", title=title)
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
        self.show(tuple(track_rows(replace(view, tracks=held) if self._found else view, self.glyphs)))
        moved = sum(1 for track in view.tracks if track.change)
        said = _("{number} moved").format(number=moved) if moved else _("nothing has moved")
        self.border_subtitle = Content(said)
