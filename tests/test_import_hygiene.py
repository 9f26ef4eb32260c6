"""What a command imports, seen in a fresh interpreter: quick commands stay quick because they import little."""

from __future__ import annotations

import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO

import pytest

from wargame.cli import COMMANDS, main
from wargame.commands.index import answer

LOADED = "import sys; loaded = {name.partition('.')[0] for name in sys.modules}; print(*sorted(loaded))"


def loaded_after(words: list[str]) -> set[str]:
    """The packages a fresh interpreter has loaded once ``wargame WORDS`` is done."""
    quiet = "import contextlib, io\nfrom wargame.cli import main\nwith contextlib.redirect_stdout(io.StringIO()):\n"
    return loaded_by(f"{quiet}    main({words!r}, standalone_mode=False)")


def loaded_by(program: str) -> set[str]:
    """The packages a fresh interpreter has loaded once it has run this program."""
    words = [sys.executable, "-c", f"{program}\n{LOADED}"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("words", [["--help"], ["play", "--help"]])
def test_help_at_the_door_loads_next_to_nothing(words: list[str]) -> None:
    assert loaded_after(words) & {"textual", "numpy", "pydantic", "yaml", "transitions", "rich"} == set()


def test_no_help_loads_the_screen_or_arrays() -> None:
    """All in one interpreter: what none of them loads together, none loads alone. The first that does is named."""
    program = f"""
import contextlib, io, sys
from wargame.cli import main
for name in {list(COMMANDS)!r}:
    with contextlib.redirect_stdout(io.StringIO()):
        main([name, "--help"], standalone_mode=False)
    loaded = {{"textual", "numpy"}} & sys.modules.keys()
    assert not loaded, (name, loaded)
"""
    assert loaded_by(program) & {"textual", "numpy"} == set()


def test_checking_a_scenario_loads_neither_the_screen_nor_arrays() -> None:
    assert loaded_after(["check", "scenarios/dprk-missile-crisis.yaml"]) & {"textual", "numpy", "jinja2"} == set()


def test_a_game_without_people_loads_neither_the_screen_nor_arrays(tmp_path: object) -> None:
    words = ["run", "tests/fixtures/pocket/pocket.yaml", "--seed", "1", "--save", f"{tmp_path}/game.jsonl"]
    assert loaded_after(words) & {"textual", "numpy"} == set()


def test_a_rehearsal_that_writes_no_page_loads_nothing_for_pages() -> None:
    words = ["rehearse", "tests/fixtures/pocket/pocket.yaml", "-n", "2", "--seats", "amber=random"]
    assert loaded_after(words) & {"textual", "jinja2", "markupsafe"} == set()


def test_the_line_mode_loads_neither_the_screen_nor_arrays() -> None:
    program = "import wargame.plain.game, wargame.plain.launcher, wargame.commands.play"
    assert loaded_by(program) & {"textual", "numpy"} == set()


def test_the_first_screen_loads_no_arrays_rules_or_options() -> None:
    loaded = loaded_by("import wargame.__main__, wargame.commands.standard_streams, wargame.tui.app")
    assert "textual" in loaded
    assert loaded & {"numpy", "pydantic", "yaml", "transitions", "click"} == set()


def test_reading_a_save_whose_rules_are_kept_loads_nothing_that_reads_or_lowers_rules() -> None:
    program = """
import sys, wargame.saves.verify
needless = [name for name in sys.modules if name.startswith((
    "wargame.engine.lowering", "wargame.language.parser", "wargame.language.effects", "wargame.language.functions",
    "wargame.model.views", "wargame.model.card_views"))]
assert not needless, needless
"""
    assert "pydantic" in loaded_by(program)


def test_sitting_down_at_rules_that_are_kept_loads_nothing_that_lowers_them_or_reads_yaml() -> None:
    program = """
import sys, wargame.commands.opening, wargame.session.catalogue, wargame.session.hot_seat, wargame.session.control
import wargame.tui.app, wargame.tui.game, wargame.tui.screens.seat, wargame.tui.screens.new_game
needless = [name for name in sys.modules if name.startswith(("wargame.engine.lowering", "yaml"))]
assert not needless, needless
"""
    assert "textual" in loaded_by(program)


def test_the_launcher_is_painted_before_a_word_of_a_game_is_read() -> None:
    program = """
import sys, wargame.commands.play, wargame.tui.app, wargame.tui.screens.launcher
needless = [name for name in sys.modules if name.startswith(("wargame.model.", "wargame.language.", "wargame.saves."))]
assert not needless, needless
"""
    assert "pydantic" not in loaded_by(program)


@pytest.mark.parametrize("word", ["--help", "-h", "--version"])
@pytest.mark.parametrize("columns", [40, 79, 80, 200])
def test_help_said_without_click_is_what_click_says(word: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with redirect_stdout(StringIO()) as said:
        main([word], prog_name="wargame", standalone_mode=False)
    assert answer([word]) in (said.getvalue(), None)
    assert (answer([word]) is None) == (columns < 80 and word != "--version")


@pytest.mark.parametrize("words", [[], ["play"], ["play", "--help"], ["--version", "--help"], ["--hel"]])
def test_everything_else_is_left_to_click(words: list[str]) -> None:
    assert answer(words) is None


def test_help_alone_needs_hardly_anything() -> None:
    program = "import sys; sys.argv = ['wargame', '--help']; from wargame.__main__ import start; start()"
    assert loaded_by(program) & {"click", "typing", "re", "pathlib", "platformdirs"} <= loaded_by("pass")


def test_the_hosted_game_loads_neither_the_screen_nor_arrays() -> None:
    loaded = loaded_by("import wargame.commands.host, wargame.commands.opening, wargame.web.serving")
    assert "uvicorn" in loaded
    assert loaded & {"textual", "numpy"} == set()
