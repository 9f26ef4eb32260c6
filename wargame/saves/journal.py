"""The file of a game: lines are added at its end, each safely on the disk before the game goes on."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from wargame.files import PRIVATE, SHARED, make_file, tighten, why, write_all
from wargame.saves.budget import check_room, is_roomy
from wargame.saves.chain import FIRST, Chain, JournalEntry, write_line
from wargame.saves.disk import cut, open_to_go_on
from wargame.saves.vault import Checkpoint
from wargame.saves.problems import Damaged, Taken, Unusable

_MOST_TORN = 1000


class Journal:
    """An open journal. That one program alone writes it is its vault's business (``vault.Vault.hold``).

    Made by ``create`` for a new game or ``of`` for one that goes on; ``close`` when the table is left.

    Attributes:
        path: the file.
        entries: every line so far, oldest first.
    """

    def __init__(self, path: Path, handle: int, entries: list[JournalEntry], end: int, torn: bytes) -> None:
        """For ``create`` and ``of`` alone."""
        self.path, self.entries = path, entries
        self._handle, self._end, self._torn = handle, end, torn
        self._mode, self._left, self._mended = PRIVATE, False, False
        self._before: bytes | None = None

    @classmethod
    def create(
        cls, path: Path, *, private: bool = True, after: bytes = b"", entries: Sequence[JournalEntry] = ()
    ) -> Journal:
        """Start a journal. Its file comes with its first line, whole or not at all, so that no crash leaves an empty
        save in the way. ``private``: nobody but its owner may read it (a rehearsal has no secrets, and its file is as
        the umask says). ``after``: lines it begins with, and their entries, where it is a branch. Raises ``Unusable``
        where the file exists."""
        journal = cls(path, -1, list(entries), 0, b"")
        journal._before = after
        journal._mode = PRIVATE if private else SHARED
        if os.path.lexists(path):
            journal.close()
            raise Taken(path)
        return journal

    @classmethod
    def of(cls, path: Path, chain: Chain) -> Journal:
        """Go on with a journal as it was read. Nothing of it is changed before ``mend``.

        Raises:
            Damaged: a line before the end is not what was written.
            Unusable: it cannot be written.
        """
        if chain.flaw:
            raise Damaged(path, chain.flaw.line, chain.flaw.reason)
        try:
            handle = open_to_go_on(path)
        except OSError as error:
            raise Unusable(path, f"the save cannot be opened ({why(error)})") from None
        return cls(path, handle, list(chain.entries), chain.good, chain.torn)

    def mend(self) -> None:
        """Make an opened journal ready to be written: its torn tail is kept in a new file beside it (``NAME.torn``,
        ``NAME.torn-2`` …) and cut off, and a game of people is taken from the eyes of others. Called by ``append``; and
        before, when it is known that the game can go on here. Raises ``Unusable`` where the tail can be kept nowhere.
        """
        if self._mended or self._handle < 0:
            return
        try:
            if self._torn:
                _keep_torn(self.path, self._torn)
            cut(self._handle, self._end)
        except OSError as error:
            raise Unusable(self.path, f"its torn last line cannot be kept beside it ({why(error)})") from None
        if self.entries and not self.entries[0].body.get("rehearsal"):
            tighten(self._handle)
        self._mended = True

    @property
    def next_number(self) -> int:
        """The number of the line to be written next."""
        return len(self.entries) + 1

    @property
    def roomy(self) -> bool:
        """Whether words may still be added, beside what the game needs to come to its end."""
        return is_roomy(len(self.entries), self._end)

    def coming(self, kind: str, body: Mapping[str, Any]) -> str:
        """The hash that ``append`` would give this line."""
        return write_line(self.next_number, self._last, kind, body)[1].hash

    def seen(self, before: Checkpoint, coming: str = "") -> Checkpoint:
        """How far this journal has come, for its vault; ``coming``: the hash of the line about to be written."""
        file = before.file
        if self._handle >= 0:
            found = os.fstat(self._handle)
            file = (found.st_dev, found.st_ino)
        return Checkpoint(before.path, file, len(self.entries), self._last, coming)

    @property
    def _last(self) -> str:
        return self.entries[-1].hash if self.entries else FIRST

    def append(self, kind: str, body: Mapping[str, Any]) -> JournalEntry:
        """Write one line and wait until the disk has it.

        Raises:
            OSError: it was not written, for the disk did not take it or its reader would not (``budget``). The journal
                is closed: the game must be resumed from the file.
            Taken: the first line of a new game found something of its name there.
        """
        line, entry = write_line(self.next_number, self._last, kind, body)
        try:
            self.check_held()
            check_room(entry.n, len(body.get("events", ())), len(line), self._end)
            if self._before is not None:
                self._begin(self._before + line)
            else:
                self.mend()
                self._write(line)
        except OSError as problem:
            self.close()
            raise OSError(problem.errno or errno.EIO, why(problem), str(self.path)) from problem
        except BaseException:
            self.close()
            raise
        self.entries.append(entry)
        return entry

    def check_held(self) -> None:
        """Raise ``OSError`` where the journal was let go: what another program may write now is left alone; or where
        the file was deleted meanwhile: what is written then is gone with it. A file that was moved is written on."""
        if self._left:
            raise OSError(errno.EBADF, "the game was let go, and goes on from its save", str(self.path))
        if self._handle >= 0 and os.name == "posix" and not os.fstat(self._handle).st_nlink:
            raise OSError(errno.ENOENT, "the save was deleted while it was played", str(self.path))

    def _begin(self, lines: bytes) -> None:
        try:
            make_file(self.path, lines, self._mode)
        except FileExistsError:
            raise Taken(self.path) from None
        self._before = None
        self._handle = open_to_go_on(self.path)
        self._end = os.lseek(self._handle, 0, os.SEEK_END)
        self._mended = True

    def _write(self, line: bytes) -> None:
        try:
            write_all(self._handle, line)
        except OSError:
            with suppress(OSError):  # no torn tail where the disk still answers
                cut(self._handle, self._end)
            raise
        self._end += len(line)

    def close(self) -> None:
        """Let go of the file; harmless when done twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        self._left = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def torn_path(path: Path) -> Path:
    """Where the first torn tail of a journal is kept; others are numbered behind it."""
    return path.with_name(path.name + ".torn")


def _keep_torn(path: Path, torn: bytes) -> None:
    """Put the bytes into a file of their own, on the disk before they leave the journal. Whatever has its name already
    stays as it is, a link above all."""
    for number in range(1, _MOST_TORN + 1):
        kept = torn_path(path) if number == 1 else path.with_name(f"{path.name}.torn-{number}")
        try:
            make_file(kept, torn + b"\n", PRIVATE)
        except FileExistsError:
            continue
        return
    raise OSError(errno.EEXIST, f"there are {_MOST_TORN} torn tails beside it already")
