"""Every row of the inventory is played at a table by a case or a function of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.coverage import PAGE, page, rows
from tests.canon.reading import Case
from tests.rows.at_table import check_at_table
from tests.rows.files import Pointer
from tests.rows.links import Witness, row_cases, witnesses
from tests.rows.proof import unproven

CASES = row_cases()
WITNESSES = witnesses()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.number} {case.title}" for case in CASES])
def test_the_row_is_played_at_the_table(case: Case, tmp_path: Path) -> None:
    wrong = check_at_table(case, tmp_path)
    if wrong:
        prose = f"{case.file}, case {case.number}: {case.title}\n{case.why.strip()}\n({case.rule})"
        pytest.fail("\n  - ".join([prose, *wrong]), pytrace=False)


def test_every_case_names_its_row_and_its_rule() -> None:
    assert [one.name for one in WITNESSES if not one.rows or not one.deletes] == []
    numbers = [case.number for case in CASES]
    assert sorted(numbers) == sorted(set(numbers))


def test_every_pointer_leads_to_a_rule() -> None:
    assert [wrong for one in WITNESSES for pointer in one.deletes if (wrong := _nowhere(pointer))] == []


def _nowhere(pointer: str) -> str:
    try:
        Pointer.parse(pointer).line()
    except LookupError as error:
        return str(error)
    return ""


def test_every_row_of_the_inventory_is_played_or_says_why_not() -> None:
    played = {row for one in WITNESSES for row in one.rows}
    said = rows()
    assert list(said) == [f"R{number:02}" for number in range(1, 108)]
    assert played <= set(said)
    assert [row for row, about in said.items() if row not in played and isinstance(about, str)] == []


def test_the_page_says_where_rules_and_tests_stand_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m docs.coverage"


@pytest.mark.long
@pytest.mark.parametrize("witness", WITNESSES, ids=[one.name for one in WITNESSES])
def test_without_its_rule_the_row_fails(witness: Witness) -> None:
    assert list(unproven(witness)) == []
