"""What the seats are after, beside the reveal: the tracks that somebody's aims read, each with where it stood and where
it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from textual.content import Content

from wargame.model.views import TrackView, View
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import column, line
from wargame.tui.widgets.gauge import change, number
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole


def stake_row(track: TrackView, glyphs: Glyphs) -> ListRow:
    """``TRU  Japan–ROK trust   5 → 6 ▲1``."""
    went = Content.assemble(number(track, glyphs), " ", change(track, glyphs))
    if track.change and track.value is not None:
        was = whole(track.value - track.change)
        now = Content.styled(number(track, glyphs), "bold")
        went = Content.assemble((f"{was} → ", "$text-muted"), now, " ", change(track, glyphs))
    return ListRow(track.slot, Content.assemble(column(track.code, 5, "bold"), line(track.name)), went)


class StakesPanel(Rows):
    """The tracks at stake: what moved this turn first."""

    def __init__(self, *, title: str) -> None:
        super().__init__(id="tracks", title=title)

    def show_view(self, view: View, at_stake: Collection[str]) -> None:
        """Show where they stand in this view."""
        self.show(tuple(self._at_stake(view, at_stake)))

    def _at_stake(self, view: View, at_stake: Collection[str]) -> Iterator[ListRow]:
        told = [track for track in view.tracks if track.slot in at_stake and track.known != "hidden"]
        for title, moved in ((_("Moved this turn"), True), (_("As before"), False)):
            rows = [track for track in told if bool(track.change) is moved]
            if rows:
                yield heading(title, "$accent")
                yield from (stake_row(track, self.glyphs) for track in rows)
