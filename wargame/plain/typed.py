"""What was typed: whole numbers read, words quoted back. The one reader of numbers here."""

from __future__ import annotations

_MOST_DIGITS = 40
"""More than any number asked for has; what is longer is not turned into a number at all."""
_MOST_QUOTED = 60


def number(said: str, least: int, most: int) -> int | None:
    """The whole number that was typed, from ``least`` to ``most``; None: it is none of these. Digits of any script."""
    if not said.isdecimal() or len(said) > _MOST_DIGITS:
        return None
    found = int(said)
    return found if least <= found <= most else None


def quoted(said: str) -> str:
    """What was typed, in quotation marks; of a long text its beginning."""
    return f"“{said if len(said) <= _MOST_QUOTED else f'{said[:_MOST_QUOTED]}…'}”"

