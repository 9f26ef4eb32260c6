"""What a newcomer must read from the first screen to the first sealed order, on a small screen, and how many keys it
takes.

Counted is what the way leads through: of each screen the list or text that has the keyboard, whole where it scrolls,
the call of the hand-over, the hint of the tour, the marked card as far as it is in sight, and every dialogue. A line
that was read before is not read again. What stands beside it for those who want to know more is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widget import Widget

from tests.tui.stage import NARROW, Stage
from wargame.session.catalogue import Catalogue
from wargame.tui.app import WargameApp

WORDS, KEYS = 530, 14
"""The goal is 350 words. Of what is left a third is the crisis itself, its warning and how it begins, and a third the
aims of the seat."""
WORD = re.compile(r"[^\W\d_][\w’'-]+")
BESIDE = ("#call", "#note", "#guide", "#card", "#question")
"""What is read beside what has the keyboard, where it is shown."""


class Reader:
    """Somebody who reads each line once."""

    def __init__(self, here: Stage) -> None:
        self.here, self.read = here, set[str]()
        self.words: dict[str, int] = {}

    def reads(self, where: str) -> None:
        """Read what is new in what has the keyboard, and beside it."""
        screen, rows = self.here.app.screen, self.here.painted().splitlines()
        beside = (*BESIDE, "#text") if self.here.scene == "Opening" else BESIDE
        shown = [self.here.app.focused or screen, *(one for name in beside for one in screen.query(name))]
        for widget in shown:
            if isinstance(widget, Widget) and widget.display and widget.region.area:
                at = widget.region
                lines = (row[at.x : at.right].strip("│╭╮╰╯─ ") for row in rows[at.y : at.bottom])
                new = {line for line in lines if line} - self.read
                self.read |= new
                self.words[where] = self.words.get(where, 0) + sum(len(WORD.findall(line)) for line in new)


async def patiently(here: Stage, holds: Callable[[], bool]) -> None:
    """Wait as long as the reading of a whole crisis may take."""
    for _ in range(3_000):
        if holds():
            break
        await here.pilot.pause(0.02)
    assert holds(), here.painted()
    await here.settled()


@pytest.mark.long
async def test_the_first_order_is_sealed_after_few_words_and_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "saves").mkdir()
    app = WargameApp(Catalogue())
    async with app.run_test(size=NARROW) as pilot:
        here = Stage(app, pilot)
        reader = Reader(here)
        await here.settled()
        reader.reads("launcher")
        await here.press("enter")
        await patiently(here, lambda: "Begin the game" in here.painted())
        reader.reads("form")
        await here.press("enter")
        await patiently(here, lambda: here.scene == "Opening")
        page = app.screen.query_one("#text")
        while True:
            await here.settled()
            reader.reads("opening")
            if page.scroll_y >= page.max_scroll_y:
                break
            page.scroll_page_down(animate=False)
        await here.press("enter")
        await patiently(here, lambda: here.scene == "HandOver")
        reader.reads("hand-over")
        await here.press("t")
        await patiently(here, lambda: here.scene == "SeatScene")
        keys = ("5", "3", "down", "enter", "s", "enter")
        for key in keys:
            await here.press(key)
            if here.scene == "SeatScene":
                reader.reads(f"after {key}")
        await patiently(here, lambda: here.scene == "HandOver")
    print(reader.words, sum(reader.words.values()))
    assert len(keys) <= KEYS
    assert sum(reader.words.values()) <= WORDS, reader.words
