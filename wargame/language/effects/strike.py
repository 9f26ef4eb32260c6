"""``strike pact.clauses basing``: an item chosen with a move is struck out."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Line, OnMove, Op, ProgramBuilder, Where, read_move
from wargame.language.formulas import compare, plus, read, where
from wargame.language.turn_phases import TO_THE_EFFECTS
from wargame.language.names import MoveOf
from wargame.language.orders import picked, shared
from wargame.language.tree import const
from wargame.records import record


class OnChoice(OnMove):
    """A verb that touches what was chosen with a move."""

    __slots__ = ()
    parameter: str
    allowed_in = TO_THE_EFFECTS

    def choice_slots(self, to: ProgramBuilder[Op]) -> list[str]:
        """Where what counts as chosen is kept, for the seats meant."""
        if shared(to.scenario.moves[self.move.move]):
            return [slots.agreed(self.move.move, self.parameter)]
        return [slots.chosen(self.move.move, self.parameter, seat) for seat in self.seats(to)]


@record
class StrikeChoice(OnChoice):
    """An item chosen with a move (from 1) is struck out."""

    move: MoveOf
    parameter: str
    choice: int

    word = "strike"
    forms = ("strike MOVE.PARAMETER WORD",)

    @classmethod
    def read(cls, line: Line) -> StrikeChoice:
        """The move, its parameter, the item."""
        move, parameter = read_parameter(line)
        return cls(move, parameter, line.word("an item", line.names.choices(move.move, parameter)) + 1)

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """Of several items the bit is cleared, of one nothing stays chosen."""
        rule = to.scenario.moves[self.move.move].parameters[self.parameter]
        ops: list[Op] = []
        for name in self.choice_slots(to):
            bit = const(-(1 << self.choice - 1))
            struck = where(picked(name, rule, self.choice), plus(read(name), bit), read(name))
            gone = where(compare(read(name), "==", self.choice), const(0), read(name))
            ops.append(to.assign(to.slot(name), to.expr(struck if rule.several > 1 else gone)))
        return tuple(ops)


def read_parameter(line: Line) -> tuple[MoveOf, str]:
    """``MOVE.PARAMETER``."""
    move = read_move(line)
    if not line.skip("."):
        raise line.error(line.here, "the parameter is missing", f"write {move.move}.PARAMETER")
    return move, line.declared(f"parameter of '{move.move}'", line.names.sections.moves[move.move].parameters)
