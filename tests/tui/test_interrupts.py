"""Told to end, stopped, called back, cut off: the terminal is given back, no desk stays in view, no game is lost."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.tui.test_terminal import begun
from tests.tui.tty import PLAY, Tty, continuing, in_shell
from wargame.saves.verify import verify

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no ptys on Windows")
OTHERS = (signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
ENDINGS = (signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.long) for one in OTHERS))
DESK = "Two missiles before dawn"
"""Words of Tokyo's desk."""


def at_the_desk(tty: Tty) -> None:
    """Tokyo has sat down."""
    tty.until("Begin the first turn")
    tty.write("\r")
    tty.until("Pass the keyboard to")
    tty.settle()
    tty.write("t")
    tty.until(DESK)
    tty.settle()


@pytest.mark.parametrize("sent", ENDINGS)
def test_told_to_end_it_gives_the_terminal_back_and_hides_the_desk(sent: signal.Signals, tmp_path: Path) -> None:
    begun(tmp_path)
    with Tty(continuing(), tmp_path) as tty:
        at_the_desk(tty)
        tty.process.send_signal(sent)
        assert tty.ended() == 128 + sent
        assert tty.given_back() == []
        assert DESK not in tty.shown()
        assert "Traceback" not in tty.shown()
    assert verify(tmp_path / "saves" / "game.jsonl").status != "damaged"


@pytest.mark.long
def test_a_window_that_is_closed_ends_the_program(tmp_path: Path) -> None:
    begun(tmp_path)
    with Tty(continuing(), tmp_path) as tty:
        at_the_desk(tty)
        os.close(tty.slave)
        os.close(tty.master)
        tty.slave = tty.master = -1
        assert tty.process.wait(60) == 128 + signal.SIGHUP


@pytest.mark.long
@pytest.mark.parametrize("by", ["key", "signal"])
def test_stopped_and_called_back_all_is_painted_again_and_covered(by: str, tmp_path: Path) -> None:
    begun(tmp_path)
    with Tty(continuing(), tmp_path) as tty:
        at_the_desk(tty)
        tty.write("\x1a") if by == "key" else tty.process.send_signal(signal.SIGTSTP)
        tty.until(tty.stopped)
        assert DESK not in tty.settle()
        assert tty.given_back() == []
        tty.screen.reset()
        tty.process.send_signal(signal.SIGCONT)
        tty.until("Covered. The screen waits for")
        assert DESK not in tty.settle()
        tty.write("t")
        tty.until(DESK)
        tty.process.send_signal(signal.SIGTERM)
        assert tty.ended() == 128 + signal.SIGTERM
        assert tty.given_back() == []


@pytest.mark.long
def test_called_back_without_having_been_asked_to_stop_it_paints_all_again(tmp_path: Path) -> None:
    begun(tmp_path)
    with Tty(continuing(), tmp_path) as tty:
        at_the_desk(tty)
        tty.process.send_signal(signal.SIGSTOP)
        tty.until(tty.stopped)
        tty.screen.reset()
        tty.process.send_signal(signal.SIGCONT)
        tty.until("Covered. The screen waits for")
        tty.write("q")
        tty.until("Leave the game?")


@pytest.mark.long
def test_a_shell_gets_its_terminal_and_gives_it_back(tmp_path: Path) -> None:
    begun(tmp_path)
    with Tty(["bash", "--norc", "-i"], tmp_path) as tty:
        tty.until("$")
        tty.write(in_shell(continuing()) + "\r")
        at_the_desk(tty)
        tty.write("\x1a")
        tty.until("fg goes on")
        tty.settle()
        tty.write("echo still $((40 + 2)) here\r")
        tty.until("still 42 here")
        tty.write("fg\r")
        tty.until("Covered. The screen waits for")
        tty.write("\x03q")
        tty.until("Leave the game?")
        tty.write("\r")
        tty.until("New game")
        tty.settle()
        tty.write("q")
        tty.until(lambda: tty.shown().rstrip().endswith("$"))
        tty.write("echo ended with $?\r")
        tty.until("ended with 0")


@pytest.mark.long
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "without marks"])
def test_a_paste_with_colours_is_text_at_once(marked: bool, tmp_path: Path) -> None:
    begun(tmp_path)
    text = "before \x1b[31mred\x1b[0m after\n" * 200
    with Tty(continuing(), tmp_path) as tty:
        at_the_desk(tty)
        tty.write(f"\x1b[200~{text}\x1b[201~" if marked else text)
        tty.settle()
        assert DESK in tty.shown(), "where nothing is written a paste is nothing"
        for keys, then in (("7", "7 Talk"), ("\r", "to whom?"), ("\r", "to whom?"), ("\x1b[F\r", "To Seoul")):
            tty.write(keys)
            tty.until(then)
            tty.settle()
        tty.write(f"\x1b[200~{text}\x1b[201~" if marked else text)
        tty.until("before red after")
        tty.until("600 of 600 characters")
        assert "31m" not in tty.shown()
        tty.write("\t\r")
        tty.until("You to Seoul")


@pytest.mark.parametrize("term", ["dumb"])
def test_a_terminal_that_shows_no_screen_is_told_of_lines(term: str, tmp_path: Path) -> None:
    with Tty(PLAY, tmp_path, term=term) as tty:
        assert tty.ended() == 2
        assert "--plain" in tty.shown()
