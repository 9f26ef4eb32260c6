"""The gateway for foreign text, and measuring by cells."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from wargame.tui.glyphs import UNICODE, percent, signed
from wargame.tui.text import clean, clip, hang, paragraphs, plain, sides


def test_brackets_stay_brackets() -> None:
    content = plain("see [annex B] and [/] [@click=app.exit]here[/]")
    assert content.plain == "see [annex B] and [/] [@click=app.exit]here[/]"
    assert not content.spans


def test_letters_are_composed_and_unseen_characters_dropped() -> None:
    assert clean("e\u0301 가\u200b\u202eb\ufeff\x1b[0m\u3164") == "é 가b[0m"


def test_marks_do_not_pile_up() -> None:
    assert clean("x\u0336\u0337\u0338\u0335\u0334y") == "x\u0336\u0337y"


def test_paragraphs_join_lines_and_keep_gaps() -> None:
    assert paragraphs("one\ntwo\n\n\nthree\n") == "one two\n\nthree"


@given(st.text())
def test_nothing_but_line_ends_is_left_of_control_characters(text: str) -> None:
    assert not [char for char in clean(text) if char != "\n" and unicodedata.category(char)[0] == "C"]


@given(st.text(alphabet="ab 日本한é", max_size=60), st.integers(10, 60))
def test_two_sides_fill_the_line_exactly(text: str, cells: int) -> None:
    assert sides(plain(text), Content("12 %"), cells).cell_length == cells


def test_wide_letters_are_cut_by_cells() -> None:
    assert clip(Content("日本海東海"), 6).cell_length <= 6


def test_a_hanging_text_keeps_its_column() -> None:
    assert hang(Content("+1"), Content("because the ladder stands high"), 5, 20).plain.splitlines() == [
        "+1   because the",
        "     ladder stands",
        "     high",
    ]


def test_chances_are_certain_only_when_they_are() -> None:
    assert percent(0, 0, 36, UNICODE) == "0 %"
    assert percent(1, 1, 1296, UNICODE) == "1 %"
    assert percent(1295, 1296, 1296, UNICODE) == "99–100 %"
    assert percent(6, 6, 36, UNICODE) == "17 %"


def test_minus_is_a_minus() -> None:
    assert [signed(number, UNICODE) for number in (-2, 0, 3)] == ["−2", "0", "+3"]
