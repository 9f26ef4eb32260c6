"""Every letter on every screen can be read: contrast of 4.5 to 1 in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color

from tests.tui.stage import WIDE, Stage, stage
from tests.tui.test_frames import SCENES
from wargame.tui.themes import DARK, LIGHT, THEMES

Rgb = tuple[int, int, int]


def contrast(one: Rgb, two: Rgb) -> float:
    """The ratio of WCAG 2."""

    def light(colour: Rgb) -> float:
        parts = [(part / 255 / 12.92) if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def letters(here: Stage) -> Iterator[tuple[float, str]]:
    """Contrast and text of every run that holds a letter or a digit."""
    for strip in here.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style and style.color and style.bgcolor and any(char.isalnum() for char in text):
                yield contrast(style.color.triplet or (0, 0, 0), style.bgcolor.triplet or (0, 0, 0)), text


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("scene", ["handover", "seat_order", "revealed", "the_end"])
async def test_every_letter_can_be_read(scene: str, theme: str) -> None:
    async with stage(WIDE) as here:
        here.app.theme = theme
        await SCENES[scene](here)
        await here.settled()
        assert min(letters(here))[0] >= 4.5, min(letters(here))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_surfaces_are_neutral_greys(theme: object) -> None:
    for surface in (theme.background, theme.surface, theme.panel):  # type: ignore[attr-defined]
        red, green, blue = Color.parse(surface).triplet or (0, 1, 2)
        assert red == green == blue, "a tinted surface turns black on 256 colours"
