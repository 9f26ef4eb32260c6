"""What a team expects, stated at a terminal of its own: kept by the host, sealed with its order, sent to nobody."""

from __future__ import annotations

import json
from pathlib import Path

from tests.remote.served import Served, Sitter, until
from tests.table.forecasting import forecasting_game
from tests.web.hosted import SEATS, HostedGame
from wargame.model.forecasting import SeatStatement
from wargame.model.orders import NO_MOVE

STATED = SeatStatement("Quiet on both banks", {"calm": 70})


def test_a_team_at_a_terminal_states_what_it_expects(tmp_path: Path) -> None:
    table = forecasting_game(tmp_path / "game.jsonl", players=dict.fromkeys(SEATS, "human"), vaults=tmp_path / "vaults")
    here = Served(HostedGame(table))
    try:
        here.game.room.go_on()
        sitter = Sitter(here.connection("amber"))
        until(lambda: sitter.state.stage == "plan")
        assert list(sitter.team.outcomes) == ["calm", "storm", "opening"]
        wrong = sitter.team.statement_objection(SeatStatement("", {"calm": 101}))
        assert wrong is not None
        assert wrong.against == "percent"
        sitter.team.state(STATED)
        assert sitter.team.statement == STATED, "at once, before the host has answered"
        until(lambda: sitter.state.stated == STATED)
        screens = here.game.hosted.screens
        others = json.dumps([screens.message(f"seat/{seat}", data=True).decode() for seat in SEATS[1:]])
        assert "Quiet" not in others
        sitter.team.seal(NO_MOVE)
        until(lambda: sitter.state.sealed)
        assert table.sealed_statement("amber") == STATED
    finally:
        here.stop()
