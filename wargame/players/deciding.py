"""A seat played by a doctrine: the scalar executor of a policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wargame.engine.compiled import functions_of
from wargame.engine.policy import Course, Policy
from wargame.model.orders import Act, Order

Read = Callable[[list[int]], int]


@dataclass(slots=True)
class Decider:
    """Decides for one seat. Made once a game; asked once a turn.

    Attributes:
        policy: the doctrine as lowered for this seat. It reads nothing the seat does not see.
    """

    policy: Policy
    _read: Sequence[Read] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._read = functions_of(self.policy.lines, self.policy.index)

    def order(self, values: Sequence[int]) -> Order:
        """What the doctrine orders where the slots of the game have these values, a turn being open."""
        vector = [*values, *([0] * (self.policy.width - len(values)))]
        purse = None
        if self.policy.purse is not None:
            purse = vector[self.policy.purse] - self._read[self.policy.reserve](vector)
        acts: list[Act] = []
        spent = 0
        for course in self.policy.courses:
            spent = self._choose(course, vector, purse, spent, acts)
        return Order(tuple(acts), self._answers(vector, purse, spent))

    def _choose(self, course: Course, vector: list[int], purse: int | None, spent: int, acts: list[Act]) -> int:
        """Order the best of one weight; gives what is spent by then."""
        weighed: list[tuple[int, int, int]] = []
        for place, one in enumerate(course.candidates):
            for slot, line in one.before:
                vector[slot] = self._read[line](vector)
            weight = self._read[one.weight](vector)
            if weight > 0 and self._read[one.legal](vector):
                weighed.append((-weight, place, self._read[one.cost](vector)))
        slots = course.most if course.slots is None else min(course.most, self._read[course.slots](vector))
        taken: set[str] = set()
        for _, place, cost in sorted(weighed):
            one = course.candidates[place]
            if len(taken) < slots and one.act.move not in taken and affordable(cost, spent, purse):
                taken.add(one.act.move)
                acts.append(one.act)
                spent += cost
                for slot, value in one.sets:
                    vector[slot] = value
        return spent

    def _answers(self, vector: list[int], purse: int | None, spent: int) -> dict[str, str]:
        answers: dict[str, str] = {}
        for asked in self.policy.questions:
            for answer in asked.answers:
                if self._read[answer.when](vector) and affordable(answer.cost, spent, purse):
                    spent += answer.cost
                    if answer.word is not None:
                        answers[asked.question] = answer.word
                    break
        return answers


def affordable(cost: int, spent: int, purse: int | None) -> bool:
    """Whether something can be paid beside what is spent. What costs nothing always can."""
    return purse is None or cost == 0 or spent + cost <= purse
