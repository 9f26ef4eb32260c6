"""Write every golden story and the example game anew."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.golden.games import EXAMPLE, GAMES, command, example

for game in GAMES:
    with tempfile.TemporaryDirectory() as folder:
        save = Path(folder) / "game.jsonl"
        game.play(save)
        game.story.write_text(command("replay", str(save)), encoding="utf-8", newline="\n")
        if game.scenario == EXAMPLE:
            shutil.copyfile(save, example())
    print(game.story)
