"""What the seats say to each other, on the screen: the panel, the dialogues it leads to, and hostile words in both."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.widgets import TextArea

from tests.tui.stage import NARROW, WIDE, stage
from tests.tui.talk_stage import VIEW, TalkStage, talk_stage
from tests.tui.test_frames import handover
from tests.tui.test_hostile_text import HOSTILE, poisoned
from wargame.model.talk import LONGEST, TO_ALL, Message, Promise, Said, TalkView
from wargame.tui.commands import COMMANDS
from wargame.tui.widgets.rows import Rows

TO_SEOUL = ("home", "enter", "enter", "end", "enter")
"""Write a message, tick Seoul, done."""


def painted_clean(here: TalkStage) -> bool:
    return not {char for char in here.painted() if char != "\n" and unicodedata.category(char)[0] == "C"}


def field(here: TalkStage) -> TextArea:
    return here.app.screen.query_one(TextArea)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_the_panel_is_painted_as_agreed(size: tuple[int, int], frame: Any) -> None:
    async with talk_stage(size) as here:
        assert here.painted() == frame


@pytest.mark.parametrize("keys", [
    pytest.param(("home", "enter"), id="to_whom"),
    pytest.param((*TO_SEOUL, *"Come."), id="writing"),
    pytest.param(("home", "down", "enter", "end", "up", "enter", "end", "enter", "down", "enter"), id="promising"),
])  # fmt: skip
async def test_a_dialogue_is_painted_as_agreed(keys: tuple[str, ...], frame: Any) -> None:
    async with talk_stage(NARROW) as here:
        assert await here.press(*keys) == frame


async def test_ascii_draws_the_talk_with_ascii_marks() -> None:
    async with talk_stage(NARROW, ascii_only=True) as here:
        first, *rest = here.painted().splitlines()
        assert first.isascii()
        assert any("x broken in week 2" in row for row in rest)


async def test_new_is_what_others_said_since_the_seat_last_sat_down() -> None:
    async with talk_stage(NARROW, seen=0) as here:
        assert "6 new" in here.painted().splitlines()[-2], "its own two lines are not new to it"
    async with talk_stage(NARROW, seen=8) as here:
        assert "new" not in here.painted()


async def test_before_the_first_turn_nobody_can_write() -> None:
    for talk in (None, TalkView()):
        async with talk_stage(NARROW, view=replace(VIEW, talk=talk)) as here:
            assert "Nothing can be said now." in here.painted()
            assert "Write" not in here.painted()


async def test_letters_belong_to_the_field_and_tab_enter_sends() -> None:
    letters = sorted({key for command in COMMANDS for key in command.keys if len(key) == 1})
    async with talk_stage(NARROW) as here:
        await here.press(*TO_SEOUL)
        await here.pilot.press(*letters, "question_mark", "colon", "grave_accent", "enter", "1", "한")
        await here.press("tab", "enter")
        assert here.app.said == [
            Message(turn=3, sender="tokyo", to=("seoul",), text=f"{''.join(letters)}?:`\n1한")
        ]


async def test_an_answer_goes_to_all_who_were_in_it() -> None:
    async with talk_stage(NARROW) as here:
        rows = here.app.screen.query_one(Rows)
        answers = {3: ["washington", "seoul"], 5: ["washington"], 8: ["seoul", "washington"]}
        for number, ticked in answers.items():
            rows.mark(f"said:{number}")
            await here.press("enter")
            assert here.app.screen._picked == ticked  # type: ignore[attr-defined]
            await here.press("escape")
        assert here.app.said == [None, None, None]


async def test_everybody_and_single_seats_exclude_each_other() -> None:
    async with talk_stage(NARROW) as here:
        await here.press("home", "enter", "enter", "down", "enter", "end", "up", "enter")
        assert here.app.screen._picked == [TO_ALL[0]]  # type: ignore[attr-defined]
        await here.press("up", "enter")
        assert here.app.screen._picked == ["control"]  # type: ignore[attr-defined]
        await here.press("enter", "end", "enter")
        assert "Tick somebody first." in here.painted()


async def test_words_are_not_lost_by_one_escape_or_by_a_refusal() -> None:
    def objection(said: Said) -> str | None:
        return "Too long." if isinstance(said, Message) and "long" in said.text else None

    async with talk_stage(NARROW, objection=objection) as here:
        await here.press(*TO_SEOUL)
        await here.pilot.press(*"long")
        await here.press("tab", "enter")
        assert "Too long." in here.painted()
        assert field(here).text == "long"
        assert field(here).has_focus
        await here.press("escape")
        assert "once more" in here.painted()
        await here.press("x", "escape")
        assert field(here).text == "longx", "another letter takes the warning back"
        await here.press("escape")
        assert here.app.said == [None]


async def test_a_text_too_long_says_so_while_it_is_written() -> None:
    async with talk_stage(NARROW) as here:
        await here.press(*TO_SEOUL)
        field(here).text = "x" * (LONGEST + 1)
        await here.settled()
        assert "601 of 600" in here.painted()


async def test_what_is_pasted_is_cleaned_of_what_a_terminal_would_obey() -> None:
    async with talk_stage(NARROW) as here:
        await here.press(*TO_SEOUL)
        field(here).post_message(events.Paste(HOSTILE + "\r\nend"))
        await here.settled()
        assert painted_clean(here)
        await here.press("tab", "enter")
        (said,) = here.app.said
        assert isinstance(said, Message)
        assert "\x1b" not in said.text
        assert "\u202e" not in said.text
        assert said.text.endswith("日本\nend")


async def test_a_promise_is_put_together_and_given_only_when_confirmed() -> None:
    async with talk_stage(NARROW) as here:
        keys = ("home", "down", "enter", "enter", "end", "enter", "down", "enter", "end", "enter", "down", "enter")
        assert "Tokyo promises Seoul not to order any move tagged" in await here.press(*keys)
        await here.press("down", "enter")
        assert here.app.said == [None]
        await here.press(*keys, "enter")
        assert here.app.said[-1] == Promise(
            turn=3, sender="tokyo", to=("seoul",), will=False, what="tag", id="recon", due=4
        )


async def test_a_promise_that_cannot_be_made_says_why() -> None:
    async with talk_stage(NARROW, objection=lambda said: "Not that.") as here:
        await here.press("home", "down", "enter", "enter", "end", "enter", "enter", "enter", "enter")
        assert "Not that." in here.painted()
        await here.press("enter")
        assert here.app.said == [None]


@pytest.mark.parametrize("keys", [(), ("home", "enter"), TO_SEOUL,
                                  ("home", "down", "enter", "enter", "end", "enter", "enter", "enter", "enter")])
async def test_hostile_words_are_words(keys: tuple[str, ...]) -> None:
    async with talk_stage(WIDE, view=poisoned(VIEW)) as here:
        await here.press(*keys)
        assert painted_clean(here)
        await here.pilot.click(offset=(20, 5))
        await here.settled()
        assert here.app.is_running


async def test_the_hand_over_tells_public_words_and_not_even_that_there_are_others() -> None:
    async with stage(NARROW) as here:
        await handover(here)
        assert "said in public this turn (1)" in here.painted()
        await here.press("end", "up", "up", "enter")
        assert "All three stand together." in here.painted()
        assert "Seoul" not in here.painted().partition("All three")[0], "what others wrote to each other is not here"
