"""Mutated scenarios: a named problem, or the scenario plays, verifies, replays and rehearses. Never anything else.

The long half runs in parts: ``python -m tests.mutation FIRST LAST`` tries numbers of one's own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.attempt import try_one

DAILY, LONG, PART = 8, 100_000, 500


@pytest.mark.parametrize("first", range(0, DAILY, 4))
def test_a_mutated_scenario_is_refused_by_name_or_plays(first: int, tmp_path: Path) -> None:
    for number in range(first, first + 4):
        try_one(number, tmp_path)


def test_a_token_of_a_banned_move_is_nobodys_riddle(tmp_path: Path) -> None:
    """Mutant 40595: how long such a token stands has no owner, and the telling of a turn fell over it."""
    try_one(40595, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("first", range(DAILY, LONG, PART))
def test_a_hundred_thousand_mutated_scenarios_are_refused_by_name_or_play(first: int, tmp_path: Path) -> None:
    for number in range(first, first + PART):
        try_one(number, tmp_path)
