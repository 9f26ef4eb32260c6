"""Games are the same on every machine, in blocks of any size, in parts, and in several processes."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.content.shipped import NAMES, THEORIES, scenario_of
from tests.sim.digests import digest, pinned
from wargame.engine.names import doctrines_of

EACH, AT_RANDOM = 42_000, 4_000
"""Games of a crisis under a theory in the long test: a million in all. In so many everybody plays at random."""


@pytest.mark.parametrize("name", NAMES)
def test_games_come_out_as_they_did_when_the_digest_was_pinned(name: str) -> None:
    """``python -m tests.sim.digests`` after a change of the rules that was meant."""
    assert digest(name, THEORIES[0]) == pinned()[name][THEORIES[0]]


@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES[1:])
@pytest.mark.parametrize("name", NAMES)
def test_games_under_every_theory_come_out_as_they_did(name: str, theory: str) -> None:
    assert digest(name, theory) == pinned()[name][theory]


def test_games_are_the_same_however_many_are_played_at_once() -> None:
    alike = {digest(NAMES[0], THEORIES[0], count=60, at_once=size) for size in (60, 17)}
    assert len(alike) == 1
    assert digest(NAMES[0], THEORIES[0], first=1, count=60) not in alike


@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES)
@pytest.mark.parametrize("name", NAMES)
def test_a_million_games_are_the_same_in_one_process_and_in_two(name: str, theory: str) -> None:
    """Of every player in turn: whole in large blocks, and in two halves by two processes in smaller ones."""
    kinds = [f"doctrine:{one}" for one in doctrines_of(scenario_of(name))]
    games = {"random": AT_RANDOM} | dict.fromkeys(kinds, (EACH - AT_RANDOM) // len(kinds) // 2 * 2)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        parts = {
            (kind, first): processes.submit(digest, name, theory, first, count // 2, 1234, kind)
            for kind, count in games.items() for first in (0, count // 2)
        }
        for (kind, first), part in parts.items():
            assert part.result() == digest(name, theory, first, games[kind] // 2, 4096, kind), kind
