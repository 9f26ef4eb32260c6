"""Every file in ``broken/`` says in its first lines what is wrong with it and where; nothing else may be found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.authoring.pocket import POCKET
from wargame.authoring import check_file

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECTED = re.compile(r"^# expect: (\d+):(\d+) (\w+) (.+)$", re.MULTILINE)


def test_there_are_enough_of_them() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_exactly_what_is_wrong_is_said_where_it_is(file: Path, tmp_path: Path) -> None:
    shutil.copy(POCKET / "pocket-rules.yaml", tmp_path)
    copy = shutil.copy(file, tmp_path / file.name)
    expected = EXPECTED.findall(file.read_text(encoding="utf-8"))
    assert expected, "a broken file says what is wrong with it"

    found = check_file(copy)
    problems = found.diagnostics

    assert [(str(p.line), str(p.column), p.code, p.message) for p in problems] == expected
    assert all(p.file == str(copy) for p in problems)
    assert (file.stem.startswith("doubt_")) == all(p.severity == "warning" for p in problems)
    assert found.scenario is None or file.stem.startswith("doubt_")
