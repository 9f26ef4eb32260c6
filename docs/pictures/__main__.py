"""Take the pictures of the README anew: ``python -m docs.pictures``. They are frames of a real game on the screen.
Those of the hosted pages: ``python -m docs.pictures.pages``.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from docs.pictures.games import HERE, begun
from tests.golden.games import GAMES
from wargame.session.catalogue import Catalogue
from wargame.tui.goals import ContinueGame, WatchGame
from wargame.tui.app import WargameApp

SIZE = (120, 40)
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts from a far server: the picture shall fetch nothing."""


async def shown(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is painted and nothing moves any more."""
    before = ""
    for _ in range(400):
        await pilot.pause(0.05)
        now = pilot.app.export_screenshot(simplify=True)
        if now == before and text.replace(" ", "&#160;") in now:
            return
        before = now
    raise SystemExit(f"{text!r} was never shown")


def take(app: WargameApp, name: str) -> None:
    """Keep what is shown."""
    picture = FONTS.sub("", app.export_screenshot(title="wargame"))
    (HERE / f"{name}.svg").write_text(picture, encoding="utf-8", newline="\n")


async def photographed(app: WargameApp, name: str, keys: Sequence[str], sees: Sequence[str]) -> None:
    """Start the screen, press each key once the text before it is shown, and take the last thing seen.

    Args:
        sees: what must be painted before each key, then before the picture.
    """
    async with app.run_test(size=SIZE) as pilot:
        for key, text in zip((*keys, ""), sees, strict=True):
            await shown(pilot, text)
            if key:
                await pilot.press(*key.split())
        take(app, name)
        if app.playing is not None:
            app.playing.session.table.leave()


async def main() -> None:
    """The launcher; a seat's war room in the third week; three steps of a reveal; the end; a step of the replay."""
    with tempfile.TemporaryDirectory() as folder:
        desk, last, over = (Path(folder) / f"{name}.jsonl" for name in ("desk", "last", "over"))
        begun(desk, turns=2, waiting="tokyo")
        reveals = {name: Path(folder) / f"{name}.jsonl" for name in ("reveal-orders", "reveal", "reveal-mattered")}
        for path in reveals.values():
            begun(path, turns=1, waiting=None)
        begun(last, turns=7, waiting=None)
        GAMES[0].play(over)
        await photographed(WargameApp(Catalogue()), "launcher", (), ["⢀"])  # the coast is drawn last
        await photographed(
            WargameApp(Catalogue(), first=ContinueGame(desk)),
            "desk",
            ["enter", "3"],
            ["Pass the keyboard", "Cover", "On your own"],
        )
        for name, further in (("reveal-orders", []), ("reveal", ["enter " * 3]), ("reveal-mattered", ["end"])):
            app = WargameApp(Catalogue(), first=ContinueGame(reveals[name]))
            sees = ["Open the orders", "Orders", *(["Next"] if further else [])]
            await photographed(app, name, ["enter", *further], sees)
        await photographed(
            WargameApp(Catalogue(), first=ContinueGame(last)),
            "end",
            ["enter", "end", "enter", "3"],
            ["Open the orders", "Orders", "Next", "The end", "The end"],
        )
        await photographed(
            WargameApp(Catalogue(), first=WatchGame(over)),
            "replay",
            ["right_square_bracket right_square_bracket right right"],
            ["Where the tracks stood", "Where the tracks stood"],
        )


asyncio.run(main())
