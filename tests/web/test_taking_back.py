"""Control takes the game back at its page: after a last look; then no page and no terminal shows what was undone."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path


from tests.table.games import order_of
from tests.table.talking import message
from tests.web.asgi import ORIGIN, Answer, Browser
from tests.web.begun import ruled_game as ruled_game
from tests.web.hosted import CONTROL_PLACE, PROJECTOR_PLACE, SEATS, HostedGame
from wargame.model.events import Rolled
from wargame.model.state import Phase
from wargame.model.talk import TO_ALL
from wargame.saves.lines import UndoLine, events_of
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.web.room import Stage

PAGES = (*map("seat/{}".format, SEATS), PROJECTOR_PLACE)
REASON = "A signal was <b>misread</b>."
LOOK = (
    "Nobody sees any more what happened since", "Everybody is told", "Dice that have been seen are thrown anew",
    "waits at its seat", "Your notes stay", "The orders are opened", "is resolved", "Blue speaks to",
    "A signal was &lt;b&gt;misread&lt;/b&gt;.",
)  # fmt: skip
"""What the last look says."""


def sent(game: HostedGame) -> dict[str, object]:
    """What every screen but control's is sent: pages, and terminals at each seat."""
    screens = game.hosted.screens
    pages = {place: screens.shown(place).body for place in PAGES}
    return pages | {f"{place} data": screens.shown(place, data=True).body for place in PAGES[:-1]}


def seal_all(game: HostedGame) -> None:
    for seat in SEATS:
        game.order(seat, order_of(game.table, seat))
        game.do(f"seat/{seat}", "seal")


def play_turn(game: HostedGame) -> None:
    """The teams seal, and all of the turn is told."""
    seal_all(game)
    game.go_on()
    game.do(CONTROL_PLACE, "tell_all")


def points(game: HostedGame) -> list[int]:
    assert game.room.sitting.control is not None
    return [one.line for one in game.room.sitting.control.undoing.points]


def consider(game: HostedGame, line: object, status: int = 200, **fields: str) -> str:
    asked = {"line": [str(line)], "reason": [REASON]} | {name: [word] for name, word in fields.items()}
    return game.do(CONTROL_PLACE, "consider_undo", status, **asked)


def take_back(game: HostedGame, line: int, **fields: str) -> None:
    consider(game, line, **fields)
    assert game.do(CONTROL_PLACE, "undo") == "It is taken back, and written down."


def faces(game: HostedGame) -> list[tuple[int, ...]]:
    """What fell in the last turn that was resolved."""
    lines = [line for line in game.table.history.save.lines if line.kind == "turn"]
    return [event.faces for event in events_of(lines[-1]) if isinstance(event, Rolled)]


def test_a_turn_is_taken_back_after_a_last_look_and_no_screen_shows_it(game: HostedGame) -> None:
    game.do("seat/amber", "say", to=["all"], text=["Before all this."])
    seal_all(game)
    ordered = {seat: game.table.sealed_order(seat) for seat in SEATS}
    game.go_on()
    game.do(CONTROL_PLACE, "tell_all")
    game.go_on()
    game.do("seat/blue", "say", to=["all"], text=["Unsaid, later."])
    game.do("seat/blue", "say", to=["amber"], text=["Between us."])
    before = sent(game)
    opening = points(game)[-1]
    consider(game, opening)
    asked = game.regions(CONTROL_PLACE)["undo"]
    for words in LOOK:
        assert words in asked, words
    assert asked.count("Blue speaks to") == 1, "not that seats spoke among themselves"
    assert sent(game) == before, "nothing counts yet"
    game.do(CONTROL_PLACE, "undo")
    assert game.room.stage is Stage.PLAN
    assert game.table.state.turn == 1
    assert game.room.telling is None
    after = sent(game)
    for place, body in after.items():
        text = json.dumps(body, ensure_ascii=False)
        for gone in ("Unsaid, later.", "Between us.", "Before all this.", "<b>misread"):
            assert gone not in text or (gone.startswith("<b>") and place.endswith("data")), (place, gone)
        assert "misread" in text, f"{place} is told why"
    for seat in SEATS:
        assert not game.room.sealed(seat)
        assert game.room.order(seat) == ordered[seat], "what it had ordered waits"
    game.do(CONTROL_PLACE, "undo", 409)
    while game.room.stage is not Stage.END:
        if game.room.stage is Stage.PLAN:
            for seat in game.room.sitting.waiting:
                game.do(f"seat/{seat}", "seal")
        else:
            game.go_on()
    assert verify(game.table.path).status == "sound"


def test_it_is_as_if_it_had_never_been(game: HostedGame, tmp_path: Path) -> None:
    """Played on after an undo, every screen is sent what it is sent where that was never played, but for the word."""
    play_turn(game)
    game.go_on()
    seal_all(game)
    game.do(CONTROL_PLACE, "open_orders")
    straight = sent(game)
    game.go_on()
    game.do(CONTROL_PLACE, "tell_all")
    game.go_on()
    take_back(game, points(game)[0])
    assert game.room.stage is Stage.OPENED
    assert game.room.telling is not None
    assert game.room.telling.turn == 1
    back = sent(game)
    for place in PAGES[:-1]:
        told = back[place]["regions"]["situation"]  # type: ignore[index]
        assert "All orders are sealed and open" in told
        assert "A signal was &lt;b&gt;misread&lt;/b&gt;." in told
        left, right = (dict(one[place]["regions"], situation="") for one in (straight, back))  # type: ignore[index]
        assert left == right, place
        assert back[f"{place} data"]["seat"]["stage"] == "opened"  # type: ignore[index]
    game.table.leave()
    with Table.resume(tmp_path / "game.jsonl") as table:  # as after a crash
        again = HostedGame(table)
        assert sent(again) == back
        table.close(early=True)
    assert verify(tmp_path / "game.jsonl").status == "sound"


def test_dice_that_were_seen_fall_anew_unless_they_are_kept(game: HostedGame) -> None:
    play_turn(game)
    fell = faces(game)
    assert fell
    assert 'id="undo-keep"' in game.regions(CONTROL_PLACE)["undo"]
    take_back(game, points(game)[0], dice="keep")
    game.go_on()
    assert faces(game) == fell
    assert game.room.stage is Stage.TELL, "told anew, from its first step"
    take_back(game, points(game)[0], dice="other")
    game.go_on()
    assert faces(game) != fell


def test_a_draft_and_a_seal_of_the_turn_wait_where_the_turn_is_taken_back(game: HostedGame) -> None:
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/amber", "seal")
    game.do("seat/blue", "order", move=[blue := next(c.id for c in game.table.view("blue").moves if c.playable)])
    game.do("seat/coral", "say", to=["all"], text=["A slip."])
    take_back(game, points(game)[0])
    assert [act.move for act in game.room.order("amber").acts] == ["patrol"]
    assert [act.move for act in game.room.order("blue").acts] == [blue]
    assert "A slip." not in json.dumps(sent(game), ensure_ascii=False)


def test_an_outlook_of_what_was_undone_is_shown_no_more_and_a_new_one_is_an_answer(game: HostedGame) -> None:
    """Told before the game is taken back, or still being played then; on the page and at a terminal."""
    blue, control, outlooks = game.sit("seat/blue"), game.sit(CONTROL_PLACE), game.hosted.screens.outlooks
    terminal = json.dumps({"do": "outlook", "order": {"acts": [], "answers": {}}}).encode()

    async def ask(browser: Browser, path: str, body: bytes) -> Answer:
        return await browser.ask("POST", path, body, {"origin": ORIGIN})

    async def page() -> None:
        assert (await ask(blue, "/seat/blue/do", b'{"do": "outlook", "fields": {}}')).status == 200

    async def undo() -> None:
        line = str(points(game)[0])
        for do, fields in (("consider_undo", {"line": [line], "reason": [REASON]}), ("undo", {})):
            asked = json.dumps({"do": do, "fields": fields}).encode()
            assert (await ask(control, "/control/do", asked)).status == 200

    async def played() -> None:
        await asyncio.gather(*game.hosted._tasks)

    def shown() -> str:
        return game.regions("seat/blue")["outlook"]

    async def asked() -> None:
        await page()
        await played()
        assert (found := outlooks.of("blue")) is not None
        assert found.orders
        game.table.say(message("coral", TO_ALL[0], "A slip."))
        await undo()
        assert outlooks.of("blue") is None, "told before"
        game.table.say(message("coral", TO_ALL[0], "Another slip."))
        asking = asyncio.create_task(ask(blue, "/seat/blue/team", terminal))
        while not game.hosted._advised:
            await asyncio.sleep(0)
        await page()
        await undo()
        await played()
        assert outlooks.of("blue") is None, "still being played"
        assert "took the game back" in (await asking).text

    asyncio.run(asked())
    assert "What your order may lead to" not in shown()

    async def anew() -> None:
        await page()
        await played()
        told = (await ask(blue, "/seat/blue/team", terminal)).json()["outlook"]["report"]
        assert told["orders"]

    asyncio.run(anew())
    assert "What your order may lead to" in shown()


def test_what_cannot_be_taken_back_is_refused_in_words(game: HostedGame) -> None:
    play_turn(game)
    before, line = game.table.path.read_bytes(), points(game)[0]
    for wrong in (0, 1, 99_999, -1, "<b>", "٣"):
        assert consider(game, wrong, 409) == "To where? Choose one."
    for reason in ("", "  ", "a\u202eb", "x" * 3000):
        assert consider(game, line, 409, reason=reason)
    assert consider(game, line, 409, dice="loaded") == "And the dice? Choose one."
    game.do(CONTROL_PLACE, "undo", 409)
    consider(game, line)
    for place in PAGES:
        for do in ("consider_undo", "undo", "do_not_undo", "enter_dice"):
            game.do(place, do, 409, line=[str(line)], reason=["So."])
    game.do(CONTROL_PLACE, "do_not_undo")
    game.do(CONTROL_PLACE, "undo", 409)
    assert game.table.path.read_bytes() == before
    game.table.close(early=True)
    game.room.changed()
    assert not game.regions(CONTROL_PLACE)["undo"]
    assert game.table.state.phase is Phase.CLOSED
    assert not any(isinstance(one, UndoLine) for one in game.table.history.save.lines)
