"""Jump mode, NO_COLOR and ASCII: every panel one key away, every sign drawn with what the terminal has."""

from __future__ import annotations

import pytest

from tests.tui.stage import NARROW, WIDE, stage
from tests.tui.test_frames import SCENES
from wargame.tui.commands import COMMANDS
from wargame.tui.screens.jump import Jump


async def test_a_letter_leads_to_each_panel() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("g")
        assert isinstance(here.app.screen, Jump)
        letters = {target.letter: target.widget for target in here.app.screen._found}
        for letter in letters:
            assert f" {letter} " in here.painted()
        letter, panel = next((one, widget) for one, widget in letters.items() if widget.id == "moves")
        await here.press(letter)
        assert here.app.focused is panel


async def test_where_narrow_the_tabs_have_letters_too() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("g")
        assert isinstance(here.app.screen, Jump)
        letter = next(one.letter for one in here.app.screen._found if one.widget.id == "tab-order")
        await here.press(letter)
        await here.until(lambda: here.app.focused is not None and here.app.focused.id == "order")


@pytest.mark.parametrize("key", ["escape", "g"])
async def test_any_other_key_closes_it_and_does_nothing_else(key: str) -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        before = await here.settled()
        await here.press("g", key)
        assert here.scene == "SeatScene"
        assert await here.settled() == before


@pytest.mark.parametrize(
    "scene", ["launcher", "how_to_play", "seat_tracks", pytest.param("saves", marks=pytest.mark.long)]
)
async def test_with_ascii_signs_our_own_words_are_ascii(scene: str) -> None:
    """Names from the scenario stay as they are written; the sample's are ASCII."""
    async with stage(WIDE, ascii_only=True) as here:
        await SCENES[scene](here)
        painted = await here.settled()
        assert painted.isascii(), {sign for sign in painted if not sign.isascii()}


async def test_without_colours_everything_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        coloured = await here.settled()
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        assert await here.settled() == coloured
        for strip in here.app.screen._compositor.render_strips():
            for _, style, _ in strip:
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.triplet is None or len(set(colour.triplet)) == 1


async def test_the_palette_offers_every_command_that_says_so() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        offered = {command.title for command in here.app.get_system_commands(here.app.screen)}
        idle = {"no_hints", "halt_clock"}  # no hints are shown here, and no clock runs
        assert offered == {
            one.help
            for one in COMMANDS
            if one.place in ("seat", "list", "app") and one.palette and one.action not in idle
        }
