"""Whether a file is a save that this program can go on with or question at all."""

from __future__ import annotations

from pathlib import Path

from wargame.saves.budget import MOST_LINES
from wargame.saves.chain import VERSION, Chain
from wargame.saves.lines import LATER_KINDS
from wargame.saves.problems import Unusable


def check_usable(path: Path, chain: Chain) -> None:
    """Raise ``Unusable`` where these bytes are no save, an empty one, or one that this program is too old for."""
    flaw = chain.flaw
    if flaw and flaw.field == "file":
        raise Unusable(path, flaw.reason)
    if flaw and flaw.field == "v" and flaw.found.isascii() and flaw.found.isdigit() and int(flaw.found) > VERSION:
        raise Unusable(path, f"line {flaw.line} was written by a newer version of this program")
    if not flaw and not chain.entries:
        raise Unusable(path, "nothing was recorded in it; delete it, and begin the game again")
    if len(chain.entries) > MOST_LINES:
        raise Unusable(path, f"it has more than {MOST_LINES} lines")
    for entry in chain.entries:
        if entry.kind in LATER_KINDS:
            raise Unusable(path, f"line {entry.n} (“{entry.kind}”) needs a newer version of this program")
