"""Who may hold the seats, for whoever plays games on: the doctrines, made ready once a game and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import product

from wargame.engine.deciding import Decider
from wargame.engine.information.information_state import InformationState
from wargame.engine.lowering.policies import doctrines_of, lower_policy
from wargame.engine.policy import Policy
from wargame.engine.program import Program
from wargame.sim.determinization import Determinizations, agreeing, played_before
from wargame.sim.likeness import resembling
from wargame.sim.policies import DoctrineDecider
from wargame.sim.random_policy import RandomDecider
from wargame.sim.rollout import PartDecider, PolicyProfile

AT_RANDOM = ""
"""Stands for a doctrine where a scenario has none."""
PLAYED, DRAWN = 768, 384
"""Games played up to the turn, and positions drawn from them."""
MOST = 81
"""So many ways at most."""


class PossibleWays:
    """The ways of playing taken for possible: any doctrine that is no variant of another, at any seat.

    Attributes:
        doctrines: all there are.
        names: what a seat that looks ahead may follow afterwards: any of them.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self.doctrines = doctrines_of(program.scenario)
        self.names = self.doctrines or (AT_RANDOM,)
        self._policies: dict[tuple[str, str], Policy] = {}
        self._deciders: dict[tuple[str, str], Decider] = {}
        self._blocks: dict[tuple[str, str], PartDecider] = {}
        self._played: dict[int, Determinizations] = {}

    def positions(self, at: InformationState) -> Determinizations:
        """Positions that could be the true one, those most often that are like the game so far; ``way`` counts in
        ``before``."""
        turn = at.state.turn
        if turn not in self._played:
            self._played[turn] = played_before(self._program, turn, self.before, PLAYED)
        return agreeing(at, resembling(at, self._played[turn], DRAWN), len(self.before))

    @cached_property
    def before(self) -> tuple[PolicyProfile, ...]:
        """Every way up to now. Where seats are many, all of them by one doctrine."""
        seats = self._program.seats
        every = self._program.scenario.doctrines
        main = [name for name in self.doctrines if every[name].like is None] or [AT_RANDOM]
        if len(main) ** len(seats) > MOST:
            return tuple({seat: self._block(name, seat) for seat in seats} for name in main)
        return tuple(
            {seat: self._block(name, seat) for seat, name in zip(seats, names, strict=True)}
            for names in product(main, repeat=len(seats))
        )

    def after(self, seat: str, thens: Sequence[str]) -> tuple[PolicyProfile, ...]:
        """The same from now on, once for each doctrine that a seat may follow itself."""
        return tuple({**way, seat: self._block(then, seat)} for then in thens for way in self.before)

    def decider(self, doctrine: str, seat: str) -> Decider:
        """A doctrine, ready to decide for a seat."""
        if (doctrine, seat) not in self._deciders:
            self._deciders[doctrine, seat] = Decider(self._policy(doctrine, seat))
        return self._deciders[doctrine, seat]

    def _policy(self, doctrine: str, seat: str) -> Policy:
        if (doctrine, seat) not in self._policies:
            self._policies[doctrine, seat] = lower_policy(self._program, doctrine, seat)
        return self._policies[doctrine, seat]

    def _block(self, doctrine: str, seat: str) -> PartDecider:
        if (doctrine, seat) not in self._blocks:
            self._blocks[doctrine, seat] = (
                RandomDecider(self._program, seat) if doctrine == AT_RANDOM
                else DoctrineDecider(self._policy(doctrine, seat))
            )
        return self._blocks[doctrine, seat]
