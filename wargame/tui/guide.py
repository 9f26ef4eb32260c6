"""The guided first turn: hints, aims first, that follow what a newcomer does. It watches and says; it does nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from wargame.records import record
from wargame.wording.catalogue import N_, _


@record
class Hint:
    """One hint.

    Attributes:
        until: what the player does that shows it was followed: a panel gone to, ``ordered``, ``answered``, ``sealed``.
        text: what to do; ``{seat.seal}`` stands for the key of that command.
        asks: whether it makes sense only where questions are put.
    """

    until: str
    text: str
    asks: bool = False


HINTS = (
    Hint("aims", N_("Begin with what your team wants, its aims: {seat.show.aims}.")),
    Hint("moves", N_("{seat.show.situation} says what has happened, {seat.show.moves} what you can do.")),
    Hint("ordered", N_("The arrows mark a move, the card tells its price and chances. Enter orders it.")),
    Hint("order", N_("Ordered. {seat.show.order}: your order.")),
    Hint("answered", N_("Mark a question; Enter answers it, in secret until all have sealed."), asks=True),
    Hint("sealed", N_("{seat.seal} seals the order. You may take it back until all have.")),
)
ALONE = Hint("sealed", N_("{seat.seal} seals the order. The others are ready: all orders are opened at once."))
"""In place of the last, where nobody else sits at a keyboard."""


class Guide:
    """How far one seat has come. ``asked``: whether questions may be put this turn; ``alone``: whether the others are
    no people."""

    def __init__(self, *, asked: bool, alone: bool = False) -> None:
        hints = (*HINTS[:-1], ALONE) if alone else HINTS
        self._hints = tuple(hint for hint in hints if asked or not hint.asks)
        self._done: set[str] = set()
        self.away = False
        """Whether the player has put it away."""

    def note(self, what: str) -> bool:
        """The player did this. Gives whether another hint is due."""
        before = self._now()
        self._done.add(what)
        return self._now() is not before

    def hint(self, key: Callable[[str], str]) -> str:
        """What to say now, with the keys that ``key`` gives for a command id; empty: nothing any more."""
        hint = self._now()
        if hint is None or self.away:
            return ""
        text = re.sub(r"\{([\w.]+)\}", lambda found: key(found[1]), _(hint.text))
        number = _("{number} of {hints}").format(number=self._hints.index(hint) + 1, hints=len(self._hints))
        return f"{number}  {text}"

    def _now(self) -> Hint | None:
        """The first hint that was not followed, after the last that was: nobody is sent back."""
        last = max((place for place, hint in enumerate(self._hints) if hint.until in self._done), default=-1)
        return next((hint for hint in self._hints[last + 1 :]), None)
