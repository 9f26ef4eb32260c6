"""What finished games were worth, as instructions: ``engine.scoring`` without its lines."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.engine.flat.expressions import Expressions
from wargame.engine.flat.operations import Operation
from wargame.engine.flat.writer import Register, Writer
from wargame.engine.program import Aim, Program
from wargame.language import slots


@dataclass(frozen=True, slots=True)
class Scores:
    """Registers of what a game was worth.

    Attributes:
        outcome: from 0 for the best; -1 where none holds.
        totals: points, by seat.
        met: by aim: 1 met, 0 not, -1 where the seat did not hold that card.
    """

    outcome: Register
    totals: tuple[Register, ...]
    met: tuple[Register, ...]

    @staticmethod
    def of(writer: Writer, program: Program) -> Scores:
        """Registers for them."""
        return Scores(
            writer.fixed(), tuple(writer.fixed() for _ in program.seats), tuple(writer.fixed() for _ in program.aims)
        )

    def begin(self, writer: Writer) -> None:
        """Set them as they are before a game ends."""
        for registers, number in (((self.outcome, *self.met), -1), (self.totals, 0)):
            for one in registers:
                writer.emit(Operation.SET, one, n=number)


class Scoring:
    """Takes down the scores of the games of a mask."""

    def __init__(self, program: Program, writer: Writer, expressions: Expressions, scores: Scores) -> None:
        self.program, self.writer, self.expressions, self.scores = program, writer, expressions, scores

    def write(self, ended: Register) -> None:
        """Of games that end now. A statement of its own."""
        writer = self.writer
        writer.begin()
        writer.emit(Operation.PUT, self.scores.outcome, ended, self._outcome())
        most = self._most_points()
        for seat, into in zip(self.program.seats, self.scores.totals, strict=True):
            total = writer.constant(0)
            for aim, met in zip(self.program.aims, self.scores.met, strict=True):
                if aim.seat == seat:
                    total = self._with(total, aim, met, ended)
            writer.emit(Operation.PUT, into, ended, writer.result(Operation.MIN, total, most))

    def _holds(self, expression: int) -> Register:
        return self.expressions.truth(self.program.expressions[expression])

    def _outcome(self) -> Register:
        writer, found = self.writer, self.writer.constant(-1)
        for number, condition in reversed(list(enumerate(self.program.outcomes))):
            here = writer.constant(number)
            if condition is None:
                found = here
            else:
                found = writer.result(Operation.CHOOSE, self._holds(condition), here, found)
        return found

    def _most_points(self) -> Register:
        writer, found = self.writer, self.writer.constant(self.writer.width.furthest)  # no seat scores more
        for number, name in enumerate(self.program.endings, start=1):
            most = self.program.scenario.endings[name].most_points
            if most is not None:
                here = writer.result(Operation.EQ_NUMBER, self.program.slot(slots.ENDED), n=number)
                found = writer.result(Operation.CHOOSE, here, writer.constant(most), found)
        return found

    def _with(self, total: Register, aim: Aim, into: Register, ended: Register) -> Register:
        """The points of a seat with those of one aim more."""
        writer, result = self.writer, self.writer.result
        counts = self._counts(aim)
        met = counts if aim.when is None else result(Operation.AND, counts, self._holds(aim.when))
        held = result(Operation.AND, ended, counts) if aim.what == "card" else ended
        writer.emit(Operation.PUT, into, held, result(Operation.AND, met, writer.constant(1)))
        total = result(Operation.ADD_NUMBER_WHERE, total, met, n=aim.points)
        if aim.part_when is not None:
            part = result(Operation.AND_NOT, result(Operation.AND, counts, self._holds(aim.part_when)), met)
            total = result(Operation.ADD_NUMBER_WHERE, total, part, n=aim.part)
        return total

    def _counts(self, aim: Aim) -> Register:
        """Where an aim has a line."""
        program, writer = self.program, self.writer
        match aim.what:
            case "card":
                held = program.index.get(slots.card(aim.seat))
                if held is None:
                    return writer.constant(0)
                number = list(program.scenario.cards).index(aim.id) + 1
                return writer.result(Operation.EQ_NUMBER, held, n=number)
            case "red_line":
                return writer.result(Operation.GT_NUMBER, program.slot(slots.crossed(aim.id)), n=0)
            case "objective":
                return writer.constant(-1)
