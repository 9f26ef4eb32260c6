"""Where a game comes from: whether it is a branch, and whether somebody chose its dice."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.saves.save import Save


def origin(record: Save) -> Iterator[str]:
    """A sentence each; none for a game that was begun as most are."""
    start, close = record.start, record.close
    if start.dice == "class":
        yield "Its dice come from a class code: other rooms may have rolled the same."
    elif start.typed_seed and not start.rehearsal:
        mixed = ", and mixed with the secret of the game" if start.dice == "mixed" else ""
        told = f" It was {close.seed}." if close is not None and not record.branches else ""
        yield f"Its seed was chosen{mixed}.{told}"
    for n, turn in record.branches:
        yield f"A branch: played on from turn {turn} as a game of its own, with new dice (line {n})."
