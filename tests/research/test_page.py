"""What the page for researchers shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent.parent / "docs" / "researchers.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- example -->\n```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_runs_as_it_stands(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(example, "docs/researchers.md", "exec"), {})
    assert "{'union': " in capsys.readouterr().out


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2
