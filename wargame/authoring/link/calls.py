"""Who runs which rule table and uses which list of effects: read off the lines themselves, before they are understood.

Tables and lists are written in where they are used, so their lines mean what the places that use them make of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from wargame.authoring.link.elements import Element
from wargame.language.effects import VERBS

Callee = tuple[str, str]
"""``("tables", id)`` or ``("effect_lists", id)``."""
_SECTIONS = {verb.word: verb.calls for verb in VERBS if verb.calls}
_CALL = re.compile(rf"\s*({'|'.join(_SECTIONS)})\s+([a-z][a-z0-9_]*)")
_FOR = re.compile(r"\bfor\s+([a-z][a-z0-9_]*)\s*$")
Fact = TypeVar("Fact")


class Calls:
    """Every line that runs a table or uses a list."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._by: dict[Callee, list[Element]] = {}
        for element in elements:
            call = _CALL.match(element.value) if isinstance(element.value, str) else None
            if call is not None:
                self._by.setdefault((_SECTIONS[call.group(1)], call.group(2)), []).append(element)

    def of(self, callee: Callee) -> tuple[Element, ...]:
        """The lines that run a table or use a list."""
        return tuple(self._by.get(callee, ()))

    @staticmethod
    def seat_of(caller: Element) -> str | None:
        """The word for the seat a table or list is called for; None where its ``mover`` is whoever is there."""
        found = _FOR.search(str(caller.value))
        return found.group(1) if found is not None else None

    def settle(self, known: dict[Callee, Fact], answer: Callable[[Callee], Fact]) -> None:
        """Fills ``known`` with the ``answer`` for every callee, callers before what they call.

        In a circle somebody is asked before all its callers are known; so the round is made again until nothing
        changes, three times at most: what goes round further is refused anyway.
        """
        order = list(self._callers_first())
        for _ in range(3):
            before = dict(known)
            for callee in order:
                known[callee] = answer(callee)
            if known == before:
                return

    def _callers_first(self) -> Iterator[Callee]:
        seen: set[Callee] = set()
        for start in self._by:
            trail: list[tuple[Callee, bool]] = [(start, False)]
            while trail:
                callee, done = trail.pop()
                if done:
                    yield callee
                elif callee not in seen:
                    seen.add(callee)
                    trail.append((callee, True))
                    for element in self._by.get(callee, ()):
                        caller = (element.declared.section, element.declared.id)
                        if caller[0] in _SECTIONS.values() and caller not in seen:
                            trail.append((caller, False))
