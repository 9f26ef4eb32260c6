"""A file that is being written, looked at again and again: what came of it, and whether it was saved since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.table.quiet import Preview

LOOK = 1.0
"""Seconds between two looks at whether a file was saved."""
Stamp = tuple[int, int] | None
"""When a file was written, in nanoseconds, and how long it is; None: it is not there."""


class PreviewedFile:
    """What is previewed.

    Attributes:
        name: of the file, for headings.
        seat, turn: what to show first.
    """

    def __init__(
        self, name: str, read: Callable[[], Preview | str], files: Callable[[], Sequence[Path]],
        seat: str | None = None, turn: int = 1,
    ) -> None:  # fmt: skip
        """Nothing is read yet.

        Args:
            read: reads it anew; what is wrong, in words, where it cannot be shown.
            files: it and those it is built on, as they were when it could last be read.
        """
        self.name, self.seat, self.turn = name, seat, turn
        self._read, self._files = read, files
        self._seen: Mapping[Path, Stamp] = {}

    def look(self) -> Preview | str:
        """Read it, and remember how its files stood before: what is saved meanwhile is read again."""
        before = {path: _stamp(path) for path in self._files()}
        found = self._read()
        self._seen = {path: before[path] if path in before else _stamp(path) for path in self._files()}
        return found

    def changed(self) -> bool:
        """Whether one of the files was saved since the last look."""
        return any(_stamp(path) != seen for path, seen in self._seen.items())


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
