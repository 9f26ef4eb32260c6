"""A whole short game of three seats, each at its own screen, through the whole application, against the table's own."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.table.games import one_set_of_rules
from tests.web.asgi import ORIGIN
from tests.web.hosted import CONTROL_PLACE, PROJECTOR_PLACE, SEATS, HostedGame, new_game, order_of
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.saves.verify import verify
from wargame.session.clock import Plan
from wargame.session.phase_clock import PhaseClock
from wargame.table import Table
from wargame.web.room import Stage


@pytest.fixture
def game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostedGame:
    one_set_of_rules(monkeypatch)
    return new_game(tmp_path)


def test_a_whole_game_is_played_in_browsers_and_its_save_verifies(game: HostedGame) -> None:
    turns = 0
    while game.room.stage is not Stage.END:
        match game.room.stage:
            case Stage.PLAN:
                turns += 1
                for seat in SEATS:
                    order = order_of(game.table, seat)
                    game.order(seat, order)
                    assert game.table.sealed_order(seat) is None
                    game.do(f"seat/{seat}", "seal")
                    sealed = game.table.sealed_order(seat)
                    assert sealed is not None
                    assert {act.move for act in sealed.acts} == {act.move for act in order.acts}
            case Stage.TELL:
                seen = [game.regions(place)["reveal"] for place in (*map("seat/{}".format, SEATS), PROJECTOR_PLACE)]
                title = game.room.telling.steps[-1].title if game.room.telling else ""
                assert all(title in text for text in seen), title
                game.do(PROJECTOR_PLACE, "tell")
            case _:
                game.go_on()
    assert turns > 1
    assert game.table.state.phase is Phase.CLOSED
    for place in (*map("seat/{}".format, SEATS), PROJECTOR_PLACE, CONTROL_PLACE):
        end = game.regions(place)["end"]
        assert all(f"{seat.name}: " in end for seat in game.room.sitting.view.seats), "every score with its reasons"
    assert verify(game.table.path).status == "sound"


def test_a_seat_takes_its_seal_back_and_finds_its_order_on_the_desk(game: HostedGame) -> None:
    game.go_on()
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/amber", "seal")
    assert 'id="unseal"' in game.regions("seat/amber")["order"]
    assert "no_move" not in game.regions("seat/amber")["order"]
    game.do("seat/amber", "order", 409, move=["patrol"])
    game.do("seat/amber", "unseal")
    assert [act.move for act in game.room.order("amber").acts] == ["patrol"]
    game.do("seat/amber", "unseal", 409)


def test_what_was_begun_and_what_was_sealed_outlives_the_server(game: HostedGame, tmp_path: Path) -> None:
    game.go_on()
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/blue", "seal")
    amber, token = game.sit("seat/amber"), game.door.token("seat/amber")
    game.table.leave()
    with Table.resume(tmp_path / "game.jsonl", vaults=tmp_path / "vaults") as table:
        again = HostedGame(table)
        assert again.door.token("seat/amber") == token
        assert [act.move for act in again.room.order("amber").acts] == ["patrol"]
        assert again.room.sealed("blue")
        back = again.browser()
        back.cookies.update(amber.cookies)
        assert back.get("/seat/amber/now").status == 200, "the screen comes back by itself"
        assert back.get("/seat/blue/now").status == 403


def test_proposals_words_and_promises_go_through_pages(game: HostedGame) -> None:
    game.go_on()
    view = game.table.view("amber")
    joint = next(card for card in view.moves if card.joint and card.playable)
    other = next(seat for seat in joint.seats if seat != "amber")
    game.do("seat/amber", "propose", move=[joint.id])
    assert [act.move for act in game.room.order("amber").acts] == [joint.id]
    assert "accept-1" in game.regions(f"seat/{other}")["asked"]
    game.do(f"seat/{other}", "accept", number=["1"])
    assert [act.move for act in game.room.order(other).acts] == [joint.id]
    game.do("seat/amber", "decline", number=["1"])
    game.do("seat/amber", "say", to=["blue"], text=["<b>Come</b> & see"])
    assert "&lt;b&gt;Come&lt;/b&gt; &amp; see" in game.regions("seat/blue")["talk"]
    assert "Come" not in game.regions("seat/coral")["talk"]
    game.do("seat/amber", "promise", to=["all"], thing=["move:patrol"], due=["1"])
    assert "promises in public" in game.regions("seat/coral")["talk"]
    game.do("seat/amber", "say", 409, to=[], text=["To nobody"])
    game.do("seat/amber", "say", 409, to=["blue"], text=[" "])
    game.do("seat/amber", "accept", 409, number=["77"])


def test_the_room_waits_for_everybody_and_control_steps_the_reveal(game: HostedGame) -> None:
    game.go_on()
    game.do(CONTROL_PLACE, "go_on", 409)
    game.do("seat/amber", "order", move=["patrol"])
    for seat in SEATS:
        game.do(f"seat/{seat}", "seal")
    assert game.room.stage is Stage.READY
    game.go_on()
    mark = str(game.table.receipt.receipt)
    assert all(mark in game.sit(place).get(f"/{place}/now").json()["mark"] for place in game.door.places)
    telling = game.room.telling
    assert telling is not None
    assert (telling.told, telling.of) == (1, 2)
    game.do(CONTROL_PLACE, "go_on", **{"from": ["1 ready 0"]})
    assert telling.told == 1, "a touch too many"
    game.do(CONTROL_PLACE, "tell_all")
    assert game.room.stage is Stage.TOLD
    game.do(CONTROL_PLACE, "untell")
    assert telling.told == max(1, telling.of - 1)
    game.do("seat/amber", "tell", 409)


def test_a_turn_of_which_nothing_is_public_says_so(tmp_path: Path) -> None:
    game = new_game(tmp_path, seed=3)
    game.go_on()
    game.do("seat/amber", "order", move=["patrol"])
    for seat in SEATS:
        game.do(f"seat/{seat}", "seal")
    game.go_on()
    assert game.room.stage is Stage.TOLD
    assert "Nothing has happened that all may know" in game.regions("seat/blue")["reveal"]
    assert "News for you alone" in game.regions("seat/amber")["reveal"]


def test_the_clock_stands_still_and_is_extended(game: HostedGame) -> None:
    clock = game.room.clock = PhaseClock(Plan(minutes=40, turns=4), 3, game.clock)
    game.go_on()
    game.do(CONTROL_PLACE, "pause")
    stands = clock.read()
    game.clock.seconds += 500
    assert clock.read() == stands
    assert stands is not None
    button = re.compile(r'data-do="(\w+)" name="(\w+)" value="(\d+)">(\d) minutes? (\w+)<')
    buttons = button.findall(game.regions(CONTROL_PLACE)["steps"])
    assert [(said, way) for _do, _name, _value, said, way in buttons] == [("2", "more"), ("1", "less")]
    for do, name, value, said, way in buttons:
        before = clock.read()
        game.do(CONTROL_PLACE, do, **{name: [value]})
        after = clock.read()
        assert before is not None
        assert after is not None
        assert after.left - before.left == int(said) * (60 if way == "more" else -60)


def test_control_looks_at_a_seat_and_the_look_stands_in_the_record(game: HostedGame) -> None:
    game.go_on()
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/amber", "seal")
    before = {place: game.hosted.screens.shown(place).body for place in ("seat/blue", PROJECTOR_PLACE)}
    game.do(CONTROL_PLACE, "look", seat=["amber"])
    assert "What may be known by Amber" in game.regions(CONTROL_PLACE)["look"]
    assert game.room.sitting.control is not None
    assert [note.text for note in game.room.sitting.control.notes] == ["Control looked at what Amber may know."]
    game.room.take_back("amber")
    with_draft = game.regions(CONTROL_PLACE)["look"]
    game.room.begin_order("amber", Order())
    assert game.regions(CONTROL_PLACE)["look"] == with_draft, "what a team has in mind is not looked at"
    game.room.seal("amber")
    game.do(CONTROL_PLACE, "look", seat=[""])
    assert not game.regions(CONTROL_PLACE)["look"]
    game.do(CONTROL_PLACE, "note", text=["Amber hesitates"])
    game.do(CONTROL_PLACE, "look", 409, seat=["nobody"])
    game.do("seat/amber", "look", 409, seat=["blue"])
    assert {place: game.hosted.screens.shown(place).body for place in before} == before


def test_a_game_that_can_no_longer_be_written_is_said_to_be_so(game: HostedGame) -> None:
    game.go_on()
    game.sit("seat/amber")
    game.table.leave()  # as after a full disk, or when another program took the game over
    for do in ("seal", "say"):
        fields = {"to": ["blue"], "text": ["Hello"]} if do == "say" else {}
        answer = game.sit("seat/amber").post("/seat/amber/do", {"do": do, "fields": fields})
        assert answer.status == 507, answer.text
        assert "cannot be written" in answer.text


def test_a_team_asks_what_may_come_of_its_order_and_takes_another_over(game: HostedGame) -> None:
    game.go_on()
    others = {place: game.hosted.screens.shown(place).body for place in ("seat/blue", PROJECTOR_PLACE)}
    browser = game.sit("seat/amber")

    async def asked() -> None:
        body = b'{"do": "outlook", "fields": {}}'
        assert (await browser.ask("POST", "/seat/amber/do", body, {"origin": ORIGIN})).status == 200
        again = await browser.ask("POST", "/seat/amber/do", body, {"origin": ORIGIN})
        assert again.status == 409, "one at a time"
        assert "Playing on" in game.hosted.screens._body("seat/amber")["regions"]["outlook"]  # type: ignore[index]
        await asyncio.gather(*game.hosted._tasks)

    asyncio.run(asked())
    told = game.regions("seat/amber")["outlook"]
    assert "What your order may lead to" in told
    shown = game.hosted.screens.outlooks.of("amber")
    assert shown is not None
    game.do("seat/amber", "adopt", number=["2"])
    assert game.room.order("amber") == shown.orders[1]
    game.do("seat/amber", "adopt", 409, number=["99"])
    assert {place: game.hosted.screens.shown(place).body for place in others} == others
    game.do(CONTROL_PLACE, "outlook", 409)


def test_after_the_end_control_is_told_what_to_type(game: HostedGame) -> None:
    game.go_on()
    assert "wargame aar" not in game.regions(CONTROL_PLACE)["steps"]
    game.room.sitting.close(early=True)
    game.room.changed()
    shown = game.regions(CONTROL_PLACE)["steps"]
    for command in ("replay", "aar", "analyse"):
        assert f"wargame {command} {game.table.path}" in shown
    assert all("wargame" not in game.regions(place)["end"] for place in ("seat/amber", PROJECTOR_PLACE))
