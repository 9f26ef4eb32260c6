"""The reference check of the design page: twelve quarters of drawdown, three empty chairs, and a theory at work.

Nobody orders anything, forces leave and disputes arise by the calendar. Fear of being left alone pulls the two
together, a missing mediator drives them apart, and a threat that does not grow changes nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from wargame.authoring import load_scenario
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.orders import NO_MOVE

WORLD = Path(__file__).parent / "worlds" / "idle-drawdown.yaml"
SEEDS = range(300)
AFTER_TWELVE_QUARTERS = {"CHA": (6.0, 7.5), "PARK": (2.0, 3.5), "THREAT": (4.5, 5.5)}


@cache
def program_of(theory: str) -> Program:
    loaded = load_scenario(WORLD)
    assert loaded.scenario is not None, "\n".join(str(problem) for problem in loaded.diagnostics)
    return lower(loaded.scenario, (theory,))


def values_at_the_end(program: Program, seed: int, *tracks: str) -> tuple[int, ...]:
    """Plays one game with idle seats; the values of the tracks once it is over."""
    dice = KeyedDice(seed)
    idle = dict.fromkeys(program.seats, NO_MOVE)
    state = opening(program)
    state = apply(program, state, deal(program, state, dice))
    while not is_over(program, state):
        state = apply(program, state, open_turn(program, state, dice))
        state = apply(program, state, resolve(program, state, idle, dice))
    return tuple(state.values[program.index[track]] for track in tracks)


def test_the_calendar_does_what_the_design_page_says() -> None:
    """Trust in Washington and posture fall on their days, whatever the dice: the theories differ in nothing else."""
    program = program_of("THREAT")
    posture, tokyo = values_at_the_end(program, 1, "posture", "us_commitment[tokyo]")
    assert (posture, tokyo) == (3, 2)


@pytest.mark.long
@pytest.mark.parametrize(("theory", "bounds"), AFTER_TWELVE_QUARTERS.items(), ids=AFTER_TWELVE_QUARTERS)
def test_mean_trust_after_an_idle_drawdown(theory: str, bounds: tuple[float, float]) -> None:
    program = program_of(theory)
    mean = fmean(values_at_the_end(program, seed, "trust")[0] for seed in SEEDS)
    least, most = bounds
    assert least <= mean <= most, f"{theory}: {mean:.2f}"


@pytest.mark.long
def test_without_a_mediator_the_past_wakes_and_seoul_looks_west() -> None:
    program = program_of("PARK")
    ends = [values_at_the_end(program, seed, "history", "lean") for seed in SEEDS]
    history, lean = (fmean(values) for values in zip(*ends, strict=True))
    assert history > 5.0
    assert lean > 3.0
