"""Who may hold the seats, for whoever plays games on: the doctrines, made ready once a game and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import product

from wargame.engine.information.information_state import InformationState
from wargame.engine.lowering.policies import main_doctrines
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.sim.determinization import Determinizations, agreeing, played_before
from wargame.sim.doctrine_deciders import AT_RANDOM, DoctrineDeciders
from wargame.sim.likeness import resembling
from wargame.sim.rollout import PolicyProfile

PLAYED, DRAWN = 768, 384
"""Games played up to the turn, and positions drawn from them."""
MOST = 81
"""So many ways at most."""


class PossibleWays:
    """The ways of playing taken for possible: any doctrine that is no variant of another, at any seat.

    Attributes:
        doctrines: all there are.
        names: what a seat that looks ahead may follow afterwards: any of them.
        decider: a doctrine, ready to decide for a seat.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self.doctrines = doctrines_of(program.scenario)
        self.names = self.doctrines or (AT_RANDOM,)
        self._ready = DoctrineDeciders(program)
        self.decider = self._ready.decider
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
        main = main_doctrines(self._program.scenario) or (AT_RANDOM,)
        if len(main) ** len(seats) > MOST:
            return tuple({seat: self._ready.block(name, seat) for seat in seats} for name in main)
        return tuple(
            {seat: self._ready.block(name, seat) for seat, name in zip(seats, names, strict=True)}
            for names in product(main, repeat=len(seats))
        )

    def after(self, seat: str, thens: Sequence[str]) -> tuple[PolicyProfile, ...]:
        """The same from now on, once for each doctrine that a seat may follow itself."""
        return tuple({**way, seat: self._ready.block(then, seat)} for then in thens for way in self.before)
