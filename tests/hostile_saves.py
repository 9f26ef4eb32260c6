"""Saves from somebody who wishes this terminal ill: names of files, titles and players that would steer it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.saves.forging import forge
from wargame.authoring import load_scenario
from wargame.table.table import Table

POCKET = Path(__file__).parent / "fixtures" / "pocket" / "pocket.yaml"
PLANTED = "\x1b]0;PLANTED\x07\x1b[2J\x9b31m\u202e[@click=app.exit]x[/] [/]"
"""Sets the window's title, wipes the screen, turns colours and reading order, and is markup."""
FILE = PLANTED.replace("/", "")


def hostile_saves(home: Path) -> tuple[Path, Path, Path]:
    """Into ``home/saves``: a game that goes on, one that is closed, and one that is damaged; every hash is right.
    The drawer of the first goes where the surroundings say."""
    folder = home / "saves"
    folder.mkdir(parents=True)
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    going, closed, damaged = (folder / f"{name}{FILE}.jsonl" for name in ("going", "closed", "damaged"))
    for path, end in ((going, False), (closed, True)):
        table = Table.new(scenario, path=path, modules=(), players=dict.fromkeys(scenario.seats, "idle"), seed=3)
        table.open_turn()
        table.close(early=True) if end else table.leave()
        forge(path, 1, _speak_ill)
    damaged.write_bytes(f'{{"n":1,"kind":"{PLANTED}"}}\n{PLANTED}\n'.encode())
    return going, closed, damaged


def _speak_ill(start: dict[str, Any]) -> None:
    start["title"] += PLANTED
    start["players"] = {**start["players"], "blue": f"human:{PLANTED}"}
