"""The screen: how soon it shows, how soon it answers a key, and what it holds in memory."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.terminal import ROOT, Terminal

BARE = "a bare Textual list"
FIRST_PAINT_MS, CURSOR_MS, PANEL_MS, MEMORY_MIB = 450, 16, 50, 50
UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
BEGIN = "Begin the first turn"
PANELS = [b"1", b"2", b"3", b"4", b"5", b"6", b"7"]
BARE_WORDS = [sys.executable, str(ROOT / "benchmarks" / "bare_screen.py")]
LAUNCHER_WORDS = [sys.executable, "-m", "wargame", "play"]
SEAT_WORDS = [*LAUNCHER_WORDS, str(ROOT / "scenarios" / "dprk-missile-crisis.yaml"), "--save", "game.jsonl"]


def screen(runs: int, keys: int) -> list[Figure]:
    """First paint and memory of the launcher against a bare Textual list; keys and memory at a seat's desk."""
    painted, held = paints(runs)
    answers, desk = _keys(keys)
    figures = [
        Figure(f"first paint: {BARE}", "ms", tuple(painted[BARE])),
        Figure("first paint: launcher", "ms", tuple(painted["launcher"]), f"first paint: {BARE}", FIRST_PAINT_MS),
        *answers,
    ]
    if held[BARE]:
        figures += [
            Figure(f"memory: {BARE}", "MiB", tuple(held[BARE])),
            Figure("memory: launcher", "MiB", tuple(held["launcher"]), f"memory: {BARE}", MEMORY_MIB),
        ]
    if held[BARE] and desk is not None:
        figures.append(Figure("memory: a seat's desk", "MiB", (desk,), f"memory: {BARE}", MEMORY_MIB))
    return figures


@dataclass(frozen=True, slots=True)
class Shown:
    """A program that has painted.

    Attributes:
        paint: milliseconds from its start until then, on the wall.
        spent: of them on a processor; the wall again where the system does not tell.
        held: mebibytes once it is quiet; None where the system does not tell.
    """

    paint: float
    spent: float
    held: float | None


def paints(runs: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Milliseconds to the first paint, and mebibytes held then, of a bare list and of the launcher, run by run."""
    shown = first_paints(runs)
    painted = {name: [one.paint for one in each] for name, each in shown.items()}
    return painted, {name: [one.held for one in each if one.held is not None] for name, each in shown.items()}


def first_paints(runs: int) -> dict[str, list[Shown]]:
    """A bare list and the launcher in turn, after one of each that does not count."""
    found: dict[str, list[Shown]] = {BARE: [], "launcher": []}
    for turn in range(runs + 1):
        for name, words, text in ((BARE, BARE_WORDS, "Line 0"), ("launcher", LAUNCHER_WORDS, "New game")):
            with tempfile.TemporaryDirectory() as home, Terminal(words, Path(home)) as terminal:
                shown = _shown(terminal, text)
            found[name] += [shown] if turn else []
    return found


def desks(runs: int) -> tuple[list[Shown], list[float]]:
    """The first page of ``play SCENARIO``, its rules being kept, and what the desk behind it holds once every panel was
    shown."""
    pages, held = list[Shown](), list[float]()
    with tempfile.TemporaryDirectory() as home:
        for turn in range(runs + 1):
            (Path(home) / "game.jsonl").unlink(missing_ok=True)
            with Terminal(SEAT_WORDS, Path(home)) as terminal:
                page = _shown(terminal, BEGIN)
                if not turn:
                    continue
                pages.append(page)
                _sit_down(terminal)
                for key in (*PANELS[1:], PANELS[0]):
                    terminal.key(key)
                    terminal.settle()
                memory = terminal.memory()
                held += [] if memory is None else [memory]
    return pages, held


def _shown(terminal: Terminal, text: str) -> Shown:
    paint = terminal.until(text)
    spent = terminal.spent()
    terminal.settle()
    return Shown(paint, paint if spent is None else spent, terminal.memory())


def _keys(count: int) -> tuple[list[Figure], float | None]:
    """Keys to frames, and what a desk holds in memory once every panel was shown."""
    with tempfile.TemporaryDirectory() as home, Terminal(BARE_WORDS, Path(home)) as terminal:
        terminal.until("Line 0")
        bare = _pressed(terminal, [DOWN, UP], count)
    with tempfile.TemporaryDirectory() as home, Terminal(SEAT_WORDS, Path(home)) as terminal:
        _sit_down(terminal)
        terminal.key(b"3")
        terminal.settle()
        cursor = _pressed(terminal, [DOWN, DOWN, UP, UP], count)
        panels = _pressed(terminal, PANELS, count)
        terminal.key(b"6")
        terminal.settle()
        places = _pressed(terminal, [LEFT, LEFT, RIGHT, RIGHT], count)
        memory = terminal.memory()
    against = f"key to frame: {BARE}"
    figures = [
        Figure(against, "ms", bare),
        Figure("key to frame: cursor among move cards", "ms", cursor, against, CURSOR_MS, nearly_always=True),
        Figure("key to frame: cursor on the map", "ms", places, against, CURSOR_MS, nearly_always=True),
        Figure("key to frame: another of the seven panels", "ms", panels, against, PANEL_MS, nearly_always=True),
    ]
    return figures, memory


def _sit_down(terminal: Terminal) -> None:
    """From the first page of a new game to the first seat's desk, which is taken by its letter."""
    for text, key in ((BEGIN, b"\r"), ("Take the seat of", b"t")):
        terminal.until(text)
        terminal.settle()
        terminal.key(key)
    terminal.until("Cover")
    terminal.settle()


def _pressed(terminal: Terminal, keys: Sequence[bytes], count: int) -> tuple[float, ...]:
    """Times of keys pressed one after another, with pauses that do not beat with the screen's own clock."""
    pauses = random.Random(1)
    taken = []
    for number in range(count + 10):
        time.sleep(pauses.uniform(0.06, 0.16))
        taken.append(terminal.key(keys[number % len(keys)]))
        terminal.settle(0.12)  # a screen may paint a second frame; it must not count for the next key
    return tuple(taken[10:])
