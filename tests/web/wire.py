"""What screens are sent, looked at for what they must not tell: pages and terminals alike."""

from __future__ import annotations

import random
from collections.abc import Iterator


from tests.web.hosted import PROJECTOR_PLACE, SEATS, HostedGame
from wargame.model.orders import Order
from wargame.players.random_player import RandomPlayer


def some_order(game: HostedGame, seat: str, number: int) -> Order:
    game.room.order(seat)
    view = game.table.view(seat)
    return RandomPlayer(number).order(view, lambda order: game.table.refusals(seat, order))


def resealed(game: HostedGame, seat: str, times: int) -> Iterator[Order]:
    """A seat that has sealed takes its order back and seals another, again and again; each time it has sealed."""
    different = set()
    for number in range(times):
        game.room.take_back(seat)
        game.room.begin_order(seat, order := some_order(game, seat, number))
        game.room.seal(seat)
        different.add(str(order))
        yield order
    assert len(different) >= min(times // 20, 200), "of some 300 that this seat can seal"


def told_step_by_step(game: HostedGame) -> Iterator[frozenset[str]]:
    """All seats seal, and the turn is told: at each step the titles of those to come, which nobody may have been
    sent."""
    chance = random.Random(5)
    for seat in SEATS:
        game.room.begin_order(seat, some_order(game, seat, chance.randrange(100)))
        game.room.seal(seat)
    game.go_on()
    telling = game.room.telling
    assert telling is not None
    titles = [chapter.title for chapter in telling._steps]
    while not telling.done:
        yield frozenset(titles[telling.told :]) - frozenset(titles[: telling.told])
        game.do(PROJECTOR_PLACE, "tell")


def fields_in(data: object) -> Iterator[tuple[str, object]]:
    """Every field of JSON data with what it holds, however deep."""
    match data:
        case dict():
            for name, value in data.items():
                yield name, value
                yield from fields_in(value)
        case list():
            for one in data:
                yield from fields_in(one)
        case _:
            pass
