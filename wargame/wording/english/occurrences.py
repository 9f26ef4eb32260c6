"""Something that history knows, told with its verb: ``Seoul ordered “Trilateral drill”``, ``“A test” happened``."""

from __future__ import annotations

from typing import Literal

from wargame.records import record

Kind = Literal["order", "situation", "answer", "mark"]
_VERBS: dict[Kind, tuple[str, str, str, str]] = {
    "order": ("was ordered", "was not ordered", "has already been ordered", "has never been ordered"),
    "situation": ("came up", "did not come up", "has already come up", "has never come up"),
    "answer": ("was given", "was not given", "has already been given", "has never been given"),
    "mark": ("happened", "did not happen", "has already happened", "has never happened"),
}
_ORDERED_BY = ("ordered", "did not order", "has already ordered", "has never ordered")


@record
class Occurrence:
    """Something that happened, in the four forms a condition needs, each a clause of its own.

    Attributes:
        did, did_not: what was done or not at some time that is said after it.
        has, never: what has been done by now, or not.
    """

    did: str
    did_not: str
    has: str
    never: str


def occurrence(kind: Kind, what: str, seat: str = "") -> Occurrence:
    """What happened, by its name in a sentence; ``seat``: who did it, where that is said."""
    if kind == "order" and seat:
        return Occurrence(*(f"{seat} {verb} {what}" for verb in _ORDERED_BY))
    who = f"{what} by {seat}" if seat else what
    return Occurrence(*(f"{who} {verb}" for verb in _VERBS[kind]))
