"""``refund joint_exercise``: what a move cost is paid back."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.payment import give_back
from wargame.language.effects.verb import OnMove, Op, ProgramBuilder, Where
from wargame.language.formulas import is_on
from wargame.language.turn_phases import AFTER_ORDERS
from wargame.language.names import MoveOf
from wargame.records import record


@record
class Refund(OnMove):
    """What was paid for a move comes back, the move stays."""

    move: MoveOf

    word = "refund"
    forms = ("refund MOVE",)
    allowed_in = AFTER_ORDERS

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """Each seat that ordered it gets back what it paid."""
        name = self.move.move
        return tuple(
            to.when(to.expr(is_on(slots.ordered(name, seat))), give_back(to, name, seat, at.source))
            for seat in self.seats(to)
        )
