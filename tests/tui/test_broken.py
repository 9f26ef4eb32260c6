"""Where the program itself breaks: it says where and how to go on, and nothing that a team has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.table_stage import people, table_stage
from wargame.tui.app import WargameApp
from wargame.tui.broken import broken_lines, way_on
from wargame.tui.terminal_query import why_no_screen

SECRET = "Tokyo orders T7"


def broken() -> BaseException:
    """An error with a secret in its words, and one in a name on the way."""
    order = SECRET
    try:
        raise KeyError(order)
    except KeyError as error:
        return error


def test_it_says_where_and_how_to_go_on_and_nothing_else() -> None:
    text = "\n".join(broken_lines(broken(), Path("saves/a game.jsonl")))
    assert SECRET not in text
    assert "KeyError" in text
    assert "tests/tui/test_broken.py" in text
    assert "wargame play --continue 'saves/a game.jsonl'" in text


def test_a_path_steers_no_shell_and_no_terminal() -> None:
    assert way_on("a; rm -rf b") == "wargame play --continue 'a; rm -rf b'"
    assert "\x1b" not in "\n".join(broken_lines(broken(), Path("a\x1b[31m.jsonl")))


async def test_a_screen_that_breaks_says_so_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table, codes = people(tmp_path), list[WargameApp]()

    def breaks() -> None:
        raise KeyError(SECRET)

    async def played() -> None:
        async with table_stage(table) as here:
            codes.append(here.app)
            await here.sit("amber")
            here.app.call_later(breaks)
            here.app.call_later(breaks)
            await here.settled()

    with pytest.raises(KeyError):
        await played()
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert f"wargame play --continue {table.path}" in "".join((said.out + said.err).split("\n"))
    assert "errors shown" not in said.out + said.err
    assert [app.return_code for app in codes] == [1]


def test_where_there_is_no_terminal_lines_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdin__", None)
    assert "--plain" in why_no_screen()
