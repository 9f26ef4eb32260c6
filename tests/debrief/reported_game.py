"""One finished game for the tests of reports: people with names at every seat, words between them, a promise broken,
and as many signs as can be that some medium would take for its own."""

from __future__ import annotations

from pathlib import Path

from tests.table.games import at, play, pocket
from tests.table.talking import message, promise
from wargame.model.state import Phase
from wargame.table import Table

NAMES = {"amber": "Hanako Yamaguchi", "blue": "김민준", "coral": "さくら 小林"}
HOSTILE = "=HYPERLINK(\"x\") <script>alert(1)</script> [@click=app.quit]x[/] **b** `c` | {{ 7 * 7 }} </style> ]]> &amp;"


def reported_game(path: Path) -> Path:
    """The save of a game in which Hanako wrote in both languages, and Amber promised what it did not do."""
    table = Table.new(pocket(), path=path, modules=(), players=NAMES, seed=7, rehearsal=True)
    play(table, at(Phase.PLANNING, 1))
    table.say(message("amber", "blue", f"Hanako here. Yamaguchi-san says: {HOSTILE}"))
    table.say(message("blue", "public", "저는 김민준입니다. 平和のために、さくら。小林"))
    table.say(promise("amber", "speech"))
    play(table)
    return path
