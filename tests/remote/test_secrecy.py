"""What a terminal is sent follows from what its seat may know: not from others' orders, drafts, words or time."""

from __future__ import annotations

import json
import re

import pytest

from tests.web.begun import pocket_game as pocket_game
from tests.web.hosted import SEATS, HostedGame
from tests.web.wire import fields_in, resealed, told_step_by_step
from wargame.document.compact import compact
from wargame.web.screens import LEAST_SIZE


def sent(game: HostedGame, seat: str) -> bytes:
    return game.hosted.screens.message(f"seat/{seat}", data=True)


@pytest.mark.parametrize("pairs", [24, pytest.param(1_000, marks=pytest.mark.long)])
def test_another_sealed_order_changes_no_byte(game: HostedGame, pairs: int) -> None:
    game.room.seal("blue")
    before = {seat: sent(game, seat) for seat in ("amber", "coral")}
    for order in resealed(game, "blue", pairs):
        assert {seat: sent(game, seat) for seat in before} == before, order
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
    for to_come in told_step_by_step(game):
        for seat in SEATS:
            text = sent(game, seat).decode()
            assert not [title for title in to_come if json.dumps(title, ensure_ascii=False)[1:-1] in text], seat
            state = json.loads(text)["seat"]
            assert (state["view"], state["news"], state["words"]) == (None, [], [])
    assert any(json.loads(sent(game, seat))["seat"]["news"] for seat in SEATS)


def test_why_is_answered_from_what_was_told_so_far(game: HostedGame) -> None:
    """Whatever is asked by name: an event to come is of no name yet, and stands behind nothing."""
    asked = refused = 0
    for _to_come in told_step_by_step(game):
        telling = game.room.telling
        assert telling is not None
        names = {f"1.{place + 1}": step for step in telling._steps for place in step.told}
        told = {name for name, step in names.items() if step in telling.steps}
        for name in names:
            said = " ".join(map(str, compact(telling.why(name))))
            assert ("There is no event of that name" in said) is (name not in told), name
            assert not set(re.findall(r"\[(1\.\d+)\]", said)) & (names.keys() - told), said
            asked, refused = asked + (name in told), refused + (name not in told)
    assert asked > 10
    assert refused > 10


def test_no_line_number_and_no_seed_is_sent(game: HostedGame) -> None:
    """How many lines there are tells how much was said in private."""
    state = json.loads(sent(game, "amber"))["seat"]
    assert state["receipt"] == str(game.table.receipt.receipt)
    fields = list(fields_in(state))
    names = {name for name, _value in fields}
    assert {"stage", "viewer", "moves", "hurdles"} <= names, "all of it is looked at"
    assert not {"seed", "modules", "seals", "salt"} & names
    assert not [value for name, value in fields if name in ("line", "lines", "n") and isinstance(value, int)]
