"""What a terminal is sent follows from what its seat may know: not from others' orders, drafts, words or time."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.table.games import one_set_of_rules
from tests.web.hosted import SEATS, HostedGame, new_game
from tests.web.test_secrecy import some_order
from wargame.web.screens import LEAST_SIZE


@pytest.fixture
def game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostedGame:
    one_set_of_rules(monkeypatch)
    made = new_game(tmp_path)
    made.go_on()
    return made


def sent(game: HostedGame, seat: str) -> bytes:
    return game.hosted.screens.message(f"seat/{seat}", data=True)


@pytest.mark.parametrize("pairs", [24, pytest.param(1_000, marks=pytest.mark.long)])
def test_another_sealed_order_changes_no_byte(game: HostedGame, pairs: int) -> None:
    game.room.seal("blue")
    before, different = {seat: sent(game, seat) for seat in ("amber", "coral")}, set()
    for number in range(pairs):
        game.room.take_back("blue")
        game.room.begin_order("blue", order := some_order(game, "blue", number))
        game.room.seal("blue")
        different.add(str(order))
        assert {seat: sent(game, seat) for seat in before} == before, order
    assert len(different) > pairs // 20
    assert {len(data) for data in before.values()} <= {LEAST_SIZE * 2**power for power in range(8)}


def test_a_draft_and_private_words_reach_nobody_else_and_send_nothing(game: HostedGame) -> None:
    shown = game.hosted.screens.shown("seat/coral", data=True)
    card = next(card for card in game.table.view("blue").moves if card.playable and not card.joint)
    game.do("seat/blue", "order", move=[card.id])
    game.do("seat/blue", "say", to=["amber"], text=["Between us"])
    assert game.hosted.screens.shown("seat/coral", data=True).body is shown.body, "so that nothing is sent, at no beat"
    assert b"Between us" in sent(game, "amber")


def test_a_reveal_tells_nothing_before_its_time(game: HostedGame) -> None:
    """No title of a step to come, no view of the turn's end, nothing that a seat alone learned of it."""
    chance = random.Random(5)
    for seat in SEATS:
        game.room.begin_order(seat, some_order(game, seat, chance.randrange(100)))
        game.room.seal(seat)
    game.go_on()
    telling = game.room.telling
    assert telling is not None
    titles = [chapter.title for chapter in telling._steps]
    while not telling.done:
        to_come = set(titles[telling.told :]) - set(titles[: telling.told])
        for seat in SEATS:
            text = sent(game, seat).decode()
            assert not [title for title in to_come if json.dumps(title, ensure_ascii=False)[1:-1] in text], seat
            state = json.loads(text)["seat"]
            assert (state["view"], state["news"], state["words"]) == (None, [], [])
        game.do("projector", "tell")
    assert any(json.loads(sent(game, seat))["seat"]["news"] for seat in SEATS)


def test_no_line_number_and_no_seed_is_sent(game: HostedGame) -> None:
    """How many lines there are tells how much was said in private."""
    state = json.loads(sent(game, "amber"))["seat"]
    assert state["receipt"] == str(game.table.receipt.receipt)
    assert not {"line", "seed", "modules"} & set(state)
