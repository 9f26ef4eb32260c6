"""The forms of an answer: one that it does not have is no other one."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.commands.forms import tell
from wargame.document.nodes import Document


def page() -> Document:
    raise AssertionError("nobody asked for a page")


@pytest.mark.parametrize("form", ["csv", "npz", "yaml"])
@pytest.mark.parametrize("in_a_file", [True, False])
def test_a_form_that_an_answer_does_not_have_is_not_given_as_another(
    form: str, in_a_file: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answer" if in_a_file else None
    with pytest.raises(ValueError, match=form):
        tell(form, out, facts=lambda: {"war": 1}, page=page)
    assert capsys.readouterr().out == ""
    assert not list(tmp_path.iterdir())
