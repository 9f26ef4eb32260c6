"""The versions of the save format, one file each. A later version of this program reads every one of them.

A new version gets a file here that says what changed and a row in ``FORMATS``; ``chain.VERSION`` becomes its
number. ``lines`` then says what lines say from now on, and the older versions' files turn their lines into these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from wargame.records import record
from wargame.saves.chain import JournalEntry
from wargame.saves.codec import NotAFact, read_fact
from wargame.saves.formats import v1
from wargame.saves.lines import Line


@record
class SaveFormat:
    """A version of the save format.

    Attributes:
        reserved: kinds of lines it keeps for later; a journal that holds one needs a newer program.
        upgrade: turns the kind and body of one of its lines into those of today's, before they are read strictly.
    """

    reserved: frozenset[str]
    upgrade: Callable[[str, Mapping[str, Any]], tuple[str, Mapping[str, Any]]]


FORMATS: Final[Mapping[int, SaveFormat]] = {1: SaveFormat(v1.RESERVED, v1.upgrade)}


def read_line(entry: JournalEntry) -> Line:
    """The line an entry holds, as today's lines say it, whichever version wrote it. Raises ``NotAFact``."""
    if is_reserved(entry):
        raise NotAFact("kind", f"a line of kind {entry.kind} needs a newer version of this program")
    kind, body = FORMATS[entry.version].upgrade(entry.kind, entry.body)
    return read_fact(kind, body)


def is_reserved(entry: JournalEntry) -> bool:
    """Whether its version keeps this kind of line for later."""
    return entry.kind in FORMATS[entry.version].reserved
