"""Keyed dice: a draw is a pure function of (seed, game, turn, purpose, attempt), never of what was drawn before.

So one changed order or one edited rule leaves every other die as it was. The mix is the 64-bit finaliser known as
splitmix64 (Steele, Lea and Flood 2014; constants by Stafford); whole numbers only, equal on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from hashlib import blake2b
from typing import Protocol

from wargame.records import record

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
_TURN, _ATTEMPT, _DIE = 0xD1B54A32D192ED03, 0xAEF17502108EF2D9, 0x8CB92BA72F3D8DD7


def mix(word: int) -> int:
    """Scramble 64 bits."""
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
    return word ^ (word >> 31)


@lru_cache(maxsize=8192)
def purpose_number(purpose: str) -> int:
    """The 64-bit number of a declared purpose: a hash of its name, so that no position and no call order enters."""
    return int.from_bytes(blake2b(purpose.encode(), digest_size=8, person=b"wargame-purpose").digest(), "little")


def run_key(seed: int) -> int:
    """What all games under a seed share: game number n has the key ``mix(run_key + GOLDEN * (n + 1))``."""
    return mix(seed & MASK) ^ mix((seed >> 64) & MASK)


@lru_cache(maxsize=256)
def game_key(seed: int, game: int) -> int:
    """The key of game number ``game`` under ``seed``; play is game 0."""
    return mix(run_key(seed) + GOLDEN * (game + 1) & MASK)


def seed_of_game(seed: int, game: int) -> int:
    """The seed under which game 0 is game number ``game`` of ``seed``: so that any game of a run can be played alone.

    64 bits are enough: what enters a key is a mix of the seed, and each mix has one seed that gives it.
    """
    return _unmixed(run_key(seed) + GOLDEN * game & MASK)


def _unmixed(word: int) -> int:
    """What ``mix`` made ``word`` of: its steps backwards."""
    word = _unfolded(word, 31) * pow(0x94D049BB133111EB, -1, 1 << 64) & MASK
    word = _unfolded(word, 27) * pow(0xBF58476D1CE4E5B9, -1, 1 << 64) & MASK
    return _unfolded(word, 30)


def _unfolded(word: int, by: int) -> int:
    """The word that, folded upon itself with a shift, gives this one."""
    found = word
    for _ in range(64 // by):
        found = word ^ found >> by
    return found


@lru_cache(maxsize=65_536)
def counter(turn: int, purpose: str, attempt: int, die: int) -> int:
    """What one die adds to the game's key: the same for every game of a run."""
    return mix((die_number(purpose, die) + _TURN * turn + _ATTEMPT * attempt) & MASK)


def die_number(purpose: str, die: int) -> int:
    """What of a counter is the same in every turn."""
    return (purpose_number(purpose) + _DIE * die) & MASK


class Dice(Protocol):
    """Where faces come from: keyed draws, a journal, or a hand that rolls real dice."""

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """``count`` numbers from 1 to ``sides``."""
        ...

    def entered(self, turn: int, purpose: str) -> bool:
        """Whether these faces were entered by control."""
        ...


@record
class KeyedDice:
    """Keyed draws.

    Attributes:
        seed: any whole number from 0; 128 bits count.
        game: number of the game in a run; 0 in play.
        attempt: raised by an undo past a reveal, so that the same turn gives other dice.
        by_hand: faces that control entered, by (turn, purpose); they replace the draw.
    """

    seed: int
    game: int = 0
    attempt: int = 0
    by_hand: Mapping[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """``count`` numbers from 1 to ``sides`` for a declared purpose."""
        if (turn, purpose) in self.by_hand:
            return self.by_hand[turn, purpose]
        key = game_key(self.seed, self.game)
        words = (mix(key ^ counter(turn, purpose, self.attempt, die)) for die in range(count))
        return tuple(1 + ((word >> 32) * sides >> 32) for word in words)

    def entered(self, turn: int, purpose: str) -> bool:
        """Whether control entered these faces."""
        return (turn, purpose) in self.by_hand
