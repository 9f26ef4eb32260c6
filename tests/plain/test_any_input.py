"""Whatever is typed or sent: no traceback, the game saved, and the words how to go on."""

from __future__ import annotations

import io
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.plain.recording import POCKET, ROOT
from tests.table.games import pocket, rehearsal
from wargame.cli import main
from wargame.plain.launcher import launch, new_game
from wargame.session.catalogue import GameSetup
from wargame.plain.game import GameInLines
from wargame.session.hot_seat import HotSeatSession
from wargame.plain.stopping import Stopped
from wargame.plain.console import LONGEST, PlayersLeft, Console
from wargame.plain.typed import number, quoted
from wargame.saves.verify import verify

GO_ON = "Go on with:"
NINES = b"9" * 5000


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def typed(said: bytes, *words: str) -> Result:
    """What comes of this on standard input."""
    done = CliRunner().invoke(main, ["play", "--plain", *(words or (str(POCKET), "--save", "game.jsonl"))], input=said)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


FLAWS = (
    (b"say blue caf\xe9 to you", "bytes that are no UTF-8 text"),
    (b"say blue \xed\x95", "bytes that are no UTF-8 text"),
    (b"say blue \xed\xb3\xa9 surrogate", "bytes that are no UTF-8 text"),
    (b"say blue no\x00thing", "U+0000 control character"),
    (b"mo\x00ves", "U+0000 control character"),
    (b"\x1b[A\x1b[B", "U+001B control character"),
    (b"say blue a\xc2\x9b31mb", "U+009B control character"),
    (b"say blue \xe2\x80\xaegnp.exe", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    (b"say blue pay\xe2\x80\x8cpal", "U+200C ZERO WIDTH NON-JOINER where it joins no letters"),
    (b"say blue \xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88", "Amber to Blue: می\u200cخو"),
    (b"x" * 1_000_000, f"longer than {LONGEST} characters"),
    (b"say blue " + b"y" * 1_000_000, f"longer than {LONGEST} characters"),
    ("日".encode() * 3000, "There is no “日"),
    (b"promise\n" + NINES + b"\nback", "longer than"),
    (b"promise\n" + NINES[:4000] + b"\nback", "is not on the list"),
    (b"order " + NINES[:3900], "they go from 1 to"),
    (b"show " + NINES[:300], "they go from 1 to"),
    (b"answer " + NINES[:300] + b" 1", "they go from 1 to"),
    (b"promise 1 to blue by " + NINES[:300], "is not a turn from 1 to"),
    (b"clock " + NINES[:300], "Type clock, clock pause or clock go."),
    (b"map " + NINES[:300], "There is no place “999"),
    (b"help " + NINES[:300], "There is no “999"),
    (b"\xef\xbb\xbfhelp", "empty the order"),
    (b"cover\n" + NINES[:300], "There is no seat “999"),
    (b"unseal " + NINES[:300], "There is no seat “999"),
)


def test_a_line_that_cannot_be_taken_is_told_and_the_game_goes_on() -> None:
    done = typed(b"amber\n" + b"\n".join(said for said, _ in FLAWS) + b"\nleave\n")
    assert done.exit_code == 0
    told = " ".join(done.output.split())
    for _, answer in FLAWS:
        found, answered, told = told.partition(answer)
        assert answered, (answer, found[-500:])
    assert GO_ON in told
    assert max(map(len, done.output.splitlines())) < LONGEST + 100


def asked(question: Callable[[Console], object], typing: str) -> tuple[object, str]:
    """What a question makes of what is typed, and what it said."""
    out = io.StringIO()
    return question(Console(io.StringIO(typing).readline, out.write)), out.getvalue()


def test_number_and_dice_fields_take_no_number_of_any_length() -> None:
    for digits in ("9" * 5000, "9" * 4000, "9" * 60, "-1", "²", "①"):
        game, _ = asked(lambda console: new_game(console, pocket()), f"1\n1\n1\n1\n{digits}\n8\n{digits}\n7\n")
        assert isinstance(game, GameSetup)
        assert game.modules[0].endswith(":8")
        assert game.seed == 7


def test_the_end_of_input_ends_every_question_of_the_launcher() -> None:
    for typing in ("1\n", "2\n", "3\n", "\n", "1\n1\n", "1\n1\n1\n"):
        with pytest.raises(PlayersLeft):
            asked(lambda console: launch(console, lambda id: pocket()), typing)


SEALED = "\nseal\nyes\n" * 3


TYPINGS = (
    "", "\n", "\nsay\n", "\nsay\n1\n", "\npromise\n", "\npromise\n1\n", "\npromise\n1\n1\n", "\npromise\n1\n1\n1\n",
    "\norder 1\n", "\nanswer\n", "\nseal\n", "\nleave\n", "control\n", "control\nyes\n", "\nseal\nyes\n", SEALED,
    f"{SEALED}\n", f"{SEALED}\nwhat\nclock\nleave\n",
)  # fmt: skip
HOWS = (PlayersLeft, KeyboardInterrupt, Stopped)


@pytest.mark.parametrize(("typing", "how"), [
    pytest.param(typing, how, id=f"{typing!r}, {how.__name__}", marks=[pytest.mark.long] * ((place + turn) % 3 != 0))
    for place, typing in enumerate(TYPINGS) for turn, how in enumerate(HOWS)
])  # fmt: skip
def test_at_every_question_the_game_can_be_left(typing: str, how: type[BaseException], tmp_path: Path) -> None:
    lines, out = io.StringIO(typing), io.StringIO()

    def read() -> str:
        line = lines.readline()
        if not line and how is not PlayersLeft:
            raise how(15)
        return line

    with rehearsal(tmp_path / "game.jsonl") as table:
        code = GameInLines(HotSeatSession(table, {}), Console(read, out.write)).play()
    assert code == {PlayersLeft: 0, KeyboardInterrupt: 130, Stopped: 143}[how] or (code, typing[-6:]) == (0, "leave\n")
    assert GO_ON in out.getvalue()
    if "yes" in typing and "control" in typing:
        assert out.getvalue().partition("Enter to cover this page")[2].strip(" \n").startswith("\f"), "covered"
    assert verify(table.path).findings == ()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler, "nobody else is made deaf"


class Sitting:
    """A game in a process of its own."""

    def __init__(self, folder: Path, **how: object) -> None:
        words = [sys.executable, "-m", "wargame", "play", "--plain", str(POCKET), "--save", "game.jsonl"]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, **how,  # type: ignore[call-overload]
        )  # fmt: skip
        self.said = b""

    def until(self, words: bytes) -> None:
        assert self.process.stdout is not None
        late = time.monotonic() + 60
        while words not in self.said:
            assert select.select([self.process.stdout], [], [], max(0, late - time.monotonic()))[0], self.said
            read = os.read(self.process.stdout.fileno(), 65536)
            assert read, (self.said, self.process.communicate())
            self.said += read

    def type(self, line: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def end(self) -> tuple[int, str, str]:
        self.process.wait(60)  # standard input stays open: its end would end the game too
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, (self.said + out).decode(), err.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="other signals there")
@pytest.mark.parametrize("name", [
    "SIGINT", "SIGHUP",
    pytest.param("SIGTERM", marks=pytest.mark.long), pytest.param("SIGQUIT", marks=pytest.mark.long),
])  # fmt: skip
def test_a_signal_at_a_desk_covers_it_and_leaves_the_game_saved(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    sitting = Sitting(tmp_path)
    sitting.until(b"Who sits down?")
    sitting.type(b"amber")
    sitting.until(b"amber> ")
    sitting.process.send_signal(number)
    code, said, errors = sitting.end()
    assert code == 128 + number
    assert errors == ""
    assert said.partition("amber> ")[2].split("\n") == [
        "\f", "", "The game is saved. Go on with:", "  wargame play --plain --continue game.jsonl", "",
    ]  # fmt: skip
    assert verify(tmp_path / "game.jsonl").findings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_when_nobody_reads_any_more_the_words_go_to_standard_error(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path)
    sitting.until(b"Who sits down?")
    assert sitting.process.stdout is not None
    sitting.process.stdout.close()
    sitting.type(b"amber")
    assert sitting.process.stdin is not None
    assert sitting.process.stderr is not None
    sitting.process.stdin.close()
    assert GO_ON in sitting.process.stderr.read().decode()
    sitting.process.stderr.close()
    assert sitting.process.wait(60) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_behind_standard_output_is_no_traceback(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wargame", "play", "--plain", str(POCKET), "--save", "game.jsonl"], input=b"\n",
            stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0] == "The game is saved. Go on with:"


def test_numbers_are_read_by_one_reader() -> None:
    assert [number(said, 1, 20) for said in ("7", "07", "１２", "20")] == [7, 7, 12, 20]
    for said in ("", "0", "21", "-1", "+1", "1.0", "²", "①", "1_0", "9" * 5000, "x"):
        assert number(said, 1, 20) is None
    assert len(quoted("9" * 5000)) < 70


