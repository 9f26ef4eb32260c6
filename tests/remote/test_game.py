"""A whole game with one seat at a terminal and two at browsers, over real sockets; and breaks, by which nothing is
lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.remote.served import Screen, Served, Sitter, served, until
from tests.table.games import one_set_of_rules
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.model.talk import Message
from wargame.model.views import View
from wargame.players.random_player import RandomPlayer
from wargame.remote.connection import HostConnection, LostPlace, NoHost, NotDone
from wargame.remote.seat import HostGone, HostSaid, PlaceLost
from wargame.saves.verify import verify


def chosen(view: View, number: int, here: Served) -> Order:
    return RandomPlayer(number).order(view, lambda order: here.game.table.refusals(view.viewer, order))


def test_a_whole_game_is_played_from_a_terminal_beside_two_browsers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_set_of_rules(monkeypatch)
    with served(tmp_path) as here:
        room, amber = here.game.room, Sitter(here.connection("amber"))
        blue, coral, control = (Screen(here, place) for place in ("seat/blue", "seat/coral", "control"))
        assert amber.state.stage == "before"
        assert amber.state.story
        ordered, told = 0, 0
        while room.stage.value != "end":
            control.do("go_on")
            until(lambda: amber.state.stage == room.stage.value)
            if room.stage.value == "plan":
                turn = room.table.state.turn
                until(lambda turn=turn: amber.state.view is not None and amber.state.view.turn == turn)
                order = chosen(amber.team.view(), turn, here)
                amber.team.keep(order)
                until(lambda order=order: amber.state.order == order)
                assert amber.state.view == room.view("amber")
                amber.team.say(Message(turn=turn, sender="amber", to=("blue",), text=f"Week {turn}."))
                amber.team.seal(order)
                until(lambda: amber.state.sealed)
                blue.do("seal")
                coral.do("seal")
                until(lambda: amber.state.stage == "ready")
                ordered += len(order.acts)
                assert room.table.sealed_order("amber") == order
            elif room.stage.value == "tell":
                until(lambda: amber.state.told is not None and len(amber.state.told.steps) == room.telling.told)
                assert amber.state.told is not None
                told += 1
                steps = room.telling.steps if room.telling else ()
                assert [(one.title, one.body) for one in amber.state.told.steps] == [
                    (one.title, one.body) for one in steps
                ]
        until(lambda: amber.state.stage == "end" and amber.state.end)
        assert ordered
        assert told
        assert not amber.refused
        assert room.table.state.phase is Phase.CLOSED
        said = room.table.history.last.talk.said
        assert [one.text for one in said if isinstance(one, Message)] == [f"Week {n}." for n in range(1, len(said) + 1)]
        assert verify(room.table.path).status == "sound"
        assert amber.seat.leave()


def test_who_sits_down_elsewhere_takes_the_seat_with_all_that_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_set_of_rules(monkeypatch)
    with served(tmp_path) as here:
        here.game.go_on()
        first = Sitter(here.connection("amber"))
        order = next(one for one in (chosen(first.team.view(), n, here) for n in range(20)) if one.acts)
        first.team.keep(order, '["talk","new",[],null]')
        until(lambda: first.state.order == order)
        second = Sitter(here.connection("amber"))
        assert second.team.order == order
        assert second.team.unfinished == '["talk","new",[],null]'
        until(lambda: any(isinstance(one, PlaceLost) for one in first.heard))
        until(lambda: any(isinstance(one, HostSaid) for one in second.heard))
        with pytest.raises(LostPlace):
            list(first.seat.connection.stream())
        browser = Screen(here, "seat/amber")
        browser.do("seal")
        assert here.game.table.sealed_order("amber") == order
        until(lambda: any(isinstance(one, PlaceLost) for one in second.heard))


def settled(sitter: Sitter, sealed: bool, when: str) -> None:
    until(lambda: sitter.state.sealed is sealed and sitter.seat.through, when)


@pytest.mark.parametrize("breaks", [6, pytest.param(40, marks=pytest.mark.long)])
def test_breaks_at_any_moment_lose_nothing_and_double_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: int
) -> None:
    """The server goes and comes back, and so does the terminal, while it orders, speaks, seals and takes back."""
    one_set_of_rules(monkeypatch)
    chance, said, sealed = random.Random(breaks), list[str](), False
    with served(tmp_path) as first:
        here = first
        here.game.go_on()
        amber = Sitter(here.connection("amber"))
        order = amber.team.order
        try:
            for number in range(breaks):
                for _step in range(chance.randrange(1, 4)):
                    text = f"Message {len(said)}."
                    amber.team.say(Message(turn=1, sender="amber", to=("blue",), text=text))
                    said.append(text)
                    if sealed:
                        amber.team.take_back()
                    else:
                        order = chosen(amber.team.view(), chance.randrange(1000), here)
                        amber.team.keep(order)
                        amber.team.seal(order)
                    sealed = not sealed
                if number % 3 == 2:
                    amber.seat.leave(20)
                    amber = Sitter(here.connection("amber"))
                else:
                    here = here.again(tmp_path)
                table = here.game.table
                settled(amber, sealed, f"break {number}")
                assert (table.sealed_order("amber") is not None) is sealed
                assert here.game.room.order("amber") == order
                talk = here.game.room.view("amber").talk
                assert [one.said.text for one in talk.spoken] == said  # type: ignore[union-attr]
            assert not amber.refused
        finally:
            here.stop()


def test_a_break_is_told_and_so_is_what_is_wrong_at_the_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)
    with served(tmp_path) as here:
        amber = Sitter(here.connection("amber"))
        connection = HostConnection(here.address)
        with pytest.raises(NotDone, match="in a browser"):
            connection.enter(here.game.door.code("control"))
        with pytest.raises(NotDone, match="leads to no place"):
            connection.enter("AAAA-AAAA")
        for _try in range(10):
            with pytest.raises(NotDone):
                connection.enter("AAAA-AAAA")
        with pytest.raises(NotDone, match="Too many wrong tries"):
            connection.enter("AAAA-AAAA")
        here.stop()
        until(lambda: any(isinstance(one, HostGone) for one in amber.heard))
        with pytest.raises(NoHost):
            connection.enter("AAAA-AAAA")
        amber.seat.leave(0)
