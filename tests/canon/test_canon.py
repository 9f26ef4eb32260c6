"""The canon: every numbered case, played by the engine. A failing case prints its own prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.canon.hand_play import check
from tests.canon.reading import Case, cases

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.number} {case.title}" for case in CASES])
def test_the_engine_rules_as_the_canon_says(case: Case, tmp_path: Path) -> None:
    wrong = check(case, tmp_path)
    if wrong:
        prose = f"{case.file}, case {case.number}: {case.title}\n{case.why.strip()}\n({case.rule})"
        pytest.fail("\n  - ".join([prose, *wrong]), pytrace=False)


def test_no_number_is_given_twice() -> None:
    numbers = [case.number for case in CASES]
    assert sorted(numbers) == sorted(set(numbers))
