"""A preview in lines: every page once, and after a save those that changed."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from click.testing import CliRunner

from tests.tui.test_preview import POCKET, saved
from wargame.cli import main
from wargame.commands.preview import Reader
from wargame.plain.console import Console
from wargame.plain.preview import PreviewInLines
from wargame.session.previewing import PreviewedFile


def test_only_what_a_save_changes_is_told_again(tmp_path: Path) -> None:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        copy(POCKET / name, tmp_path / name)
    tables, said = tmp_path / "tables", list[str]()
    tables.mkdir()
    reader = Reader(tmp_path / "pocket.yaml", (), None, None, tables)
    file = PreviewedFile("pocket.yaml", reader.read, reader.files, None, 4)
    lines = PreviewInLines(file, Console(lambda: "", said.append, terminal=False, width=100), said.append)

    def told() -> str:
        assert lines.tell() is ("error" not in (text := "".join(said)))
        text = "".join(said)
        said.clear()
        return text

    first = told()
    for seat in ("Amber", "Blue", "Coral"):
        assert all(f"== {seat}: {page} ==" in first for page in ("Situation", "Brief", "Aims", "Tracks", "Map"))
    assert "== Amber: A2 Patrol ==" in first
    assert not file.changed()
    saved(tmp_path / "pocket.yaml", "You want peace and to be loved.", "You want war.")
    assert file.changed()
    assert [line for line in told().splitlines() if line.startswith("==")] == ["== Amber: Brief =="]


def test_a_file_with_a_mistake_is_answered_as_check_answers(tmp_path: Path) -> None:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        copy(POCKET / name, tmp_path / name)
    file = tmp_path / "pocket.yaml"
    saved(file, "weather = fair", "wether = fair")
    checked = CliRunner().invoke(main, ["check", str(file)])
    done = CliRunner().invoke(main, ["preview", str(file), "--plain"])
    assert (done.exit_code, checked.exit_code) == (1, 1)
    assert checked.output.split("\n\n")[0].splitlines()[:2] == done.output.splitlines()[:2]


def test_what_cannot_be_set_is_refused(tmp_path: Path) -> None:
    for words, why in ((["--set", "tenson=3"], "tension"), (["--seat", "rome"], "there is no seat “rome”")):
        done = CliRunner().invoke(main, ["preview", str(POCKET / "pocket.yaml"), "--plain", *words])
        assert done.exit_code == 1
        assert why in done.output
