"""Numbers nothing changes are told as their value; the sum says of every turn what the formula said."""

from __future__ import annotations

import ast

import pytest

from tests.hostile_saves import POCKET
from wargame.authoring import load_scenario
from wargame.language.names import Names
from wargame.wording.english.conditions import condition_in_words, settled
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


@pytest.mark.parametrize(("line", "holds"), [
    ("weeks >= 4", False), ("weeks <= 2", True), ("weeks >= 4 and turn > 3", False), ("weeks <= 2 or turn > 3", True),
    ("weeks <= 2 and turn > 3", None), ("turn > 3", None), ("not weeks >= 4", True),
])  # fmt: skip
def test_what_such_numbers_settle_is_known(line: str, holds: bool | None) -> None:
    assert settled(line, _names(**FORTNIGHT)) is holds


@pytest.mark.parametrize(("line", "said"), [
    ("count(gift, 40) >= 2", "“A gift” was ordered in 2 or more turns so far"),
    ("count(gift, 40) >= 1", "“A gift” was ordered in at least one turn so far"),
    ("count(gift, 40) == 0", "“A gift” was ordered in no turn so far"),
    ("since(gift) >= 40", "“A gift” has never been ordered"),
    ("since(gift) <= 39", "“A gift” has already been ordered"),
    ("count(gift, 3) >= 2", "“A gift” was ordered in 2 or more of the last 3 turns"),
    ("since(gift) >= 3", "“A gift” was not ordered within the last 3 turns"),
])  # fmt: skip
def test_more_turns_than_the_game_has_are_all_so_far(line: str, said: str) -> None:
    assert condition_in_words(line, _names()) == said
