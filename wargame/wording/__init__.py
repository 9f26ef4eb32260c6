"""Records into words: where what records say is said. A language is a ``Speaker``; English is the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from wargame.engine.program import Program
    from wargame.wording.event_speaker import TalkSpeaker
    from wargame.wording.speaker import Speaker

_SPEAKERS: WeakKeyDictionary[Program, Speaker] = WeakKeyDictionary()


def speaker_of(program: Program) -> Speaker:
    """The one speaker of a program, which lives as long as it does. A language is chosen in this file alone."""
    if program not in _SPEAKERS:
        from wargame.wording.english.speaker import English  # the rooms that only write numbers load no language

        _SPEAKERS[program] = English(program.scenario)
    return _SPEAKERS[program]


def talk_speaker(names: Mapping[str, str], turn_name: str) -> TalkSpeaker:
    """Who tells what seats say to each other. ``names``: seat to what it is called, its own name or ``you``."""
    from wargame.wording.english.talk import EnglishTalk

    return EnglishTalk(names, turn_name)
