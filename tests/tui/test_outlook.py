"""A team asks what its order may lead to: which order it is, how the answer grows, and how it is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from wargame.tui.goals import FillForm, SitDown
from tests.table.games import pocket
from tests.tui.house import FakeDesk
from tests.tui.outlook_sample import FakeAdviser
from tests.tui.sample import TOKYO
from tests.tui.shelf_stage import shelf_stage
from tests.tui.stage import IDLE, NARROW, WIDE, Stage, stage
from tests.tui.test_leaks import Clock
from wargame.model.orders import Act, Order
from wargame.table import Table
from wargame.tui.app import WargameApp
from wargame.tui.widgets.rows import Rows
from wargame.tui.screens.outlook import OutlookDialogue, asked_about
from wargame.session.catalogue import Catalogue

ORDER = Order((Act("t1", {"explain": ("yes",)}),))


def adviser_of(here: Stage) -> FakeAdviser:
    desk = here.app.catalogue
    assert isinstance(desk, FakeDesk)
    assert desk.adviser is not None
    return desk.adviser


async def ask(here: Stage, *keys: str, order: Order | None = ORDER) -> FakeAdviser:
    """Tokyo asks; the first answer is there."""
    await here.sit("tokyo", order)
    await here.press(*keys, "o")
    await here.until(lambda: "of 1,500" in here.painted())
    return adviser_of(here)


async def answered(here: Stage, *keys: str) -> FakeAdviser:
    """The last answer is there."""
    adviser = await ask(here, *keys)
    adviser.go_on.set()
    await here.until(lambda: "1,500 games of each order" in here.painted())
    return adviser


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_an_outlook_is_painted_as_agreed(size: tuple[int, int], frame: Any) -> None:
    async with stage(size) as here:
        await answered(here, "4")
        assert await here.settled() == frame


async def test_an_outlook_in_ascii_has_no_sign_that_a_terminal_may_see_otherwise() -> None:
    async with stage(WIDE, ascii_only=True) as here:
        await answered(here, "4")
        box = [row for row in here.painted().splitlines() if row.startswith("|")]
        assert box
        assert all(row.isascii() for row in box)


async def test_the_answer_grows_surer_where_one_has_scrolled_to() -> None:
    async with stage(NARROW) as here:
        adviser = await ask(here, "4")
        assert "400 games of each order so far, of 1,500" in here.painted()
        await here.press("home", "down", "down", "down")
        orders = here.app.screen.query_one("#orders", Rows)
        row, top = orders.marked, orders.scroll_offset.y
        assert row is not None
        assert top > 0
        adviser.go_on.set()
        await here.until(lambda: "1,500 games of each order" in here.painted())
        assert (orders.marked, orders.scroll_offset.y) == (row, top)


async def test_the_marked_card_is_asked_about_with_the_order_and_is_not_ordered_by_that() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo", Order())
        await here.press("3", "o")
        (_, asked), = adviser_of(here).asked
        assert [act.move for act in asked.acts] == [TOKYO.moves[0].id]
        assert "Your order with the marked card" in here.painted()
        await here.press("escape")
        assert here.scene == "SeatScene"
        await here.press("grave_accent")
        draft = here.table.drafts.of("tokyo", 3)
        assert draft is not None
        assert draft.order == Order()


def refusing(*moves: str) -> Any:
    why = "You may order 1 major move this turn."
    return lambda order: tuple(why for act in order.acts if act.move in moves)


def test_a_card_that_cannot_join_the_order_is_left_out_with_the_reason() -> None:
    asked = asked_about("moves/t1", TOKYO, Order(), refusing("t1"))
    assert asked.order == Order()
    assert asked.said == "Your order as it stands: no move."
    assert asked.left_out.endswith("is left out. You may order 1 major move this turn.")


@pytest.mark.parametrize("marked", ["moves/t1", "order/move:t1", "tracks/trust", ""])
def test_the_order_is_asked_about_as_it_stands_where_no_other_card_is_marked(marked: str) -> None:
    asked = asked_about(marked, TOKYO, ORDER, refusing())
    assert asked.order is ORDER
    assert asked.said.startswith("Your order as it stands: T1 ")
    assert not asked.left_out


async def test_an_order_that_cannot_be_sealed_has_no_outlook_but_a_reason() -> None:
    majors = [Act(card.id) for card in TOKYO.moves if card.weight == "major"][:2]
    assert len(majors) == 2
    async with stage(WIDE) as here:
        await here.sit("tokyo", Order(tuple(majors)))
        await here.press("4", "o")
        assert "You may order 1 major move this turn." in here.painted()
        assert adviser_of(here).asked == []


async def test_where_nobody_advises_the_key_says_so() -> None:
    async with stage(WIDE, FakeDesk(adviser=None)) as here:
        await here.sit("tokyo")
        await here.press("o")
        assert "This game is played without an adviser." in here.painted()
        assert not isinstance(here.app.screen, OutlookDialogue)


@pytest.mark.parametrize("keys", [("escape",), ("home", "enter")], ids=["left", "taken over"])
async def test_leaving_the_page_ends_the_games_at_once(keys: tuple[str, ...]) -> None:
    async with stage(WIDE) as here:
        adviser = await ask(here, "4")
        await here.press(*keys)
        await here.until(adviser.left.is_set)
        assert here.scene == "SeatScene"
        assert not isinstance(here.app.screen, OutlookDialogue)


async def test_the_cover_of_an_idle_desk_ends_the_games_too() -> None:
    clock = Clock()
    async with stage(WIDE, now=clock) as here:
        adviser = await ask(here, "4")
        clock.seconds += IDLE + 1
        here.app.look_whether_idle()
        await here.at("HandOver")
        await here.until(adviser.left.is_set)
        await here.until(lambda: not [worker for worker in here.app.workers if worker.is_running])


async def test_the_real_adviser_answers_at_a_real_table_and_changes_nothing_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    players = dict.fromkeys(("amber", "blue", "coral"), "human")
    table = Table.new(pocket(), path=tmp_path / "game.jsonl", modules=(), players=players, vaults=tmp_path)
    app = WargameApp(Catalogue())
    async with app.run_test(size=NARROW) as pilot:
        here = Stage(app, pilot)
        await here.settled()
        table.open_turn()
        app.follow(SitDown(table))
        await here.at("HandOver")
        await here.press("a")
        await here.at("SeatScene")
        await here.press("3", "o")
        before = table.path.read_bytes()
        await here.until(lambda: " 1,500 games of each order" in here.painted())
        assert " 1 Your order" in here.painted()
        await here.press("end")
        words = " ".join(here.painted().replace("│", " ").split())  # the sentence may run over a line's end
        assert "and so it was drawn:" in words
        assert "what the others order, the dice." in words
        await here.press("escape")
        assert here.scene == "SeatScene"
        assert table.path.read_bytes() == before
        table.leave()


async def test_a_table_without_an_adviser_has_none_on_the_screen(tmp_path: Path) -> None:
    players = dict.fromkeys(("amber", "blue", "coral"), "human")
    options: dict[str, Any] = {"modules": (), "players": players, "vaults": tmp_path}
    with (
        Table.new(pocket(), path=tmp_path / "with.jsonl", **options) as advised,
        Table.new(pocket(), path=tmp_path / "without.jsonl", advice=False, **options) as alone,
    ):
        shelf = Catalogue()
        assert shelf.sit_down(advised).sit("amber").advised
        assert not shelf.sit_down(alone).sit("amber").advised


@pytest.mark.usefixtures("shelf")
async def test_control_may_switch_the_adviser_off_in_the_form_of_a_new_game() -> None:
    async with shelf_stage() as here:
        here.app.follow(FillForm())
        await here.until(lambda: "Begin the game" in here.painted())
        rows = here.app.screen.query_one(Rows)
        rows.mark("more")
        await here.press("enter")
        assert "every team may ask it" in here.painted()
        rows.mark("advice")
        await here.press("enter")
        assert "every team may ask it" not in here.painted()
        await here.press("end", "enter")
        await here.at("Opening")
        assert not here.table.advises
