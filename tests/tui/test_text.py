"""The gateway for foreign text, and measuring by cells."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from wargame.text.characters import forbidden
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


def test_joiners_stay_where_a_script_or_a_picture_needs_them_and_nowhere_else() -> None:
    for text in ("می\u200cخواهم", "क्\u200dष", "র\u200d্যাব", "👩\u200d🔬"):
        assert clean(text) == plain(text).plain == text
    assert clean("pay\u200cpal 日本\u200d語 a\u200c\u0301\u0302\u200c") == "paypal 日本語 á\u0302"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\u200c\u200dकم्👩\ufe0f\u0301"))))
def test_what_the_screen_shows_is_what_files_and_messages_may_hold(text: str) -> None:
    assert forbidden(clean(text), 1) == []
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_nothing_but_line_ends_is_left_of_control_characters(text: str) -> None:
    assert not [char for char in clean(text) if char not in "\n\u200c\u200d" and unicodedata.category(char)[0] == "C"]


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
