"""Which file a running game is written into, and whether it stands there as it was left.

A backup copy of a running save has the same secrets behind it as its original: if both went on, orders sealed in the
one would be missing in the other. So one file goes on, and every other one is a copy, which can be branched. The same
holds for a save that was cut back: what was revealed was seen.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from wargame.saves.chain import JournalEntry, read_chain
from wargame.saves.disk import read_bytes
from wargame.saves.vault import Checkpoint
from wargame.saves.problems import Copied, NotAsLeft, Unusable


def written(path: Path) -> str:
    """A path with every link on the way followed, as letters that any JSON can hold."""
    return quote_from_bytes(os.fsencode(path.resolve()), safe="/\\: ")


def path_of(seen: Checkpoint) -> Path:
    """The save of a vault, where it was last."""
    return Path(os.fsdecode(unquote_to_bytes(seen.path)))


def game_of(entries: Sequence[JournalEntry]) -> tuple[str, bool]:
    """The id of the game that these lines play now, as they say it, and whether it is a rehearsal."""
    for entry in reversed(entries):
        if entry.kind in ("start", "branch"):
            return str(entry.body.get("game")), entry.body.get("rehearsal") is True
    return "", False


def check_file(path: Path, entries: Sequence[JournalEntry], seen: Checkpoint) -> None:
    """Whether this file is the one a game goes on in.

    The file that was written last does, also under a new name, in another folder or through a link. Where it is gone,
    a file that stands as it was left takes its place.

    Raises:
        Copied: the game goes on in another file.
        NotAsLeft: lines are missing, added or changed.
    """
    fits = stands_as_left(entries, seen)
    if not _is_file(path, seen):
        game, _ = game_of(entries)
        for other in _others(path, seen):
            found = entries_at(other)
            if game_of(found)[0] == game and (not fits or stands_as_left(found, seen)):
                raise Copied(path, other)
    if not fits:
        raise NotAsLeft(path, _difference(entries, seen))


def stands_as_left(entries: Sequence[JournalEntry], seen: Checkpoint) -> bool:
    """Whether a save ends where its vault knows it to, or with the line that was being written then."""
    if len(entries) == seen.line + 1:
        return bool(seen.coming) and entries[-1].hash == seen.coming
    return len(entries) == seen.line and (not entries or entries[-1].hash == seen.hash)


def _difference(entries: Sequence[JournalEntry], seen: Checkpoint) -> str:
    if len(entries) < seen.line:
        return f"it was cut back: it ends at line {len(entries)}, and here it had come to line {seen.line}"
    if seen.line and entries[seen.line - 1].hash != seen.hash:
        return f"it was changed: line {seen.line} is not the one that was written here"
    return f"it was added to: line {seen.line + 1} was not written here"


def _is_file(path: Path, seen: Checkpoint) -> bool:
    with suppress(OSError, ValueError):
        if path.samefile(path_of(seen)):
            return True
    return seen.file != (0, 0) and file_of(path) == seen.file


def _others(path: Path, seen: Checkpoint) -> Iterator[Path]:
    """Where else the game may be: under its last path; or beside that, or here, the same file with another name."""
    last = path_of(seen)
    if last.is_file():
        yield last
    for folder in dict.fromkeys((last.parent, path.resolve().parent)) if seen.file[1] else ():
        with suppress(OSError, ValueError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.inode() == seen.file[1] and file_of(Path(entry.path)) == seen.file:
                    yield Path(entry.path)


def last_seen(seen: Checkpoint) -> Path | None:
    """The save of a vault, under its last name or another one in the same folder; None: it is not there."""
    last = path_of(seen)
    return next((path for path in _others(last, seen) if path.is_file()), None)


def entries_at(path: Path) -> Sequence[JournalEntry]:
    """The lines of a save up to its first flaw; none where it cannot be read."""
    try:
        return read_chain(read_bytes(path)).entries
    except Unusable:
        return ()


def file_of(path: Path) -> tuple[int, int]:
    """Which file that is, whatever it is called: its device and number; zeros where that cannot be known."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino
