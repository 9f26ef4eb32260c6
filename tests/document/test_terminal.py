"""Documents on a terminal: grids on a narrow one, words that would steer it, bars about zero."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from wargame.document.nodes import Bar, Bars, Document, Grid, paragraph, text
from wargame.document.terminal import terminal
from wargame.reporting.grids import LINE, number_grid

LINE_UPS = ["cooperative", "nationalist", "prudent", "prudent_full_access", "prudent_refusal", "at random"]


def printed(document: Document, width: int) -> str:
    console = Console(width=width, file=io.StringIO())
    terminal(document, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def shares(*last: str) -> Document:
    rows = [["A war that nobody had wanted, and everybody had seen coming", *["100 (99–100)"] * len(LINE_UPS), *last]]
    return (number_grid("How it ends", ["", *LINE_UPS, *([LINE] if last else [])], rows),)


def test_where_there_is_room_all_columns_stand_side_by_side() -> None:
    assert any(all(name in line for name in LINE_UPS) for line in printed(shares(), 200).splitlines())


def test_a_narrow_terminal_gets_the_columns_below_each_other_and_no_broken_word() -> None:
    told = printed(shares(), 80)
    assert all(name in told for name in LINE_UPS)
    assert "How it ends – goes on" in told
    assert max(map(len, told.splitlines())) <= 80


def test_where_it_was_written_stands_unbroken_beside_each_part() -> None:
    told = printed(shares("rules/triangle-modifiers.yaml:18"), 90)
    assert told.count("goes on") == told.count("rules/triangle-modifiers.yaml:18") - 1 > 0


@pytest.mark.parametrize("said", ["[red]no[/red]", "[/]", "[@click=app.quit]x[/]"])
def test_markup_is_words(said: str) -> None:
    assert said in printed((paragraph(said), number_grid(said, ["", "n"], [[said, "1"]])), 100)


def test_bars_fall_to_the_left_and_rise_to_the_right_under_one_axis() -> None:
    bars = (
        Bar(text("falls then rises"), -4.0, 2.0, ("−4.0", "+2.0")),
        Bar(text("both fall"), -2.0, -4.0, ("−2.0", "−4.0")),
        Bar(text("nothing"), 0.0, 0.0, ("+0.0", "+0.0")),
    )
    told = printed((Bars((), bars, "one less", "one more", "points", 4.0),), 120).splitlines()
    axis = next(line for line in told if "one less" in line)
    middle, rows = axis.index("0", axis.index("−4.0") + 4), [line for line in told if "|" in line]
    assert "+4.0" in axis[middle:]
    assert all(line[middle] == "|" for line in rows), "zero stands in one column"
    sides = [(line[middle - 12 : middle], line[middle + 1 : middle + 13]) for line in rows]
    assert sides == [("-" * 12, "#" * 6 + " " * 6), ("#" * 6 + "=" * 6, " " * 12), (" " * 12, " " * 12)]
    assert "Bars, in points: - one less, # one more, = both; right of the middle it rises." in told


def test_words_are_folded_before_a_grid_is_broken_apart() -> None:
    words = "a good many words that stand in one cell of a grid"
    head = tuple(map(text, ("what", "wanted", "found", "mean")))
    row = tuple(map(text, ("trust", words, words, "2.0")))
    told = printed((Grid(head, (row,), text("Case"), frozenset({3})),), 80)
    assert "goes on" not in told
    (first,) = (line for line in told.splitlines() if "trust" in line)
    assert first.rstrip().endswith("2.0")
