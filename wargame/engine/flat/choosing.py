"""What a seat orders and answers, as instructions: by a doctrine or at random, as in ``sim.policies``."""

from __future__ import annotations

from wargame.engine import random_orders
from wargame.engine.flat.operations import Operation
from wargame.engine.flat.seated import Seated
from wargame.engine.flat.tiers import TierChoice
from wargame.engine.flat.writer import Register
from wargame.engine.policy import Candidate, Line, PolicyQuestion


class Choosing(Seated):
    """Writes one chooser."""

    def write(self) -> None:
        """All instructions of the order and the answers."""
        writer, space = self.writer, self.space
        writer.begin()
        writer.emit(Operation.SET, space.spent, n=0)
        for register in self.ordered.values():
            writer.emit(Operation.SET, register, n=0)
        if self.at_random:
            number = writer.die(random_orders.TOGETHER)
            writer.emit(Operation.ONE_IN, space.together, c=random_orders.TOGETHER_IN, n=number)
        before: list[Candidate] = []
        for tier in self.policy.tiers:
            TierChoice(self, tier, before).write()
            before += tier.candidates
        self._answers()

    # Answers

    def _answers(self) -> None:
        writer, space = self.writer, self.space
        writer.begin()
        purse = self.purse()
        if purse is not None:
            writer.emit(Operation.COPY, space.purse, purse)
            purse = space.purse
        for asked in self.policy.questions:
            writer.begin()
            if self.at_random:
                self._drawn(asked, purse)
            else:
                self._said(asked, purse)

    def _open(self, where: Register, when: Line, cost: int, purse: Register | None) -> Register:
        """Where an answer may be given."""
        result = self.writer.result
        found = result(Operation.AND, where, self.holds(when))
        if cost and purse is not None:
            whole = result(Operation.ADD_NUMBER, self.space.spent, n=cost)
            found = result(Operation.AND, found, result(Operation.LE, whole, purse))
        return found

    def _said(self, asked: PolicyQuestion, purse: Register | None) -> None:
        writer, left = self.writer, self.where
        for answer in asked.answers:
            given = self._open(left, answer.when, answer.cost, purse)
            if answer.word is not None:
                self.put(asked.slot, given, answer.number)
            if answer.cost:
                writer.emit(Operation.ADD_NUMBER_WHERE, self.space.spent, self.space.spent, given, n=answer.cost)
            left = writer.result(Operation.AND_NOT, left, given)

    def _drawn(self, asked: PolicyQuestion, purse: Register | None) -> None:
        writer, space = self.writer, self.space
        writer.emit(Operation.FORGET, space.liked)
        cost = writer.result(Operation.SET, n=0)
        for place, answer in enumerate(asked.answers):
            given = self._open(self.where, answer.when, answer.cost, purse)
            number = writer.die(random_orders.answer_liking(asked.slot, place))
            given = writer.result(Operation.OUTDO, given, space.liked, n=number)
            writer.words(random_orders.SHIFT, random_orders.LOW)
            self.put(asked.slot, given, answer.number if answer.word is not None else 0)
            cost = writer.result(Operation.CHOOSE, given, writer.constant(answer.cost), cost)
        writer.emit(Operation.ADD, space.spent, space.spent, cost)
