"""``modify joint_exercise +1``: a number is added to a move's roll this turn."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Line, OnMove, Op, ProgramBuilder, Where, read_move
from wargame.language.formulas import plus, read
from wargame.language.turn_phases import TO_THE_DICE
from wargame.language.names import MoveOf
from wargame.language.tree import Node
from wargame.records import record


@record
class Modify(OnMove):
    """A number is added to a move's roll this turn."""

    move: MoveOf
    amount: Node

    word = "modify"
    forms = ("modify MOVE +E|-E",)
    allowed_in = TO_THE_DICE

    @classmethod
    def read(cls, line: Line) -> Modify:
        """The move, and how much."""
        at = line.here
        move = read_move(line)
        if line.names.bands(move.move) is None and at.text not in line.bindings.moves:  # some may be without a roll
            raise line.error(at, f"'{move.move}' is not rolled", "there is no roll to change", "type")
        sign = line.take()
        if sign.text not in ("+", "-"):
            raise line.error(sign, f"how the roll of '{move.move}' changes is missing", f"write modify {at.text} +1")
        return cls(move, line.signed(sign, line.amount()))

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """What the roll is changed by grows."""
        names = [slots.roll_change(self.move.move, seat) for seat in self.rolls(to)]
        return tuple(to.assign(to.slot(name, scoped=True), to.expr(plus(read(name), self.amount))) for name in names)
