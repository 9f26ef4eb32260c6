"""A score reason by reason."""

from __future__ import annotations

from wargame.document.nodes import PointList, PointRow, text
from wargame.engine.reasons import declared
from wargame.model.events import Scored
from wargame.model.files import Scenario

_SECTIONS = {"objective": "objectives", "card": "cards", "red_line": "red_lines"}


def tally(scenario: Scenario, event: Scored) -> PointList:
    """What was wanted, the points got and the most there were."""
    rows = []
    for part in event.lines:
        thing = declared(scenario, _SECTIONS[part.what], part.id)
        rows.append(PointRow(part.points, part.most, text(thing.text if thing is not None else part.id)))
    return PointList(tuple(rows), signed=True)
