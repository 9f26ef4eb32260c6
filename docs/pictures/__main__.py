"""Take the pictures of the README anew: ``python -m docs.pictures``. They are frames of a real game on the screen."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from tests.golden.games import GAMES
from wargame.authoring import load_scenario
from wargame.library import find_scenario
from wargame.players.script import read_script
from wargame.players.seating import HUMAN, seal_for
from wargame.table.table import Table
from wargame.tui.app import WargameApp
from wargame.tui.shelf import Shelf

HERE = Path(__file__).parent
SIZE = (120, 40)
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts from a far server: the picture shall fetch nothing."""


def begun(path: Path, turns: int, waiting: str | None) -> None:
    """A game of the golden scripts, left in its next turn with all orders sealed but that of the seat ``waiting``."""
    golden = GAMES[0]
    scenario = load_scenario(find_scenario(golden.scenario)).scenario
    assert scenario is not None
    scripts = {seat: read_script(golden.folder / f"{seat}.yaml", scenario, seat) for seat in scenario.seats}
    people = dict.fromkeys(scenario.seats, HUMAN)
    with Table.new(scenario, path=path, modules=(golden.module,), players=people, seed=golden.seed) as table:
        for _ in range(turns):
            table.open_turn()
            seal_for(table, scripts, lambda seat: False)
            table.reveal()
        table.open_turn()
        seal_for(table, scripts, lambda seat: seat == waiting)


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


async def main() -> None:
    """A seat's desk in the third week, and a step of the reveal that follows."""
    with tempfile.TemporaryDirectory() as folder:
        desk, reveal = Path(folder) / "desk.jsonl", Path(folder) / "reveal.jsonl"
        begun(desk, turns=2, waiting="tokyo")
        app = WargameApp(Shelf(), continue_path=desk)
        async with app.run_test(size=SIZE) as pilot:
            await shown(pilot, "Pass the keyboard")
            await pilot.press("enter")
            await shown(pilot, "Cover")
            await pilot.press("3")
            await pilot.pause(0.5)
            take(app, "desk")
        begun(reveal, turns=1, waiting=None)
        app = WargameApp(Shelf(), continue_path=reveal)
        async with app.run_test(size=SIZE) as pilot:
            await shown(pilot, "Open the orders")
            await pilot.press("enter")
            await shown(pilot, "Orders")
            for _ in range(5):
                await pilot.press("enter")
                await pilot.pause(0.5)
            take(app, "reveal")


asyncio.run(main())
