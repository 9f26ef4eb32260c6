"""How orders are drawn at random: the names of the draws, and what is made of their bits. Every executor asks here."""

from __future__ import annotations

IDLE_IN = 8
"""One time in so many a seat leaves the slots of a weight unused."""
TOGETHER_IN = 2
"""One turn in so many all seats like the same moves best, so that joint moves find their partners."""
BITS = 40
"""Of a random word, as many make a liking: what is left of its 64 bits without the lowest ``SHIFT``."""
SHIFT = 64 - BITS
LOW = 1 << 10
"""Added to every liking, so that it is above 0; of a move all variants lie so close together in a turn of agreement."""
TOGETHER = "together"


def idle(weight: str, seat: str) -> str:
    """Whether a seat leaves the slots of a weight unused."""
    return f"idle:{weight}@{seat}"


def own_liking(weight: str, place: int, seat: str) -> str:
    """How a seat likes the candidate at a place of a weight."""
    return f"order:{weight}:{place}@{seat}"


def shared_liking(move: str) -> str:
    """How all seats like a move in a turn of agreement."""
    return f"liked:{move}"


def answer_liking(slot: int, place: int) -> str:
    """How an answer is liked."""
    return f"answer:{slot}:{place}"
