"""The symbol table: what a game's files declare, as lines may say it."""

from __future__ import annotations

import pytest

from tests.language.conftest import CRISIS
from wargame.language.names import Names
from wargame.language.parser import parse_number
from wargame.language.tree import LanguageError
from wargame.model.files import ScenarioFile, Sections


def test_questions_of_moves_and_injects_are_questions(names: Names) -> None:
    assert set(names.questions) == {"access", "consent", "react"}


def test_tags_know_their_moves(names: Names) -> None:
    assert names.tagged["coop"] == ("drill", "aid")
    assert names.tagged["history"] == ()


def test_a_family_of_joint_moves_has_a_member_for_each(names: Names) -> None:
    assert names.symbols["partial"].keys == ("drill",)


def test_partners_come_after_those_who_must(names: Names) -> None:
    assert names.movers("drill") == ("tokyo", "seoul", "washington")


def test_display_codes_lead_to_what_a_line_must_say(names: Names) -> None:
    assert names.codes["TRU"] == "trust"
    assert names.codes["APS"] == "approval[seoul]"
    assert names.codes["MOO"] == "mood"


def test_a_scenario_knows_how_many_turns_it_has() -> None:
    scenario = ScenarioFile.model_validate(
        {**CRISIS, "format": "wargame-scenario/1", "id": "small", "title": "Small", "summary": "s", "opening": "o",
         "turns": 6, "rulebooks": []}
    )
    assert parse_number("turns - 1", Names.of(scenario)).value == 5


def test_nothing_declared_means_nothing_known() -> None:
    with pytest.raises(LanguageError, match="unknown name 'trust'"):
        parse_number("trust", Names.of(Sections()))


def test_derived_values_in_a_circle_are_refused_from_wherever_they_are_named() -> None:
    def derived(value: str) -> dict[str, str]:
        return {"name": "X", "code": "X", "value": value}

    names = Names.of(Sections.model_validate({"derived": {"one": derived("two + 1"), "two": derived("3 - one")}}))
    for text in ("one", "two", "one + two"):
        with pytest.raises(LanguageError, match="is made of itself"):
            parse_number(text, names)


def test_derived_values_that_double_again_and_again_are_refused() -> None:
    grown = {"d0": {"name": "D", "code": "D0", "value": "t"}}
    for step in range(1, 30):
        grown[f"d{step}"] = {"name": "D", "code": f"D{step}", "value": f"d{step - 1} + d{step - 1}"}
    tracks = {"t": {"name": "T", "code": "T", "low": "l", "high": "h"}}
    names = Names.of(Sections.model_validate({"tracks": tracks, "derived": grown}))
    with pytest.raises(LanguageError, match="too many parts"):
        parse_number("d29", names)
