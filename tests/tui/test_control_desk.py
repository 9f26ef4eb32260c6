"""Control's desk on the screen, where somebody runs the game: at a real small table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.table.talking import message
from tests.table.thrown import needed
from tests.tui.stage import NARROW, WIDE
from tests.tui.table_stage import TableStage, people, table_stage
from wargame.model.orders import Act, Order
from wargame.model.state import Phase
from wargame.tui.screens.real_dice import real_dice


async def desk(here: TableStage) -> None:
    """From between the seats to the desk: two keys."""
    await here.at("HandOver")
    await here.press("m", "enter")
    await here.at("ControlDesk")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_control_notes_something_on_the_newest_line(size: tuple[int, int], tmp_path: Path, frame: Any) -> None:
    table = people(tmp_path, fixed=True)
    table.say(message("amber", "blue", "Between you and me."))
    async with table_stage(table, size, control=True) as here:
        await desk(here)
        await here.press("n")
        assert "Amber speaks to Blue" not in here.painted()
        await here.press("enter")
        await here.press(*"Who pays?", "tab", "enter")
        await here.at("ControlDesk")
        assert [(note.n, note.text) for note in table.control.notes] == [(3, "Who pays?")]
        assert await here.settled() == frame
        await here.press("escape")
        await here.at("HandOver")
        assert "Who pays?" not in here.painted()


async def test_a_text_that_cannot_be_written_down_waits_in_its_field(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), control=True) as here:
        await desk(here)
        await here.press("n", "enter", "tab", "enter")
        assert "empty" in here.painted()
        await here.press(*"Yes.", "tab", "enter")
        await here.at("ControlDesk")
        assert "Yes." in here.painted()


async def test_where_nobody_runs_the_game_the_desk_only_reads(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True)) as here:
        await desk(here)
        await here.press("n")
        assert "which line" not in here.painted()


async def test_every_key_of_the_desk_is_named_on_it(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), NARROW, control=True) as here:
        await desk(here)
        shown = here.painted()
        keys = [f"{here.app.keymap.text(one)} {one.label}" for one in here.app.offered() if one.place == "control"]
        assert len(keys) > 10
        assert [one for one in keys if f" {one}" not in shown] == []


async def test_with_control_there_a_person_alone_hands_over_too(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, seats=("amber",), fixed=True), control=True) as here:
        await desk(here)


async def test_control_moves_a_track_in_three_keys_and_a_reason_and_the_seats_read_why(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("t")
        assert "Which track?" in here.painted()
        await here.press("enter", "enter", "enter")
        await here.press(*"Misread twice.", "tab", "enter")
        assert "Everybody is told at once, with your reason." in here.painted()
        await here.press("enter")
        await here.at("ControlDesk")
        assert "Control rules on Trust (correction): Misread twice." in here.painted()
        await here.press("escape")
        await here.sit("amber")
        assert "Misread twice." in here.painted()


async def test_a_ruling_breaks_the_seals_only_where_control_says_so(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        here.table.seal("amber", Order((Act("speech"),)))
        await desk(here)
        for last in ("down", "enter"):  # No, then yes
            await here.press("t", "enter", "enter", "enter", *"Why.", "tab", "enter")
            assert "This breaks the seals of Amber" in here.painted()
            assert here.table.sealed_order("amber") is not None
            await here.press(last, *["enter"] * (last == "down"))
        await here.at("ControlDesk")
        assert here.table.sealed_order("amber") is None
        draft = here.table.drafts.of("amber", 1)
        assert draft is not None
        assert draft.order == Order((Act("speech"),)), "what was ordered waits"
        await here.press("escape")
        await here.sit("amber")
        assert here.painted().count("your seal is open") == 2, "asked of it, and at the order"


async def test_control_opens_the_orders_and_voids_one(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, lambda table: table.state.phase is Phase.SEALED, fixed=True), WIDE,
                           control=True) as here:  # fmt: skip
        await desk(here)
        await here.press("v", "enter")
        await here.until(lambda: here.table.state.phase is Phase.REVEALED)
        await here.at("ControlDesk")
        assert "The orders, before they are resolved" in here.painted()
        await here.press("v", "enter", "enter", *"Sealed too late.", "tab", "enter", "enter")
        await here.at("ControlDesk")
        await here.press("escape")
        await here.at("HandOver")
        assert "takes its order back" not in here.painted()
        await here.press("home", "enter")
        await here.at("Reveal")
        await here.press("end")
        assert "Sealed too late." in here.painted()


async def test_what_is_not_the_time_for_is_said(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("v")
        assert "once every seat has sealed" in here.painted()
        await here.press("x")
        assert "no red line left" in here.painted()


async def test_control_speaks_to_one_seat_and_it_reads_it(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("s")
        assert "Control" not in [line.strip(" ·│") for line in here.painted().splitlines()[2:]], "not to itself"
        await here.press("enter", "end", "enter", *"Only you.", "tab", "enter")
        await here.at("ControlDesk")
        assert "Only you." in here.painted()
        await here.press("escape")
        await here.sit("amber")
        assert "Only you." in here.painted()
        await here.press("escape")
        await here.at("HandOver")
        await here.press("b")
        await here.at("SeatScene")
        assert "Only you." not in here.painted()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_control_looks_at_what_a_seat_may_know(size: tuple[int, int], tmp_path: Path, frame: Any) -> None:
    table = people(tmp_path, fixed=True)
    table.seal("coral", Order())
    before = {seat: table.view(seat) for seat in table.program.seats}
    async with table_stage(table, size, control=True) as here:
        await desk(here)
        await here.press("l", "enter")
        await here.at("ControlDesk")
        assert "What may be known by Amber" in here.painted()
        assert [note.text for note in table.control.notes] == ["Control looked at what Amber may know."]
        assert {seat: table.view(seat) for seat in before} == before
        assert await here.settled() == frame
        await here.press("escape")
        await here.at("HandOver")
        assert "What may be known" not in here.painted()


async def test_control_answers_a_message_with_one_key(tmp_path: Path) -> None:
    table = people(tmp_path, fixed=True)
    async with table_stage(table, WIDE, control=True) as here:
        await desk(here)
        await here.press("r")
        assert "No seat has written to you yet." in here.painted()
        table.say(message("blue", "control", "May we?"))
        await here.press("r")
        assert "Answer Blue" in here.painted()
        await here.press(*"You may.", "tab", "enter")
        await here.at("ControlDesk")
    (answer,) = [line for line in table.history.save.lines if getattr(line, "sender", "") == "control"]
    assert (answer.to, answer.text) == (("blue",), "You may.")  # type: ignore[union-attr]


async def test_control_types_in_real_dice_roll_by_roll(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, lambda table: table.state.phase is Phase.SEALED, fixed=True), WIDE,
                           control=True) as here:  # fmt: skip
        await desk(here)
        await here.press("d")
        assert "once the orders are open" in here.painted()
        await here.press("v", "enter")
        await here.until(lambda: here.table.state.phase is Phase.REVEALED)
        await here.at("ControlDesk")
        roll = needed(here.table)
        assert roll is not None
        await here.press("d")
        assert f"d{roll.sides}" in here.painted()
        await here.press("9", "9", "9", "enter")
        assert "cannot show “999”" in here.painted()
        await here.press("backspace", "backspace", "backspace", *" ".join(["3"] * roll.count), "enter")
        while here.table.history.last.entered == {}:
            await here.press("escape")
        await here.at("ControlDesk")
        assert list(here.table.history.last.entered.values()) == [(3,) * roll.count]
        assert "control types in 3" in here.painted()


async def test_the_card_that_was_drawn_is_picked_from_a_list(tmp_path: Path) -> None:
    table = people(tmp_path, lambda table: table.state.phase is Phase.REVIEW, fixed=True)
    roll = needed(table)
    assert roll is not None
    cards = table.control.real_dice.cards(roll)
    async with table_stage(table, WIDE, control=True) as here:
        control = here.session.control
        assert control is not None
        asked = here.app.run_worker(real_dice(here.app, control))
        await here.until(lambda: "Which card was drawn" in here.painted())
        names = [table.program.scenario.injects[inject].title for _face, inject in cards if inject]
        assert names
        assert all(name in here.painted() for name in names)
        await here.press("down", "enter", "escape")
        assert (await asked.wait()).rolls == ((roll, (cards[0][0],)),)


async def test_control_takes_the_game_back_and_orders_wait_at_their_seats(tmp_path: Path, frame: Any) -> None:
    table = people(tmp_path, lambda table: table.state.turn == 2, fixed=True)
    async with table_stage(table, WIDE, control=True) as here:
        await desk(here)
        await here.press("u")
        assert "Take the game back to where it stood" in here.painted()
        await here.press("down", "enter", "down", "enter", *"Too early.", "tab", "enter")
        assert "The same dice fall again." in here.painted()
        assert await here.settled() == frame
        await here.press("enter")
        await here.until(lambda: here.table.state.turn == 1)
        await here.at("ControlDesk")
        assert here.table.state.phase is Phase.PLANNING
        assert "Too early." in here.painted()
        await here.press("escape")
        await here.at("HandOver")
        assert not here.table.state.sealed


async def test_control_puts_a_situation_in_four_keys_and_a_reason(tmp_path: Path, frame: Any) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("i")
        assert "D1 A leak" in here.painted()
        assert "due at the next opening" in here.painted()
        await here.press("enter", "enter", *"Now.", "tab", "enter")
        assert "Amber would read:" in here.painted()
        assert await here.settled() == frame
        await here.press("enter")
        await here.at("ControlDesk")
        assert "Control puts" in here.painted()
        await here.press("i", "enter")
        assert "Nothing can be done with it now" in here.painted()
        await here.press("escape", "escape")
        await here.sit("amber")
        assert "Somebody has talked to the press." in here.painted()


async def test_control_puts_a_situation_of_its_own(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("a", "enter", "end", "enter")
        await here.press(*"A call", "tab", "enter", *"It rings.", "tab", "enter", *"Why.", "tab", "enter")
        assert "would read:" in here.painted()
        await here.press("enter")
        await here.at("ControlDesk")
        assert [one.title for one in here.table.view("blue").injects] == ["A call"]


async def test_control_seals_for_a_team_and_gives_its_seat_away(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("h", "enter", "enter")
        await here.at("ControlDesk")
        assert here.table.sealed_order("amber") == Order()
        await here.press("h", "down", "enter", "end", "enter", *"Left.", "tab", "enter")
        assert "the seat of Blue is held by" in here.painted()
        await here.press("enter")
        await here.at("ControlDesk")
        assert here.table.players["blue"] == "idle"


async def test_control_mends_a_text_in_one_key_and_the_words_and_every_desk_reads_it(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), WIDE, control=True) as here:
        await desk(here)
        await here.press("m", *"Tensio", "tab", "enter")
        assert "stands in no text" in here.painted()
        await here.press(*"n", "tab", "enter", *"Strain", "tab", "enter")
        assert "track “Tension”: its name: “Tension” → “Strain”" in here.painted()
        await here.press("enter")
        await here.at("ControlDesk")
        assert here.table.program.scenario.tracks["tension"].name == "Strain"
        await here.press("escape")
        await here.sit("amber")
        assert "! Strain 4" in here.painted()
        assert "Tension" not in here.painted()
