"""The worked example of the design page: the same facts, and three theories that read them differently.

Peninsula 4, trust 5, history 6, commitment 4 in Tokyo's eyes and 3 in Seoul's, posture 4, support in Washington 5, no
broker: an agreement is tried. Fear unites (+3), a missing mediator divides (-3), a threat alone helps a little (+1).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from wargame.authoring import load_scenario
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.state import apply, opening
from wargame.model.events import Rolled
from wargame.model.files import Scenario
from wargame.model.orders import Act, Order

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


@pytest.mark.parametrize(("theory", "modifier"), [("CHA", 3), ("PARK", -3), ("THREAT", 1)])
def test_the_same_facts_teach_opposite_lessons(theory: str, modifier: int) -> None:
    program = lower(crisis_with_these_facts(), (theory,))
    dice = KeyedDice(1)
    state = opening(program)
    state = apply(program, state, deal(program, state, dice))
    state = apply(program, state, open_turn(program, state, dice))
    together = {seat: Order((Act("framework"),)) for seat in program.seats}
    events = resolve(program, state, together, dice)
    rolls = [event for event in events if isinstance(event, Rolled) and event.source == "move:framework"]
    assert [roll.modifier for roll in rolls] == [modifier]
