"""Saves on the disk: whole reads, and a file that goes on at its end. ``wargame.files`` says how files are made."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from wargame.saves.budget import MOST_BYTES
from wargame.saves.problems import Unusable

_BINARY: int = getattr(os, "O_BINARY", 0)


def read_bytes(path: Path) -> bytes:
    """All of a file. Raises ``Unusable`` with the reason where it is missing, no plain file, or too large."""
    try:
        # A pipe would block on opening, so what it is comes first.
        if not S_ISREG(os.stat(path).st_mode):
            raise Unusable(path, "this is not a file")
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise Unusable(path, reason) from None
    except ValueError:
        raise Unusable(path, "this is not the name of a file") from None
    if len(data) > MOST_BYTES:
        raise Unusable(path, f"it is larger than {MOST_BYTES} bytes")
    return data


def open_to_go_on(path: Path) -> int:
    """A handle to write an existing file; nothing is changed yet."""
    return os.open(path, os.O_WRONLY | _BINARY)


def cut(handle: int, end: int) -> None:
    """Go to byte ``end`` of an open file; what lies behind is cut off, on the disk."""
    if os.lseek(handle, 0, os.SEEK_END) > end:
        os.ftruncate(handle, end)
        os.fsync(handle)
    os.lseek(handle, end, os.SEEK_SET)
