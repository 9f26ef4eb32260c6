"""Which characters may stand in a text: one rule for files, messages, lines and the screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.text.characters import escaped, forbidden, neutral, without_forbidden

NEEDED = {
    "Persian, I want": "می\u200cخواهم",
    "Persian, books": "کتاب\u200cها",
    "Persian, works, after a letter that joins nothing": "کار\u200cها",
    "Persian, a year of the Hijra": "ه\u200d.ش.",
    "Urdu, with a vowel mark between": "کِ\u200cتاب",
    "Hindi, a half letter": "क्\u200dष",
    "Hindi, an open virama": "क्\u200cष",
    "Bengali, ra before ya": "র\u200d্যাব",
    "Sinhala, Sri": "ශ්\u200dරී",
    "Malayalam, an old chillu": "അവന്\u200d",
    "Tamil": "க்\u200cஷ",
    "a family": "👨\u200d👩\u200d👧\u200d👦",
    "a scientist of a darker skin": "👩🏽\u200d🔬",
    "a rainbow flag": "🏳\ufe0f\u200d🌈",
    "a black cat": "🐈\u200d⬛",
    "a pirate flag": "🏴\u200d☠\ufe0f",
    "a warning in colour": "⚠\ufe0f · #\ufe0f",
    "a letter in an older form": "芦\ufe00",
}
NOT_NEEDED = {
    "Latin letters": "pay\u200cpal", "Latin letters, joined": "week\u200dend", "CJK": "日本\u200d語",
    "Hangul": "한\u200c국",
    "Cyrillic": "ми\u200cр", "digits": "1\u200d2", "spaces": "a \u200c b", "at the end of a word": "peace\u200d",
    "alone": "\u200d", "twice": "می\u200c\u200cخواهم", "before a space": "کتاب\u200c ها",
    "an emoji and a letter": "👩\u200da",
    "a letter and an emoji": "a\u200d👩", "a selector on a space": "a \ufe0f", "a selector twice": "⚠\ufe0f\ufe0f",
    "a selector first": "\ufe0fa", "a selector on a joiner": "👩\u200d\ufe0f",
}  # fmt: skip
NEVER = (
    "\x00\x1b\x7f\x85\u00ad\u034f\u061c\u115f\u200b\u200e\u200f\u2028\u202a\u202e\u2060\u2066\u2069\u3164\ufeff"
    "\ud800\U0001d173\U000e0041\U000e0101"
)
SOME = st.text(alphabet=st.one_of(
    st.characters(), st.sampled_from("\u200c\u200d\ufe0f\ufe00मक्্র خواه👩🏽🔬⚠a 日\u3164\u202e\r\n\x1b"),
), max_size=30)  # fmt: skip


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_an_invisible_joiner_stands_where_a_script_or_a_picture_needs_it(text: str) -> None:
    assert forbidden(text, 9) == []
    assert neutral(text) == without_forbidden(text) == escaped(text) == text


@pytest.mark.parametrize("text", NOT_NEEDED.values(), ids=NOT_NEEDED)
def test_anywhere_else_it_is_refused_and_not_shown(text: str) -> None:
    ((at, said), *_) = forbidden(text, 9)
    assert text[at] in "\u200c\u200d\ufe0f"
    assert " where it " in said
    assert "\ufffd" in neutral(text)
    assert len(without_forbidden(text)) < len(text)
    assert f"\\u{ord(text[at]):04x}" in escaped(text)


@pytest.mark.parametrize("character", NEVER, ids=[f"U+{ord(one):04X}" for one in NEVER])
def test_what_steers_or_hides_stands_nowhere(character: str) -> None:
    for text in (character, f"می{character}خواهم", f"क्{character}ष", f"👩{character}🔬", f"a{character}b"):
        assert [at for at, _ in forbidden(text, 9)] == [text.index(character)]


@given(SOME)
def test_what_is_shown_is_what_may_stand(text: str) -> None:
    for shown in (neutral(text), without_forbidden(text)):
        assert forbidden(shown, 1) == []
        assert neutral(shown) == shown
    assert len(neutral(text)) == len(text)
    assert (neutral(text) == text) is (forbidden(text, 1) == []) or "\ufffd" in text


@given(SOME)
def test_of_control_characters_only_line_ends_and_tabs_are_ever_shown(text: str) -> None:
    shown = neutral(text)
    assert not {one for one in shown if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")} - {"\n", "\t"}
    assert not set(shown) & set(NEVER)
