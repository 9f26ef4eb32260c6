"""A small table of people at which the same happens every time, with proposals made before the screen opens."""

from __future__ import annotations

from pathlib import Path

from tests.table.games import SEATS, at, play, pocket
from wargame.model.orders import Act
from wargame.model.state import Phase
from wargame.players import diplomacy
from wargame.table import Table

SUMMIT = Act("summit", {"clauses": ("trade",)}, ("coral",))


def bargaining(folder: Path, *proposals: tuple[str, Act]) -> Table:
    """Turn 1 has opened, and seats have proposed these joint moves."""
    table = Table.new(
        pocket(), path=folder / "game.jsonl", modules=(), players=dict.fromkeys(SEATS, "human"), seed=7,
        rehearsal=True,
    )  # fmt: skip
    play(table, at(Phase.PLANNING, 1))
    for seat, act in proposals:
        table.say(diplomacy.proposal(table.view(seat), act))
    return table
