"""What a card promises is what thousands of games give: every band, and every band or better, in positions at random.

The short run is a sample of one crisis. The long one holds 2,000 cards of all crises against 10,000 games each; its
numbers are told by ``python -m tests.sim.held_odds 2000 10000``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tests.content.shipped import NAMES
from tests.sim.held_odds import Held, at_least, held, level
from wargame.engine.information import coupled_odds, influence, move_odds
from wargame.engine.information.odds import Odds, odds_within
from wargame.engine.program import Roll

SHORT = 60
SIZE = int(os.environ.get("ODDS_POSITIONS", "2000"))
GAMES = int(os.environ.get("ODDS_GAMES", "10000"))
SAMPLE = ("dprk-missile-crisis",)


@cache
def sample() -> tuple[Held, ...]:
    """Cards of a crisis with 1,000 games each: so few find no small fault, but a forgotten roll."""
    return tuple(held(SHORT, 1_000, names=SAMPLE))


def contradicted(found: tuple[Held, ...]) -> list[str]:
    return [line for one in found for line in one.wrong(level(len(found)))]


def test_a_sample_of_cards_keeps_its_promise() -> None:
    assert not contradicted(sample())


def test_the_sample_is_worth_something() -> None:
    """Many chances are stated as one number, some hang on a roll beside their own, some on what the seat cannot see."""
    exact = [one for one in sample() if all(lo == hi for lo, hi in one.odds.from_row)]
    assert len(exact) >= SHORT / 4
    assert sum(bool(one.odds.rolls) for one in sample()) >= 4
    assert sum(lo != hi for one in sample() for lo, hi in one.odds.rows) >= 10
    assert sum(len(one.case.orders[one.case.seat].acts) > 1 for one in sample()) >= SHORT / 4


def forgets_what_is_carried_at_home(patch: pytest.MonkeyPatch) -> None:
    """A calculation that ends when the dice have fallen."""
    patch.setattr(influence, "ON_THE_WAY", ("reveal", "roll"))


def forgets_that_a_band_is_capped(patch: pytest.MonkeyPatch) -> None:
    """A calculation in which the lowest fall of the dice may still come to something, and the highest to nothing."""

    def plain(roll: Roll, within: Callable[[int], tuple[int, int]]) -> Odds:
        return odds_within(replace(roll, cap_row=None, floor_row=None), within)

    patch.setattr(coupled_odds, "odds_within", plain)


@pytest.mark.parametrize("fault", [forgets_what_is_carried_at_home, forgets_that_a_band_is_capped])
def test_a_fault_put_in_by_hand_is_found(fault: Callable[[pytest.MonkeyPatch], None]) -> None:
    cases = [one.case for one in sample()]
    with pytest.MonkeyPatch.context() as patch:
        for rules in {id(one.program): one.program for one in cases}.values():
            influence._known(rules).clear()
            move_odds._answered(rules).clear()
        fault(patch)
        wrong = [line for one in sample() for line in replace(one, odds=stated(one)).wrong(level(SHORT))]
    for rules in {id(one.program): one.program for one in cases}.values():
        influence._known(rules).clear()
        move_odds._answered(rules).clear()
    assert wrong


def stated(one: Held) -> coupled_odds.CoupledOdds:
    """What the seat of a case is told now."""
    case = one.case
    knowledge = move_odds.Knowledge(case.program, case.state, case.seat, case.orders[case.seat])
    return move_odds.move_odds(knowledge, case.move)


def test_a_contradiction_is_one() -> None:
    """The yardstick itself: a fair coin may fall 540 times of 1,000, not 620 times."""
    assert at_least(540, 1_000, 0.5) > 0.001
    assert at_least(620, 1_000, 0.5) < 1e-9
    assert at_least(1, 1_000, 0.0) == 0.0
    assert at_least(0, 1_000, 0.0) == 1.0
    assert abs(at_least(2, 3, 0.5) - 0.5) < 1e-9


@pytest.mark.long
def test_every_card_of_every_crisis_keeps_its_promise() -> None:
    found = tuple(held(SIZE, GAMES))
    assert {one.case.name for one in found} == set(NAMES)
    assert not contradicted(found), "\n".join(contradicted(found))
