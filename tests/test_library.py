"""Where files are looked for: one's own before the shipped ones, the nearest first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame import library
from wargame.cli import main

NAME = "dprk-missile-crisis"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, with a user's data folder beside it."""
    monkeypatch.setattr(library, "user_data_path", lambda *_, **__: tmp_path / "home")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def write(path: Path, text: str = "title: Mine\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_one_s_own_scenario_hides_the_shipped_one_of_its_name(here: Path) -> None:
    shipped = library.find_scenario(NAME)
    assert shipped == library.shipped("scenarios") / f"{NAME}.yaml"
    kept = write(here.parent / "home" / "scenarios" / f"{NAME}.yaml", "title: At home\n")
    assert _of(NAME) == (library.find_scenario(NAME), "At home", True) == (kept, "At home", True)
    own = write(here / "scenarios" / f"{NAME}.yaml")
    assert library.find_scenario(NAME).samefile(own)
    assert _of(NAME) == (Path("scenarios") / own.name, "Mine", True)


def test_one_s_own_rulebook_hides_the_shipped_one_of_its_name(here: Path) -> None:
    book = library.yaml_files(library.shipped("rules"))[0]
    assert library.find_rulebook(book.stem) == book
    kept = write(here.parent / "home" / "rules" / book.name)
    assert library.find_rulebook(book.stem) == kept
    own = write(here / "rules" / book.name)
    found = library.find_rulebook(book.stem)
    assert found is not None
    assert found.samefile(own)
    beside = write(here / "elsewhere" / book.name)
    assert library.find_rulebook(book.stem, here / "elsewhere" / "game.yaml") == beside


def test_commands_take_one_s_own_scenario_too(here: Path) -> None:
    text = library.find_scenario(NAME).read_text(encoding="utf-8")
    write(here / "scenarios" / f"{NAME}.yaml", text.replace("turns: ", "turns: zero # ", 1))
    listed = json.loads(CliRunner().invoke(main, ["scenarios", "--format", "json"]).output)
    assert [Path(one["path"]).parent.name for one in listed if one["id"] == NAME and one["own"]] == ["scenarios"]
    refused = CliRunner().invoke(main, ["run", NAME, "--seed", "7"])
    assert refused.exit_code == 2
    assert f"{Path('scenarios') / NAME}.yaml" in refused.output


def _of(id_: str) -> tuple[Path, str, bool]:
    (one,) = [one for one in library.scenario_index() if one.id == id_]
    return one.path, one.title, one.own
