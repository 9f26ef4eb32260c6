"""Rows as a terminal paints them: none wider than it may be, whatever script they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from wargame.text.cells import letters, padded, width, wrapped

LETTERS = (*"ab  日本。「」한국어é％%9ａ👩कमیخ", "क्", "e\u0301")
WORDS = st.lists(st.sampled_from(LETTERS), max_size=200).map("".join)
"""Marks stand upon letters: what one alone is as wide as, terminals do not agree on."""


@given(WORDS, st.integers(2, 40), st.integers(0, 30))
def test_no_row_is_wider_than_it_may_be_and_no_letter_is_lost(text: str, cells: int, indent: int) -> None:
    rows = wrapped(text, cells, rest=" " * indent)
    assert all(cell_len(row) <= cells and wcswidth(row) <= cells for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


@given(WORDS)
def test_letters_are_the_text(text: str) -> None:
    assert "".join(letters(text)) == text


@pytest.mark.parametrize(("text", "cells", "rows"), [
    ("沿岸警備隊の巡視船が同盟国の漁船に停船を命じた。", 20,
     ["沿岸警備隊の巡視船が", "同盟国の漁船に停船を", "命じた。"]),
    ("停船を命じた。再び", 12, ["停船を命じ", "た。再び"]),
    ("彼は「止まれ」と", 8, ["彼は「止", "まれ」と"]),
    ("한국의 해안 경비대가", 12, ["한국의 해안", "경비대가"]),
    ("chance 58 % of it", 9, ["chance", "58 % of", "it"]),
    ("aa bbbbbbbbbb c", 6, ["aa", "bbbbbb", "bbbb c"]),
    ("  kept   gaps", 20, ["  kept   gaps"]),
    ("", 10, [""]),
    ("   ", 10, [""]),
])  # fmt: skip
def test_rows_are_broken_where_a_reader_of_the_script_would_break_them(text: str, cells: int, rows: list[str]) -> None:
    assert wrapped(text, cells) == rows


def test_further_rows_are_indented() -> None:
    assert wrapped("one two 日本", 9, "- ", "  ") == ["- one two", "  日本"]


def test_a_letter_is_counted_with_its_marks_and_a_joined_emoji_as_one() -> None:
    assert list(letters("क्\u200dषá👩🏽\u200d🔬x")) == ["क्\u200dष", "á", "👩🏽\u200d🔬", "x"]
    assert width("日本") == 4
    assert width("क्\u200dष") == 2
    assert padded("日本", 6) == "日本  "
    assert padded("日本", 3) == "日本"
