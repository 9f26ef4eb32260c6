"""Where the world stands, in groups, as far as the viewer knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from textual.content import Content

from wargame.debrief.aims import aims_now, mark
from wargame.debrief.desk import moved_line, sign_of
from wargame.model.state import Phase
from wargame.model.views import StatusView, TrackView, View
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, clean, column, line, plain
from wargame.tui.widgets.gauge import CELLS, SHORT, GaugeTarget, bar, change, course, number, recent_values, targets
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.tui.writer import runs
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import DeskSpeaker

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


def track_row(
    track: TrackView, glyphs: Glyphs, cells: int, target: GaugeTarget | None = None, *, ticks: bool = False,
    went: bool = True,
) -> ListRow:  # fmt: skip
    """One track: code, name, gauge, value (with its cap where that is not the usual ten), change; with room, how it
    ``went`` so far. Where room is short the gauge shrinks and then goes: the name, the value and what moved stay.

    Args:
        cells: of the longest value of the list, cap included.
        target: what an aim asks of it; ``ticks``: whether the list has any, so that the gauges of all have room.
    """
    value = Content.assemble(number(track, glyphs), (_cap(track), "$text-muted"))
    value = Content.assemble(" " * (cells + 1 - value.cell_length), value, " ", change(track, glyphs, target))
    room = " " if ticks and target is None else ""
    sizes = CELLS, SHORT - ticks  # the tick needs no more room than the list had without it
    whole, short = (Content.assemble(bar(track, glyphs, size, target), room, value) for size in sizes)
    forms = [Content.assemble(recent_values(track, glyphs), " ", whole)] if went else []
    forms += [whole, short, value]
    left = Content.assemble(column(track.code, 5, "bold"), line(track.name))
    return ListRow(track.slot, left, forms[0], tighter=tuple(forms[1:]))


def _cap(track: TrackView) -> str:
    return "" if track.most == USUAL_MOST else f"/{track.most}"


def track_rows(view: View, glyphs: Glyphs) -> Iterator[ListRow]:
    """What the viewer's aims ask for, then the other tracks under their group's heading, then the statuses and tokens
    worth a line. What a seat cannot know it is told so; what nobody but its owner knows is left out for all."""
    named, asked = dict(view.groups), targets(view)
    own = any(seat.id == view.viewer for seat in view.seats)
    shown = [track for track in view.tracks if own or track.known != "hidden"]
    went = any(len(course(track)) > 1 for track in shown)
    cells = max((len(number(track, glyphs) + _cap(track)) for track in shown), default=0)

    def rows(tracks: Iterable[TrackView], title: Content) -> Iterator[ListRow]:
        for place, track in enumerate(tracks):
            if not place:
                yield heading(title)
            yield track_row(track, glyphs, cells, asked.get(track.slot), ticks=bool(asked), went=went)

    mine = Content.styled(_("What your aims ask for"), "$accent")
    yield from rows((track for track in shown if track.slot in asked), mine)
    others = [track for track in shown if track.slot not in asked]
    for group in (*named, *sorted({track.group for track in others} - set(named))):
        title = line(named.get(group, group), "$accent")
        yield from rows((track for track in others if track.group == group), title)
    if view.statuses:
        yield heading(_("Standing"), "$accent")
        yield from (_status_row(status) for status in view.statuses)


def _status_row(status: StatusView) -> ListRow:
    until = " " + _("until turn {turn}").format(turn=status.until) if status.until else ""
    return ListRow(f"status:{status.slot}", line(status.name), line(f"{status.word or _(HOLDS)}{until}", "bold"))


def track_lines(track: TrackView, view: View, speaker: DeskSpeaker, glyphs: Glyphs) -> Iterator[Line]:
    """What a track means, which aims ask for it, how well it is known, how it moved and why."""
    value = _("{value} of {most}").format(value=number(track, glyphs), most=track.most)
    target = targets(view).get(track.slot)
    yield Content.assemble(bar(track, glyphs, target=target), f" {value}  ", change(track, glyphs, target))
    for one in view.since:
        if one.slot == track.slot:
            yield Hanging(runs((sign_of(one, view),)), runs(moved_line(one, speaker)), 2)
    for aim in aims_now(view, speaker):
        if any(ask.slot == track.slot for ask in aim.aim.asks):
            yield Hanging(runs((mark(aim),)), line(aim.aim.text), 2)
    for end, means in ((track.least, track.low), (track.most, track.high)):
        yield Hanging(Content.styled(f" {end}", "$text-muted"), line(means), 5)
    if track.word:
        yield Content.assemble(_("Now: "), plain(track.word, "bold"))
    if track.confidence:
        yield Content.assemble(_("An estimate: "), plain(track.confidence), ".")
    else:
        yield Content.styled(_(KNOWN[track.known]), "$text-muted")
    if len(course(track)) > 1:
        went = f" {glyphs.to} ".join(map(str, course(track)))
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
        moved = sum(1 for track in view.tracks if track.went)
        planned = view.phase in (Phase.PLANNING, Phase.SEALED) and view.turn > 1
        none = _("nothing has moved since you last sealed") if planned else _("nothing has moved")
        said = _("{number} moved since you last sealed") if planned else _("{number} moved")
        self.border_subtitle = Content(said.format(number=moved) if moved else none)
