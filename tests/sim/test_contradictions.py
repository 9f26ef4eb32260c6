"""A row is told with the text that is true, by both executors alike; texts that contradict each other are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sim.side_by_side import side_by_side
from wargame.authoring import load_scenario
from wargame.wording import speaker_of
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.visibility import visible
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.events import Told
from wargame.model.orders import Order
from wargame.sim.contradictions import contradictions
from wargame.sim.line_ups import line_up_of

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket"
WEATHER = """tables:
  weather:
    name: Weather
    dice: d6
    rows:
      - upto: 3
        name: Mild
        text: Boats go out.
        says: boats
        texts:
          - {when: "turn in (2, 3)", text: The harbour stays shut., denies: boats}
      - {name: Storm, text: No boat goes out., denies: boats}
  harbour:
    name: Harbour
    dice: d6
    rows: [{name: Open, text: The boats come home., says: boats}]
rules:
  sky: {name: The sky, at: couple, do: [run weather, run harbour], because: it is there}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Program:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        (tmp_path / name).write_text((POCKET / name).read_text(encoding="utf-8"), encoding="utf-8")
    text = (tmp_path / "pocket-rules.yaml").read_text(encoding="utf-8")
    for section in ("tables:\n", "rules:\n"):
        inside = WEATHER.partition(section)[2].partition("rules:\n" if section == "tables:\n" else "\0")[0]
        text = text.replace(f"\n{section}", f"\n{section}{inside}", 1)
    (tmp_path / "pocket-rules.yaml").write_text(text, encoding="utf-8")
    loaded = load_scenario(tmp_path / "pocket.yaml")
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)


def told(rules: Program, seed: int, viewer: str) -> list[tuple[int, str | None]]:
    """Turn by turn which text a seat is told of the mild row."""
    state, dice, found = opening(rules), KeyedDice(seed, 0), []
    state = apply(rules, state, deal(rules, state, dice))
    for turn in (1, 2, 3, 4):
        state = apply(rules, state, open_turn(rules, state, dice))
        happened = resolve(rules, state, dict.fromkeys(rules.seats, Order()), dice)
        state = apply(rules, state, happened)
        seen = visible(rules, state, viewer, happened)
        found += [(turn, speaker_of(rules).events.line(event)) for event in seen if isinstance(event, Told)]
    return found


def test_the_first_text_that_holds_is_told_else_the_rows_own(rules: Program) -> None:
    found = {pair for seed in range(12) for pair in told(rules, seed, rules.seats[0])}
    calm, shut = "Boats go out.", "The harbour stays shut."
    assert found == {(1, calm), (2, shut), (3, shut), (4, calm)}


def test_a_text_changes_no_slot(rules: Program) -> None:
    side_by_side(rules, 20)


def test_what_contradicts_itself_in_a_turn_is_found_and_nothing_else(rules: Program) -> None:
    random = line_up_of(dict.fromkeys(rules.seats, "random"))
    found = {(one.one, one.other): one.turns for one in contradictions(rules, [random], 100, 1)}
    assert set(found) == {("table:harbour#0", "table:weather#0.0"), ("table:harbour#0", "table:weather#1")}
    stormy = found["table:harbour#0", "table:weather#1"].share
    assert 0.4 < stormy < 0.6
