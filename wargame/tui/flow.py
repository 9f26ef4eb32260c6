"""Where a game goes next, read from its table alone: so that a game can be left anywhere and continued there."""

from __future__ import annotations

from enum import Enum

from wargame.model.state import Phase
from wargame.tui.desk import GameTable


class Stop(Enum):
    """The screens of a running game."""

    OPENING = "opening"
    HANDOVER = "handover"
    REVEAL = "reveal"
    END = "end"


STOPS = {
    Phase.SETUP: Stop.OPENING,
    Phase.BRIEFING: Stop.OPENING,
    Phase.PLANNING: Stop.HANDOVER,
    Phase.SEALED: Stop.HANDOVER,
    Phase.REVEALED: Stop.HANDOVER,
    Phase.REVIEW: Stop.REVEAL,
    Phase.DEBRIEF: Stop.END,
    Phase.CLOSED: Stop.END,
}


def next_stop(table: GameTable) -> Stop:
    """The screen this game stands at."""
    return STOPS[table.state.phase]
