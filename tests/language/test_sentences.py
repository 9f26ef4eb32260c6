"""Conditions and numbers as sentences: what an author wrote, said once and in display names."""

from __future__ import annotations

import pytest

from wargame.language.names import Names
from wargame.language.naming import shared_words
from wargame.language.sentences import Speech, condition_in_words, number_in_words

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
        ("trust in (1, 2)", "Trust is one of 1, 2"),
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
        ("approval[mover] <= 3", "Approval (the seat that moves) is 3 or less"),
        ("mover == 'tokyo'", "the seat that moves is Tokyo"),
        ("pact == 'in_force'", "The pact is “in force”"),
        ("pact in ('none', 'in_force')", "The pact is “none” or The pact is “in force”"),
        ("ordered(drill)", "“Trilateral drill” is ordered"),
        ("ordered(this)", "this move is ordered"),
        ("not ordered(drill, seoul)", "“Trilateral drill” by Seoul is not ordered"),
        ("result(drill) >= 'partial'", "“Trilateral drill” comes out at Partial or better"),
        ("since(launch) == 0", "“The North launched” this turn"),
        ("since(launch) <= 2", "“The North launched” within the last 3 turns"),
        ("since(launch) >= 3", "“The North launched” not within the last 3 turns"),
        ("open(leak)", "the situation “A leak” is still open"),
        ("open(history)", "a situation tagged “History” is open"),
        ("not open(history)", "no situation tagged “History” is open"),
        ("ever(launch)", "“The North launched” has already happened"),
        ("count(launch, 3) == 0", "“The North launched” in none of the last 3 turns"),
        ("count(launch, 3) >= 2", "“The North launched” in 2 or more of the last 3 turns"),
        ("held(trust >= 5, 2)", "Trust is 5 or more, for 2 turns running"),
        ("change(trust) > 0", "Trust has risen this turn"),
        ("last_change(trust) < 0", "Trust has fallen in the turn before"),
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
        ("max(0, trust)", "the highest of (0; Trust)"),
        ("lowest(approval)", "the lowest of Approval"),
        ("capital[lowest(approval)]", "Capital (the seat lowest in Approval)"),
        ("amount * 2", "the change × 2"),
    ],
)
def test_a_number_is_a_formula_in_display_names(names: Names, line: str | int, said: str) -> None:
    assert number_in_words(line, names, SOMEONE) == said


def test_a_family_is_called_what_its_members_share() -> None:
    assert shared_words(("Capital of Tokyo", "Capital of Seoul")) == "Capital"
    assert shared_words(("Tokyo's fear of war", "Seoul's fear of war")) == "Fear of war"
    assert shared_words(("Trust", "Doubt")) == ""
