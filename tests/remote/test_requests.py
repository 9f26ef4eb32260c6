"""What a seat at a terminal asks: done as the rules allow, or refused in words; hostile requests break nothing."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tests.web.begun import pocket_game as pocket_game
from tests.web.hosted import CONTROL_PLACE, SEATS, HostedGame
from wargame.model.orders import Act, Order
from wargame.model.talk import Message, Proposal
from wargame.remote.requests import (
    AskUnfinished, AskWhy, KeepDraft, SaySomething, SealDraft, SeatRequest, TakeOrderBack, seat_requests,
)

PATROL = Order((Act("patrol"),))


def ask(game: HostedGame, seat: str, request: SeatRequest, status: int = 200) -> str:
    """A seat asks through the whole application; what it is told."""
    game.clock.seconds += 1
    answer = game.sit(f"seat/{seat}").post(f"/seat/{seat}/team", seat_requests().dump_json(request))
    assert answer.status == status, answer.text
    return str(answer.json()["said" if status == 200 else "refused"])


def test_a_draft_is_kept_though_it_could_not_be_sealed(game: HostedGame) -> None:
    closed = Order(tuple(Act(card.id) for card in game.table.view("amber").moves))
    assert game.table.refusals("amber", closed)
    ask(game, "amber", KeepDraft(turn=1, order=closed, unfinished="half a sentence"))
    assert game.room.order("amber") == closed
    assert ask(game, "amber", AskUnfinished()) == "half a sentence"
    assert ask(game, "blue", AskUnfinished()) == ""
    ask(game, "amber", SealDraft(turn=1, order=closed), 409)
    assert not game.room.sealed("amber")


def test_a_draft_names_only_what_is_in_the_hand(game: HostedGame) -> None:
    for order in (Order((Act("no_such_move"),)), Order((), {"no_such_question": "yes"}), Order((Act("patrol"),) * 2)):
        ask(game, "amber", KeepDraft(turn=1, order=order), 409)
    assert game.room.order("amber") == Order()


def test_a_seal_is_the_same_asked_twice_and_is_for_its_turn_alone(game: HostedGame) -> None:
    assert "another turn" in ask(game, "amber", SealDraft(turn=2, order=PATROL), 409)
    ask(game, "amber", SealDraft(turn=1, order=PATROL))
    ask(game, "amber", SealDraft(turn=1, order=PATROL))
    assert "sealed" in ask(game, "amber", SealDraft(turn=1, order=Order()), 409)
    assert "sealed" in ask(game, "amber", KeepDraft(turn=1, order=Order()), 409)
    assert game.table.sealed_order("amber") == PATROL
    for _once_more in range(2):
        ask(game, "amber", TakeOrderBack(turn=1))
        assert not game.room.sealed("amber")
    assert game.room.order("amber") == PATROL
    for seat in SEATS:
        ask(game, seat, SealDraft(turn=1, order=Order()))
    game.go_on()
    ask(game, "amber", TakeOrderBack(turn=1), 409)
    assert "another turn" in ask(game, "amber", KeepDraft(turn=7, order=Order()), 409)


def test_nobody_speaks_in_anothers_name(game: HostedGame) -> None:
    said = Message(turn=1, sender="blue", to=("coral",), text="We are lost.")
    ask(game, "amber", SaySomething(said=said), 409)
    assert not game.room.view("coral").talk.spoken  # type: ignore[union-attr]
    ask(game, "amber", SaySomething(said=Message(turn=1, sender="amber", to=("coral",), text="Come.")))
    assert [one.said.text for one in game.room.view("coral").talk.spoken] == ["Come."]  # type: ignore[union-attr]
    ask(game, "amber", SaySomething(said=Message(turn=1, sender="amber", to=("coral",), text="\x1b[2J")), 409)
    ask(game, "amber", SaySomething(said=Message(turn=3, sender="amber", to=("coral",), text="Later.")), 409)


def test_a_sealed_seat_speaks_and_does_not_propose(game: HostedGame) -> None:
    card = next(card for card in game.table.view("amber").moves if card.joint and card.open)
    to = tuple(seat for seat in card.seats if seat != "amber") or ("blue",)
    ask(game, "amber", SealDraft(turn=1, order=Order()))
    ask(game, "amber", SaySomething(said=Message(turn=1, sender="amber", to=("blue",), text="Sealed.")))
    ask(game, "amber", SaySomething(said=Proposal(turn=1, sender="amber", to=to, act=Act(card.id))), 409)


def test_why_is_asked_while_a_turn_is_told(game: HostedGame) -> None:
    assert "No turn is told now." in ask(game, "amber", AskWhy(), 409)
    for seat in SEATS:
        ask(game, seat, SealDraft(turn=1, order=PATROL if seat == "amber" else Order()))
    game.go_on()
    ask(game, "amber", AskWhy())


def test_only_seats_have_terminals(game: HostedGame) -> None:
    for place in (CONTROL_PLACE, "projector"):
        assert game.sit(place).get(f"/{place}/data").status == 404
        assert game.sit(place).post(f"/{place}/team", {"do": "unseal", "turn": 1}).status == 404
    assert game.browser().get("/seat/amber/data").status == 403
    assert game.sit("seat/blue").post("/seat/amber/team", {"do": "unseal", "turn": 1}).status == 403
    asked = {"do": "unseal", "turn": 1}
    assert game.sit("seat/blue").post("/seat/blue/team", asked, origin="http://elsewhere").status == 403


@pytest.mark.parametrize("many", [300, pytest.param(20_000, marks=pytest.mark.long)])
def test_hostile_requests_are_refused_in_words(game: HostedGame, many: int) -> None:
    chance, browser, seen = random.Random(2), game.sit("seat/amber"), set()
    good: list[Any] = [
        {"do": "keep", "turn": 1, "order": {"acts": [{"move": "patrol"}], "answers": {}}, "unfinished": ""},
        {"do": "say", "said": {"kind": "message", "turn": 1, "sender": "amber", "to": ["blue"], "text": "x"}},
        {"do": "seal", "turn": 1, "order": {"acts": []}}, {"do": "unseal", "turn": 1}, {"do": "unfinished"},
        {"do": "why", "event": "1.1"},
    ]  # fmt: skip
    bad: list[Any] = [None, -1, 2**70, "", "\x1b", "x" * 5000, [], {}, True, 0.5, ["a"] * 50, {"move": {}}]
    for _ in range(many):
        game.clock.seconds += 1
        body = json.loads(json.dumps(chance.choice(good)))
        spot: Any = body
        while isinstance(spot, dict | list) and spot:
            key = chance.choice(list(spot)) if isinstance(spot, dict) else chance.randrange(len(spot))
            if chance.random() < 0.5 or not isinstance(spot[key], dict | list) or not spot[key]:
                spot[key] = chance.choice(bad)
                break
            spot = spot[key]
        data = json.dumps(body).encode()
        data = data if chance.random() < 0.9 else data[: chance.randrange(len(data))]
        answer = browser.post("/seat/amber/team", data)
        seen.add(answer.status)
        assert answer.status in (200, 409), (body, answer.text)
        assert answer.json()
    assert seen == {200, 409}
    assert browser.post("/seat/amber/team", b"x" * 20_000).status == 413
