"""A game by keyboard at a real small table: who is called when, what is sealed, what waits, what can be taken back."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.table.games import at, one_set_of_rules
from tests.tui.table_stage import people, table_stage
from tests.tui.stage import IDLE, NARROW, WIDE, Painting
from tests.tui.test_leaks import Clock
from wargame.document.qr import qr_rows
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.model.talk import Message
from wargame.saves.lines import CloseLine
from wargame.saves.save import open_save
from wargame.table import Table
from wargame.tui.game import GameOnScreen
from wargame.tui.screens.compose import Words
from wargame.tui.screens.reveal import Reveal
from wargame.session.catalogue import Catalogue
from wargame.tui.answers import Then
from wargame.tui.goals import SitDown
from wargame.tui.app import WargameApp

SPEECH = Order((Act("speech"),))
LETTER = "We hold back if you do."


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "saves/game.jsonl")


@pytest.fixture(autouse=True)
def _rules_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


async def test_a_turn_goes_round_the_table_to_the_end_and_the_launcher(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, at(Phase.PLANNING, 6))) as here:
        for name in ("Amber", "Blue", "Coral"):
            await here.at("HandOver")
            assert f"Take the seat of {name}" in here.painted()
            if name == "Amber":
                await here.press("enter")
                assert here.scene == "HandOver", "one Enter too many after the reveal opens nobody's desk"
            await here.press(name[0].lower())
            await here.at("SeatScene")
            await here.press("s", "enter")
        await here.at("HandOver")
        assert "All orders are sealed" in here.painted()
        await here.press("enter")
        await here.at("Reveal")
        await here.press("end", "end", "enter")
        while here.scene == "Reveal":
            await here.press("enter")
        await here.at("End")
        assert here.table.state.phase is Phase.CLOSED
        await here.press("enter", "enter")
        assert here.scene == "End", "Enter, pressed for the reveal, does not shut the debrief"
        await here.press("escape")
        await here.at("Launcher")
        assert here.app.playing is None


async def test_a_game_is_ended_before_its_end_and_talked_about(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, at(Phase.PLANNING, 2))) as here:
        await here.at("HandOver")
        await here.press("q")
        assert "End the game here" in here.painted()
        await here.press("end", "enter")
        assert "without a score" in here.painted()
        await here.press("end", "enter")
        assert here.scene == "HandOver", "asked again, with a no"
        await here.press("q", "end", "enter", "enter")
        await here.at("End")
        assert here.table.state.phase is Phase.CLOSED
        assert isinstance(last := open_save(here.table.path).lines[-1], CloseLine)
        assert last.reason == "left"


async def test_a_second_enter_takes_the_move_off_and_says_how_it_comes_back(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press("3", "enter")
        assert "Taken off" not in here.painted()
        shown = await here.press("enter")
        assert "◆ A1" not in shown
        assert "Taken off. u puts it back." in shown
        assert "◆ A1" in await here.press("u")


async def test_what_was_chosen_is_what_is_sealed_and_can_be_taken_back(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press("3", "enter")
        assert "◆ A1" in here.painted()
        await here.press("s", "enter")
        await here.at("HandOver")
        sealed = here.table.sealed_order("amber")
        assert sealed is not None
        assert sealed.acts == SPEECH.acts
        await here.press("end", "up", "up", "enter")
        assert "Only" in here.painted(), "it asks who sits there"
        await here.press("enter")
        await here.at("SeatScene")
        assert here.table.sealed_order("amber") is None
        assert "◆ A1" in await here.press("3")


async def test_a_chosen_card_is_taken_off_by_enter(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        here.begun("amber", SPEECH)
        await here.sit("amber")
        assert "◆ A1" in await here.press("3")
        assert "◆ A1" not in await here.press("enter")


async def test_an_order_that_is_refused_cannot_be_sealed_and_says_why(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        here.begun("amber", Order((Act("patrol"), Act("summit"))))
        await here.sit("amber")
        await here.press("s")
        await here.until(lambda: "This order cannot be sealed" in here.painted())
        assert "One order holds at most" in here.painted()
        await here.press("enter")
        assert here.scene == "SeatScene"
        assert here.table.sealed_order("amber") is None


async def test_a_letter_and_the_choices_wait_behind_the_cover_for_their_team_alone(tmp_path: Path) -> None:
    clock = Clock()
    async with table_stage(people(tmp_path), WIDE, now=clock) as here:
        here.begun("amber", SPEECH)
        await here.sit("amber")
        await here.press("7", "enter", "enter", "end", "enter")
        here.app.screen.query_one(Words).insert(LETTER)
        await here.settled()
        clock.seconds += IDLE + 1
        here.app.look_whether_idle()
        await here.at("HandOver")
        assert LETTER not in here.painted()
        await here.press("enter", "space")
        assert here.scene == "HandOver", "a stray key opens nobody's seat"
        await here.press("down", "down", "enter")
        await here.at("SeatScene")
        assert "Blue" in here.painted().splitlines()[0]
        assert LETTER not in here.painted()
        await here.press("grave_accent")
        await here.at("HandOver")
        await here.press("down", "down", "enter")
        await here.until(lambda: LETTER in here.painted())
        await here.press("tab", "enter")
        (said,) = here.table.talk.said
        assert isinstance(said, Message)
        assert (said.to, said.text) == (("blue",), LETTER)
        assert "◆ A1" in await here.press("3")


async def test_what_was_begun_is_there_after_the_screen_broke_and_gone_once_sealed(tmp_path: Path) -> None:
    table = people(tmp_path)
    async with table_stage(table) as here:
        await here.sit("amber")
        await here.press("3", "enter")
    table = Table.resume(tmp_path / "game.jsonl", vaults=tmp_path)
    async with table_stage(table) as here:
        await here.sit("amber")
        assert "◆ A1" in await here.press("3")
        await here.press("s", "enter")
        await here.at("HandOver")
        assert table.drafts.of("amber", 1) is None


async def test_the_enter_that_seals_pressed_twice_does_not_open_the_next_seat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GameOnScreen, "TWICE", 0.3)
    clock = Clock(1.0)
    async with table_stage(people(tmp_path), now=clock) as here:
        await here.sit("amber")
        await here.press("s", "enter")
        await here.at("HandOver")
        clock.seconds += 0.2
        await here.press("enter")
        assert here.scene == "HandOver"
        clock.seconds += 1
        await here.press("enter")
        await here.at("SeatScene")


async def test_seats_nobody_holds_seal_by_themselves(tmp_path: Path) -> None:
    table = people(tmp_path, lambda table: table.state.phase is Phase.PLANNING, ("amber", "coral"))
    async with table_stage(table) as here:
        await here.at("HandOver")
        assert table.state.sealed == {"blue"}
        assert "takes its order back" not in here.painted()


async def test_leaving_asks_and_the_game_can_be_gone_on_with(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        await here.sit("amber")
        assert "Continue it from the launcher." in await here.press("q")
        await here.press("escape")
        assert here.scene == "SeatScene"
        await here.press("q", "enter")
        await here.at("Launcher")
        Table.resume(tmp_path / "game.jsonl", vaults=tmp_path).leave()


async def test_a_game_that_is_left_and_continued_goes_on_with_its_hints(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, until=lambda table: True)) as here:
        await here.at("Opening")
        await here.press("enter")
        await here.sit("amber")
        assert "1 of" in here.painted()
        await here.press("q", "enter")
        await here.at("Launcher")
        here.app.follow(SitDown(Table.resume(tmp_path / "game.jsonl", vaults=tmp_path)))
        await here.sit("amber")
        assert "1 of" in here.painted()
        here.session.table.leave()


async def test_a_second_answer_opens_no_second_turn(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, at(Phase.REVIEW, 1))) as here:
        await here.at("Reveal")
        scene = here.app.scene
        assert isinstance(scene, Reveal)
        scene.give(Then.ON)
        scene.give(Then.ON)
        await here.at("HandOver")
        assert here.table.state.turn == 2


@pytest.mark.parametrize("command", ["seal", "reveal"])
async def test_a_command_the_disk_does_not_take_leads_to_the_launcher(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with table_stage(people(tmp_path, at(Phase.SEALED if command == "reveal" else Phase.PLANNING, 1))) as here:
        monkeypatch.setattr(Table, command, full)
        if command == "seal":
            await here.sit("amber")
            await here.press("s")
        await here.press("enter")
        await here.at("Launcher")
        said = " ".join(here.painted().split())
        assert "No space left on device" in said
        assert "What was done before is safe" in said


async def test_a_game_whose_first_words_the_disk_does_not_take_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = people(tmp_path, lambda table: table.state.phase is Phase.PLANNING, ("amber",))
    monkeypatch.setattr(Table, "seal", full)
    app = WargameApp(Catalogue(), first=SitDown(table))
    async with app.run_test(size=WIDE) as pilot:
        here = Painting(app, pilot)
        await here.until(lambda: "No space left on device" in here.painted())
        assert app.playing is None


@pytest.mark.parametrize(("until", "scene"), [
    (at(Phase.BRIEFING, 0), "Opening"), (at(Phase.PLANNING, 1), "HandOver"), (at(Phase.REVIEW, 1), "Reveal"),
])  # fmt: skip
async def test_the_receipt_is_a_key_away_where_all_are_together(until: object, scene: str, tmp_path: Path) -> None:
    table = people(tmp_path, lambda table: table.state.phase is Phase.SETUP if scene == "Opening" else until(table))  # type: ignore[operator]
    async with table_stage(table, NARROW) as here:
        await here.at(scene)
        await here.press("r")
        shown = str(table.receipt.receipt)
        await here.until(lambda: shown in here.painted())
        assert all(row in here.painted() for row in qr_rows(shown))


async def test_nothing_is_ordered_where_nobody_chose(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        await here.sit("amber")
        await here.press("s", "enter")
        await here.at("HandOver")
        sealed = here.table.sealed_order("amber")
        assert sealed is not None
        assert sealed.acts == NO_MOVE.acts
