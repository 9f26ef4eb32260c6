"""Lines told back to people: effects on cards in display names, conditions clause by clause."""

from __future__ import annotations

import pytest

from tests.language.state import history
from wargame.language.describe import describe
from wargame.language.effects import Shift
from wargame.language.targets import Target
from wargame.language.names import MoveOf
from wargame.language.explain import explain
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition
from wargame.language.tree import const

SEOUL = Bindings(seats={"mover": "seoul"}, moves={"this": MoveOf("drill", None)})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("trust +1", "Trust +1"),
        ("trust -1 floor 3", "Trust −1 (to at least 3)"),
        ("trust +1 to at most 7", "Trust +1 (to at most 7)"),
        ("trust +2 to at most 7 carry", "Trust +2 (to at most 7, the rest next turn)"),
        ("trust -1 for 3", "Trust −1 for 3 turns"),
        ("info at least 2", "Information sharing raised to at least 2"),
        ("info = 2", "Information sharing set to 2"),
        ("approval[mover] -1", "Approval in Seoul −1"),
        ("approval[others] +1", "Approval in Tokyo and Support in Washington +1"),
        ("capital[mover] +1", "Capital (Seoul) +1"),
        ("commitment[lowest(commitment)] +1", "US commitment of the seat lowest in US commitment +1"),
        ("trust +(half(info))", "Trust +(half of Information sharing)"),
        ("trust -(cooperation - 2)", "Trust −(Cooperation − 2)"),
        ("pact = in_force", "The pact: in force"),
        ("amended = on", "Constitution amended"),
        ("amended = off", "No longer: Constitution amended"),
        ("token goodwill +1 for 2", "Goodwill +1 for 2 turns"),
        ("token partial[this] = 1", "Talks half way (Trilateral drill)"),
        ("token partial[this] +1 for 2", "Talks half way (Trilateral drill) for 2 turns"),
        ("token partial[this] = 0", "No longer: Talks half way (Trilateral drill)"),
        ("token link[australia] +1", "Link (australia) +1"),
        ("token link[india] +1", "Link (India and Australia) +1"),
        ("grant free_hand[mover] this turn", "A free hand (Seoul) this turn"),
        ("withdraw speed_up", "No longer: Sped up"),
        ("later recall in 2", "In 2 turns: The envoy is recalled"),
        ("later recall in 1", "Next turn: The envoy is recalled"),
        ("cancel later recall", "Called off: The envoy is recalled"),
        ("run strait add 2", "Roll on “Strait”, with +2 to the dice"),
        ("use opened", "Bases are opened"),
        ("inject leak", "Situation: A leak"),
        ("draw common", "Draw: Common deck"),
        ("use opened for tokyo", "Bases are opened (Tokyo)"),
        ("run strait for mover", "Roll on “Strait” (Seoul)"),
        ("deal card to tokyo", "Another private card (Tokyo)"),
        ("deal profile to mover", "Another leader (Seoul)"),
        ("mark launch", "The North launched"),
        ("end war", "The game ends: War"),
        ("cross no_war", "Red line crossed: No war"),
        ("modify build_up -2", "Arms build-up: −2 to the dice"),
        ("cancel drill[seoul]", "Trilateral drill (Seoul) is cancelled"),
        ("refund drill", "Trilateral drill: what it cost is paid back"),
        ("band drill at most partial", "Trilateral drill: the result lowered to at most Partial"),
        ("strike drill.clauses taiwan", "Trilateral drill: name Taiwan is struck out"),
        ("convert restrain.named = seoul:speech", "Restrain an ally: becomes Speech (Seoul)"),
    ],
)
def test_an_effect_is_told_in_display_names(names: Names, line: str, told: str) -> None:
    assert describe(line, names, SEOUL) == told


def test_a_record_is_told_like_its_line(names: Names) -> None:
    assert describe(Shift((Target("trust"),), const(1)), names) == describe("trust +1", names)


def explained(text: str, names: Names, bindings: Bindings = SEOUL, **slots: int | None) -> list[str]:
    return [str(clause) for clause in explain(parse_condition(text, names, bindings), text, lambda s: slots.get(s, 0))]


def test_every_clause_is_marked_with_what_it_saw(names: Names) -> None:
    assert explained("trust >= 4 and (info > 2 or not amended)", names, trust=5, info=1, amended=1) == [
        "✗ all of",
        "  ✓ trust >= 4  (trust 5)",
        "  ✗ any of",
        "    ✗ info > 2  (info 1)",
        "    ✗ not",
        "      ✓ amended",
    ]


def test_one_clause_stays_one_however_many_reads_it_needs(names: Names) -> None:
    assert explained("4 <= trust <= 6", names, trust=5) == ["✓ 4 <= trust <= 6  (trust 5)"]
    assert explained("ordered(coop)", names) == ["✗ ordered(coop)"]
    assert explained("result(drill) <= 'partial'", names, **{"result:drill": 2}) == [
        "✓ result(drill) <= 'partial'  (result drill partial)"
    ]


def test_words_and_turns_are_told_as_people_say_them(names: Names) -> None:
    assert explained("pact == 'none'", names, pact=1) == ["✗ pact == 'none'  (pact suspended)"]
    assert explained("since(launch) <= 2", names) == ["✗ since(launch) <= 2  (launch never)"]
    last_turn = {"past:mark:launch": history(1)}
    assert explained("since(launch) <= 2", names, **last_turn) == ["✓ since(launch) <= 2  (launch 1)"]
    assert explained("'data' in param(drill, clauses)", names, **{"agreed:drill.clauses": 3}) == [
        "✓ 'data' in param(drill, clauses)  (agreed drill.clauses data, taiwan)"
    ]


def test_a_derived_value_is_told_as_one_number(names: Names) -> None:
    assert explained("cooperation >= 8", names, trust=5, info=2) == ["✗ cooperation >= 8  (cooperation 7)"]


def test_counting_names_each_condition(names: Names) -> None:
    assert explained("at_least(2, trust >= 5, info >= 3, amended)", names, trust=6, amended=1) == [
        "✓ at least 2 of",
        "  ✓ trust >= 5  (trust 6)",
        "  ✗ info >= 3  (info 0)",
        "  ✓ amended",
    ]


def test_what_may_not_be_known_is_left_open_unless_the_rest_settles_it(names: Names) -> None:
    assert explained("trust >= 4 or info > 2", names, trust=None, info=3) == [
        "✓ any of",
        "  ? trust >= 4  (trust ?)",
        "  ✓ info > 2  (info 3)",
    ]
    assert explained("trust >= 4 and info > 2", names, trust=None, info=3)[0] == "? all of"
