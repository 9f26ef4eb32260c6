"""The rules inside a save: made ready again without an author's checks, and never where they are dangerous."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.table.games import POCKET, rehearsal
from wargame.authoring.checks import stages
from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import Check
from wargame.authoring.loading import load_embedded
from wargame.engine.lowering import budget
from wargame.model.files import SourceFile
from wargame.saves.lines import EmbeddedFile, StartLine
from wargame.saves.problems import Unusable
from wargame.saves.replay import program_of

BROKEN = Path(__file__).parent.parent / "authoring" / "broken"
DANGEROUS = (
    "circle_derived_by_itself", "circle_injects", "circle_lists", "circle_tables", "circle_watch",
    "line_derived_circle", "line_python", "line_unknown_name", "line_table_unknown", "text_two_lines",
)  # fmt: skip


@pytest.fixture
def start(tmp_path: Path) -> StartLine:
    with rehearsal(tmp_path / "game.jsonl") as table:
        return table.start


@pytest.mark.parametrize("broken", DANGEROUS)
def test_what_is_dangerous_is_refused_in_the_words_of_the_checks(broken: str, start: StartLine) -> None:
    texts = [(BROKEN / f"{broken}.yaml").read_text(encoding="utf-8"), *(file.text for file in start.files[1:])]
    files = [SourceFile(name=file.name, text=text) for file, text in zip(start.files, texts, strict=True)]
    first = load_embedded(files).diagnostics[0]
    inside = tuple(EmbeddedFile(name=file.name, text=file.text) for file in files)
    with pytest.raises(Unusable) as refused:
        program_of(POCKET, replace(start, files=inside))
    said = f"{first.file}:{first.line}: {first.message}"
    assert refused.value.reason == f"the rules inside it are not understood: {said}"


@pytest.mark.usefixtures("made_anew")
def test_a_budget_is_kept_without_the_checks(start: StartLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_STATEMENTS", 10)
    with pytest.raises(Unusable, match="the rules inside it are more than can be played"):
        program_of(POCKET, start)


@pytest.mark.usefixtures("made_anew")
def test_opening_a_save_asks_no_author_s_check(start: StartLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("an author's check was asked")

    left_out = set(stages.STAGES) - set(stages.RELIED_ON)
    assert len(left_out) >= 5
    monkeypatch.setattr(stages, "STAGES", ((Check(CheckContext, asked),),))
    monkeypatch.setattr("wargame.authoring.link.lines.read_lines", asked)
    assert program_of(POCKET, start).digest == start.program

