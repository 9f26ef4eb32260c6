"""``wargame check``, ``schema`` and ``scenarios`` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.authoring.pocket import HEAD, POCKET, pocket_in
from wargame.cli import COMMANDS, main


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, list(args))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_sound_scenario_is_good() -> None:
    result = run("check", str(POCKET / "pocket.yaml"))
    assert (result.exit_code, result.output) == (0, "1 file: no problems\n")


def test_a_broken_one_is_not_and_shows_its_lines(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    file = tmp_path / "broken.yaml"
    file.write_text(HEAD + "ban: [speach]\n", encoding="utf-8")
    result = run("check", str(file))
    assert result.exit_code == 1
    assert (
        f"{file}:8:7: error[unknown_name]: there is no move 'speach'\n    ban: [speach]\n          ^\n" in result.output
    )
    assert "did you mean 'speech'?" in result.output
    assert result.output.endswith("1 file: 1 error\n")


def test_for_programs_problems_are_a_list(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    file = tmp_path / "broken.yaml"
    file.write_text(HEAD + "ban: [speach]\nmarks: {dawn: 夜明け}\n", encoding="utf-8")
    result = run("check", str(file), "--format", "json")
    assert result.exit_code == 1
    first, second = json.loads(result.output)
    assert first == {
        "file": str(file), "line": 8, "column": 7, "severity": "error", "code": "unknown_name",
        "message": "there is no move 'speach'; did you mean 'speech'?",
    }  # fmt: skip
    assert second["severity"] == "warning"
    assert json.loads(run("check", str(POCKET / "pocket.yaml"), "--format", "json").output) == []


def test_warnings_alone_are_good_unless_one_is_strict(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    file = tmp_path / "doubt.yaml"
    file.write_text(HEAD + "marks: {dawn: Dawn}\n", encoding="utf-8")
    assert run("check", str(file)).exit_code == 0
    assert run("check", "--strict", str(file)).exit_code == 1


@pytest.mark.parametrize("path", ["nowhere.yaml", "."])
def test_what_cannot_be_asked(path: str) -> None:
    result = run("check", path, str(POCKET / "pocket.yaml"))
    assert result.exit_code == 2
    assert f"{path}:1:1: error[" in result.output


def test_check_asks_for_a_file() -> None:
    assert run("check").exit_code == 2


def test_every_command_can_be_had_and_a_misspelt_one_is_guessed() -> None:
    for name in COMMANDS:
        assert run(name, "--help").exit_code == 0, name
    result = run("chekc")
    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.output


def test_help_loads_nothing_heavy() -> None:
    code = """
import sys
sys.argv = ["wargame", "--help"]
from wargame.cli import main
try:
    main()
except SystemExit:
    heavy = {"pydantic", "textual", "numpy", "yaml", "rich", "transitions"} & set(sys.modules)
    sys.exit(f"loaded {heavy}" if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_check_loads_neither_screen_nor_arrays() -> None:
    code = f"""
import sys
from click.testing import CliRunner
from wargame.cli import main
CliRunner().invoke(main, ["check", {str(POCKET / "pocket.yaml")!r}])
heavy = {{"textual", "numpy", "transitions"}} & set(sys.modules)
sys.exit(f"loaded {{heavy}}" if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", ["scenario", "rulebook"])
def test_the_schema_knows_every_key_and_what_references_mean(kind: str) -> None:
    schema = json.loads(run("schema", kind).output)
    assert schema["additionalProperties"] is False
    assert {"tracks", "moves", "injects"} <= schema["properties"].keys()
    assert ("turns" in schema["properties"]) == (kind == "scenario")
    assert "condition in one line" in schema["$defs"]["Need"]["properties"]["when"]["description"]
    assert "declared under scales" in schema["$defs"]["Move"]["properties"]["scale"]["description"]
    for model in (schema, *schema["$defs"].values()):
        assert [key for key, said in model.get("properties", {}).items() if not said.get("description")] == []


def test_the_shelf_lists_own_scenarios_before_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    pocket_in(tmp_path / "scenarios")
    (tmp_path / "scenarios" / "pocket.ja.yaml").write_text("title: 小さな危機\n", encoding="utf-8")
    rows = {row["id"]: row for row in json.loads(run("scenarios", "--format", "json").output)}
    assert rows["pocket"]["title"] == "A pocket crisis"
    assert rows["pocket"]["own"] is True
    assert "pocket.ja" not in rows
    assert "A pocket crisis  (own)" in run("scenarios").output


def test_check_takes_the_id_of_a_scenario_on_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    pocket_in(tmp_path / "scenarios")
    assert run("check", "pocket").exit_code == 0
