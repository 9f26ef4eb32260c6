"""What a card says of those it is ordered with, and of its place among the moves of a turn."""

from __future__ import annotations

from collections.abc import Sequence

EARLY = "Early: it is rolled and takes effect at the reveal, before all other moves."
CONTESTED = (
    "Early moves are rolled together and none is before another: one that a standing one cancels does nothing, "
    "two that cancel each other both fall, and what was paid for them comes back."
)
CONDITION = "Whom do you name? Whoever orders it too takes part, named or not."
"""The question a card asks before partners are named; ``condition`` says the rest."""


def joined(names: Sequence[str]) -> str:
    """``Tokyo, Seoul and Washington``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def may_join(names: Sequence[str]) -> str:
    """Who may take part beside those who must."""
    one = len(names) == 1
    return f"{joined(names)} may order it too, and then take{'s' * one} part, named or not."


def condition(names: Sequence[str], must: bool) -> str:
    """What naming a partner means for a seat that must take part, or for one that may."""
    one = len(names) == 1
    whom, with_whom = (names[0], names[0]) if one else ("one of them", "that one")
    return f"If you name {whom}, {'it stands' if must else 'you take part'} only with {with_whom}."


def of_partners(others: Sequence[str], must: bool) -> tuple[str, ...]:
    """What the card of a joint move says to a seat of those who may take part beside those who must.

    Args:
        others: the names of those who may, the seat itself left out.
        must: whether the seat is one of those who must.
    """
    said = [] if must else ["You may order it too, and then take part, named or not."]
    if others:
        said += [may_join(others), condition(others, must)]
    return tuple(said)


def of_early(among: int) -> tuple[str, ...]:
    """What an early card says, ``among`` so many early moves of a game."""
    return (EARLY, CONTESTED) if among > 1 else (EARLY,)
