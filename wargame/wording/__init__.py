"""Records into words: where what records say is said. A language is a ``Speaker``; English is the first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from wargame.engine.program import Program
    from wargame.wording.speaker import Speaker

_SPEAKERS: WeakKeyDictionary[Program, Speaker] = WeakKeyDictionary()


def speaker_of(program: Program) -> Speaker:
    """The one speaker of a program, which lives as long as it does. Here a language is chosen, and nowhere else."""
    if program not in _SPEAKERS:
        from wargame.wording.english.speaker import English  # the rooms that only write numbers load no language

        _SPEAKERS[program] = English(program.scenario)
    return _SPEAKERS[program]
