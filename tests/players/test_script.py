"""Scripts: what they order, and how a wrong one is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.small_crisis import small_crisis
from wargame.model.orders import Act, Order
from wargame.players.script import Script, ScriptProblems, read_script

SCENARIO = small_crisis()


def script(folder: Path, text: str, seat: str = "north") -> Script:
    file = folder / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    return read_script(file, SCENARIO, seat)


def test_moves_go_by_id_or_by_code_with_parameters_partners_and_answers(tmp_path: Path) -> None:
    plan = script(tmp_path, """
- turn: 1
  moves: [N1]
  parameters: {N1.stone: brick}
  answers: {shelter: yes}
- turn: 3
  moves: [sign_pact]
  partners: {J1: [south]}
""")
    assert plan.orders == {
        1: Order((Act("build_quay", {"stone": ("brick",)}),), {"shelter": "yes"}),
        3: Order((Act("sign_pact", {}, ("south",)),)),
    }


def test_the_same_script_may_be_json(tmp_path: Path) -> None:
    assert script(tmp_path, '[{"turn": 1, "moves": ["N1"]}]').orders == {1: Order((Act("build_quay"),))}


@pytest.mark.parametrize(("text", "place", "message"), [
    ("- turn: 1\n  moves: [build_key]\n", "2:11", "unknown move 'build_key'"),
    ("- turn: 9\n", "1:3", "each entry needs 'turn', 1 to 3"),
    ("- turn: 1\n- turn: 1\n", "2:3", "turn 1 stands here a second time"),
    ("- turn: 1\n  move: [N1]\n", "2:3", "unknown key 'move'"),
    ("- turn: 1\n  answers: {shelter: perhaps}\n", "2:13", "unknown answer 'perhaps'"),
    ("- turn: 1\n  moves: [N1]\n  parameters: {N1.wood: oak}\n", "3:16", "unknown parameter 'wood'"),
    ("- turn: 1\n  parameters: {N1.stone: brick}\n", "1:3", "'build_quay' is spoken of, but not among"),
    ("turn: 1\n", "1:1", "a script is a list of turns"),
    ("- turn: [\n", "1:10", ""),
    ("- turn:1\n", "1:3", "a space is missing after 'turn:'"),
    ("- {turn:1, moves: [N1]}\n", "1:3", "a space is missing after 'turn:'"),
    ("- turn: 1\n  moves:[N1]\n", "2:9", "a space is missing after 'moves:'"),
    (f"- {{turn: {'9' * 5000}}}\n", "1:4", "each entry needs 'turn', 1 to 3"),
    ("  turn: 1\n  moves: [N1]\n- turn: 2\n", "1:3", "'- ' is missing"),
    ("- turn: 1\n  answers: {shelter: [yes]}\n", "2:13", "unknown answer"),
])
def test_a_wrong_script_is_answered_with_its_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    with pytest.raises(ScriptProblems) as caught:
        script(tmp_path, text)
    problem = caught.value.diagnostics[0]
    assert f"{problem.line}:{problem.column}" == place
    assert message in problem.message


def test_a_script_that_says_nothing_is_told_how_one_begins(tmp_path: Path) -> None:
    with pytest.raises(ScriptProblems) as caught:
        script(tmp_path, "")
    assert caught.value.diagnostics[0].hint == "begin with '- turn: 1'"


def test_a_question_is_not_answered_for_another_seat(tmp_path: Path) -> None:
    with pytest.raises(ScriptProblems, match="unknown question 'shelter'"):
        script(tmp_path, "- turn: 1\n  answers: {shelter: yes}\n", seat="south")


def test_a_script_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ScriptProblems, match="there is no such file"):
        read_script(tmp_path / "none.yaml", SCENARIO, "north")
