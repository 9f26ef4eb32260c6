"""What a screen is sent follows from what its place may know: not from others' sealed orders, drafts, words or time."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tests.table.games import one_set_of_rules
from tests.web.begun import pocket_game as pocket_game
from tests.web.hosted import HostedGame, new_game
from tests.web.wire import resealed, some_order, told_step_by_step
from wargame.model.orders import Order
from wargame.web import screens
from wargame.web.screens import LEAST_SIZE, padded


@pytest.mark.parametrize("pairs", [24, pytest.param(10_000, marks=pytest.mark.long)])
def test_another_sealed_order_changes_no_byte_of_any_other_screen(game: HostedGame, pairs: int) -> None:
    """The same bytes, and the same object: so no message goes out either, at no beat, whatever was sealed."""
    others = ("seat/amber", "seat/coral", "projector")
    game.room.seal("blue")
    before = {place: (game.hosted.screens.shown(place), game.hosted.screens.message(place)) for place in others}
    game.room.take_back("blue")
    assert all(game.hosted.screens.message(place) != before[place][1] for place in others), "that is public"
    game.room.seal("blue")
    for order in resealed(game, "blue", pairs):
        for place in others:
            assert game.hosted.screens.message(place) == before[place][1], (place, order)


def test_a_draft_and_private_words_reach_nobody_else_and_send_nothing(game: HostedGame) -> None:
    before = {place: game.hosted.screens.shown(place) for place in ("seat/coral", "projector")}
    card = next(card for card in game.table.view("blue").moves if card.playable and not card.joint)
    game.do("seat/blue", "order", move=[card.id])
    game.do("seat/blue", "say", to=["amber"], text=["Between us"])
    for place, shown in before.items():
        assert game.hosted.screens.shown(place).body is shown.body, "so that nothing is sent, at no beat"
    assert "Between us" in game.regions("seat/amber")["talk"]
    assert "Between us" not in json.dumps(game.hosted.screens.shown("control").body)


def test_a_reveal_tells_no_step_before_its_time(game: HostedGame) -> None:
    for to_come in told_step_by_step(game):
        for place in game.door.places:
            sent = json.dumps(game.hosted.screens.shown(place).body, ensure_ascii=False)
            assert not [title for title in to_come if title in sent], place


def test_sizes_are_few() -> None:
    sizes = {len(padded(b"x" * many, LEAST_SIZE)) for many in range(0, 70_000, 500)}
    assert sizes == {LEAST_SIZE, 2 * LEAST_SIZE, 4 * LEAST_SIZE, 8 * LEAST_SIZE}


def streamed(folder: Path, order: Order, seed: int) -> list[bytes]:
    """All that Amber's screen is sent, while Blue begins this order, seals, takes it back and seals again."""
    folder.mkdir()
    game = new_game(folder, seed=seed, rehearsal=True)
    game.go_on()
    session = next(iter(game.sit("seat/amber").cookies.values()))
    game.clock.seconds = 5000.0

    async def listen() -> list[bytes]:
        stream = game.hosted.screens.stream("seat/amber", session)
        sent = [await anext(stream), await anext(stream)]
        game.room.begin_order("blue", order)
        for change in (game.room.seal, game.room.take_back, game.room.seal):
            change("blue")
            sent.append(await anext(stream))
        await stream.aclose()  # type: ignore[attr-defined]
        return sent

    return asyncio.run(listen())


@pytest.mark.parametrize("seed", [3, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(4, 24))])
def test_a_whole_stream_is_the_same_byte_for_byte_whatever_another_seals(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_set_of_rules(monkeypatch)
    monkeypatch.setattr(screens, "STILL", 1e9)
    other = new_game(tmp_path, seed=seed, rehearsal=True)
    other.go_on()
    orders = [Order(), *(some_order(other, "blue", number) for number in range(4))]
    streams = [streamed(tmp_path / str(place), order, seed) for place, order in enumerate(orders)]
    assert len(set(map(str, orders))) > 1
    assert all(one == streams[0] for one in streams)
    assert len(set(streams[0][1:])) == 2, "sealed or not, and nothing else"
