"""A ruling that breaks a seal is told at the order itself until the team seals again: on its page, to its terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


from tests.web.begun import ruled_game as ruled_game
from tests.web.hosted import CONTROL_PLACE, HostedGame

WORDS = "Something has changed, and your seal is open. Look at your order and seal it again."


def rule(game: HostedGame) -> None:
    game.do(CONTROL_PLACE, "consider", what=["track:trust"], by=["-1"], category=["correction"], reason=["Misread."])
    game.do(CONTROL_PLACE, "rule")


def told(game: HostedGame) -> dict[str, bool]:
    """Which seats are told, by page and by terminal alike."""
    found = {}
    for seat in ("amber", "blue"):
        sent: Mapping[str, Any] = json.loads(game.hosted.screens.message(f"seat/{seat}", data=True))["seat"]
        found[seat] = WORDS in game.regions(f"seat/{seat}")["order"]
        assert sent["seal_broken"] is found[seat]
    return found


def test_it_is_told_until_the_team_seals_again_and_to_nobody_else(game: HostedGame) -> None:
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/amber", "seal")
    assert told(game) == {"amber": False, "blue": False}
    rule(game)
    assert told(game) == {"amber": True, "blue": False}, "who had not sealed has nothing to seal again"
    game.do("seat/amber", "no_move")
    assert told(game)["amber"], "looking at the order is not sealing it"
    game.do("seat/amber", "seal")
    assert not told(game)["amber"]
    game.do("seat/amber", "unseal")
    assert not told(game)["amber"], "who takes its order back itself knows"


def test_that_control_put_something_is_told_to_nobody(game: HostedGame) -> None:
    game.do("seat/amber", "seal")
    game.do(CONTROL_PLACE, "consider", what=["fire:leak"], category=["exercise"], reason=["They are late."])
    game.do(CONTROL_PLACE, "rule")
    assert told(game)["amber"]
    regions = game.regions("seat/amber")
    assert not any("ontrol" in regions[name] for name in ("order", "asked"))


def test_it_is_told_after_a_restart(game: HostedGame) -> None:
    game.do("seat/amber", "seal")
    rule(game)
    again = HostedGame(game.table)
    assert told(again)["amber"]


def test_control_sees_in_the_answer_itself_what_its_ruling_did(game: HostedGame) -> None:
    game.do("seat/amber", "seal")
    game.do(CONTROL_PLACE, "consider", what=["track:trust"], by=["-1"], category=["correction"], reason=["Misread."])
    assert "✓" in game.regions(CONTROL_PLACE)["seats"]
    answer = game.sit(CONTROL_PLACE).post("/control/do", {"do": "rule", "fields": {}}).json()
    assert "✓" not in answer["view"]["regions"]["seats"]
    assert answer["view"] == json.loads(game.hosted.screens.message(CONTROL_PLACE))
    assert set(game.sit("seat/amber").post("/seat/amber/do", {"do": "seal", "fields": {}}).json()) == {"said"}
