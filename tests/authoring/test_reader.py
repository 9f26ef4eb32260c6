"""Text to data: what plain words mean, and where everything stands."""

from __future__ import annotations

import pytest

from wargame.authoring.yaml.reader import ParsedFile, read
from wargame.authoring.yaml.source import SourceText


def reading(text: str) -> ParsedFile:
    return read(SourceText("file.yaml", text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("off", "off"),
        ("1:30", "1:30"),
        ("0o7", "0o7"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("2026-11-22", "2026-11-22"),
        ("-3", -3),
        ("+3", 3),
        ("1.5", 1.5),
        ("true", True),
        ("~", None),
        ("", None),
        ("'7'", "7"),
        ("9999999999999999999999", "9999999999999999999999"),
    ],
)
def test_a_plain_word_means_what_it_says(written: str, meant: object) -> None:
    assert reading(f"key: {written}\n").data == {"key": meant}


def test_whole_numbers_are_keys_and_other_keys_are_text() -> None:
    assert reading("1: a\n-2: b\ntrue: c\n1.5: d\n").data == {1: "a", -2: "b", "true": "c", "1.5": "d"}


def test_a_block_of_text_ends_with_its_last_letter() -> None:
    assert reading("text: |\n  one\n  two\n\n\nnext: 1\n").data == {"text": "one\ntwo", "next": 1}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    from wargame.authoring.yaml.source import decode

    source = decode("file.yaml", b"\xef\xbb\xbfkey: 1\n")
    assert isinstance(source, SourceText)
    assert read(source).data == {"key": 1}


def test_every_value_and_key_has_a_place() -> None:
    spots = reading("moves:\n  - id: 日本\n    text: |\n      long\n    'cost': 3\n").spans
    ident, text, cost = (spots.find(("moves", 0, key)) for key in ("id", "text", "cost"))
    assert ident is not None
    assert text is not None
    assert cost is not None
    assert ident.starts_at() == (1, 8)
    assert ident.named_at() == (1, 4)
    assert text.starts_at() == (2, 10)
    assert (cost.starts_at(), cost.named_at()) == ((4, 12), (4, 4))


def test_nothing_where_a_value_belongs_is_shown_at_its_key() -> None:
    spot = reading("a: 1\nkey:\nb: 2\n").spans.find(("key",))
    assert spot is not None
    assert spot.starts_at() == (1, 0)


@pytest.mark.parametrize(
    "written",
    [
        "key: trust + x\n",
        "key: 'it''s x'\n",
        'key: "a\\tb\\u0041 x"\n',
        'key: "日本 x"\n',
        "key: trust >= 4\n  and tension\n  and x\n",
        "key: >-\n  trust >= 4\n  and x\nnext: 1\n",
        "key: |\n    trust\n    and x\n",
        "key: 'trust\n  and x'\n",
    ],
)
def test_a_place_inside_a_text_is_found_through_quotes_and_over_lines(written: str) -> None:
    found = reading(written)
    spot, text, lines = found.spans.find(("key",)), found.data["key"], found.source.lines
    assert spot is not None
    line, column = spot.inside(text.index("x"), lines, text)
    assert lines[line][column] == "x"


def test_where_a_place_cannot_be_found_the_text_begins() -> None:
    found = reading('key: "one\n\n  two\\tx"\n')
    spot = found.spans.find(("key",))
    assert spot is not None
    assert spot.inside(found.data["key"].index("x"), found.source.lines, found.data["key"]) == (0, 5)


def test_reading_goes_on_after_what_it_refuses() -> None:
    found = reading("a: &x 1\nb: *x\na: 2\nc: !!str d\n")
    assert [problem.code for problem in found.diagnostics] == ["anchor", "alias", "duplicate_key", "tag"]
    assert found.data == {"a": 1, "b": None, "c": "d"}


def test_a_second_value_of_a_key_does_not_hide_the_first() -> None:
    assert reading("a: 1\na: {b: [2]}\nc: 3\n").data == {"a": 1, "c": 3}
