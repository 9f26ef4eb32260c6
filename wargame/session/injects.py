"""What seats would read if control put something to them now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wargame.engine.information.redaction import view_for
from wargame.model.orders import NO_MOVE

if TYPE_CHECKING:
    from wargame.model.card_views import InjectView
    from wargame.model.rulings import RulingCommand
    from wargame.model.views import View
    from wargame.table.table import Table


def would_read(table: Table, ruling: RulingCommand) -> Iterator[tuple[str, View, tuple[InjectView, ...]]]:
    """Each seat with the view it would have, and the injects in it that it has not now. Nothing is written. Raises as
    ``ControlCommands.foreseen``."""
    after = table.control.foreseen(ruling)
    for seat in table.program.seats:
        has = table.view(seat, NO_MOVE).injects
        view = view_for(
            table.program, after.state, seat, after.events, after.past, NO_MOVE, after.talk, after.reviewed
        )
        yield seat, view, tuple(one for one in view.injects if one not in has)
