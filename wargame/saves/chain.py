"""The form of a journal: one JSON object a line, each with a hash over its own bytes, each naming the line before.

A line is ``{"n":…,"prev":…,"kind":…,"v":…, what it says …,"hash":…}``. The hash covers every byte before ``,"hash":``
as written, so no canonical form is needed to check it and any changed byte is named with its line.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from wargame.records import record

FIRST = "0" * 64
"""What the first line names as the line before."""
VERSION = 1
"""``v`` of every line that is written."""
READ = frozenset({1})
"""Every ``v`` that is read (``formats``). Each line has its own: a game that was begun in an older one goes on."""
MARKED = "an editor put a byte order mark in front of it; take the file as it was before that"
OTHER_ENDS = "its line ends were made CR LF, as git or an editor does; take the file as it was before that"
_BEGINNING = b'{"n":1,"prev":"0000'
_HASH, _TAIL = b',"hash":"', len(b',"hash":"') + 64 + len(b'"}')


@record
class JournalEntry:
    """One line as it stands in the file.

    Attributes:
        n: its number, from 1: the number an editor shows.
        kind: what kind of line it is (``wargame.saves.lines``).
        body: what it says, without the number, links, kind and version.
        hash: its own hash, which the next line names.
        version: of the format it is written in.
    """

    n: int
    kind: str
    body: Mapping[str, Any]
    hash: str
    version: int = 1


@record
class Flaw:
    """What is wrong with a line: ``field`` is ``hash``, ``prev``, ``n``, ``v``, ``kind``, ``line`` where it cannot be
    read at all, or ``file`` where nothing says that this ever was a journal."""

    line: int
    field: str
    expected: str
    found: str
    reason: str


@record
class Chain:
    """What the bytes of a journal hold.

    Attributes:
        entries: the lines up to the first flaw.
        good: how many bytes those lines take.
        torn: the bytes of a last line that was not written to its end; empty where there is none.
        flaw: the first line that is wrong though it is not the torn tail; None: the chain holds.
    """

    entries: tuple[JournalEntry, ...]
    good: int
    torn: bytes
    flaw: Flaw | None


def compact(data: object) -> str:
    """JSON in one line without spaces, letters as they are: the one way facts are written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_line(n: int, prev: str, kind: str, body: Mapping[str, Any]) -> tuple[bytes, JournalEntry]:
    """The bytes of line ``n``, newline included, and the entry they hold."""
    head = compact({"n": n, "prev": prev, "kind": kind, "v": VERSION, **body})[:-1].encode()
    own = _digest(head)
    return head + _HASH + own.encode() + b'"}\n', JournalEntry(n, kind, body, own)


def read_chain(data: bytes) -> Chain:
    """Check every line of a journal against its hash and the line before. Never raises.

    A crash while writing leaves a last line without its newline, without its hash, or with a hole of zeros where a
    block never reached the disk: that is torn. A last line written to its end and unsound was changed: a flaw.
    """
    entries: list[JournalEntry] = []
    good, prev = 0, FIRST
    while good < len(data):
        end = data.find(b"\n", good)
        line = data[good:] if end < 0 else data[good:end]
        last = end < 0 or not data[end + 1 :].strip(b"\0")
        found = _read_line(line, len(entries) + 1, prev)
        foreign = isinstance(found, Flaw) and found.field == "file"
        if not foreign and (end < 0 or (last and isinstance(found, Flaw) and not _finished(line))):
            return Chain(tuple(entries), good, data[good:], None)
        if isinstance(found, Flaw):
            return Chain(tuple(entries), good, b"", found)
        entries.append(found)
        good, prev = end + 1, found.hash
    return Chain(tuple(entries), good, b"", None)


def _digest(head: bytes) -> str:
    return blake2b(head, digest_size=32, person=b"wargame-line").hexdigest()


def _finished(line: bytes) -> bool:
    return line[-_TAIL:].startswith(_HASH) and line.endswith(b'"}') and b"\0" not in line


def _read_line(line: bytes, n: int, prev: str) -> JournalEntry | Flaw:
    own = _digest(line[:-_TAIL])
    hashed = line[-_TAIL:]
    if hashed != _HASH + own.encode() + b'"}':
        if n == 1 and not _finished(line) and not _BEGINNING.startswith(line.rstrip(b"\0")[: len(_BEGINNING)]):
            return Flaw(n, "file", "a save", "something else", "this is not a save")
        if n == 1 and line.startswith(BOM_UTF8):
            return Flaw(n, "line", "a file that begins with '{'", "a byte order mark", MARKED)
        if line.endswith(b"\r") and _finished(line[:-1]):
            return Flaw(n, "line", "a line that ends with LF", "one that ends with CR LF", OTHER_ENDS)
        if not _finished(line):
            return Flaw(n, "line", "a line with its hash", "something else", "the line cannot be read")
        found = _shown(hashed[len(_HASH) : -2].decode("ascii", "replace"))
        return Flaw(n, "hash", own, found, "the line was changed after it was written")
    try:
        data = json.loads(line.decode())
        as_written = isinstance(data, dict) and compact(data).encode() == line
    except (ValueError, RecursionError):
        return Flaw(n, "line", "a line of JSON", "something else", "the line cannot be read")
    if not as_written:  # a key twice, a number in another form, a letter escaped: two readers could read two things
        return Flaw(n, "line", "a line in the one form that lines are written in", "another", "the line cannot be read")
    version = data.get("v")
    known = version if type(version) is int and version in READ else VERSION
    for field, expected in (("n", n), ("prev", prev), ("v", known)):
        found = data.pop(field, None)
        if found != expected or type(found) is not type(expected):
            return Flaw(n, field, str(expected), _shown(found), "the line does not follow the one before")
    del data["hash"]
    kind = data.pop("kind", None)
    if not isinstance(kind, str):
        return Flaw(n, "kind", "a word", _shown(kind), "the line does not say what it is")
    return JournalEntry(n, kind, data, own, known)


def _shown(value: object) -> str:
    return ascii(value)[:80] if not isinstance(value, str) else value[:80]
