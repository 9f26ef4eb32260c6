"""What a team states with its order changes no byte of what any other screen is sent, control's included."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.forecasting import forecasting_game
from tests.web.hosted import SEATS, HostedGame
from wargame.model.forecasting import NOTHING_STATED, SeatStatement

STATEMENTS = (
    NOTHING_STATED, SeatStatement("zugzwang", {"calm": 70}), SeatStatement("A" * 200, {"calm": 1, "storm": 100}),
)
PLACES = ("seat/amber", "seat/coral", "projector", "control")


@pytest.fixture
def game(tmp_path: Path) -> HostedGame:
    table = forecasting_game(tmp_path / "game.jsonl", players=dict.fromkeys(SEATS, "human"))
    made = HostedGame(table)
    made.go_on()
    return made


def test_what_a_team_states_reaches_no_other_screen(game: HostedGame) -> None:
    drafted, sealed = set(), set()
    game.room.seal("blue")  # from the first seal on control may take the game back
    game.room.take_back("blue")
    for statement in STATEMENTS:
        game.room.sitting.sit("blue").state(statement)
        drafted.add(tuple(game.hosted.screens.message(place) for place in PLACES))
        game.room.seal("blue")
        sealed.add(tuple(game.hosted.screens.message(place) for place in PLACES))
        assert game.table.sealed_statement("blue") == statement
        game.room.take_back("blue")
    assert len(drafted) == len(sealed) == 1
    assert "zugzwang" not in repr((drafted, sealed))
