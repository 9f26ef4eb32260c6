"""Files that survive a crash: whole reads, writes that have reached the disk, and replacement in one step."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from wargame.saves.problems import Unusable

LARGEST = 64 * 1024 * 1024
"""Bytes; a save above this is not read (an example game has about half of one million)."""

_BINARY: int = getattr(os, "O_BINARY", 0)


def read_bytes(path: Path) -> bytes:
    """All of a file. Raises ``Unusable`` with the reason where it is missing, no plain file, or too large."""
    try:
        # A pipe would block on opening, so what it is comes first.
        if not S_ISREG(os.stat(path).st_mode):
            raise Unusable(path, "this is not a file")
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise Unusable(path, reason) from None
    except ValueError:
        raise Unusable(path, "this is not the name of a file") from None
    if len(data) > LARGEST:
        raise Unusable(path, f"it is larger than {LARGEST} bytes")
    return data


def open_new(path: Path, mode: int = 0o666) -> int:
    """A handle to write a file that must not exist yet."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)


def open_at_end(path: Path, end: int) -> int:
    """A handle to write an existing file from byte ``end`` on; what lies behind is cut off, on the disk."""
    handle = os.open(path, os.O_WRONLY | _BINARY)
    if os.lseek(handle, 0, os.SEEK_END) > end:
        os.ftruncate(handle, end)
        os.fsync(handle)
    os.lseek(handle, end, os.SEEK_SET)
    return handle


def write_all(handle: int, data: bytes) -> None:
    """Write ``data`` and return when the disk has it. A short write (a full disk) is an ``OSError``."""
    if os.write(handle, data) != len(data):
        raise OSError("the disk took only a part of the line")
    os.fsync(handle)


def replace_file(path: Path, data: bytes) -> None:
    """Give ``path`` new contents, whole or not at all, readable by its owner alone where the system can say so."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    handle = open_new(new, 0o600)
    try:
        write_all(handle, data)
    finally:
        os.close(handle)
    os.replace(new, path)
    sync_directory(path.parent)


def sync_directory(folder: Path) -> None:
    """Make a new or renamed file's name safe too. Systems that cannot open a folder do not need it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
