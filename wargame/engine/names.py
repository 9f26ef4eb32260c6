"""The symbol table of a program, made once and kept as long as the program lives."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from wargame.engine.program import Program
from wargame.language.names import Names

_CACHE: WeakKeyDictionary[Program, Names] = WeakKeyDictionary()


def names_of(program: Program) -> Names:
    """What an author's words mean in this game (moves off the menu too: rules may speak of them)."""
    if program not in _CACHE:
        _CACHE[program] = Names.of(program.scenario)
    return _CACHE[program]
