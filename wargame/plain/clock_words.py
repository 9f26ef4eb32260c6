"""The clock in words: told when somebody asks, never by itself, so that no voice interrupts another."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.session.clock import RunningClock
from wargame.plain.naming import Unclear
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence

HALT, GO = "pause", "go"


def clock_words(clock: RunningClock | None, said: Sequence[str]) -> str:
    """The time that is left, in a sentence. ``said``: what followed ``clock``: nothing, ``pause`` or ``go``. Raises
    ``Unclear`` for other words."""
    if list(said) not in ([], [HALT], [GO]):
        raise Unclear(_("Type clock, clock {halt} or clock {go}.").format(halt=HALT, go=GO))
    if clock is None:
        return _("This crisis plans no time for its turns: nothing is counted.")
    if said and clock.halted != (said[0] == HALT):
        clock.halt_or_go_on()
    reading = clock.read()
    if reading is None:
        return _("Nothing is counted now.{halted}").format(halted=_(" The clock stands still.") if clock.halted else "")
    counted = _("{whose} plans").format(whose=reading.whose) if reading.whose else reading.what
    told = (
        _("over by {text}").format(text=reading.text.removeprefix("+"))
        if reading.over
        else _("{text} left").format(text=reading.text)
    )
    return f"{sentence(counted)}: {told}.{(_(' The clock stands still.') if reading.halted else '')}"
