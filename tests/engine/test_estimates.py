"""Estimates: how far off they may be can depend on the very track that is estimated."""

from __future__ import annotations

from tests.engine.positions import WORLDS
from wargame.authoring.loading import load_embedded
from wargame.engine.adjudication import deal, open_turn
from wargame.engine.draws import KeyedDice
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.lowering import lower
from wargame.engine.state import apply, opening
from wargame.model.files import SourceFile


def test_a_track_may_say_itself_when_its_estimate_is_off() -> None:
    files = [
        SourceFile(name=path.name, text=path.read_text(encoding="utf-8").replace(
            "when: trust < 3 or viewer == 'coral'", "when: pressure < 5"
        ))
        for path in (WORLDS["pocket"], WORLDS["pocket"].with_name("pocket-rules.yaml"))
    ]  # fmt: skip
    scenario = load_embedded(files).scenario
    assert scenario is not None
    rules, dice = lower(scenario), KeyedDice(5)
    state = apply(rules, opening(rules), deal(rules, opening(rules), dice))
    state = apply(rules, state, open_turn(rules, state, dice))
    low, high = Knowledge(rules, state, "blue").known("pressure")
    assert low <= state.values[rules.slot("pressure")] <= high
    assert (low, high) != (0, 10)
