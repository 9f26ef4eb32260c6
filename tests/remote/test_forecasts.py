"""What a team expects, stated at a terminal of its own: kept by the host, sealed with its order, sent to nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.remote.served import Served, Sitter, until
from tests.table.forecasting import forecasting_game
from tests.web.hosted import SEATS, HostedGame
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.orders import NO_MOVE
from wargame.remote.requests import StateBesideOrder
from wargame.remote.telling import not_done

STATED = SeatStatement("Quiet on both banks", {"calm": 70})


@contextmanager
def planning(folder: Path) -> Iterator[tuple[Served, Sitter]]:
    """A game with forecasts, in its first turn; Amber sits at a terminal."""
    table = forecasting_game(folder / "game.jsonl", players=dict.fromkeys(SEATS, "human"), vaults=folder / "vaults")
    here = Served(HostedGame(table))
    try:
        here.game.room.go_on()
        sitter = Sitter(here.connection("amber"))
        until(lambda: sitter.state.stage == "plan")
        yield here, sitter
        sitter.seat.leave(0)
    finally:
        here.stop()


def test_a_team_at_a_terminal_states_what_it_expects(tmp_path: Path) -> None:
    with planning(tmp_path) as (here, sitter):
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
        assert here.game.table.sealed_statement("amber") == STATED


def test_what_the_host_refuses_is_said_with_its_words_and_offered_no_more(tmp_path: Path) -> None:
    with planning(tmp_path) as (here, sitter):
        here.game.room.seal("amber")  # by another hand, before this terminal hears of it
        sitter.team.state(STATED)
        until(lambda: sitter.refused)
        assert sitter.team.statement == STATED, "nothing changes behind the screen's back"
        sitter.seat.refused(StateBesideOrder(turn=1, statement=STATED))
        assert sitter.team.statement == NOTHING_STATED
        until(lambda: sitter.state.sealed)
        sitter.team.take_back()
        until(lambda: not sitter.state.sealed)
        assert sitter.team.statement == NOTHING_STATED
        sitter.team.state(STATED)
        until(lambda: sitter.state.stated == STATED)
    assert "Quiet on both banks" in not_done(StateBesideOrder(turn=1, statement=STATED), "The order is sealed.")
