"""The last view of each viewer, kept: to seal and to talk makes nothing anew but who has sealed, and what was said."""

from __future__ import annotations

from typing import NamedTuple

from wargame.engine.information.redaction import brought_up_to_date, view_for
from wargame.engine.program import Program
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.model.viewers import Viewer
from wargame.model.views import View
from wargame.saves.position import Position

PLANS = (Phase.PLANNING, Phase.SEALED)


class KeptView(NamedTuple):
    """A view, and what it was made of."""

    at: Position
    order: Order
    view: View
    program: Program


class KeptViews:
    """Views of one game. The same object is given as long as nothing of it is otherwise."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Viewer, bool], KeptView] = {}
        """A seat's with an order in mind, and with none: both are asked for by turns."""

    def of(self, program: Program, viewer: Viewer, now: Position, order: Order) -> View:
        """All that ``viewer`` may know ``now``, with its own ``order`` in mind. ``program``: with the texts of now."""
        which = viewer, order == NO_MOVE
        known = self._kept.get(which)
        if known is None or known.program is not program or known.order != order or not _same_board(known.at, now):
            made = now.state, viewer, now.events, now.past, order, now.talk, now.reviewed
            view = view_for(program, *made)
        elif known.at is now:
            return known.view
        else:
            view = brought_up_to_date(known.view, program, now.state, now.talk)
        self._kept[which] = KeptView(now, order, view, program)
        return view


def _same_board(before: Position, now: Position) -> bool:
    """Whether nothing was done in between but to seal, to take back and to speak, while orders are made."""
    return before is now or (
        before.state.phase in PLANS and now.state.phase in PLANS
        and before.state.turn == now.state.turn and before.state.values == now.state.values
        and before.events is now.events and before.past is now.past and before.reviewed is now.reviewed
    )  # fmt: skip
