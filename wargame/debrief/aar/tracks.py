"""How the tracks went: a chart of each that moved and that somebody's aims read, then all of them as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.recording import Recording
from wargame.debrief.track_history import TrackHistory, number
from wargame.document.nodes import Chart, Node, Series, grid, paragraph, text
from wargame.wording.catalogue import _


def tracks_chapter(recording: Recording, histories: Sequence[TrackHistory]) -> Iterator[Node]:
    """Charts, each on the whole scale of its track, and the table. Nothing where no number is known."""
    steps = tuple(map(str, recording.standings))
    yield paragraph(_("Turn 0 is the opening position. Drawn are tracks that moved and that somebody's aims ask for."))
    for one in histories:
        if one.moved and one.at_stake:
            series = (Series(one.name, one.values),)
            upwards, across = _("value"), recording.program.scenario.about.turn_name
            yield Chart(text(f"{one.code} {one.name}"), steps, series, one.least, one.most, across, upwards)
    rows = ((f"{one.code} {one.name}", *map(number, one.values)) for one in histories)
    yield from grid((_("Track"), *steps), rows, numbers=range(1, len(steps) + 1))
