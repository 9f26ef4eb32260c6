"""How lines are wrapped, and how lists are picked from."""

from __future__ import annotations

import io

import pytest

from wargame.plain.commands import COMMANDS, NotACommand, find
from wargame.plain.seat import SeatPrompt
from wargame.plain.console import Back, PlayersLeft, Console, wrapped


@pytest.mark.parametrize(("line", "rows"), [
    ("  a few words", ["  a few", "  words"]),
    ("  12. one two three", ["  12. one", "      two", "      three"]),
    ("  +2 of 2  the end", ["  +2 of 2  the", "           end"]),
    ("", [""]),
])
def test_further_rows_stand_under_the_text_of_the_first(line: str, rows: list[str]) -> None:
    width = max(len(row) for row in rows) if rows != [""] else 10
    assert wrapped(line, width) == rows


def console(typed: str, **how: bool) -> tuple[Console, io.StringIO]:
    said = io.StringIO()
    return Console(io.StringIO(typed).readline, said.write, **how), said


def test_a_wrong_number_is_asked_for_again_and_enter_takes_the_default() -> None:
    conversation, said = console("9\nx\n\n")
    assert conversation.pick("Which", ["one", "two"], default=1) == 1
    assert said.getvalue().count("is not on the list") == 2


def test_back_leaves_a_question() -> None:
    conversation, _ = console("back\n")
    with pytest.raises(Back):
        conversation.pick("Which", ["one"])


def test_the_end_of_input_is_the_end_of_the_sitting() -> None:
    conversation, _ = console("")
    with pytest.raises(PlayersLeft):
        conversation.ask("Anyone?")


def test_a_page_on_a_terminal_clears_what_can_be_scrolled_back_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.name", "posix")
    conversation, said = console("", terminal=True)
    conversation.page()
    assert said.getvalue() == "\x1b[H\x1b[2J\x1b[3J"


def test_every_command_in_the_table_has_a_handler() -> None:
    assert [command.name for command in COMMANDS if not hasattr(SeatPrompt, f"_{command.name}")] == []


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    assert find("tra").name == "tracks"
    with pytest.raises(NotACommand, match="situation, show, seal or say"):
        find("s")
    with pytest.raises(NotACommand, match="Did you mean “order”"):
        find("oder")


def test_o_is_the_order_as_ever_though_the_outlook_begins_so_too() -> None:
    assert find("o").name == "order"
    assert find("ou").name == "outlook"
