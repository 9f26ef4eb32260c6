"""Entries in the user's cache folder, each under a seal that only this user's programs can write.

An entry is believed only where its seal is right: whatever was damaged, cut short, renamed or written by anybody else
is as if it were not there, and is made anew. Nothing here ever raises or says anything: without a folder of one's own
that can be written there is simply no cache. The environment variable ``WARGAME_CACHE`` names another folder, or
switches it off (``off``).
"""

from __future__ import annotations

import json
import os
import re
import stat
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any

from wargame import library
from wargame.files import PRIVATE, make_file, replace_file

MOST_BYTES = 64 << 20
"""What all entries may come to; where it is more, those not used for longest go."""
LARGEST = 16 << 20
"""No entry is larger, written or read out."""
_SEAL = 32
_SECRET = 32
_TOUCHED = 3600.0
"""Seconds after which the use of an entry is written down again."""
_ENTRY = re.compile(r"[a-z]+-[0-9a-f]{32}\.cache\Z")


def name_of(kind: str, *of: str) -> str:
    """What an entry is called that is worked out from these texts, in this order."""
    told = blake2b(digest_size=16, person=b"wargame-cache")
    for text in of:
        data = text.encode("utf-8", "surrogatepass")
        told.update(b"%d:" % len(data))
        told.update(data)
    return f"{kind}-{told.hexdigest()}.cache"


def recall(name: str) -> tuple[Mapping[str, Any], bytes] | None:
    """The two parts of an entry, if this user's program wrote it under this name: what is said of it, what is kept."""
    folder = library.cache_dir()
    if folder is None:
        return None
    path = folder / name
    with suppress(OSError, ValueError, zlib.error, RecursionError):
        raw = _read(path)
        secret = _secret(folder)
        if raw is None or secret is None or not compare_digest(raw[:_SEAL], _sealed(secret, name, raw[_SEAL:])):
            return None
        reader = zlib.decompressobj()
        head, _, body = reader.decompress(raw[_SEAL:], LARGEST).partition(b"\n")
        said = json.loads(head)
        if reader.eof and isinstance(said, dict):
            _touch(path)
            return said, body
    return None


def keep(name: str, said: Mapping[str, Any], body: bytes = b"") -> None:
    """Keep an entry, where there is a place for it."""
    folder = library.cache_dir()
    if folder is None:
        return
    with suppress(OSError):
        head = json.dumps(said, separators=(",", ":")).encode() + b"\n"
        if len(head) + len(body) >= LARGEST:
            return
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        secret = _secret(folder, make=True)
        if secret is None:
            return
        data = zlib.compress(head + body, 1)
        _make_room(folder, len(data) + _SEAL)
        replace_file(folder / name, _sealed(secret, name, data) + data, PRIVATE)


def _sealed(secret: bytes, name: str, data: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + data, digest_size=_SEAL, key=secret, person=b"wargame-cache").digest()


def _read(path: Path, others: int = 0o022) -> bytes | None:
    """The bytes of an ordinary file of this user's, never through a link; None where it is none, or too large."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with open(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST or not _is_ours(found, others):
            return None
        return file.read(LARGEST)


_BINARY: int = getattr(os, "O_BINARY", 0)


def _secret(folder: Path, *, make: bool = False) -> bytes | None:
    """What seals are made with: random, and this user's alone, as the folder must be."""
    if not _is_ours(os.stat(folder), 0o022):
        return None
    path = folder / "key"
    found = _key(path)
    if found is None and make:
        path.unlink(missing_ok=True)
        with suppress(FileExistsError):  # another program was quicker
            make_file(path, os.urandom(_SECRET), PRIVATE)
        found = _key(path)
    return found


def _key(path: Path) -> bytes | None:
    with suppress(OSError):
        found = _read(path, 0o077)
        return found if found is not None and len(found) == _SECRET else None
    return None


def _is_ours(found: os.stat_result, others: int) -> bool:
    """Whether something is this user's, and what others may do with it (permission bits) is nothing."""
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & others)


def _touch(path: Path) -> None:
    """Write down that an entry was used, at most once an hour."""
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > _TOUCHED:
            os.utime(path)


def _make_room(folder: Path, wanted: int) -> None:
    """Throw away what was not used for longest, until so many bytes more have room."""
    entries = []
    for entry in os.scandir(folder):
        if _ENTRY.match(entry.name):
            with suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                entries.append((found.st_mtime, found.st_size, entry.path))
    room = MOST_BYTES - wanted - sum(size for _, size, _ in entries)
    for _, size, path in sorted(entries):
        if room >= 0:
            return
        with suppress(OSError):
            os.unlink(path)
        room += size
