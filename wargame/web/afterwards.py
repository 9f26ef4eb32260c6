"""What whoever hosted a game can do with it once it is over."""

from __future__ import annotations

from pathlib import Path

from wargame.files import shell_word
from wargame.wording.catalogue import _


def after_the_game(save: Path) -> tuple[tuple[str, str], ...]:
    """Commands to go on with in a terminal, each behind what it does."""
    path = shell_word(save)
    return (
        (_("Tell it again, step by step:"), f"wargame replay {path}"),
        (_("Write the report:"), f"wargame aar {path} -o report.html"),
        (_("Ask where the points came from, and what mattered most:"), f"wargame analyse {path}"),
    )
