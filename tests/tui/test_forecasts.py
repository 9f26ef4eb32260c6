"""What a team expects, at its desk: asked for once before it seals, kept for it alone, and sealed with its order."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.table.forecasting import forecasting_game
from tests.table.games import SEATS, play
from tests.tui.stage import NARROW, WIDE
from tests.tui.table_stage import FIRST_ORDERS, TableStage, people, table_stage
from wargame.model.forecasting import SeatStatement
from wargame.table import Table


LIST = "· What you want this turn"
"""Stands in the list of what can be stated, and nowhere else."""


def asked(folder: Path) -> Table:
    """A game with forecasts; Amber's people are called first."""
    return play(forecasting_game(folder / "game.jsonl", players=dict.fromkeys(SEATS, "human")), FIRST_ORDERS)


async def opened(here: TableStage, words: str) -> None:
    """Wait for what a key has opened."""
    await here.until(lambda: words in here.painted())
    await here.settled()


async def write(here: TableStage, text: str) -> None:
    """Open the marked line, which says nothing yet, and type."""
    await here.press("enter")
    await here.until(lambda: LIST not in here.painted())
    await here.settled()
    await here.press(*("space" if sign == " " else sign for sign in text), "enter")
    await opened(here, LIST)


@pytest.mark.parametrize(
    "size", [NARROW, pytest.param(WIDE, marks=pytest.mark.long)], ids=["80x24", "120x40"],
)
async def test_a_team_says_what_it_expects(tmp_path: Path, size: tuple[int, int], frame: SnapshotAssertion) -> None:
    async with table_stage(asked(tmp_path), size, now=lambda: 0.0) as here:
        await here.sit("amber")
        await here.press("e")
        await opened(here, LIST)
        await write(here, "Quiet on both banks")
        await write(here, "70")
        await write(here, "101")
        assert here.painted() == frame(name="list")
        await here.press("escape", "4", "home")
        await here.until(lambda: "1 of 3 forecasts" in here.painted())
        await here.settled()
        assert here.painted() == frame(name="desk")
        assert here.session.sit("amber").statement == SeatStatement("Quiet on both banks", {"calm": 70})
        await here.press("s")
        await opened(here, "Seal this order?")
        assert here.painted() == frame(name="seal")
        await here.press("enter")
        await here.at("HandOver")
        assert here.table.sealed_statement("amber").forecasts == {"calm": 70}
        await here.press("b")
        await here.at("SeatScene")
        assert "Quiet on" not in here.painted()


async def test_who_seals_without_a_word_is_asked_once(tmp_path: Path) -> None:
    async with table_stage(asked(tmp_path)) as here:
        await here.sit("amber")
        await here.press("s")
        await opened(here, LIST)
        await here.press("escape")
        await opened(here, "Seal this order?")
        await here.press("escape", "s")
        await opened(here, "Seal this order?")
        await here.press("enter")
        await here.at("HandOver")
        assert here.table.sealed_statement("amber").empty


async def test_a_cover_keeps_what_was_being_stated(tmp_path: Path) -> None:
    async with table_stage(asked(tmp_path)) as here:
        await here.sit("amber")
        await here.press("e")
        await opened(here, LIST)
        await here.press("down")
        await write(here, "35")
        await here.press("ctrl+l")
        await here.at("HandOver")
        assert "35 %" not in here.painted()
        await here.sit("amber")
        await opened(here, "35 %")


async def test_in_a_game_without_forecasts_nothing_is_asked(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        await here.sit("amber")
        await here.press("e")
        await opened(here, "This game is played without forecasts.")
        await here.press("s")
        await opened(here, "Seal this order?")
        assert "expect" not in here.painted()
