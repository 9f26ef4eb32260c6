"""What a newcomer gets: the wheel holds everything, and works from an empty folder in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.long


def run(*words: str | Path, cwd: Path) -> str:
    """A command's output; fails the test where it fails. Nothing of the repository is on its path."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(list(map(str, words)), cwd=cwd, capture_output=True, encoding="utf-8", check=False,
                          env={**surroundings, "HOME": str(cwd), "XDG_STATE_HOME": str(cwd)})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wargame(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command, with the pinned versions of what it needs."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=place)
    return programs / "wargame"


def test_the_wheel_holds_scenarios_rules_and_example_games(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("scenarios", "rules", "saves/examples"):
        shipped = {f"wargame/_data/{folder}/{path.name}" for path in (ROOT / folder).glob("*.*ml*")}
        shipped |= {f"wargame/_data/{folder}/{path.name}" for path in (ROOT / folder).glob("*.jsonl")}
        assert shipped, folder
        assert shipped <= inside
    assert not [name for name in inside if name.startswith(("tests/", "benchmarks/"))]
    assert "wargame/tui/styles/wargame.tcss" in inside


def test_the_kernel_is_in_the_wheel_where_a_compiler_is(wheel: Path) -> None:
    if not wheel.name.endswith("-none-any.whl"):
        assert [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("wargame/sim/lanes/_kernel.")]
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".c", ".h"))]


@pytest.mark.skipif(os.name == "nt", reason="its compiler is not named by CC")
def test_without_a_compiler_the_wheel_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "/bin/false")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    made = next(tmp_path.glob("*.whl"))
    assert made.name.endswith("-py3-none-any.whl")
    assert "wargame/sim/lanes/kernel.py" in zipfile.ZipFile(made).namelist()
    assert not [name for name in zipfile.ZipFile(made).namelist() if "/_kernel." in name and not name.endswith(".pyi")]


def test_the_installed_command_knows_the_shipped_scenarios(wargame: Path, tmp_path: Path) -> None:
    assert "dprk-missile-crisis" in run(wargame, "scenarios", cwd=tmp_path)


def test_the_installed_command_plays_and_verifies_a_game(wargame: Path, tmp_path: Path) -> None:
    said = run(wargame, "run", "dprk-missile-crisis", "--seed", "7", "--save", "game.jsonl", cwd=tmp_path)
    assert "Ending:" in said
    assert "sound" in run(wargame, "verify", "game.jsonl", cwd=tmp_path)
    assert "Week 1 of 8" in run(wargame, "replay", "game.jsonl", cwd=tmp_path)


def test_every_pin_is_exact_and_every_need_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {line.partition("==")[0].lower().replace("_", "-") for line in lines if line and not line.startswith("#")}
    needs = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert {need.split(">")[0].split("<")[0].lower() for need in needs} <= pins
    assert all("==" in line for line in lines if line and not line.startswith("#"))
