"""Every letter on every screen can be read: contrast of 4.5 to 1 in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.color import Color

from wargame.tui.goals import BeginGame
from wargame.session.catalogue import GameSetup
from tests.tui.sample import SEATS
from tests.tui.house import FakeDesk, FakeTable
from tests.tui.stage import WIDE, Stage, stage
from tests.tui.test_clock import PLAN
from tests.tui.test_frames import SCENES, Play
from tests.tui.test_leaks import Clock
from wargame.settings import Settings
from wargame.tui.themes import DARK, LIGHT, THEMES
from wargame.tui.widgets.clock_face import ClockFace

Rgb = tuple[int, int, int]


def contrast(one: Rgb, two: Rgb) -> float:
    """The ratio of WCAG 2."""

    def light(colour: Rgb) -> float:
        parts = [(part / 255 / 12.92) if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def letters(here: Stage) -> Iterator[tuple[float, str]]:
    """Contrast and text of every run that holds a letter or a digit. Under a dialogue or the letters of jump mode the
    screen is dimmed on purpose: then only what is in front counts."""
    fronts = [box.region for box in here.app.screen.query("#box, .jump, #--input, CommandList")]
    for y, strip in enumerate(here.app.screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            shown = not fronts or any(front.contains(x, y) for front in fronts)
            if shown and style and style.color and style.bgcolor and any(char.isalnum() for char in text):
                yield contrast(style.color.triplet or (0, 0, 0), style.bgcolor.triplet or (0, 0, 0)), text
            x += cell_len(text)


def after(scene: str, *keys: str) -> Play:
    """A scene, and keys pressed there."""

    async def play(here: Stage) -> None:
        await SCENES[scene](here)
        await here.press(*keys)

    return play


async def guided(here: Stage) -> None:
    """A desk with the hints of the guided turn, and the clock running out."""
    here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", dict.fromkeys(SEATS, "human"))))
    await here.at("Opening")
    await here.press("enter")
    await here.at("HandOver")
    await here.press("t")
    await here.at("SeatScene")
    assert "1 of 6" in here.painted()
    now = here.app.now
    assert isinstance(now, Clock)
    now.seconds += 197
    here.app.screen.query_one(ClockFace).tick()
    await here.settled()
    assert "+0:10" in here.painted()


MORE: dict[str, Play] = {
    "talk": after("seat_situation", "7"),
    "whom": after("seat_situation", "7", "home", "enter", "enter"),
    "message": after("seat_situation", "7", "home", "enter", "enter", "end", "enter", "a"),
    "find": after("seat_situation", "slash", "a"),
    "map": after("seat_situation", "6"),
    "fewer": after("seat_moves", "f", "down"),
    "card": after("seat_moves", "c"),
    "palette": after("seat_moves", "colon", "s"),
    "help": after("seat_moves", "question_mark"),
    "scores": after("the_end", "2"),
    "charts": after("the_end", "3"),
    "promises": after("the_end", "4"),
    "questions": after("the_end", "5"),
    "replay_found": after("replay", "slash", *"idle", "enter"),
    "guide and clock": guided,
}
LOOKED_AT = {**SCENES, **MORE}
QUICK = ("handover", "seat_order", "revealed", "the_end", "talk", "charts", "guide and clock")
"""Scenes that between them hold every style; all others are looked at in the long run."""
BY_DAY = ("seat_order", "talk", "charts")
"""And those of them that are looked at every day in the light theme too."""


@pytest.mark.parametrize(
    ("scene", "theme"),
    [
        pytest.param(scene, theme, marks=() if scene in (QUICK if theme == DARK else BY_DAY) else pytest.mark.long)
        for scene in LOOKED_AT for theme in (DARK, LIGHT)
    ],
)  # fmt: skip
async def test_every_letter_can_be_read(scene: str, theme: str) -> None:
    timed = FakeDesk(plan=PLAN, table=FakeTable(turn=0, last=1))
    settings = Settings(theme=theme.removeprefix("wargame-"), cover_minutes=0)  # the clock is moved by minutes
    async with stage(WIDE, timed if scene == "guide and clock" else None, now=Clock(), settings=settings) as here:
        assert here.app.theme == theme
        await LOOKED_AT[scene](here)
        await here.settled()
        found = list(letters(here))
        assert len(found) > 2
        assert min(found)[0] >= 4.5, min(found)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_surfaces_are_neutral_greys(theme: object) -> None:
    for surface in (theme.background, theme.surface, theme.panel):  # type: ignore[attr-defined]
        red, green, blue = Color.parse(surface).triplet or (0, 1, 2)
        assert red == green == blue, "a tinted surface turns black on 256 colours"
