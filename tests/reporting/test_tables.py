"""Tables on a narrow terminal."""

from __future__ import annotations

import io

from rich.console import Console

from wargame.reporting.tables import print_columns

PARTIES = ["cooperative", "nationalist", "prudent", "prudent_full_access", "prudent_refusal", "at random"]


def printed(width: int) -> str:
    console = Console(width=width, file=io.StringIO())
    rows = [["A war that nobody had wanted, and everybody had seen coming", *["100 (99–100)"] * len(PARTIES)]]
    print_columns(console, "How it ends", ["", *PARTIES], rows)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_where_there_is_room_all_columns_stand_side_by_side() -> None:
    assert any(all(name in line for name in PARTIES) for line in printed(200).splitlines())


def test_a_narrow_terminal_gets_the_columns_below_each_other_and_no_broken_word() -> None:
    told = printed(80)
    assert all(name in told for name in PARTIES)
    assert "How it ends – goes on" in told
    assert max(map(len, told.splitlines())) <= 80
