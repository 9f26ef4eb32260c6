"""How the tracks went from turn to turn, as one viewer could know it: for charts and tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from wargame.debrief.recording import Recording
from wargame.engine.information.stakes import stakes
from wargame.model.viewers import Viewer
from wargame.records import record
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole


@record
class TrackHistory:
    """One track over the game.

    Attributes:
        group: the heading it stands under.
        least, most: of its scale.
        values: at the start and at the end of each turn; None where the viewer did not know the number.
        at_stake: whether somebody's public aims read it.
    """

    code: str
    name: str
    group: str
    least: int
    most: int
    values: tuple[int | None, ...]
    at_stake: bool = True

    @property
    def moved(self) -> bool:
        """Whether it was ever seen to change."""
        return len({value for value in self.values if value is not None}) > 1


def track_histories(recording: Recording, viewer: Viewer) -> tuple[TrackHistory, ...]:
    """Every track of which the viewer knew a number at least once, in the order of the groups."""
    views = [recording.standing(turn, viewer) for turn in recording.standings]
    if not views:
        return ()
    wanted = stakes(recording.program)
    seen = [{track.slot: track for track in view.tracks} for view in views]
    headings = dict(views[-1].groups)
    order = {group: place for place, group in enumerate(headings)}
    tracks = sorted(views[-1].tracks, key=lambda track: order.get(track.group, len(order)))
    made = (
        TrackHistory(
            track.code,
            track.name,
            headings.get(track.group, track.group),
            track.least,
            track.most,
            tuple(of[track.slot].value if track.slot in of else None for of in seen),
            track.slot in wanted,
        )
        for track in tracks
    )
    return tuple(history for history in made if any(value is not None for value in history.values))


def number(value: int | None) -> str:
    """A value in a table: ``6``, ``−1``, or ``?``."""
    return "?" if value is None else whole(value)


def table_lines(listed: Sequence[TrackHistory], since: int, width: int) -> tuple[str, ...]:
    """The histories as a table in lines no wider than ``width``, group by group: a row a track, a column a turn.

    Turns that do not fit beside the names begin a second table. ``since``: the turn of the first value (0: the start).
    """
    if not listed:
        return ()
    names = min(28, max(cell_len(history.name) for history in listed))
    cell = 1 + max(2, max(len(number(value)) for history in listed for value in history.values))
    room = max(1, (width - names - 8) // cell)
    turns = len(listed[0].values)
    lines: list[str] = []
    for first in range(0, turns, room):
        shown = range(first, min(turns, first + room))
        heads = "".join(f"{since + turn:>{cell}}" for turn in shown)
        lines += [*([""] if lines else []), f"{set_cell_size(_('After turn'), names + 8)}{heads}"]
        group = ""
        for history in listed:
            if history.group != group:
                group = history.group
                lines.append(group)
            name = set_cell_size(history.name, names - 1) + "…" if cell_len(history.name) > names else history.name
            values = "".join(f"{number(history.values[turn]):>{cell}}" for turn in shown)
            lines.append(f"  {set_cell_size(history.code, 5)} {set_cell_size(name, names)}{values}")
    return tuple(lines)
