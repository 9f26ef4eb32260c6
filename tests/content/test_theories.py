"""The worked example of the design page: the same facts, and three theories that read them differently.

Peninsula 4, trust 5, history 6, commitment 4 in Tokyo's eyes and 3 in Seoul's, posture 4, support in Washington 5, no
broker: an agreement is tried. Fear unites (+3), a missing mediator divides (-3), a threat alone helps a little (+1).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from wargame.authoring import load_scenario
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.information.secret_theory import neutral, of_a_theory
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.events import Rolled
from wargame.model.files import Scenario
from wargame.model.labels import THEORY
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State

ROOT = Path(__file__).resolve().parents[2]
FACTS: dict[str, int | dict[str, int]] = {
    "peninsula": 4,
    "trust": 5,
    "history": 6,
    "us_commitment": {"tokyo": 4, "seoul": 3},
    "posture": 4,
    "approval": {"tokyo": 4, "seoul": 4, "washington": 5},
}


@cache
def crisis_with_these_facts() -> Scenario:
    """The missile crisis moved to the facts of the example, with no situation and no card to change them."""
    scenario = load_scenario(ROOT / "scenarios" / "dprk-missile-crisis.yaml").scenario
    assert scenario is not None
    start = scenario.about.start
    moved = start.model_copy(update={"tracks": {**start.tracks, **FACTS}})
    about = scenario.about.model_copy(update={"start": moved})
    quiet = {id_: one.model_copy(update={"each_turn": False}) for id_, one in scenario.decks.items()}
    injects = {id_: one.model_copy(update={"turn": None, "scheduled": False}) for id_, one in scenario.injects.items()}
    return scenario.model_copy(update={"about": about, "decks": quiet, "injects": injects})


def framework_ordered_by_all(theory: str) -> tuple[Program, State, Rolled]:
    """The rules under a theory, the first turn opened, and the roll when every seat orders the framework in it."""
    program = lower(crisis_with_these_facts(), (theory,))
    dice = KeyedDice(1)
    state = opening(program)
    state = apply(program, state, deal(program, state, dice))
    state = apply(program, state, open_turn(program, state, dice))
    together = {seat: Order((Act("framework"),)) for seat in program.seats}
    events = resolve(program, state, together, dice)
    (roll,) = [event for event in events if isinstance(event, Rolled) and event.source == "move:framework"]
    return program, state, roll


@pytest.mark.parametrize(("theory", "modifier"), [("CHA", 3), ("PARK", -3), ("THREAT", 1)])
def test_the_same_facts_teach_opposite_lessons(theory: str, modifier: int) -> None:
    _, _, roll = framework_ordered_by_all(theory)
    assert roll.modifier == modifier


@pytest.mark.parametrize("theory", ["CHA", "PARK", "THREAT"])
def test_until_the_debrief_no_reason_says_which_theory_it_is(theory: str) -> None:
    """The theory's part of a roll is told, and has a neutral word for a reason."""
    program, state, roll = framework_ordered_by_all(theory)
    told = neutral(program, roll)
    assert isinstance(told, Rolled)
    assert any(of_a_theory(program, reason.source) for reason in roll.reasons)
    assert not any(of_a_theory(program, reason.source) for reason in told.reasons)
    assert THEORY in [reason.source for reason in told.reasons]
    assert sum(reason.add for reason in told.reasons) == sum(reason.add for reason in roll.reasons)
    cards = view_for(program, replace(state, phase=Phase.PLANNING), "tokyo").moves
    because = {modifier.because.kind for card in cards if card.id == "framework" for modifier in card.modifiers}
    assert "theory" in because
