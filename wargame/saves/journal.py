"""The file of a game: lines are added at its end, each safely on the disk before the game goes on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout

from wargame.saves.chain import FIRST, Entry, read_chain, write_line
from wargame.saves.disk import open_at_end, open_new, read_bytes, sync_directory, write_all
from wargame.saves.problems import Damaged, Unusable
from wargame.saves.usable import check_usable


class Journal:
    """An open journal; one program writes it at a time.

    Made by ``create`` for a new game or ``open`` for one that goes on; ``close`` when the table is left.

    Attributes:
        path: the file.
        entries: every line so far, oldest first.
    """

    def __init__(self, path: Path, lock: FileLock, handle: int, entries: list[Entry]) -> None:
        """For ``create`` and ``open`` alone."""
        self.path, self.entries = path, entries
        self._lock, self._handle = lock, handle

    @classmethod
    def create(cls, path: Path) -> Journal:
        """Start an empty journal. Raises ``Unusable`` where the file exists, cannot be made or is in use."""
        lock = _locked(path)
        try:
            handle = open_new(path)
            sync_directory(path.parent)
        except OSError as error:
            lock.release()
            raise Unusable(path, "a file of this name is there already" if isinstance(error, FileExistsError)
                           else f"the save cannot be made ({error.strerror})") from None
        return cls(path, lock, handle, [])

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Go on with a journal. A torn last line is cut off and kept beside, as NAME.torn.

        Raises:
            Unusable: no such file, no save, or another program writes it.
            Damaged: a line before the end is not what was written.
        """
        data = read_bytes(path)
        lock = _locked(path)
        try:
            # Read again under the lock: the program that held it before may have written meanwhile.
            data = read_bytes(path)
            chain = read_chain(data)
            check_usable(path, chain)
            if chain.flaw:
                raise Damaged(path, chain.flaw.line, chain.flaw.reason)
            if chain.torn:
                _keep_torn(path, chain.torn)
            handle = open_at_end(path, chain.good)
        except OSError as error:
            lock.release()
            raise Unusable(path, f"the save cannot be opened ({error.strerror})") from None
        except BaseException:
            lock.release()
            raise
        return cls(path, lock, handle, list(chain.entries))

    @property
    def next_number(self) -> int:
        """The number of the line to be written next."""
        return len(self.entries) + 1

    def append(self, kind: str, body: Mapping[str, Any]) -> Entry:
        """Write one line and wait until the disk has it. ``OSError`` leaves the journal closed: what reached the
        disk is unknown, so the game must be resumed from the file."""
        line, entry = write_line(self.next_number, self.entries[-1].hash if self.entries else FIRST, kind, body)
        try:
            write_all(self._handle, line)
        except BaseException:
            self.close()
            raise
        self.entries.append(entry)
        return entry

    def close(self) -> None:
        """Let go of the file; harmless when done twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def lock_path(path: Path) -> Path:
    """The file that says a journal is being written; it stays empty."""
    return path.with_name(path.name + ".lock")


def torn_path(path: Path) -> Path:
    """Where the torn tails of a journal are kept."""
    return path.with_name(path.name + ".torn")


def _locked(path: Path) -> FileLock:
    # Not one hold a thread: a screen may open a game in a worker and leave it from its own thread.
    lock = FileLock(lock_path(path), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise Unusable(path, "another program is playing this game") from None
    except OSError as error:
        raise Unusable(path, f"the save cannot be locked ({error.strerror})") from None
    return lock


def _keep_torn(path: Path, torn: bytes) -> None:
    """Add the bytes to the torn file, on the disk before they leave the journal."""
    with open(torn_path(path), "ab", buffering=0) as file:
        write_all(file.fileno(), torn + b"\n")
    sync_directory(path.parent)
