"""Joint moves proposed and answered on the screen: badges, lines and one key each; nothing of it for other seats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.daily import daily
from tests.table.talking import spoken
from tests.tui.bargain_stage import SUMMIT, bargaining
from tests.tui.stage import NARROW, WIDE
from tests.tui.table_stage import TableStage, table_stage
from tests.tui.test_leaks import kept
from wargame.model.orders import Act, Order
from wargame.model.talk import Proposal, Response, Said
from wargame.saves.drafts import Draft
from wargame.table import Table

SIZES = pytest.mark.parametrize(
    "size", daily([NARROW, WIDE, (160, 50)], NARROW.__eq__), ids=["80x24", "120x40", "160x50"]
)
FROM_AMBER = ("amber", SUMMIT)
PLAIN = Act("summit", {"clauses": ("trade",)})


def noon() -> float:
    """A clock that stands still."""
    return 0.0


def order(here: TableStage, seat: str) -> Order:
    draft = here.table.drafts.of(seat, 1)
    return draft.order if draft else Order()


def last_said(table: Table) -> Said:
    return spoken(table, "control")[-1].said


@SIZES
async def test_a_proposal_stands_first_among_the_cards_and_above_its_card(
    tmp_path: Path, size: tuple[int, int], frame: Any
) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER), size, now=noon) as here:
        await here.sit("blue")
        painted, wide = await here.press("3", "home"), size != NARROW
        assert "\n".join(row[size[0] // 2 * wide :] for row in painted.splitlines()) + "\n" == frame


@SIZES
async def test_the_situation_begins_with_what_is_proposed(tmp_path: Path, size: tuple[int, int], frame: Any) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER), size, now=noon) as here:
        await here.sit("blue")
        painted, wide = await here.press("1"), size != NARROW
        rows = painted.splitlines()[2:10]
        assert "\n".join(row[: size[0] // 2] if wide else row for row in rows) + "\n" == frame


async def test_the_talk_says_how_it_stands(tmp_path: Path, frame: Any) -> None:
    table = bargaining(tmp_path, FROM_AMBER, ("blue", PLAIN), ("amber", Act("summit")))
    async with table_stage(table, NARROW, now=noon) as here:
        await here.sit("amber")
        assert await here.press("7", "home") == frame


@pytest.mark.parametrize("where", daily(["1", "3", "7"], "3".__eq__))
async def test_one_key_accepts_and_copies_it_into_the_order(tmp_path: Path, where: str) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER)) as here:
        await here.sit("blue")
        told = await here.press(where, "y")
        assert order(here, "blue") == Order((SUMMIT,))
        assert last_said(here.table) == Response(
            turn=1, sender="blue", to=("amber", "coral"), proposal=1, says="accepted"
        )
        assert "Nothing binds until you seal." in told


async def test_one_key_says_no_and_orders_nothing(tmp_path: Path) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER)) as here:
        await here.sit("coral")
        await here.press("n")
        assert order(here, "coral") == Order()
        said = last_said(here.table)
        assert isinstance(said, Response)
        assert said.says == "declined"
        assert "Nothing is proposed to you" in await here.press("n")


async def test_a_change_begins_with_what_was_proposed_and_goes_to_the_same_seats(tmp_path: Path) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER)) as here:
        await here.sit("blue")
        assert "Which clauses?" in await here.press("3", "home", "p")
        await here.press("end", "enter")  # the clauses as they were
        await here.press("home", "enter", "end", "enter")  # without Coral
        assert last_said(here.table) == Proposal(
            turn=1, sender="blue", to=("amber", "coral"), act=PLAIN, changes=1
        )
        assert order(here, "blue") == Order((PLAIN,))


async def test_a_joint_card_is_proposed_as_it_is_ordered(tmp_path: Path) -> None:
    table = bargaining(tmp_path)
    table.drafts.keep("amber", Draft(1, Order((SUMMIT,))))
    async with table_stage(table) as here:
        await here.sit("amber")
        told = await here.press("3", "end", "p")
        assert last_said(here.table) == Proposal(turn=1, sender="amber", to=("blue", "coral"), act=SUMMIT)
        assert "waits for Blue and Coral" in told
        await here.press("p", "end", "enter")
        said = last_said(here.table)
        assert isinstance(said, Response)
        assert said.says == "withdrawn"


async def test_a_card_of_ones_own_cannot_be_proposed(tmp_path: Path) -> None:
    async with table_stage(bargaining(tmp_path)) as here:
        await here.sit("blue")
        assert "yours alone" in await here.press("3", "home", "p")
        assert spoken(here.table, "control") == ()


async def test_what_cannot_be_ordered_is_not_accepted(tmp_path: Path) -> None:
    patrol = Order((Act("patrol"),))
    table = bargaining(tmp_path, ("blue", PLAIN))
    table.drafts.keep("amber", Draft(1, patrol))
    async with table_stage(table) as here:
        await here.sit("amber")
        assert "Not said: One order holds at most 1 major move" in await here.press("y")
        assert order(here, "amber") == patrol
        assert len(spoken(here.table, "control")) == 1


async def test_the_seal_says_what_was_agreed_and_left_out(tmp_path: Path) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER)) as here:
        await here.sit("blue")
        assert "it is not in this" not in await here.press("y", "s")
        await here.press("escape", "4", "home", "d")
        assert "it is not in this" in await here.press("s")


async def test_enter_on_a_proposed_card_offers_the_answers(tmp_path: Path, frame: Any) -> None:
    async with table_stage(bargaining(tmp_path, FROM_AMBER), now=noon) as here:
        await here.sit("blue")
        assert await here.press("3", "home", "enter") == frame
        await here.press("enter")
        assert order(here, "blue") == Order((SUMMIT,))


async def test_a_seat_that_is_not_concerned_sees_the_same_screen(tmp_path: Path) -> None:
    painted = []
    for name, proposals in (("silent", ()), ("loud", (("amber", PLAIN),))):
        (tmp_path / name).mkdir()
        async with table_stage(bargaining(tmp_path / name, *proposals), WIDE, now=noon) as here:
            await here.sit("coral")
            painted.append([await here.press(key) for key in ("1", "3", "4", "7")])
            if proposals:
                assert not [text for text in kept(here) if "roposes" in text or "roposed by" in text]  # type: ignore[arg-type]
    assert painted[0] == painted[1]
