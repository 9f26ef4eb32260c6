"""A seat that orders at random, a decision and a game at a time: what peers and our own executor share."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.compiled import functions_of
from wargame.engine.draws import KeyedDice
from wargame.engine.policy import MoveTier, Policy
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.orders import Act, Order
from wargame.model.state import State
from wargame.sim.random_policy import RandomDecider

PASS = 0


class Planner:
    """One seat's decisions of one turn: moves of each weight until it passes or has no slot left, then each answer.

    An action is a number: 0 passes (or gives the default), the rest count the candidates and answers there are.
    """

    def __init__(self, policy: Policy) -> None:
        """``policy`` lists every order of the seat: that of ``RandomDecider``. Made once."""
        self.policy, self._read = policy, functions_of(policy.lines, policy.index)
        counts = [len(tier.candidates) for tier in policy.tiers]
        self._offsets = [1 + sum(counts[:place]) for place in range(len(counts) + 1)]
        self.actions = self._offsets[-1] + max((len(asked.answers) for asked in policy.questions), default=0)

    def begin(self, values: Sequence[int]) -> None:
        """A turn is open, and the slots of the game have these values."""
        self._vector = [*values, *([0] * (self.policy.width - len(values)))]
        self._spent, self._stage, self._slots = 0, -1, 0
        self._open: list[tuple[int, int, str]] = []
        self.acts: list[Act] = []
        self.answers: dict[str, str] = {}
        self._next()

    @property
    def done(self) -> bool:
        """Whether nothing is left to decide."""
        return self._stage >= len(self.policy.tiers) + len(self.policy.questions)

    def options(self) -> list[int]:
        """Every action there is now; passing is the first."""
        return [PASS] if self.done else self._options

    def take(self, action: int) -> None:
        """Decide."""
        if self.done:
            return
        tiers = self.policy.tiers
        if self._stage >= len(tiers):
            asked = self.policy.questions[self._stage - len(tiers)]
            if action:
                answer = asked.answers[action - self._offsets[-1]]
                self._spent += answer.cost
                if answer.word is not None:
                    self.answers[asked.question] = answer.word
            self._next()
            return
        if action == PASS:
            self._next()
            return
        one = tiers[self._stage].candidates[action - self._offsets[self._stage]]
        self._spent += self._read[one.cost](self._vector)
        self.acts.append(one.act)
        self._slots -= 1
        for slot, value in one.sets:
            self._vector[slot] = value
        self._open = [(place, cost, move) for place, cost, move in self._open if move != one.act.move]
        self._options = self._moves()
        if len(self._options) == 1:
            self._next()

    def order(self) -> Order:
        """What was decided."""
        return Order(tuple(self.acts), dict(self.answers))

    def _next(self) -> None:
        """Go on to the next thing there is a choice in."""
        tiers = self.policy.tiers
        while not self.done:
            self._stage += 1
            if self._stage < len(tiers):
                self._begin(tiers[self._stage])
                self._options = self._moves()
            elif not self.done:
                self._options = self._words(self._stage - len(tiers))
            if not self.done and len(self._options) > 1:
                return

    def _begin(self, tier: MoveTier) -> None:
        read, vector = self._read, self._vector
        self._slots = tier.most if tier.slots is None else min(tier.most, read[tier.slots](vector))
        self._open = [
            (place, read[one.cost](vector), one.act.move)
            for place, one in enumerate(tier.candidates) if read[one.legal](vector)
        ]

    def _left(self) -> int | None:
        if self.policy.purse is None:
            return None
        return self._vector[self.policy.purse] - self._read[self.policy.reserve](self._vector) - self._spent

    def _moves(self) -> list[int]:
        left, first = self._left(), self._offsets[self._stage]
        if self._slots <= 0:
            return [PASS]
        return [PASS, *(first + place for place, cost, _ in self._open if not cost or left is None or cost <= left)]

    def _words(self, place: int) -> list[int]:
        left, first = self._left(), self._offsets[-1]
        return [PASS, *(
            first + number for number, answer in enumerate(self.policy.questions[place].answers)
            if self._read[answer.when](self._vector) and (not answer.cost or left is None or answer.cost <= left)
        )]


class Playing:
    """One game by the trace executor with all its events; seats plan between its turns."""

    def __init__(self, program: Program, planners: Sequence[Planner], number: int) -> None:
        """Dealt, and the first turn opened."""
        self.program, self.planners, self._dice = program, planners, KeyedDice(1, number)
        start = opening(program)
        self.state: State = apply(program, start, deal(program, start, self._dice))
        self.events = 0
        self._open()

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return is_over(self.program, self.state)

    def resolve(self) -> None:
        """Resolve what the planners ordered, and open the next turn."""
        orders = {one.policy.seat: one.order() for one in self.planners}
        events = resolve(self.program, self.state, orders, self._dice)
        self.events += len(events)
        self.state = apply(self.program, self.state, events)
        if not self.over:
            self._open()

    def _open(self) -> None:
        events = open_turn(self.program, self.state, self._dice)
        self.events += len(events)
        self.state = apply(self.program, self.state, events)
        for one in self.planners:
            one.begin(self.state.values)


def planners_of(program: Program) -> list[Planner]:
    """One for every seat. Made once: they carry nothing from game to game."""
    return [Planner(RandomDecider(program, seat).policy) for seat in program.seats]


def playout(program: Program, planners: Sequence[Planner], number: int) -> Playing:
    """One game at random to its end."""
    lots, game = Random(number), Playing(program, planners, number)
    while not game.over:
        for one in planners:
            while not one.done:
                one.take(lots.choice(one.options()))
        game.resolve()
    return game
