"""Write every golden story and example game anew."""

from __future__ import annotations

from tests.golden.games import GAMES, command

for game in GAMES:
    game.example.unlink(missing_ok=True)
    game.play(game.example)
    game.story.write_text(command("replay", str(game.example)), encoding="utf-8", newline="\n")
    print(f"{game.scenario}: {game.story}, {game.example}")
