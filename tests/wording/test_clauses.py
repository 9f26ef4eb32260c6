"""What hangs on a condition, in one sentence of a card."""

from __future__ import annotations

import pytest

from wargame.wording.english.clauses import Clause, Part, in_a_row, in_one_line

ROLL = Clause("on 2d6 of at least 8", ("Trust −1", "Support −1"), ("Posture −1",))
TOLD = Clause("if the allies are told", ("Fear −1",))
NOT_TOLD = Clause("if they are not", ("Fear −2",))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("Trust +1", "Trust +1"),
        (TOLD, "if the allies are told: Fear −1"),
        (ROLL, "on 2d6 of at least 8: Trust −1 and Support −1; otherwise Posture −1"),
        (Clause("if it rains", ("A", "B", "C")), "if it rains: A, B and C"),
        (Clause("if it rains", ("No longer: A", "No longer: A", "Trust +1", "Trust +1")),
         "if it rains: No longer: A and Trust +1 and +1"),
        (Clause("if it rains", (), ("A",)), "if it rains: nothing; otherwise A"),
        (Clause("if the floor stands", (ROLL,)),
         "if the floor stands, on 2d6 of at least 8: Trust −1 and Support −1; otherwise Posture −1"),
        (Clause("if it rains", ("A", "B", TOLD, NOT_TOLD)),
         "if it rains: A and B; if the allies are told: Fear −1; if they are not: Fear −2"),
        (Clause("if it rains", (TOLD, NOT_TOLD)),
         "if it rains: if the allies are told: Fear −1; if they are not: Fear −2"),
        (Clause("if it rains", ("A",), ("B", TOLD, NOT_TOLD)),
         "if it rains: A; otherwise B (if the allies are told: Fear −1; if they are not: Fear −2)"),
        (Clause("if it rains", ("A", ROLL, TOLD)),
         "if it rains: A; on 2d6 of at least 8: Trust −1 and Support −1, otherwise Posture −1; "
         "if the allies are told: Fear −1"),
        (Clause("if it rains", (Clause("if it pours", ("A", TOLD)), "B")),
         "if it rains: B; if it pours: A (if the allies are told: Fear −1)"),
    ],
)
def test_a_reader_sees_how_far_a_condition_reaches(part: Part, said: str) -> None:
    assert in_one_line(part) == said


def test_lines_in_a_row_are_kept_apart_where_one_has_a_condition() -> None:
    assert in_a_row(["Trust +1", "Fear −1"]) == "Trust +1, Fear −1"
    assert in_a_row(["Trust +1", "Alarm: on"]) == "Trust +1, Alarm: on"
    told = in_a_row(["Trust +1", in_one_line(ROLL), "Fear −1"])
    assert told == "Trust +1. On 2d6 of at least 8: Trust −1 and Support −1; otherwise Posture −1. Fear −1"
