"""The same player at the real program in a real terminal, which is also stopped, called back and resized.

``WARGAME_KEY_GAMES`` says how many games of ``WARGAME_KEY_SECONDS`` are played, by seeds from ``WARGAME_KEY_SEED`` on.
"""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.tui.random_keys import strokes
from tests.tui.stage import NARROW, WIDE
from tests.tui.test_terminal import begun
from tests.tui.tty import PLAY, Tty, continuing

GAMES = int(os.environ.get("WARGAME_KEY_GAMES", "4"))
SECONDS = float(os.environ.get("WARGAME_KEY_SECONDS", "60"))
FIRST = int(os.environ.get("WARGAME_KEY_SEED", "1"))
STOPS = 0.01
"""How often, of all it does, the player stops the program and calls it back."""

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there are no ptys on Windows"),
    pytest.mark.long,
]


def play_on(tty: Tty, seed: int, end: float) -> None:
    """Press anything until the time is over or the program has ended."""
    dice = random.Random(-seed)
    for stroke in strokes(seed, tty.size):
        if time.monotonic() > end or tty.process.poll() is not None:
            return
        if stroke.size:
            tty.resize(*stroke.size)
        try:
            tty.write(stroke.text)
        except OSError:
            return
        rest = time.monotonic() + stroke.rest
        while time.monotonic() < rest:
            tty.read(max(0.0, rest - time.monotonic()))
        if dice.random() < STOPS:
            tty.process.send_signal(signal.SIGTSTP)
            most = time.monotonic() + 3  # one that has not opened its screen yet stops for nobody here
            while not tty.stopped() and tty.process.poll() is None and time.monotonic() < most:
                tty.read(0.01)
            tty.process.send_signal(signal.SIGCONT)


def assert_sound(tty: Tty) -> None:
    """It ended as a program ends, and said nothing of a fault."""
    code = tty.ended()
    said = tty.sent[-8000:].decode(errors="replace")
    assert code in (0, 128 + signal.SIGTERM), (code, said)
    assert tty.given_back() == []
    for words in ("Traceback", "Something is wrong", "Error:"):
        assert words not in said, said


@pytest.mark.parametrize("seed", range(FIRST, FIRST + GAMES))
def test_whatever_is_pressed_the_program_goes_on_until_it_is_left(seed: int, tmp_path: Path) -> None:
    begun(tmp_path)
    end, times = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        words = PLAY if times % 3 == 2 else continuing()
        with Tty(words, tmp_path, NARROW if seed % 2 else WIDE, "xterm-256color") as tty:
            tty.until(lambda tty=tty: b"\x1b[?1049h" in tty.sent)  # type: ignore[misc]
            play_on(tty, seed + 1000 * times, end)
            if tty.process.poll() is None:
                tty.process.send_signal(signal.SIGTERM)
            assert_sound(tty)
        times += 1
