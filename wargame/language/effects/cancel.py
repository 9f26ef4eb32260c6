"""``cancel trilateral_exercise[seoul]``: a move is struck from the orders."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.payment import give_back
from wargame.language.effects.verb import OnMove, Op, ProgramBuilder, Where
from wargame.language.formulas import is_on, no
from wargame.language.turn_phases import TO_THE_EFFECTS
from wargame.language.names import MoveOf
from wargame.language.orders import groups, result_slot, takes_part
from wargame.model.events import Lapsed
from wargame.records import record


@record
class CancelMove(OnMove):
    """A move is cancelled: what was paid comes back. In a joint move the named seat drops out."""

    move: MoveOf

    word = "cancel"
    forms = ("cancel MOVE",)
    allowed_in = TO_THE_EFFECTS
    meant_by = "a move"

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """It leaves the orders; what was rolled for a move that nobody makes any more did not come out."""
        name, rule = self.move.move, to.scenario.moves[self.move.move]
        ops: list[Op] = []
        for seat in self.seats(to):
            ordered = slots.ordered(name, seat)
            lapsed = Lapsed(seat=seat, move=name, cause=at.source, slot="", to=0)
            paid = give_back(to, name, seat, at.source)
            body = (*paid, to.assign(to.slot(ordered), to.constant(0), lapsed))
            ops.append(to.when(to.expr(is_on(ordered)), body))
        for group in groups(rule) if rule.scale is not None else ():
            result = to.slot(result_slot(name, rule, group), scoped=True)
            ops.append(to.when(to.expr(no(takes_part(name, group))), (to.assign(result, to.constant(0)),)))
        return tuple(ops)
