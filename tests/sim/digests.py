"""What many random games of every shipped crisis come to, as digests: another machine must come to the same.

``python -m tests.sim.digests`` works them out anew after a change of rules that was meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from tests.content.shipped import NAMES, THEORIES, program_under
from wargame.engine.program import Program
from wargame.sim.block import Games
from wargame.sim.policies import BlockDecider, play_out
from wargame.sim.line_ups import deciders_of

PINNED = Path(__file__).parent / "digests.json"
GAMES, SEED = 256, 2026


def final_tracks(
    rules: Program, who: Sequence[BlockDecider], first: int, count: int, at_once: int
) -> Iterator[np.ndarray]:
    """The last turn, the ending and every track, a row a game, block after block."""
    kept = [number for number, slot in enumerate(rules.slots) if slot.kind == "track" or slot.name in ("turn", "ended")]
    for start in range(first, first + count, at_once):
        block = Games(rules, min(at_once, first + count - start), SEED, start)
        play_out(block, who)
        yield np.array([block.row(number) for number in kept], dtype="<i4").T


def digest(
    name: str, theory: str, first: int = 0, count: int = GAMES, at_once: int = GAMES, kind: str = "random"
) -> str:
    """Of the games ``first`` and following of a crisis, ``kind`` at every seat."""
    rules = program_under(name, theory)
    who = deciders_of(rules, dict.fromkeys(rules.seats, kind))
    return digest_of(final_tracks(rules, who, first, count, at_once))


def digest_of(blocks: Iterable[np.ndarray]) -> str:
    """Of final tracks, block after block."""
    whole = blake2b(digest_size=16)
    for tracks in blocks:
        whole.update(np.ascontiguousarray(tracks, dtype="<i4").tobytes())
    return whole.hexdigest()


def pinned() -> dict[str, dict[str, Any]]:
    """Crisis and theory to the digest of its first games."""
    found: dict[str, dict[str, Any]] = json.loads(PINNED.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    text = json.dumps({name: {theory: digest(name, theory) for theory in THEORIES} for name in NAMES}, indent=2)
    PINNED.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(PINNED)
