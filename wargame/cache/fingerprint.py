"""What makes an entry of another program another entry: its version, and the files that give rules their meaning."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from wargame import __version__

FORMAT = 4
"""Of what entries hold. One more where that changes."""
_MEANING = ("model", "language", "engine", "wording", "text", "authoring", "cache")
"""The rooms whose files decide what a text comes to. Whoever edits them works with the entries of what he edits."""


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """One text for this program as it is installed here. Files are known by their sizes and times, none is opened."""
    root = Path(__file__).resolve().parent.parent
    told = blake2b(digest_size=16, person=b"wargame-cache")
    for room in _MEANING:
        todo = [os.fspath(root / room)]
        while todo:
            inside = todo.pop()
            try:
                entries = sorted(os.scandir(inside), key=lambda entry: entry.name)
            except OSError:  # not a folder of files: its version must do
                continue
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    todo += [entry.path] if entry.name != "__pycache__" else []
                elif entry.name.endswith(".py"):
                    found = entry.stat()
                    told.update(f"{entry.path[len(inside) :]}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    return f"{FORMAT} {__version__} {sys.version_info[:2]} {told.hexdigest()}"
