"""The versions of the save format, one file each. A later version of this program reads every one of them.

A new version gets a file here that says what changed and a row in ``FORMATS``; ``chain.VERSION`` becomes its
number. ``lines`` then says what lines say from now on, and the older versions' files turn their lines into these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from wargame.saves.chain import JournalEntry
from wargame.saves.codec import NotAFact, read_fact
from wargame.saves.formats import v1
from wargame.saves.formats.version import SaveFormat
from wargame.saves.lines import Line

FORMATS: Final[Mapping[int, SaveFormat]] = {1: v1.FORMAT}


def read_line(entry: JournalEntry) -> Line:
    """The line an entry holds, as today's lines say it, whichever version wrote it. Raises ``NotAFact``."""
    if is_reserved(entry):
        raise NotAFact("kind", f"a line of kind {entry.kind} needs a newer version of this program")
    kind, body = FORMATS[entry.version].upgrade(entry.kind, entry.body)
    return read_fact(kind, body)


def is_reserved(entry: JournalEntry) -> bool:
    """Whether its version keeps this kind of line for later."""
    return entry.kind in FORMATS[entry.version].reserved
