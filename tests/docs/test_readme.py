"""The lines of the README that install: on a Python that is too old they say so, in words, and do nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from wargame.model.orders import Act, Order
from wargame.saves.receipts import read_receipt
from wargame.saves.replay import program_of
from wargame.saves.save import read_save
from wargame.table.counterfactual import Changes, counterfactual

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEAST = "3.11"
LINES = [line for line in README.splitlines() if " -m venv .venv" in line]
CHECK = re.compile(r"""^py(?:thon3)? -c (['"])(?P<check>.*?)\1(?:; if \(\$\?\) \{ | && )py(?:thon3)? -m venv""")


def test_every_line_that_installs_looks_at_the_version_first() -> None:
    assert len(LINES) == 6, "to play and to test, on three shells"
    assert all(CHECK.match(line) for line in LINES)


@pytest.mark.parametrize("line", LINES, ids=[f"{place}" for place in range(len(LINES))])
def test_an_older_python_is_told_what_is_needed(line: str) -> None:
    found = CHECK.match(line)
    assert found
    for version, code, said in (((3, 10, 13), 1, f"needs Python {LEAST} or newer\n"), (sys.version_info[:3], 0, "")):
        program = found["check"].replace("sys.version_info", str(tuple(version)))
        assert program != found["check"]
        done = subprocess.run([sys.executable, "-Sc", program], capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (code, said)


def test_its_what_if_can_be_asked_of_the_example_game() -> None:
    said = re.search(r"`wargame branch SAVE --at (\d+) --seat (\w+) --orders \"([^\"]+)\"`", README)
    assert said
    save = read_save(ROOT / "saves" / "examples" / "dprk-missile-crisis.jsonl")
    scenario, turn, seat = program_of(save.path, save.start).scenario, int(said[1]), said[2]
    codes = {move.code: name for name, move in scenario.moves.items()}
    order = Order(tuple(Act(codes[code.strip()]) for code in said[3].split(",")))
    assert counterfactual(save, Changes(turn, {(turn, seat): order})).left_out == ()


def test_it_is_the_version_that_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == f">={LEAST}"
    assert f"Python {LEAST} or newer" in README
    assert project["tool"]["ruff"]["target-version"] == "py" + LEAST.replace(".", "")
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert f"Python {LEAST} to" in pins


@pytest.mark.parametrize("page", ["README.md", "docs/saves.md"])
def test_a_receipt_that_is_shown_is_one_that_can_be_typed(page: str) -> None:
    shown = re.findall(r"--receipt (\S+-\S+)\b", (ROOT / page).read_text(encoding="utf-8"))
    assert shown
    assert [str(read_receipt(one)) for one in shown] == shown


def test_the_test_line_makes_every_static_check_before_the_tests() -> None:
    line = next(line for line in LINES if ".venv/bin/python -m pytest" in line)
    places = [line.index(program) for program in ("ruff check", "lint-imports", "mypy", "pytest")]
    assert places == sorted(places)


def test_the_architecture_page_shows_the_turn_as_the_program_has_it() -> None:
    from docs.turn_diagram import diagram

    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}```" in page, "stale: put in what `make diagram` prints"
