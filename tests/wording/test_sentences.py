"""Conditions and numbers as sentences: what an author wrote, said once and in display names."""

from __future__ import annotations

import ast
import inspect

import pytest

from wargame.language.functions import FUNCTIONS
from wargame.language.names import Names
from wargame.language.operators import OPERATORS
from wargame.wording.english import amounts, conditions
from wargame.wording.english.names import shared_words
from wargame.wording.english.amounts import Speech, number_in_words
from wargame.wording.english.conditions import condition_in_words
from wargame.wording.english.small_rolls import small_roll

SOMEONE = Speech(seats={"mover": "the seat that moves", "each": "that seat"}, moves={"this": "this move"},
                 numbers={"amount": "the change"})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("trust >= 6", "Trust is 6 or more"),
        ("trust > 6", "Trust is above 6"),
        ("6 <= trust", "Trust is 6 or more"),
        ("4 <= trust <= 6", "Trust is between 4 and 6"),
        ("not 4 <= trust <= 6", "Trust is below 4 or Trust is above 6"),
        ("trust == info", "Trust equals Information sharing"),
        ("trust in (1, 2)", "Trust is 1 or 2"),
        ("amended", "“Constitution amended” holds"),
        ("not amended", "“Constitution amended” does not hold"),
        ("trust >= 6 and (info > 2 or not amended)",
         "Trust is 6 or more and (Information sharing is above 2 or “Constitution amended” does not hold)"),
        ("not (trust >= 6 or info > 2)", "Trust is below 6 and Information sharing is 2 or less"),
        ("any_of(trust >= 6, info > 2)", "Trust is 6 or more or Information sharing is above 2"),
        ("at_least(2, trust >= 5, info >= 3, amended)",
         "at least 2 of these hold: Trust is 5 or more; Information sharing is 3 or more; "
         "“Constitution amended” holds"),
        ("approval[seoul] <= 3", "Approval in Seoul is 3 or less"),
        ("approval[mover] <= 3", "Approval of the seat that moves is 3 or less"),
        ("mover == 'tokyo'", "the seat that moves is Tokyo"),
        ("pact == 'in_force'", "The pact is “in force”"),
        ("pact in ('none', 'in_force')", "The pact is “none” or The pact is “in force”"),
        ("ordered(drill)", "“Trilateral drill” is ordered"),
        ("ordered(this)", "this move is ordered"),
        ("not ordered(drill, seoul)", "Seoul does not order “Trilateral drill”"),
        ("result(drill) >= 'partial'", "“Trilateral drill” comes out at Partial or better"),
        ("since(launch) == 0", "“The North launched” happened this turn"),
        ("since(launch) <= 2", "“The North launched” happened within the last 3 turns"),
        ("since(launch) >= 3", "“The North launched” did not happen within the last 3 turns"),
        ("open(leak)", "the situation “A leak” is still open"),
        ("open(history)", "a situation tagged “History” is open"),
        ("not open(history)", "no situation tagged “History” is open"),
        ("since(drill) == 1", "“Trilateral drill” was ordered last turn"),
        ("since(drill, seoul) <= 1", "Seoul ordered “Trilateral drill” within the last 2 turns"),
        ("since(drill) not in (1, 2)", "“Trilateral drill” was not ordered 1 or 2 turns ago"),
        ("since(leak) > 0", "the situation “A leak” did not come up this turn"),
        ("not ever(drill)", "“Trilateral drill” has never been ordered"),
        ("since(react.protest) <= 2", "the answer “protest” to “Well?” was given within the last 3 turns"),
        ("answers(consent, 'agree') >= 1", "at least 1 seat answers “agree” to “Well?”"),
        ("answers(consent, 'agree') == 0", "no seat answers “agree” to “Well?”"),
        ("partial[drill] >= 1", "“Talks half way (Trilateral drill)” holds"),
        ("partial[drill] == 0", "“Talks half way (Trilateral drill)” does not hold"),
        ("goodwill >= 1", "Goodwill is 1 or more"),
        ("link[india] >= 1", "Link (India and Australia) is 1 or more"),
        ("ever(launch)", "“The North launched” has already happened"),
        ("count(launch, 3) == 0", "“The North launched” happened in none of the last 3 turns"),
        ("count(launch, 3) >= 2", "“The North launched” happened in 2 or more of the last 3 turns"),
        ("held(trust >= 5, 2)", "Trust is 5 or more, for 2 turns running"),
        ("not held(trust >= 5, 2)", "it has not been so for 2 turns running that Trust is 5 or more"),
        ("change(trust) > 0", "Trust has risen this turn"),
        ("last_change(trust) < 0", "Trust fell last turn"),
        ("trust > start(trust)", "Trust is higher than Trust at the start of the game"),
        ("turn >= 4", "it is turn 4 or later"),
    ],
)
def test_a_condition_is_a_clause_that_can_follow_if(names: Names, line: str, said: str) -> None:
    assert condition_in_words(line, names, SOMEONE) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (-2, "−2"),
        ("half(trust)", "half of Trust"),
        ("div(trust - info, 3)", "(Trust − Information sharing) ÷ 3"),
        ("0 - trust", "−Trust"),
        ("trust - (info - 1)", "Trust − (Information sharing − 1)"),
        ("max(0, trust)", "the higher of 0 and Trust"),
        ("min(trust, info, 4)", "the lowest of Trust, Information sharing and 4"),
        ("count(drill, 3, seoul)", "how often Seoul ordered “Trilateral drill” in the last 3 turns"),
        ("lowest(approval)", "the lowest of Approval"),
        ("capital[lowest(approval)]", "Capital of the seat lowest in Approval"),
        ("amount * 2", "the change × 2"),
    ],
)
def test_a_number_is_a_formula_in_display_names(names: Names, line: str | int, said: str) -> None:
    assert number_in_words(line, names, SOMEONE) == said


def test_a_family_is_called_what_its_members_share() -> None:
    assert shared_words(("Capital of Tokyo", "Capital of Seoul")) == "Capital"
    assert shared_words(("Tokyo's fear of war", "Seoul's fear of war")) == "Fear of war"
    assert shared_words(("Trust", "Doubt")) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("d6 >= 4", "one die comes to 4 or more"),
        ("2d6 <= 7", "two dice come to 7 or less"),
        ("2d6 + approval[seoul] <= 8", "two dice + Approval in Seoul come to 8 or less"),
        ("2d6 - 1 > approval[mover]", "two dice − 1 come to more than Approval of the seat that moves"),
        ("d100 <= 40", "d100 come to 40 or less"),
    ],
)
def test_a_small_roll_is_a_clause_about_dice(names: Names, line: str, said: str) -> None:
    assert small_roll(line, names, SOMEONE).holds == said


def test_every_function_of_conditions_has_its_english() -> None:
    told = {
        node.value
        for module in (amounts, conditions)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert FUNCTIONS.keys() - told - OPERATORS.keys() == set()
