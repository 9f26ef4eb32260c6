"""Problems as people read them."""

from __future__ import annotations

from wargame.authoring.problems import Problem, in_order
from wargame.authoring.rendering import WIDTH, render


def problem(shown: str, column: int, **more: str) -> Problem:
    return Problem(
        file="a.yaml", line=3, column=column, severity="error", code="c", message="wrong", shown=shown, **more
    )


def test_place_line_caret_and_advice() -> None:
    assert render(problem("  do: trst +1", 7, hint="did you mean 'trust'?")) == (
        "a.yaml:3:7: error[c]: wrong\n"
        "      do: trst +1\n"
        "          ^\n"
        "    did you mean 'trust'?"
    )  # fmt: skip


def test_the_caret_stands_under_a_letter_behind_wide_ones() -> None:
    assert render(problem("日本: trst", 5)).splitlines()[1:] == ["    日本: trst", "          ^"]


def test_a_tab_is_one_cell() -> None:
    assert render(problem("\tdo: x", 2)).splitlines()[1:] == ["     do: x", "     ^"]


def test_a_place_behind_the_end_of_the_line() -> None:
    assert render(problem("do: (", 8)).splitlines()[2] == "    " + " " * 7 + "^"


def test_of_a_long_line_the_part_around_the_mistake_is_shown() -> None:
    line = "x" * 500 + "日" + "y" * 500
    _, shown, caret = render(problem(line, 501)).splitlines()
    assert len(shown) <= WIDTH + 4
    assert shown.strip().startswith("…x")
    assert shown.endswith("y…")
    assert shown[len(caret) - 1] == "日"


def test_nothing_in_a_message_steers_the_terminal() -> None:
    text = render(
        Problem(file="\x1b]0;x", line=1, column=1, severity="error", code="c", message="\x1b[2J", shown="\u202e")
    )
    assert text.isprintable() or not set(text) & {"\x1b", "\u202e"}


def test_problems_come_once_and_in_the_order_of_the_lines() -> None:
    first, second = problem("a", 1), problem("b", 9)
    assert in_order([second, first, second]) == (first, second)
