"""A seat played by a doctrine: the scalar executor of a policy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from wargame.engine.compiled import functions_of
from wargame.engine.policy import Candidate, MoveTier, Policy
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

    def order(self, values: Sequence[int], never: Collection[str] = ()) -> Order:
        """What the doctrine orders where the slots of the game have these values, a turn being open. ``never``: moves
        left out of consideration."""
        vector = [*values, *([0] * (self.policy.width - len(values)))]
        ordered: list[Candidate] = []
        spent = 0
        for tier in self.policy.tiers:
            spent = self._choose(tier, vector, spent, ordered, never)
        return Order(tuple(one.act for one in ordered), self._answers(vector, self._purse(vector), spent))

    def likes(self, values: Sequence[int]) -> tuple[Act, ...]:
        """Every single move, with its choices, that the doctrine would order here if nothing else were ordered and all
        could be paid; what weighs most first."""
        vector = [*values, *([0] * (self.policy.width - len(values)))]
        weighed = [
            (weight, tier.candidates[place].act)
            for tier in self.policy.tiers for weight, place, _ in self._weighed(tier, vector)
        ]
        return tuple(act for _, act in sorted(weighed, key=lambda one: one[0]))

    def _purse(self, vector: list[int]) -> int | None:
        """What may be spent in all; None: orders cost nothing."""
        if self.policy.purse is None:
            return None
        return vector[self.policy.purse] - self._read[self.policy.reserve](vector)

    def _choose(
        self, tier: MoveTier, vector: list[int], spent: int, ordered: list[Candidate], never: Collection[str]
    ) -> int:
        """Order the best of one weight; gives what is spent by then."""
        weighed = sorted(one for one in self._weighed(tier, vector) if tier.candidates[one[1]].act.move not in never)
        slots = tier.most if tier.slots is None else min(tier.most, self._read[tier.slots](vector))
        for _ in range(slots):
            for _, place, cost in weighed:
                one = tier.candidates[place]
                if not affordable(cost, spent, self._purse(vector)):
                    continue
                total = self._added(one, vector, ordered)
                if total is not None:
                    spent = total
                    weighed = [rest for rest in weighed if tier.candidates[rest[1]].act.move != one.act.move]
                    break
            else:
                break
        return spent

    def _weighed(self, tier: MoveTier, vector: list[int]) -> list[tuple[int, int, int]]:
        """What is open and weighs something: its weight, negative, so that the heaviest sorts first; its place; its
        cost."""
        weighed: list[tuple[int, int, int]] = []
        for place, one in enumerate(tier.candidates):
            for slot, line in one.before:
                vector[slot] = self._read[line](vector)
            weight = self._read[one.weight](vector)
            if weight > 0 and self._read[one.legal](vector):
                weighed.append((-weight, place, self._read[one.cost](vector)))
        return weighed

    def _added(self, one: Candidate, vector: list[int], ordered: list[Candidate]) -> int | None:
        """Order one more move where the whole order is then legal and affordable; gives what it costs. None: it is
        not, and nothing has changed."""
        for slot, value in one.sets:
            vector[slot] = value
        together = [*ordered, one]
        if all(self._read[other.legal](vector) for other in together):
            total = sum(self._read[other.cost](vector) for other in together)
            if affordable(total, 0, self._purse(vector)):
                ordered.append(one)
                return total
        for slot, _ in one.sets:
            vector[slot] = 0
        return None

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
