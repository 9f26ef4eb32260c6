"""A save changed by somebody who knows how saves are made: every hash is right again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from wargame.saves.chain import FIRST, read_chain, write_line
from wargame.saves.disk import read_bytes
from wargame.saves.journal import Journal

Body = dict[str, Any]


def forge(path: Path, n: int, change: Callable[[Body], object]) -> None:
    """Rewrite a save with line ``n`` changed; ``change`` works on what the line says."""
    prev, lines = FIRST, []
    for entry in read_chain(path.read_bytes()).entries:
        body = deepcopy(dict(entry.body))
        if entry.n == n:
            change(body)
        line, made = write_line(entry.n, prev, entry.kind, body)
        lines.append(line)
        prev = made.hash
    path.write_bytes(b"".join(lines))


def reopened(path: Path) -> Journal:
    """A journal to go on with, whatever its lines say."""
    return Journal.of(path, read_chain(read_bytes(path)))


def append(path: Path, kind: str, body: Body) -> None:
    """Add one line at the end of a save, chained as the program does it."""
    entries = read_chain(path.read_bytes()).entries
    line, _ = write_line(len(entries) + 1, entries[-1].hash, kind, body)
    with path.open("ab") as file:
        file.write(line)


def line_of(path: Path, kind: str, which: int = 0) -> int:
    """The number of the ``which``-th line of a kind, from 0; negative from the end."""
    return [entry.n for entry in read_chain(path.read_bytes()).entries if entry.kind == kind][which]


def event_of(path: Path, n: int, kind: str) -> int:
    """The place, from 0, of the first event of a kind on line ``n``."""
    events = read_chain(path.read_bytes()).entries[n - 1].body["events"]
    return next(place for place, event in enumerate(events) if event["kind"] == kind)
