"""The doctrines of a program, lowered for a seat when first asked for and kept: to decide in one game or in many."""

from __future__ import annotations

from wargame.engine.deciding import Decider
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.policy import Policy
from wargame.engine.program import Program
from wargame.sim.policies import DoctrineDecider
from wargame.sim.random_policy import RandomDecider
from wargame.sim.rollout import PartDecider

AT_RANDOM = ""
"""Stands for a doctrine where a scenario has none."""


class DoctrineDeciders:
    """Whoever plays games on shares one: lowering a doctrine takes a moment."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._policies: dict[tuple[str, str], Policy] = {}
        self._deciders: dict[tuple[str, str], Decider] = {}
        self._blocks: dict[tuple[str, str], PartDecider] = {}

    def policy(self, doctrine: str, seat: str) -> Policy:
        """A doctrine, lowered for a seat."""
        if (doctrine, seat) not in self._policies:
            self._policies[doctrine, seat] = lower_policy(self._program, doctrine, seat)
        return self._policies[doctrine, seat]

    def decider(self, doctrine: str, seat: str) -> Decider:
        """Who decides by a doctrine for a seat in one game."""
        if (doctrine, seat) not in self._deciders:
            self._deciders[doctrine, seat] = Decider(self.policy(doctrine, seat))
        return self._deciders[doctrine, seat]

    def block(self, doctrine: str, seat: str) -> PartDecider:
        """Who orders by a doctrine, or at random (``AT_RANDOM``), for a seat in many games."""
        if (doctrine, seat) not in self._blocks:
            self._blocks[doctrine, seat] = (
                RandomDecider(self._program, seat) if doctrine == AT_RANDOM
                else DoctrineDecider(self.policy(doctrine, seat))
            )
        return self._blocks[doctrine, seat]
