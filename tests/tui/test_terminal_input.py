"""What a terminal sends becomes keys, clicks and pastes; nothing in a text becomes a key."""

from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from wargame.tui.terminal_input import LONGEST_PASTE, InputReader

COLOURS = "before \x1b[31mred\x1b[0m after\n" * 200
PLAIN = "before red after\n" * 200


def read(*pieces: str) -> list[Message]:
    reader = InputReader()
    return [event for piece in pieces for event in reader.read(piece)] + list(reader.flush())


def keys(*pieces: str) -> list[str]:
    found = read(*pieces)
    assert all(isinstance(event, events.Key) for event in found), found
    return [event.key for event in found if isinstance(event, events.Key)]


def pasted(*pieces: str) -> str:
    found = read(*pieces)
    assert all(isinstance(event, events.Paste) for event in found), found
    return "".join(event.text for event in found if isinstance(event, events.Paste))


def test_a_marked_paste_with_colours_is_one_text_without_them() -> None:
    assert len(read(f"\x1b[200~{COLOURS}\x1b[201~")) == 1
    assert pasted(f"\x1b[200~{COLOURS}\x1b[201~") == PLAIN


@pytest.mark.parametrize("size", [4096, 1000, 5180], ids=["as the terminal cuts it", "in pieces", "a short end"])
def test_a_paste_without_marks_is_one_text_too(size: int) -> None:
    pieces = [COLOURS[at : at + size] for at in range(0, len(COLOURS), size)]
    assert len(read(*pieces)) == 1
    assert pasted(*pieces) == PLAIN


@pytest.mark.parametrize("line", ["before \x1b[31mred\x1b[0m after", "two lines\nand more", "x = 1\ny = 2\n"])
def test_a_short_paste_without_marks_is_known_by_what_no_key_sends(line: str) -> None:
    assert "\x1b" not in pasted(line)


def test_keys_typed_after_a_paste_are_keys() -> None:
    reader = InputReader()
    assert not list(reader.read(COLOURS))
    assert [type(event) for event in reader.flush()] == [events.Paste]
    assert [event.key for event in reader.read("ab") if isinstance(event, events.Key)] == ["a", "b"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 4096])
def test_a_marked_paste_is_the_same_in_whatever_pieces_it_comes(size: int) -> None:
    sent = f"\x1b[200~{COLOURS[:300]}\x1b[201~"
    assert pasted(*(sent[at : at + size] for at in range(0, len(sent), size))) == PLAIN[: len(pasted(sent))]


def test_a_colour_that_comes_alone_is_no_key() -> None:
    assert keys("a\x1b[31mb\x1b[0;1;38;5;200mc") == ["a", "b", "c"]
    assert keys("a\x1b[3", "1mb") == ["a", "b"]


@pytest.mark.parametrize(("sent", "named"), [
    ("\x1b[A", "up"), ("\x1bOA", "up"), ("\x1b[Z", "shift+tab"), ("\x1b[1;5C", "ctrl+right"), ("\x1b[15~", "f5"),
    ("\x1b[97u", "a"), ("\x1b[97;5u", "ctrl+a"), ("\r", "enter"), ("\x1b[13u", "enter"), ("\x7f", "backspace"),
    ("\x1bx", "alt+x"), ("ㄴ", "ㄴ"), ("?", "question_mark"),
])  # fmt: skip
def test_keys_stay_keys(sent: str, named: str) -> None:
    assert keys(sent) == [named]
    assert keys(*sent) == [named]
    assert keys(sent * 2) == [named, named]


def test_escape_is_a_key_once_nothing_follows_it() -> None:
    reader = InputReader()
    assert not list(reader.read("\x1b"))
    assert reader.waits
    assert [event.key for event in reader.flush() if isinstance(event, events.Key)] == ["escape"]
    assert keys("\x1b\x1b") == ["escape", "escape"]
    assert keys("\x1b\x1b[A") == ["escape", "up"]


def test_clicks_and_answers_arrive() -> None:
    kinds = [type(event).__name__ for event in read("\x1b[<0;10;5M\x1b[<0;10;5m\x1b[?2026;2$y\x1b[<64;3;3M")]
    assert kinds == ["MouseDown", "MouseUp", "TerminalSupportsSynchronizedOutput", "MouseScrollUp"]


@pytest.mark.parametrize("sent", [
    "\x1b]0;a title\x07", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b[2J", "\x1b[?1049l",
    "\x1b[99999999u", "\x1b[1114112u", "\x1b[55296u", "\x1b[97;1;55296u", "\x1b[1:2;3u", "\x1b[;;;;u", "\ufffd", "\x00",
])  # fmt: skip
def test_what_is_neither_key_nor_click_is_nothing(sent: str) -> None:
    assert keys("a" + sent + "b") == ["a", "b"]


def test_a_key_held_down_is_that_key_however_many_come_at_once() -> None:
    assert keys("g" * 200) == ["g"] * 200
    assert keys("\x1b[B" * 200) == ["down"] * 200


def test_typing_ahead_is_typing() -> None:
    assert keys("3jj\r4s\r") == ["3", "j", "j", "enter", "4", "s", "enter"]


def test_no_paste_is_endless() -> None:
    assert len(pasted(f"\x1b[200~{'x' * 10 * LONGEST_PASTE}\x1b[201~")) == LONGEST_PASTE
    assert keys(f"\x1b[200~{'x' * 10}\x1b[201~"[13:-6]) == ["x"] * 3
