"""Numbers nothing changes are told as their value; the sum says of every turn what the formula said."""

from __future__ import annotations

import ast

import pytest

from tests.hostile_saves import POCKET
from wargame.authoring import load_scenario
from wargame.language.names import Names
from wargame.wording.english.conditions import condition_in_words
from wargame.wording.english.fixed_numbers import with_fixed_numbers

FORTNIGHT = {"weeks": 2}


def _names(**fixed: int) -> Names:
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    return Names.of(scenario.model_copy(update={"numbers": {**scenario.numbers, **fixed}}))


@pytest.mark.parametrize(
    "line",
    [
        "turn * weeks >= 7", "turn * weeks < 7", "turn * weeks > 6", "turn * weeks == 6", "7 <= turn * weeks",
        "turn >= max(2, 6 - half(weeks))", "weeks >= 2 and turn > 3", "weeks > 2 or turn > 3", "weeks < 2 and turn > 3",
        "weeks == 2 or turn > 3", "not weeks > 2 and turn > 1", "turn * weeks * weeks >= 9", "turn * -weeks >= -5",
        "(weeks > 5 or turn > 4) and turn * weeks < 15", "div(turn * weeks, 4) > div((turn - 1) * weeks, 4)",
    ],
)
def test_folding_keeps_what_a_line_says(line: str) -> None:
    names = _names(**FORTNIGHT)
    body = ast.parse(line, mode="eval").body
    folded = with_fixed_numbers(body, names)
    for turn in range(12):
        said = {"turn": turn, "half": lambda x: int(x / 2), "div": lambda x, n: int(x / n), "max": max, "min": min}
        values = [eval(ast.unparse(part), {}, {**said, **FORTNIGHT}) for part in (body, folded)]
        assert bool(values[0]) == bool(values[1]), (turn, ast.unparse(folded))


def test_a_number_is_told_as_its_value() -> None:
    assert condition_in_words("turn >= max(2, 6 - half(weeks))", _names(**FORTNIGHT)) == "it is turn 5 or later"


def test_a_number_that_an_effect_changes_keeps_its_name() -> None:
    names = _names(**FORTNIGHT)
    rule = next(iter(names.sections.rules.values()))
    changed = rule.model_copy(update={"because": "weeks = 3"})  # any text that could be such an effect is enough
    scenario = names.sections.model_copy(update={"rules": {**names.sections.rules, "changes_weeks": changed}})
    told = condition_in_words("turn >= weeks", Names.of(scenario))
    assert told != "it is turn 2 or later"


def test_a_settled_condition_is_told_as_it_was_written() -> None:
    assert "eeks" in condition_in_words("weeks >= 4", _names(**FORTNIGHT))
