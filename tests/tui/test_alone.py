"""One person against players without a keyboard: no hand-over, the reveal as its seat hears it, who sits opposite."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.table.games import one_set_of_rules, pocket
from tests.tui.stage import NARROW, WIDE
from tests.tui.table_stage import TableStage, table_stage
from wargame.model.labels import STRONG
from wargame.model.orders import Act, Order
from wargame.model.talk import Response
from wargame.model.views import View
from wargame.players.player import Refusals
from wargame.players.strong import StrongPlayer
from wargame.sim import lookahead
from wargame.table import Table


@pytest.fixture(autouse=True)
def rules_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


def alone(folder: Path, blue: str = "doctrine:gentle") -> Table:
    """Amber is a person, blue answers, coral is nobody."""
    holders = {"amber": "human", "blue": blue, "coral": "idle"}
    return Table.new(pocket(), path=folder / "game.jsonl", modules=(), players=holders, vaults=folder, class_code=CODE)


CODE = "2026ALNETESTS7KQWXPM"


async def to_the_desk(here: TableStage) -> None:
    await here.at("Opening")
    await here.press("home", "enter")
    await here.at("SeatScene")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_it_says_who_sits_opposite(size: tuple[int, int], tmp_path: Path, frame: SnapshotAssertion) -> None:
    async with table_stage(alone(tmp_path), size) as here:
        await here.at("Opening")
        here.app.screen.query_one("#text").scroll_end(animate=False)
        assert "Blue: Gentle; answers proposals, promises nothing, reads no messages" in await here.settled()
        await to_the_desk(here)
        await here.press("grave_accent")
        await here.at("HandOver")
        assert here.painted() == frame


async def test_a_turn_needs_no_hand_over_and_is_told_to_the_seat_itself(tmp_path: Path) -> None:
    async with table_stage(alone(tmp_path)) as here:
        await to_the_desk(here)
        assert [one.sender for one in here.table.talk.said] == ["blue"], "it proposes what it would order"
        await here.press("s", "enter")
        await here.at("Reveal")
        assert here.table.state.turn == 1
        await here.press("end")
        await here.press("enter")
        while here.scene == "Reveal":
            await here.press("enter")
        await here.at("SeatScene")
        assert here.table.state.turn == 2


async def test_nothing_is_covered_by_itself_where_nobody_else_is(tmp_path: Path) -> None:
    class Clock:
        seconds = 0.0

        def __call__(self) -> float:
            return self.seconds

    clock = Clock()
    async with table_stage(alone(tmp_path), now=clock) as here:
        await to_the_desk(here)
        clock.seconds += 3600
        here.app.look_whether_idle()
        await here.settled()
        assert here.scene == "SeatScene"


async def test_what_nobody_answers_is_said_to_be_so(tmp_path: Path) -> None:
    async with table_stage(alone(tmp_path), WIDE) as here:
        await to_the_desk(here)
        team = here.session.sit("amber")
        team.propose(Act("summit", {"clauses": ("trade",)}))
        answer = here.table.talk.said[-1]
        assert isinstance(answer, Response)
        assert (answer.sender, answer.says) == ("blue", "accepted")
        assert "Blue: Gentle" in await here.press("7"), "the talk says who listens"


async def test_one_that_looks_ahead_thinks_while_the_screen_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookahead, "BUDGET", lookahead.SearchBudget(8, 8, 40, (3, 2)))
    monkeypatch.setattr(lookahead.Lookahead.__init__, "__defaults__", (lookahead.BUDGET,))
    async with table_stage(alone(tmp_path, STRONG)) as here:
        await to_the_desk(here)
        await here.press("s", "enter")
        await here.at("Reveal")
        assert here.table.state.turn == 1


async def test_esc_while_the_others_think_leaves_a_game_that_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who gives up waiting is back at the launcher; what was sealed stands, and nothing is written any more."""
    begun, go_on = Event(), Event()

    def slow(player: StrongPlayer, view: View, refusals: Refusals) -> Order:
        begun.set()
        assert go_on.wait(20)
        return Order()

    monkeypatch.setattr(StrongPlayer, "order", slow)
    async with table_stage(alone(tmp_path, STRONG)) as here:
        await to_the_desk(here)
        save = here.table.path
        await here.press("s", "enter")
        await here.at("Waiting")
        await here.until(begun.is_set)
        await here.press("escape")
        await here.at("Launcher")
        written = save.read_bytes()
        go_on.set()
        await here.pilot.pause(0.3)
        assert save.read_bytes() == written
        assert here.scene == "Launcher"
    with Table.resume(tmp_path / "game.jsonl", vaults=tmp_path) as table:
        assert table.sealed_order("amber") == Order()
        assert table.sealed_order("blue") is None
        assert table.state.turn == 1
