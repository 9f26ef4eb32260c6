"""States written down in a test: slots by name, everything else 0."""

from __future__ import annotations

from collections.abc import Callable

from wargame.language.evaluate import evaluate
from wargame.language.names import NOTHING, Bindings, Names
from wargame.language.parser import parse_condition, parse_number


def state(**slots: int) -> dict[str, int]:
    return slots


def reader(slots: dict[str, int]) -> Callable[[str], int]:
    return lambda slot: slots.get(slot, 0)


def holds(text: str, names: Names, slots: dict[str, int], bindings: Bindings = NOTHING) -> bool:
    return evaluate(parse_condition(text, names, bindings), reader(slots)) == 1


def value(text: str, names: Names, slots: dict[str, int], bindings: Bindings = NOTHING) -> int:
    return evaluate(parse_number(text, names, bindings), reader(slots))


def history(*turns_ago: int) -> int:
    """Bits of a history slot: 0 is this turn."""
    return sum(1 << turn for turn in turns_ago)
