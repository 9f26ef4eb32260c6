"""What the seats are after, beside the reveal: the tracks that somebody's aims read, each with where it stood and where
it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from textual.content import Content

from wargame.model.views import TrackView, View
from wargame.tui.glyphs import Glyphs, ranged
from wargame.tui.text import column, line
from wargame.tui.widgets.gauge import change, number
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole


def stake_row(track: TrackView, glyphs: Glyphs) -> ListRow:
    """``TRU  Japan–ROK trust   5 → 6 ▲1``, and of a range ``4–5 → 6–7 ▲``."""
    went = Content.assemble(number(track, glyphs), " ", change(track, glyphs))
    if track.went:
        was = ranged(*track.was, glyphs) if track.was else whole((track.value or 0) - (track.change or 0))
        now = Content.styled(number(track, glyphs), "bold")
        went = Content.assemble((f"{was} → ", "$text-muted"), now, " ", change(track, glyphs))
    return ListRow(track.slot, Content.assemble(column(track.code, 5, "bold"), line(track.name)), went)


def stake_rows(view: View, at_stake: Collection[str], glyphs: Glyphs) -> Iterator[ListRow]:
    """The tracks of a view that are at stake: first those that were seen to move, by number or by range."""
    told = [track for track in view.tracks if track.slot in at_stake and track.known != "hidden"]
    for title, moved in ((_("Moved this turn"), True), (_("As before"), False)):
        rows = [track for track in told if bool(track.went) is moved]
        if rows:
            yield heading(title, "$accent")
            yield from (stake_row(track, glyphs) for track in rows)


class StakesPanel(Rows):
    """The tracks at stake: what moved this turn first."""

    def __init__(self, *, title: str) -> None:
        super().__init__(id="tracks", title=title)

    def show_view(self, view: View, at_stake: Collection[str]) -> None:
        """Show where they stand in this view."""
        self.show(tuple(stake_rows(view, at_stake, self.glyphs)))
