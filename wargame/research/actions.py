"""Orders built one decision at a time, from a list that is the same in every game of a program.

A whole order is a combination: moves, their choices, the partners named, answers. All combinations would be millions,
and which of them are legal hangs on the purse. So an order is built: each action adds one move with its choices and
partners, or gives one answer, or says that the order is complete. Whatever has been built by then is a legal order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wargame.engine.compiled import functions_of
from wargame.engine.deciding import affordable
from wargame.engine.encoding import slot_values
from wargame.engine.lowering.policies import lower_lines
from wargame.engine.policy import Candidate, PolicyAnswer, PolicyQuestion
from wargame.engine.program import Program
from wargame.model.orders import Act, Order
from wargame.sim.random_policy import every_answer, every_order

COMPLETE = 0
"""The action that leaves the order as it is: it is sealed so when the turn's steps are over."""
ActionMask = npt.NDArray[np.int8]
"""1 for every action that may be taken now."""
Answering = tuple[PolicyQuestion, PolicyAnswer]


class SeatActions:
    """The numbered actions of one seat: ``COMPLETE``, every move with all its choices and partners, every answer that
    is no default.

    Attributes:
        names: of every action, for people: ``complete``, ``move``, ``move(key=word) with seat``, ``question: word``.
        longest: so many actions an order takes at most.
    """

    def __init__(self, program: Program, seat: str) -> None:
        self.program, self.seat = program, seat
        prefer, answer = list(every_order(program, seat, least=0)), list(every_answer(program, seat))
        self.policy = lower_lines(program, "any order", seat, prefer, answer)
        self.read = functions_of(self.policy.lines, self.policy.index)
        self.moves = [one for tier in self.policy.tiers for one in tier.candidates]
        self.tiers = [number for number, tier in enumerate(self.policy.tiers) for _ in tier.candidates]
        self.answers: list[Answering] = [
            (asked, one) for asked in self.policy.questions for one in asked.answers if one.word is not None
        ]
        self.names = (
            "complete", *(_act_name(one.act) for one in self.moves),
            *(f"{asked.question}: {one.word}" for asked, one in self.answers),
        )
        self.longest = sum(tier.most for tier in self.policy.tiers) + len({asked.slot for asked, _ in self.answers})
        self._move_actions = {frozenset(one.sets): 1 + place for place, one in enumerate(self.moves)}
        self._answer_actions = {
            (asked.question, one.word): 1 + len(self.moves) + place
            for place, (asked, one) in enumerate(self.answers)
        }

    def __len__(self) -> int:
        return len(self.names)

    def spelled(self, order: Order) -> list[int]:
        """The actions that build an order, in its order; without ``COMPLETE``, and without answers that are defaults.
        Raises ``KeyError`` for an act that is none of this seat's."""
        program, seat = self.program, self.seat
        sets = [slot_values(program, seat, Order((act,))) for act in order.acts]
        acts = [frozenset((program.index[name], value) for name, value in one.items()) for one in sets]
        said = [self._answer_actions.get(pair) for pair in order.answers.items()]
        return [*(self._move_actions[act] for act in acts), *(one for one in said if one is not None)]


@dataclass
class OrderInTheMaking:
    """The order that one seat builds in one turn.

    Attributes:
        values: of the game's slots, the turn being open. Of them only what the seat sees is read.
        complete: the seat has said so; nothing is added any more.
    """

    actions: SeatActions
    values: Sequence[int]
    complete: bool = False
    taken: list[int] = field(default_factory=list)
    _mask: ActionMask | None = None

    @property
    def order(self) -> Order:
        """As it stands: legal."""
        moves, answers = self._parts(self.taken)
        said = {asked.question: one.word for asked, one in answers if one.word is not None}
        return Order(tuple(one.act for one in moves), said)

    def take(self, action: int) -> bool:
        """Add what an action stands for. False: it may not be taken now, and nothing has changed."""
        if not 0 <= action < len(self.actions) or not self.mask[action]:
            return False
        if action == COMPLETE:
            self.complete = True
        else:
            self.taken.append(action)
        self._mask = None
        return True

    @property
    def mask(self) -> ActionMask:
        """Which actions may be taken now: with any of them the order is legal as a whole."""
        if self._mask is None:
            self._mask = np.zeros(len(self.actions), dtype=np.int8)
            self._mask[COMPLETE] = 1
            for action in () if self.complete else self._possible():
                self._mask[action] = self._legal([*self.taken, action])
        return self._mask

    def _possible(self) -> list[int]:
        """Moves and questions that are not in the order yet, where its weight has room."""
        mine, moves, answers = self.actions, *self._parts(self.taken)
        ordered, answered = {one.act.move for one in moves}, {asked.slot for asked, _ in answers}
        held = self._held(self.taken)
        full = [held[number] >= tier.most for number, tier in enumerate(mine.policy.tiers)]
        return [
            *(1 + place for place, one in enumerate(mine.moves)
              if one.act.move not in ordered and not full[mine.tiers[place]]),
            *(1 + len(mine.moves) + place for place, (asked, _) in enumerate(mine.answers)
              if asked.slot not in answered),
        ]  # fmt: skip

    def _legal(self, taken: Sequence[int]) -> bool:
        """Whether an order is legal as a whole, by what the seat knows: every move open beside the others, no more of
        a weight than there are slots, every answer to be asked for, all of it paid."""
        read, policy = self.actions.read, self.actions.policy
        moves, answers = self._parts(taken)
        vector = [*self.values, *([0] * (policy.width - len(self.values)))]
        for one in moves:
            for slot, value in one.sets:
                vector[slot] = value
        for asked, answer in answers:
            vector[asked.slot] = answer.number
        held = self._held(taken)
        if any(tier.slots is not None and held[number] > read[tier.slots](vector)
               for number, tier in enumerate(policy.tiers)):  # fmt: skip
            return False
        if not all(read[one.legal](vector) for one in moves) or not all(read[one.when](vector) for _, one in answers):
            return False
        if policy.purse is None:
            return True
        cost = sum(read[one.cost](vector) for one in moves) + sum(one.cost for _, one in answers)
        return bool(affordable(cost, 0, vector[policy.purse] - read[policy.reserve](vector)))

    def _held(self, taken: Sequence[int]) -> list[int]:
        """How many moves of each weight there are among these actions."""
        weights = [self.actions.tiers[action - 1] for action in taken if action <= len(self.actions.moves)]
        return [weights.count(number) for number in range(len(self.actions.policy.tiers))]

    def _parts(self, taken: Sequence[int]) -> tuple[list[Candidate], list[Answering]]:
        mine = self.actions
        first = 1 + len(mine.moves)
        return (
            [mine.moves[action - 1] for action in taken if action < first],
            [mine.answers[action - first] for action in taken if action >= first],
        )


def _act_name(act: Act) -> str:
    chosen = ", ".join(f"{key}={'+'.join(words)}" for key, words in act.chosen.items())
    partners = f" with {', '.join(act.partners)}" if act.partners else ""
    return f"{act.move}{f'({chosen})' if chosen else ''}{partners}"
