"""Goals 8 and 10: what a sweep and many more rules cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.goals import Goal
from benchmarks.planning import Planner, planners_of, playout
from benchmarks.playing import DOCTRINE, reference
from benchmarks.timing import least
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.model.tables import Modifier
from wargame.sim.policies import BlockDecider, play_out
from wargame.sim.scores import ScoredGames
from wargame.sim.line_ups import deciders_of
from wargame.sim.perturbing import PerturbedGames, knobs
from wargame.sim.sensitivity import COLUMNS

TIMES, NUDGED = 8, 32


def sweep() -> list[Goal]:
    """Goal 8: every number nudged down and up, against as many plain games."""
    rules = reference()
    who, perturbations = deciders_of(rules, dict.fromkeys(rules.seats, DOCTRINE)), [
        (knob, by) for knob in knobs(rules) for by in (-1, 1)
    ]
    at_once = COLUMNS // NUDGED

    def perturbed() -> None:
        for first in range(0, len(perturbations), at_once):
            play_out(PerturbedGames(rules, NUDGED, 1, perturbations[first : first + at_once]), who)

    def plain() -> None:
        for first in range(0, len(perturbations), at_once):
            play_out(ScoredGames(rules, NUDGED * len(perturbations[first : first + at_once]), 1, first * NUDGED), who)

    found = least({"nudged": perturbed, "plain": plain}, 2)
    note = f"{len(perturbations)} nudges, {NUDGED} games each"
    return [Goal(8, "a sensitivity sweep, against as many plain games", "at most", 1.5, "×",
                 found["nudged"] / found["plain"], note)]  # fmt: skip


def eightfold() -> list[Goal]:
    """Goal 10: every modifier eight times over."""
    one = reference()
    many = lower(_eightfold(one.scenario), one.modules)
    cases: dict[str, Callable[[], object]] = {}
    for name, rules in (("one", one), ("many", many)):
        who, planners = deciders_of(rules, dict.fromkeys(rules.seats, DOCTRINE)), planners_of(rules)
        cases[f"block {name}"] = partial(_block, rules, who)
        cases[f"trace {name}"] = partial(_alone, rules, planners)
    found = least(cases, 2)
    note = f"{_modifiers(one)} modifiers in rolls, and {_modifiers(many)}"
    return [
        Goal(10, f"{kind}: a game under eight times the modifiers", "at most", 4, "×",
             found[f"{kind} many"] / found[f"{kind} one"], note)
        for kind in ("block", "trace")
    ]  # fmt: skip


def _block(rules: Program, who: Sequence[BlockDecider]) -> None:
    play_out(ScoredGames(rules, 2048, 1), who)


def _alone(rules: Program, planners: Sequence[Planner]) -> None:
    for number in range(16):
        playout(rules, planners, number)


def _eightfold(scenario: Scenario) -> Scenario:
    """The same games under more rules: the seven further copies of each modifier are asked, and add nothing."""
    found = {
        section: {
            name: body.model_copy(update={"modifiers": _copied(body.modifiers)})
            for name, body in getattr(scenario, section).items()
        }
        for section in ("modifier_sets", "moves", "tables")
    }
    return scenario.model_copy(update=found)


def _copied(modifiers: Sequence[Modifier]) -> tuple[Modifier, ...]:
    idle = tuple(one.model_copy(update={"add": 0, "id": None}) for one in modifiers)
    return (*modifiers, *idle * (TIMES - 1))


def _modifiers(rules: Program) -> int:
    return sum(len(roll.modifiers) for roll in rules.rolls.values())
