"""Problems as people read them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.pocket import HEAD
from wargame.authoring import check_file
from wargame.authoring.diagnostic import Diagnostic, in_order
from wargame.authoring.rendering import WIDTH, render
from wargame.text.cells import letters, width


def problem(shown: str, column: int, **more: str) -> Diagnostic:
    return Diagnostic(
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


def under_the_caret(shown: str, column: int) -> str:
    """What a terminal paints above the caret, found cell by cell."""
    _, line, caret = render(problem(shown, column)).splitlines()
    assert width(line) <= WIDTH + 4
    at = width(caret) - 1
    return next(letter for letter, end in zip(letters(line), painted(line), strict=True) if end > at)


def painted(line: str) -> list[int]:
    """The cell each letter ends before."""
    wide = [width(letter) for letter in letters(line)]
    return [sum(wide[: place + 1]) for place in range(len(wide))]


PIECES = ["日", "本", "한", "a", "é", "e\u0301", "क्\u200dष", "👩\u200d🔬", "می", "\t", " ", "ｶ"]


@given(st.lists(st.sampled_from(PIECES), max_size=300), st.lists(st.sampled_from(PIECES), max_size=300))
def test_the_caret_stands_under_the_letter_meant_whatever_stands_around_it(before: list[str], after: list[str]) -> None:
    shown = "".join([*before, "X", *after])
    assert under_the_caret(shown, len("".join(before)) + 1) == "X"


def test_a_mark_is_pointed_at_with_its_letter_and_a_wide_letter_in_its_first_cell() -> None:
    assert under_the_caret("日e\u0301x", 3) == "e\u0301"
    assert render(problem("日本: trst", 2)).splitlines()[2] == "      ^"


def test_in_a_long_line_of_wide_letters_the_caret_stays_below_the_line(tmp_path: Path) -> None:
    line = "opening: " + "沿岸警備隊の巡視船が停船を命じた。" * 9 + "\u200dX"
    path = tmp_path / "caret.yaml"
    path.write_text(f"{HEAD.replace('opening: It begins.', line)}", encoding="utf-8")
    (found,) = check_file(path).diagnostics
    assert (found.line, found.column) == (5, line.index("\u200d") + 1), "characters, as an editor counts"
    _, shown, caret, *_ = render(found).splitlines()
    assert shown.endswith("。\ufffdX")
    assert width(caret) == width(shown) - 1


def test_nothing_in_a_message_steers_the_terminal() -> None:
    text = render(
        Diagnostic(file="\x1b]0;x", line=1, column=1, severity="error", code="c", message="\x1b[2J", shown="\u202e")
    )
    assert text.isprintable() or not set(text) & {"\x1b", "\u202e"}


def test_problems_come_once_and_in_the_order_of_the_lines() -> None:
    first, second = problem("a", 1), problem("b", 9)
    assert in_order([second, first, second]) == (first, second)
