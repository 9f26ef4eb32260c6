"""Who is taken to play a game on: a declared mix of doctrines, from which each seat of each game is drawn by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np

from wargame.engine.draws import purpose_number
from wargame.engine.lowering.policies import main_doctrines, whole_doctrine
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.records import record
from wargame.sim.block_dice import faces, keys_of, mix
from wargame.sim.doctrine_deciders import AT_RANDOM, DoctrineDeciders
from wargame.sim.rollout import PolicyProfile
from wargame.sim.rows import Numbers

EVEN = "even"
"""The mix where none is named: every doctrine that is no variant of another, alike often."""
SEATS = purpose_number("ledger:seats")
_MOST = 1000
"""A share at most."""


class WrongMix(ValueError):
    """What was written is no mix of this scenario's doctrines; the text says why."""


@record
class DoctrineMix:
    """How often each doctrine is drawn for a seat.

    Attributes:
        name: what it is called: ``even``, or as it was written.
        shares: doctrine to its share, of their sum. The doctrine is ``AT_RANDOM`` where a scenario has none.
    """

    name: str
    shares: tuple[tuple[str, int], ...]

    def digest(self, program: Program) -> str:
        """Of the mix, of every line of its doctrines, and of the rules: the same where values can be compared."""
        lines = {
            name: [] if name == AT_RANDOM else [
                one.model_dump_json() for part in whole_doctrine(program.scenario, name) for one in part
            ]
            for name, _ in self.shares
        }
        said = json.dumps([program.digest, list(self.shares), lines], ensure_ascii=False, sort_keys=True)
        return blake2b(said.encode(), digest_size=16, person=b"wargame-mix").hexdigest()


def even_mix(scenario: Scenario) -> DoctrineMix:
    """The mix that is taken where nobody names one."""
    return DoctrineMix(EVEN, tuple((name, 1) for name in main_doctrines(scenario) or (AT_RANDOM,)))


def read_mix(text: str, scenario: Scenario) -> DoctrineMix:
    """A mix as a person writes it: ``prudent``, ``prudent,cooperative``, ``prudent=3,cooperative=1``, ``even``.

    Raises:
        WrongMix: no such doctrine, or no such share.
    """
    if text.strip() in ("", EVEN):
        return even_mix(scenario)
    known, shares = doctrines_of(scenario), dict[str, int]()
    for part in text.split(","):
        name, _, share = (one.strip() for one in part.partition("="))
        if name not in known:
            raise WrongMix(f"there is no doctrine “{name}”; there are: {', '.join(known) or 'none'}")
        if name in shares:
            raise WrongMix(f"“{name}” is named twice")
        if share and not (share.isascii() and share.isdigit() and 0 < int(share[:9]) <= _MOST):
            raise WrongMix(f"the share of “{name}” is a whole number from 1 to {_MOST}")
        shares[name] = int(share or 1)
    return DoctrineMix(",".join(f"{name}={share}" for name, share in shares.items()), tuple(shares.items()))


class MixedPlayers:
    """Who sits where in numbered games. The same number, the same players: what is compared meets the same others.

    Attributes:
        decider: a doctrine, ready to decide for a seat in one game.
    """

    def __init__(self, program: Program, drawn: DoctrineMix) -> None:
        self._program, self.mix = program, drawn
        self.names = tuple(name for name, _ in drawn.shares)
        self._ends = np.cumsum([share for _, share in drawn.shares])
        self._ready = DoctrineDeciders(program)
        self.decider = self._ready.decider

    def drawn(self, games: Numbers) -> Mapping[str, Numbers]:
        """Seat to the place of its doctrine in ``names``, game by game."""
        found = {}
        for seat in self._program.seats:
            words = mix(keys_of(SEATS, games) ^ np.uint64(purpose_number(f"seat:{seat}")))
            found[seat] = np.searchsorted(self._ends, faces(words, int(self._ends[-1])), side="left")
        return found

    def ways(self, games: Numbers) -> tuple[Sequence[PolicyProfile], Numbers]:
        """The ways of playing that these games need, and which of them each is played in."""
        drawn = self.drawn(games)
        rows, way = np.unique(np.array([drawn[seat] for seat in self._program.seats]).T, axis=0, return_inverse=True)
        profiles = [
            {seat: self._ready.block(self.names[int(place)], seat) for seat, place in zip(drawn, row, strict=True)}
            for row in rows
        ]
        return profiles, way.reshape(-1)
