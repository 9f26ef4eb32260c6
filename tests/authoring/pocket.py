"""The pocket world, and ways to have it wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

from wargame.authoring import Loaded, check_file

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket"
HEAD = """format: wargame-scenario/1
id: broken
title: Broken
summary: A scenario with a mistake.
opening: It begins.
turns: 6
rulebooks: [pocket-rules]
"""


def pocket_in(folder: Path) -> Path:
    """A copy of the pocket scenario and its rulebook."""
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        shutil.copy(POCKET / name, folder / name)
    return folder / "pocket.yaml"


def checked(folder: Path, body: str, *, head: str = HEAD) -> Loaded:
    """A scenario that uses the pocket rules and adds ``body``, checked."""
    pocket_in(folder)
    file = folder / "broken.yaml"
    file.write_text(head + body, encoding="utf-8")
    return check_file(file)


def said(loaded: Loaded) -> list[str]:
    """Each problem as ``line:column code``."""
    return [f"{one.line}:{one.column} {one.code}" for one in loaded.diagnostics]
