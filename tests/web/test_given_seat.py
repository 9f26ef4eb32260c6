"""Seats without a team: whoever sat at a seat that control gives away is told at once, nobody else is, and control sees
who holds which."""

from __future__ import annotations

import json
from pathlib import Path


from tests.table.games import pocket
from tests.web.begun import pocket_game as pocket_game
from tests.web.hosted import CONTROL_PLACE, PROJECTOR_PLACE, SEATS, HostedGame
from wargame.debrief.rulings import given_words
from wargame.players.seating import players_of
from wargame.remote.reading import read_message
from wargame.table import Table

GIVEN = "Control has given this seat to chance."


def give(game: HostedGame, holder: str) -> str:
    """Control gives Amber's seat to somebody; what it is told before that."""
    fields = {"what": [f"seat:amber={holder}"], "category": ["exercise"], "reason": ["They left."]}
    game.do(CONTROL_PLACE, "consider", **fields)
    asked = game.regions(CONTROL_PLACE)["presence"]
    game.do(CONTROL_PLACE, "rule")
    return asked


def sent(game: HostedGame) -> dict[str, object]:
    places = (*(f"seat/{seat}" for seat in SEATS if seat != "amber"), PROJECTOR_PLACE)
    return {place: game.hosted.screens.shown(place).body for place in places}


def test_the_seat_alone_is_told_at_once_and_control_is_told_so_before(game: HostedGame) -> None:
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/amber", "seal")
    others = sent(game)
    asked = give(game, "random")
    assert "Whoever sat there is told at once" in asked
    assert "Your reason, for the debrief" in game.regions(CONTROL_PLACE)["presence"]
    shown = game.regions("seat/amber")
    assert GIVEN in shown["order"]
    assert all("<button" not in region for region in shown.values()), "there is nothing to press that it could not do"
    message = game.hosted.screens.message("seat/amber", data=True)
    assert read_message(message).seat.stage == "given"
    assert GIVEN in json.dumps(json.loads(message)["seat"]["story"])
    assert "nobody holds it" in given_words("idle")
    now = sent(game)
    assert {place: now[place] == others[place] for place in now} == dict.fromkeys(now, True)
    give(game, "human")
    assert GIVEN not in game.regions("seat/amber")["order"]
    assert 'id="unseal"' in game.regions("seat/amber")["order"]


def test_control_sees_who_holds_the_seats_that_began_without_a_team(tmp_path: Path) -> None:
    holders = {"amber": "human", "blue": "idle", "coral": "random"}
    table = Table.new(pocket(), path=tmp_path / "game.jsonl", modules=(), players=holders, seed=4, rehearsal=True)
    players = players_of({seat: who for seat, who in holders.items() if who != "human"}, table.program.scenario, 1)
    game = HostedGame(table, players)
    shown = game.regions(CONTROL_PLACE)
    for name, held in (("Amber", "its team"), ("Blue", "nobody"), ("Coral", "chance")):
        assert f"{name}: held by {held}" in shown["presence"]
    assert shown["presence"].count("no screen of its own") == 2
    assert "are thinking" in shown["steps"]
