"""What a save says of itself at a glance: its first line and its end alone, so that a long shelf is listed at once.

A branch is looked at in full: what it says of itself stands somewhere in between."""

from __future__ import annotations

import json
import re
from pathlib import Path
from stat import S_ISREG
from typing import Any

from wargame.model.state import Phase
from wargame.saves.budget import MOST_BYTES
from wargame.saves.seals import game_id, seed_commitment
from wargame.saves.index import SaveSummary, look_at

_HEAD, _END = 16 * 1024, 64 * 1024
_FILES = b',"files":['
"""Where the first line goes on with the whole scenario, which a list does not need."""
_BRANCH = re.compile(rb'"prev":"[0-9a-f]{64}","kind":"branch","v":')
_SAYS = re.compile(rb'\{"n":\d+,"prev":"[0-9a-f]{64}","kind":"(\w+)","v":\d+(?:,"turn":(\d+))?')


def glance(path: Path) -> SaveSummary:
    """One save as it presents itself; nothing is checked (``look_at`` does that) but whether its last line closes it,
    for a closed game is shown whole. Never raises for what a file holds.

    ``phase`` is ``CLOSED`` or, for a game that goes on, ``PLANNING``. What does not even look like a save is looked at
    in full, which gives the reason.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe would block on opening
            return look_at(path)
        data = path.read_bytes() if status.st_size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return look_at(path)
    if _BRANCH.search(data):
        return look_at(path)
    head, end = data[:_HEAD], data[-_END:]
    cut = head.find(_FILES)
    try:
        start = json.loads(head[:cut] + b"}") if cut > 0 else {}
        lines = end.split(b"\n")[:-1]
        said = [found.groups() for line in lines if (found := _SAYS.match(line))]
        closed = bool(said) and said[-1][0] == b"close"
        if not said or (closed and not _closes(start, lines[-1])):
            return look_at(path)  # a last line longer than the end that was read, or one that closes nothing
        return SaveSummary(
            path=path,
            changed=status.st_mtime,
            title=str(start["title"]),
            scenario=str(start["scenario"]),
            turn=max((int(turn) for _, turn in said if turn), default=0),
            turns=int(start["turns"]),
            phase=Phase.CLOSED if closed else Phase.PLANNING,
            players={str(seat): str(player) for seat, player in start["players"].items()},
            rehearsal=bool(start.get("rehearsal", False)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return look_at(path)


def _closes(start: dict[str, Any], line: bytes) -> bool:
    """Whether the last line opens what the first one promised. A game begun anew in the save is looked at whole."""
    close = json.loads(line)
    secret = bytes.fromhex(close["secret"])
    return bool(game_id(secret) == start["game"] and seed_commitment(secret, close["seed"]) == start["commitment"])


def glance_all(folder: Path) -> tuple[SaveSummary, ...]:
    """Every ``*.jsonl`` of a folder at a glance, the one written last first."""
    try:
        paths = sorted(folder.glob("*.jsonl"))
    except OSError:
        return ()
    return tuple(sorted((glance(path) for path in paths), key=lambda save: save.changed, reverse=True))
