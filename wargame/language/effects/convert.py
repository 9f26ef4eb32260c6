"""``convert pact.partner = australia``: what was chosen with a move becomes another item."""

from __future__ import annotations


from wargame.language.effects.strike import OnChoice, read_parameter
from wargame.language.effects.verb import Line, Op, ProgramBuilder, Where
from wargame.language.formulas import is_on
from wargame.language.names import MoveOf
from wargame.records import record


@record
class ConvertChoice(OnChoice):
    """What was chosen with a move becomes another item (from 1)."""

    move: MoveOf
    parameter: str
    choice: int

    word = "convert"
    forms = ("convert MOVE.PARAMETER = WORD",)

    @classmethod
    def read(cls, line: Line) -> ConvertChoice:
        """The move, its parameter, the item."""
        move, parameter = read_parameter(line)
        if not line.skip("="):
            raise line.error(line.here, "'=' belongs here", f"write convert {move.move}.{parameter} = WORD")
        return cls(move, parameter, line.word("an item", line.names.choices(move.move, parameter)) + 1)

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """For whoever chose anything."""
        several = to.scenario.moves[self.move.move].parameters[self.parameter].several > 1
        value = to.constant(1 << self.choice - 1 if several else self.choice)
        return tuple(
            to.when(to.expr(is_on(name)), (to.assign(to.slot(name), value),)) for name in self.choice_slots(to)
        )
