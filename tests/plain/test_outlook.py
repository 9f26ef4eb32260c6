"""A team asks in lines what its order may lead to."""

from __future__ import annotations

import io
from pathlib import Path

from tests.table.games import PLAYERS, at, game, play, pocket
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.plain.advising import adviser_at_table
from wargame.plain.seat import SeatPrompt, SeatResult
from wargame.plain.console import Console
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table
from wargame.wording import speaker_of


def desk(table: Table, order: Order, typed: str) -> tuple[SeatPrompt, io.StringIO]:
    """Amber's desk, at which this is typed."""
    said = io.StringIO()
    team, console = HotSeatSession(table, {}).sit("amber"), Console(io.StringIO(typed).readline, said.write)
    prompt = SeatPrompt(console, team, speaker_of(table.program), adviser_at_table(team, table.program))
    prompt.order = order
    return prompt, said


def test_outlook_tells_the_order_beside_others_and_changes_nothing(tmp_path: Path) -> None:
    with play(game(tmp_path / "game.jsonl", tmp_path), at(Phase.PLANNING, 1)) as table:
        before = table.path.read_bytes()
        mine, said = desk(table, Order((Act("patrol"),)), "outlook\ncover\n")
        assert mine.sit() is SeatResult.COVER
        assert "1. Your order: " in said.getvalue()
        assert "Without Patrol: " in said.getvalue()
        assert "1,500 games of each order." in said.getvalue()
        assert table.path.read_bytes() == before
        assert mine.order == Order((Act("patrol"),))


def test_an_order_that_cannot_be_sealed_has_no_outlook(tmp_path: Path) -> None:
    with play(game(tmp_path / "game.jsonl", tmp_path), at(Phase.PLANNING, 1)) as table:
        mine, said = desk(table, Order((Act("spy"),)), "outlook\ncover\n")
        mine.sit()
        assert "Not possible: " in said.getvalue()
        assert "Your order: " not in said.getvalue()


def test_where_control_wants_no_adviser_the_desk_says_so(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    new = Table.new(pocket(), path=path, modules=(), players=PLAYERS, vaults=tmp_path, advice=False)
    with play(new, at(Phase.PLANNING, 1)) as table:
        mine, said = desk(table, NO_MOVE, "outlook\ncover\n")
        mine.sit()
        assert "There is no outlook: this game is played without an adviser." in said.getvalue()
