"""The terminal is asked how wide it draws a line, through a real pty; one that says nothing costs a moment, no more."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from wargame.tui.ascii_only import ascii_twins
from wargame.tui.terminal_query import TerminalFacts, answer, question

pty = pytest.importorskip("pty", reason="only where there are ptys")
PROGRAM = """from wargame.tui.terminal_query import ask_terminal
print('found', ask_terminal(ground={ground}), flush=True)"""


def asked(reply: bytes, *, ground: bool = False) -> tuple[str, str]:
    """What the program found out, and all it wrote, in a terminal that gives this reply."""
    master, inner = pty.openpty()
    program = [sys.executable, "-c", PROGRAM.format(ground=ground)]
    surroundings = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(program, stdin=inner, stdout=inner, stderr=inner, env=surroundings) as process:
        os.close(inner)
        seen, answered = b"", False
        while b"found" not in seen or not seen.endswith(b"\n"):
            seen += os.read(master, 1024)
            if b"\x1b[6n" in seen and not answered:
                os.write(master, reply)
                answered = True
        process.wait()
    os.close(master)
    before, _, found = seen.decode().partition("found ")
    return found.strip(), before


@pytest.mark.parametrize(("column", "wide"), [(2, False), (3, True)])
def test_a_terminal_says_how_wide_it_draws_a_line(column: int, wide: bool) -> None:
    found, wrote = asked(f"\x1b[5;{column}R".encode())
    assert found == str(TerminalFacts(wide_lines=wide))
    assert wrote == question(ground=False), "the answer is not echoed, and the line is wiped"


def test_a_terminal_says_how_dark_its_ground_is() -> None:
    found, _ = asked(b"\x1b]11;rgb:ffff/ffff/e0e0\x1b\\\x1b[5;2R", ground=True)
    assert found == str(TerminalFacts(wide_lines=False, dark=False))


def test_a_terminal_that_does_not_answer_is_left_alone() -> None:
    assert asked(b"")[0] == str(TerminalFacts())


def test_a_key_typed_too_early_does_not_confuse_it() -> None:
    assert asked(b"q\x1b[A\x1b[1;3R")[0] == str(TerminalFacts(wide_lines=True))


def test_without_a_terminal_nothing_is_asked() -> None:
    program = [sys.executable, "-c", PROGRAM.format(ground=True)]
    done = subprocess.run(program, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout == f"found {TerminalFacts()}\n"


def test_half_an_answer_is_waited_for() -> None:
    assert answer(b"\x1b[5;") is None
    assert answer(b"\x1b[5;9R") == TerminalFacts(), "a terminal that stands nowhere near decides nothing"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tokyo 東京 서울", "Tokyo 東京 서울"),
        ("╭─ 4–6 … ● ▲ ✓ ━━╌ │", "+- 4-6 ~ * ^ + --- |"),
        ("café № ① ¤ 3 °C", "cafe N 1 ? 3 'C"),
    ],
)
def test_signs_of_doubtful_width_get_a_twin_cell_for_cell(text: str, shown: str) -> None:
    assert ascii_twins(text) == shown
    assert len(text) == len(shown)
