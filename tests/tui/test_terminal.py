"""The screen in a real terminal: what tmux shows is what the tests of frames see, and leaving leaves nothing behind."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from wargame.tui.goals import ContinueGame
from tests.tui.stage import NARROW, WIDE, Stage
from wargame.authoring import load_scenario
from wargame.settings import Settings, store
from wargame.table.table import Table
from wargame.tui.app import WargameApp
from wargame.tui.game import GameOnScreen
from wargame.session.catalogue import Catalogue

ROOT = Path(__file__).parent.parent.parent
CRISIS = ROOT / "scenarios" / "dprk-missile-crisis.yaml"
STILL = Settings(motion=False, clock=False, cover_minutes=0)
"""Nothing on the screen moves by itself: no clock in the top line, no cover after a while."""
RECEIPT = re.compile(r"Receipt T[0-9]+(-[0-9A-Z]{4})+")
PATIENCE = 60.0
"""Seconds for a frame to come, on a machine that has much else to do."""

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here to be the terminal")

TURN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("enter",), "Pass the keyboard to  ● T Tokyo"),
    (("enter",), "Two missiles before dawn"),
    (("6", "right"), "─ Pacific ─"),
    (("7", "home", "enter", "enter", "end", "enter", *"We stand by you, q?", "tab"), "We stand by you, q?"),
    (("enter",), "You to Seoul"),
    (("3", "down", "enter"), "◆ T2"),
    (("4", "enter"), "─ Your answer ─"),
    (("up", "enter"), "A joint read-out with the other, if the other"),
    (("s",), "─ Seal this order? ─"),
    (("enter",), "Pass the keyboard to  ■ S Seoul"),
    (("enter", "7"), "Tokyo to you"),
    (("2", "down", "down"), "2 Tracks"),
    (("s", "enter"), "Pass the keyboard to  ▲ W Washington"),
    (("enter", "6"), "─ 6 Map ─"),
    (("5",), "Objectives, counted at the end"),
    (("s", "enter"), "All orders are sealed."),
    (("enter",), "step 1 of"),
    (("enter",), "step 2 of"),
    (("end",), "What moved this turn"),
    (("enter",), "Week 2 of 8"),
    (("enter",), "1 Situation"),
    (("grave_accent",), "Take the seat of Washington"),
    (("q",), "─ Leave the game? ─"),
    (("enter",), "DPRK missile crisis, turn 2 of 8"),
)
"""A whole turn of all three seats at one keyboard: keys, and words of what they lead to."""

NAMES = {
    "enter": "Enter", "down": "Down", "up": "Up", "left": "Left", "right": "Right", "home": "Home", "end": "End",
    "tab": "Tab", "escape": "Escape", "grave_accent": "`", " ": "Space",
}  # fmt: skip
"""Keys as tmux calls them; all others are sent as they are."""


def at_home(home: Path) -> dict[str, str]:
    """Surroundings in which nothing but ``home`` is the user's own."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "WARGAME_CACHE") if name in os.environ}
    return {
        **kept, "HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none",
    }  # fmt: skip


def begun(home: Path) -> None:
    """The shipped crisis, dealt and saved, with dice that are known and everything still."""
    scenario = load_scenario(CRISIS).scenario
    assert scenario is not None
    (home / "saves").mkdir(parents=True)
    vaults = home / "state" / "scenario-wargame" / "drawers"
    people = dict.fromkeys(scenario.seats, "human")
    Table.new(
        scenario, path=home / "saves" / "game.jsonl", modules=("CHA",), players=people, seed=7, vaults=vaults
    ).leave()
    assert not store(STILL, home / "state" / "scenario-wargame" / "settings.json")


class Tmux:
    """A terminal of a given size, running a command. A context manager."""

    def __init__(self, home: Path, size: tuple[int, int], command: str) -> None:
        self._home, self._size, self._command = home, size, command
        self._sockets = tempfile.mkdtemp(prefix="wg")  # a socket's path must be short

    def __enter__(self) -> Tmux:
        plain = self._home / "tmux.conf"
        plain.write_text("set -g status off\nset -g default-terminal tmux-256color\nset -g escape-time 0\n")
        width, height = self._size
        self.tell("-f", str(plain), "new-session", "-d", "-x", str(width), "-y", str(height), self._command)
        return self

    def __exit__(self, *_: object) -> None:
        self.tell("kill-server")
        shutil.rmtree(self._sockets, ignore_errors=True)

    def tell(self, *words: str) -> str:
        """A command to tmux; gives what it answers."""
        here = {**at_home(self._home), "TMUX_TMPDIR": self._sockets}
        done = subprocess.run(
            ["tmux", "-u", "-L", "wargame-test", *words], env=here, cwd=self._home, capture_output=True, text=True,
            encoding="utf-8", timeout=30, check=True,
        )  # fmt: skip
        return done.stdout

    def press(self, key: str) -> None:
        """One key."""
        self.tell("send-keys", NAMES[key]) if key in NAMES else self.tell("send-keys", "-l", key)

    def shown(self) -> list[str]:
        """The rows of the terminal, without trailing blanks."""
        return rows(self.tell("capture-pane", "-p"))

    def until(self, holds: Callable[[list[str]], bool]) -> list[str]:
        """The rows once something holds of them, or as they are when patience is over."""
        end = time.monotonic() + PATIENCE
        while not holds(seen := self.shown()) and time.monotonic() < end:
            time.sleep(0.02)
        return seen


def rows(frame: str) -> list[str]:
    """A frame by rows; trailing blanks and empty rows at the end are nothing that anybody sees. Two plays of one game
    differ in their receipts, since what seals hide is drawn anew."""
    return [RECEIPT.sub("Receipt", row.rstrip()) for row in frame.rstrip().splitlines()]


async def frames_without_a_terminal(size: tuple[int, int]) -> list[tuple[str, list[str]]]:
    """What is to be seen, without any key first and then after each key of the turn."""
    app = WargameApp(Catalogue(), first=ContinueGame(Path("saves") / "game.jsonl"), settings=STILL)
    found = []
    async with app.run_test(size=size) as pilot:
        here = Stage(app, pilot)
        await here.at("Opening")
        found.append(("", rows(await here.settled())))
        for keys, words in TURN:
            for key in keys:
                await here.press({" ": "space", "?": "question_mark", ",": "comma"}.get(key, key))
                await here.until(lambda: not app.between_scenes and here.scene != "Waiting")
                if key == keys[-1]:
                    await here.until(lambda words=words: words in here.painted())  # type: ignore[misc]
                found.append((key, rows(await here.settled())))
    return found


@pytest.fixture
def another_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that holds the same game as the one this test lives in."""
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    begun(mine)
    shutil.copytree(mine, theirs)
    for name, value in at_home(mine).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(mine)
    return theirs


@pytest.mark.long
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_a_turn_of_three_seats_looks_in_a_terminal_as_it_does_in_the_tests(
    size: tuple[int, int], another_home: Path
) -> None:
    """Row by row, after every key: no row is left out, for the clock is off and no frame here holds a date."""
    expected = await frames_without_a_terminal(size)
    command = shlex.join([sys.executable, "-m", "wargame", "play", "--continue", "saves/game.jsonl"])
    with Tmux(another_home, size, command) as terminal:
        for number, (key, frame) in enumerate(expected):
            if key == "enter":
                time.sleep(GameOnScreen.TWICE)  # as a person would: an Enter pressed twice opens no seat
            if key:
                terminal.press(key)
            assert terminal.until(lambda seen, frame=frame: seen == frame) == frame, f"key {number}, {key!r}"


def test_leaving_gives_the_terminal_back_as_it_was(tmp_path: Path) -> None:
    """The other screen is left, the cursor is seen, mouse and keys are as they were, and what stood there stands."""
    (tmp_path / "saves").mkdir()
    game = shlex.join([sys.executable, "-m", "wargame", "play"])
    script = tmp_path / "before-and-after.sh"
    script.write_text(
        f'echo BEFORE\nwas=$(stty -g)\n{game}\necho "LEFT WITH $?"\n'
        '[ "$was" = "$(stty -g)" ] && echo "THE SAME"\necho END\nexec cat\n'
    )
    with Tmux(tmp_path, NARROW, f"sh {script}") as terminal:
        terminal.until(lambda seen: any("New game" in row for row in seen))
        assert state_of(terminal) == "alternate 1, cursor 0, mouse 1", "the test would find nothing"
        terminal.press("q")
        seen = terminal.until(lambda seen: "END" in seen)
        assert seen == ["BEFORE", "LEFT WITH 0", "THE SAME", "END"]
        assert state_of(terminal) == "alternate 0, cursor 1, mouse 0"


def state_of(terminal: Tmux) -> str:
    """What a program may leave wrong in a terminal."""
    return terminal.tell(
        "display-message", "-p", "alternate #{alternate_on}, cursor #{cursor_flag}, mouse #{mouse_any_flag}"
    ).strip()
