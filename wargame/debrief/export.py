"""Texts that players keep of a game: a turn as it was told, the account at the end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wargame.debrief.chapter import Chapter
from wargame.files import SHARED, replace_file
from wargame.text.cells import width
from wargame.text.characters import neutral


def as_text(heading: str, chapters: Iterable[Chapter]) -> str:
    """Steps as a plain text that ends with a line break: headings underlined, an empty line between steps."""
    lines = [heading, "=" * width(neutral(heading))]
    for chapter in chapters:
        lines += ["", *(() if chapter.title == heading else (chapter.title,)), *(f"  {one}" for one in chapter.lines)]
    return neutral("\n".join(lines) + "\n")


def keep(text: str, name: str, save: Path, folder: Path) -> Path:
    """Write a text beside its save, else (a shipped example, a stick that is full) into ``folder``; returns where.

    It is to be handed out, so who may read it is as the umask says, unlike the save.

    Args:
        name: what it is, e.g. ``turn-3.txt``: the file is named for the save and for this. One that is there already
            is written anew.
    Raises:
        OSError: it can be written nowhere.
    """
    file = f"{save.stem}-{name}"
    beside = save.parent / file
    try:
        replace_file(beside, text.encode(), SHARED)
        return beside
    except OSError:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / file, text.encode(), SHARED)
        return folder / file
