"""What a team expects, on its page: kept as it is written, sealed with its order, and sent to no other screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.table.forecasting import forecasting_game
from tests.web.hosted import SEATS, HostedGame, new_game
from wargame.model.forecasting import SeatStatement
from wargame.saves.verify import verify

HOSTILE = "<b onmouseover=x>Quiet</b> {{ 7 * 7 }}"


@pytest.fixture
def game(tmp_path: Path) -> HostedGame:
    table = forecasting_game(tmp_path / "game.jsonl", players=dict.fromkeys(SEATS, "human"), vaults=tmp_path / "vaults")
    made = HostedGame(table)
    made.go_on()
    return made


def test_a_team_states_what_it_expects_and_no_other_screen_is_sent_anything(game: HostedGame) -> None:
    places = ("seat/blue", "seat/coral", "projector")
    before = {place: game.hosted.screens.shown(place) for place in places}
    game.do("seat/amber", "state", intent=[HOSTILE], **{"percent.calm": ["70 %"], "percent.storm": [""]})
    assert {place: game.hosted.screens.shown(place).body for place in places} == {
        place: shown.body for place, shown in before.items()
    }
    expects = game.regions("seat/amber")["expect"]
    assert 'value="70"' in expects
    assert "<b onmouseover" not in expects
    assert "49" not in expects
    control = json.dumps(game.hosted.screens.shown("control").body)
    assert "Quiet" not in control
    game.do("seat/amber", "order", move=["patrol"])
    assert 'value="70"' in game.regions("seat/amber")["expect"], "a change of the order leaves it"
    game.do("seat/amber", "seal")
    assert game.table.sealed_statement("amber") == SeatStatement(HOSTILE, {"calm": 70})
    game.do("seat/amber", "state", 409, intent=["Otherwise"])
    assert "disabled" in game.regions("seat/amber")["expect"]
    game.do("seat/amber", "unseal")
    assert 'value="70"' in game.regions("seat/amber")["expect"]


def test_a_field_holds_what_was_written_sign_for_sign(game: HostedGame) -> None:
    game.do("seat/amber", "state", intent=["Cut tariffs by 5 % now"], **{"percent.calm": ["70"]})
    assert 'value="Cut tariffs by 5 % now"' in game.regions("seat/amber")["expect"]


@pytest.mark.parametrize("percent", ["101", "-1", "x", "7.5", "9" * 30, "７"])
def test_what_is_no_per_cent_is_refused_and_nothing_is_lost(game: HostedGame, percent: str) -> None:
    game.do("seat/amber", "state", intent=["Quiet"], **{"percent.calm": ["70"]})
    assert "0 to 100" in game.do("seat/amber", "state", 409, intent=["Quiet"], **{"percent.calm": [percent]})
    assert 'value="70"' in game.regions("seat/amber")["expect"]


def test_it_is_told_when_all_is_over_and_the_save_verifies(game: HostedGame) -> None:
    game.do("seat/amber", "state", intent=["Quiet"], **{"percent.calm": ["70"]})
    while game.room.stage.value != "end":
        if game.room.stage.value == "plan":
            for seat in SEATS:
                game.do(f"seat/{seat}", "seal")
        assert "Quiet" not in game.regions("seat/blue")["end"]
        game.go_on()
    assert "Quiet" in game.regions("seat/blue")["end"]
    assert verify(game.table.path).status == "sound"


def test_a_game_without_forecasts_asks_for_none(tmp_path: Path) -> None:
    game = new_game(tmp_path)
    game.go_on()
    assert game.regions("seat/amber")["expect"] == ""
    game.do("seat/amber", "state", 409, intent=["Quiet"])
