"""One chooser over the games of a mask: what its lines come to, and what it may spend."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.flat.expressions import Expressions, constant_of
from wargame.engine.flat.operations import Operation
from wargame.engine.flat.workspace import Chooser, Workspace, wary_candidates
from wargame.engine.flat.writer import Register, Writer
from wargame.engine.policy import Line


class Seated:
    """A chooser at its seat, in the games of a mask."""

    def __init__(
        self, writer: Writer, expressions: Expressions, space: Workspace, chooser: Chooser, where: Register
    ) -> None:
        self.writer, self.expressions, self.space, self.where = writer, expressions, space, where
        self.policy, self.at_random = chooser.policy, chooser.at_random
        self.places = {place: expressions.index[name] for name, place in self.policy.index.items()}
        remembered = [one for tier in self.policy.tiers for one in tier.candidates]
        wary = wary_candidates(self.policy) > 0
        self.ordered: Mapping[int, Register] = (
            {id(one): space.ordered + place for place, one in enumerate(remembered)} if wary else {}
        )

    def line(self, line: Line) -> Register:
        """A register with the number of a line."""
        return self.expressions.number(self.policy.lines[line])

    def holds(self, line: Line) -> Register:
        """A register with the truth of a line."""
        return self.expressions.truth(self.policy.lines[line])

    def fixed(self, line: Line) -> int | None:
        """The one number a line is."""
        return constant_of(self.policy.lines[line])

    def purse(self) -> Register | None:
        """What may be spent in all now; None: orders cost nothing."""
        if self.policy.purse is None:
            return None
        if self.fixed(self.policy.reserve) == 0:
            return self.policy.purse
        return self.writer.result(Operation.SUB, self.policy.purse, self.line(self.policy.reserve))

    def put(self, slot: int, where: Register, value: int) -> None:
        """Give a slot a number in the games of a mask."""
        self.writer.emit(Operation.PUT_NUMBER, slot, where, n=value)
        self.writer.wrote(slot)
