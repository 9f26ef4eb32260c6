"""Full disks, folders out of reach, closed streams: one clear sentence, exit code 2, and nothing half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.table.games import POCKET
from wargame.cli import main
from wargame.saves.verify import verify

posix = pytest.mark.skipif(os.name != "posix", reason="streams and limits as POSIX has them")
FIRST_SEAT = "\norder A1\nseal\nyes\n"


def wargame(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=typed)


@contextmanager
def full(largest: int) -> Iterator[None]:
    """A disk on which no file grows beyond so many bytes: the system itself refuses, in the middle of a write."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
@pytest.mark.parametrize("words", [
    ["run", POCKET, "--seed", "1", "--save", "out"],
    ["rules", POCKET, "--output", "out"],
    ["rehearse", POCKET, "-n", "50", "--seats", "amber=random", "--format", "csv", "--out", "out"],
    ["rehearse", POCKET, "-n", "50", "--seats", "amber=random", "--format", "npz", "--out", "out"],
    ["rehearse", POCKET, "-n", "50", "--seats", "amber=random", "--html", "out"],
    ["rehearse", POCKET, "-n", "5", "--seats", "amber=random", "--save", "1", "out"],
    ["new", "harbour"],
], ids=lambda words: " ".join(map(str, words[2:])) or "new")
def test_what_a_full_disk_does_not_take_is_not_there(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with full(30_000 if words[0] == "run" else 700):  # a run gets as far as its second turn
        done = wargame(*words)
    assert done.exit_code == 2, done.output
    assert "File too large" in done.output
    assert ("out" if "out" in words[-1] else "harbour.yaml") in done.output
    assert isinstance(done.exception, SystemExit)
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []


@posix
def test_a_game_in_lines_stops_in_words_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    begun = ("play", POCKET, "--plain", "--seats", "blue=random,coral=random", "--save", save)
    with full(21_000):
        done = wargame(*begun, typed=FIRST_SEAT + "\n" + FIRST_SEAT * 3)
    assert done.exit_code == 2, done.output
    # A long path is broken wherever its line ends.
    assert f"{save.name}cannotbewritten:Filetoolarge." in "".join(done.output.split())
    assert "The game is saved. Go on with:" in done.output
    assert "None" not in done.output
    before = verify(save)
    assert not before.findings
    done = wargame("play", "--plain", "--continue", save)
    assert done.exit_code == 0
    assert "The game goes on at week 1 of 6." in done.output
    assert verify(save).lines >= before.lines


@pytest.mark.parametrize("what", ["state", "data", "both"])
def test_a_folder_that_cannot_be_made_leaves_nothing_in_the_way(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    if what != "data":
        monkeypatch.setattr("wargame.saves.vault.state_dir", lambda: blocked)
    if what != "state":
        monkeypatch.setattr("wargame.library.saves_dir", lambda: blocked / "saves")
    words = ["play", POCKET, "--plain", *(["--save", "game.jsonl"] if what == "state" else [])]
    done = wargame(*words)
    assert done.exit_code == 2, done.output
    assert str(blocked) in done.output
    assert isinstance(done.exception, SystemExit)
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == ["blocked"]
    blocked.unlink()
    assert wargame(*words).exit_code == 0


@pytest.mark.parametrize("save", ["/", ".", "..", ""])
def test_what_is_no_name_of_a_file_is_no_save(save: str) -> None:
    done = wargame("run", POCKET, "--save", save)
    assert done.exit_code == 2, done.output
    assert "not the name of a file" in done.output


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a shell says to a line; ``W`` stands for the program."""
    program = f'"{sys.executable}" -m wargame'
    return subprocess.run(["bash", "-c", line.replace("W ", f"{program} ")], cwd=cwd, capture_output=True,
                          encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
                          env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})


@posix
@pytest.mark.parametrize(("line", "said"), [
    ("W scenarios >&-", "standard output is closed"),
    ("W --help >/dev/full", "the answer cannot be written to standard output: No space left on device"),
    ("W schema >/dev/full", "the answer cannot be written to standard output: No space left on device"),
    ("W scenarios >/dev/full 2>/dev/full", ""),
    ("W scenarios >&- 2>&-", ""),
    ("W verify nothing 2>&-", ""),
    ("W play --plain <&-", "standard input is closed"),
    ("W play <&-", "standard input is closed"),
])
def test_streams_that_are_full_or_closed_are_said_in_a_sentence(line: str, said: str, tmp_path: Path) -> None:
    done = shell(line, tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert "Traceback" not in done.stderr


@posix
def test_what_must_be_typed_is_not_waited_for(tmp_path: Path) -> None:
    done = shell("setsid -w bash -c 'W play --class-code - <&-'", tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("Error: standard input is closed, so nobody could type an answer\n")


@posix
def test_a_game_that_nobody_hears_is_left_and_says_so_elsewhere(tmp_path: Path) -> None:
    done = shell(f"W play {POCKET} --plain --save game.jsonl >/dev/full", tmp_path)
    assert done.returncode in (1, 2)
    assert "game.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


SWEEP = ("sweep", "port-strike", "--vary", "gap=3,4", "-n", "10", "-o", "out")


@posix
@pytest.mark.parametrize(("words", "linked"), [
    (("handouts", "port-strike", "-o", "out"), "out"), (SWEEP, "out"), (SWEEP, "out/programs"),
])
def test_nothing_is_written_into_a_folder_that_is_a_link(
    words: tuple[str, ...], linked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path / "elsewhere", Path(linked).parent):
        folder.mkdir(exist_ok=True)
    Path(linked).symlink_to(tmp_path / "elsewhere")
    done = wargame(*words)
    assert (done.exit_code, done.output) == (
        2, f"Error: {linked} cannot be made: it is a link, and nothing is written through links\n"
    )
    assert not [*(tmp_path / "elsewhere").iterdir()]


@posix
@pytest.mark.parametrize("file", [True, False])
def test_a_scenario_is_begun_whatever_stands_where_an_editor_keeps_settings(
    file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    Path(".vscode").write_text("mine", encoding="utf-8") if file else Path(".vscode").symlink_to("elsewhere")
    assert wargame("new", "mine").exit_code == 0
    assert not [*(tmp_path / "elsewhere").iterdir()]


@posix
def test_a_reader_that_went_away_ends_a_command_quietly(tmp_path: Path) -> None:
    done = shell("set -o pipefail; W schema | head -c 1; W schema | exec true", tmp_path)
    assert done.stderr == ""


@posix
def test_without_standard_input_a_run_is_played(tmp_path: Path) -> None:
    done = shell(f"W run {POCKET} --seed 1 --save game.jsonl <&- 2>&-", tmp_path)
    assert done.returncode == 0
    assert verify(tmp_path / "game.jsonl").status == "sound"


def test_ctrl_c_where_python_cannot_raise_it_is_heard_right_after() -> None:
    program = """
import sys, time
from wargame.__main__ import _heard_later
sys.unraisablehook = _heard_later
class Called:
    def __del__(self): raise KeyboardInterrupt
try:
    Called()
    time.sleep(5)
except KeyboardInterrupt:
    print("heard")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("heard\n", "")


@posix
@pytest.mark.parametrize("words", [
    ("rehearse", POCKET, "-n", "100000", "--html", "out"), ("run", "taiwan-strait-contingency", "--save", "out"),
], ids=lambda words: words[0])
def test_ctrl_c_ends_a_command_without_many_words(words: tuple[object, ...], tmp_path: Path) -> None:
    program = "import signal; from wargame.__main__ import start; " \
              "signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT)); " \
              "signal.setitimer(signal.ITIMER_REAL, {at}); start()"
    for at in (0.02, 0.5):
        done = subprocess.run([sys.executable, "-c", program.format(at=at), *map(str, words)], cwd=tmp_path,
                              capture_output=True, encoding="utf-8", check=False,
                              env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 2, 130), done.stderr
        assert [path.name for path in tmp_path.iterdir()] in ([], ["out"])
