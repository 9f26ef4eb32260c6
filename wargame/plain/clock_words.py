"""The clock in words: told when somebody asks, never by itself, so that no voice interrupts another."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.session.clock import SessionClock
from wargame.plain.naming import Unclear
from wargame.wording.numbers import sentence

HALT, GO = "pause", "go"


def clock_words(clock: SessionClock | None, said: Sequence[str]) -> str:
    """The time that is left, in a sentence. ``said``: what followed ``clock``: nothing, ``pause`` or ``go``. Raises
    ``Unclear`` for other words."""
    if list(said) not in ([], [HALT], [GO]):
        raise Unclear(f"Type clock, clock {HALT} or clock {GO}.")
    if clock is None:
        return "This crisis plans no time for its turns: nothing is counted."
    if said and clock.halted != (said[0] == HALT):
        clock.halt_or_go_on()
    reading = clock.read()
    if reading is None:
        return f"Nothing is counted now.{' The clock stands still.' if clock.halted else ''}"
    counted = f"{reading.whose} plans" if reading.whose else reading.what
    told = f"over by {reading.text.removeprefix('+')}" if reading.over else f"{reading.text} left"
    return f"{sentence(counted)}: {told}.{' The clock stands still.' if reading.halted else ''}"
