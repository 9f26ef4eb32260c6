"""Settings on the screen: what is set holds at once, is kept, and wrong keys are refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from wargame.tui.goals import Menu
from tests.tui.stage import WIDE, stage
from wargame.settings import Settings
from wargame.tui.key_names import key_words, read_key
from wargame.tui.keymap import Keymap, clash, read_keymap
from wargame.tui.terminal_query import TerminalFacts
from wargame.tui.screens.settings import NAMES
from wargame.tui.themes import DARK, LIGHT


async def test_a_switch_is_turned_with_enter_and_kept() -> None:
    kept: list[Settings] = []
    async with stage(keep=lambda settings: kept.append(settings) or "") as here:  # type: ignore[func-returns-value]
        here.app.follow(Menu.SETTINGS)
        await here.at("SettingsScene")
        await here.press("down", "enter")
        assert "off" in here.painted()
        assert kept == [Settings(motion=False)]
        assert here.app.animation_level == "none"
        await here.press("r")
        assert kept[-1] == Settings()


async def test_colours_change_at_once() -> None:
    async with stage() as here:
        here.app.follow(Menu.SETTINGS)
        await here.at("SettingsScene")
        await here.press("enter", "down", "enter")
        assert here.app.theme == LIGHT
        await here.press("ctrl+t")
        assert (here.app.theme, here.app.settings.theme) == (DARK, "dark")


async def test_ascii_signs_are_drawn_at_once() -> None:
    async with stage() as here:
        here.app.follow(Menu.SETTINGS)
        await here.at("SettingsScene")
        await here.press("down", "down", "enter", "down", "down", "enter")
        await here.until(lambda: here.painted().isascii())


async def test_a_key_of_ones_own_replaces_the_usual_one_everywhere() -> None:
    async with stage(WIDE, settings=Settings(keys={"app.help": ("f1",), "seat.seal": ("b",)})) as here:
        await here.sit("tokyo")
        assert "b Seal" in here.painted()
        await here.press("s")
        assert "Seal this order?" not in here.painted()
        await here.press("ㅠ")
        assert "Seal this order?" in here.painted()
        await here.press("escape", "f1")
        assert "b             Seal your order" in here.painted()


async def test_a_key_that_is_taken_is_refused_in_words() -> None:
    async with stage() as here:
        here.app.follow(Menu.SETTINGS)
        await here.at("SettingsScene")
        await here.press(*["down"] * len(NAMES), "enter", "q", "enter")
        assert "That cannot be: app.help: q is" in here.painted()
        assert here.app.settings == Settings()


async def test_what_cannot_be_kept_is_said() -> None:
    async with stage(keep=lambda settings: "The disk is full.") as here:
        here.app.follow(Menu.SETTINGS)
        await here.at("SettingsScene")
        await here.press("down", "enter")
        assert "The disk is full." in here.painted()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"seat.seall": ["x"]}, "there is no command “seat.seall”; did you mean seat.seal?"),
        ({"seat.seal": ["blub"]}, "seat.seal: there is no key “blub”; write one like s, ?, F5, ctrl+x or space"),
        ({"seat.seal": []}, "seat.seal: it needs at least one key"),
        ({"seat.seal": ["tab"]}, "seat.seal: Tab goes to the next panel"),
        ({"seat.seal": ["q"]}, "seat.seal: q is the key of app.leave (Leave this screen"),
        ({"seat.seal": ["j"]}, "seat.seal: j is the key of list.cursor_down (Next line.)"),
        ({"seat.seal": ["b"], "seat.clear": ["b"]}, "seat.clear: b is the key of seat.seal"),
    ],
)
def test_a_keymap_says_what_cannot_hold_and_keeps_the_rest(said: dict[str, list[str]], words: str) -> None:
    keymap, problems = read_keymap({"app.help": ["F1", "?"], **said})
    assert any(problem.startswith(words) for problem in problems), problems
    assert keymap.own["app.help"] == ("f1", "question_mark")
    assert clash(keymap) is None


def test_two_commands_may_trade_their_keys() -> None:
    keymap, problems = read_keymap({"seat.seal": ["D"], "seat.clear": ["s"]})
    assert (problems, len(keymap.own)) == ((), 2)


def test_the_usual_keys_mean_one_thing_each() -> None:
    assert clash(Keymap()) is None


@pytest.mark.parametrize("said", ["s", "?", "`", "ctrl+x", "F5", "Space", "Esc", "PgUp", "ㄴ", "ctrl+Home"])
def test_a_key_is_read_as_it_is_written(said: str) -> None:
    key = read_key(said)
    assert key is not None
    assert key_words(key).lower() == said.lower()


async def test_the_terminal_may_decide_for_ascii_and_for_light_colours() -> None:
    facts = TerminalFacts(wide_lines=True, dark=False)
    async with stage(facts=facts, settings=Settings(theme="follow")) as here:
        assert here.painted().isascii()
        assert here.app.theme == LIGHT
        assert "ASCII signs are used" in here.app.about_signs()[0]
    async with stage(facts=facts, settings=Settings(glyphs="unicode")) as here:
        assert not here.painted().isascii()


async def test_a_theme_of_the_terminals_own_colours_is_refused_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage() as here:
        theme: Any = next(name for name, theme in here.app.available_themes.items() if theme.ansi)
        here.app.theme = theme
        assert here.app.theme == DARK


async def test_with_ascii_signs_arrow_keys_are_words() -> None:
    async with stage(WIDE, ascii_only=True) as here:
        await here.press("question_mark")
        assert "Down or j" in here.painted()
