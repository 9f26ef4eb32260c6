"""A recorded game told from beginning to end, to whoever may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from wargame.debrief.talking import promises_and_acts, with_talk
from wargame.debrief.telling import Chapter, chapters
from wargame.engine.program import Program
from wargame.model.talk import TalkView
from wargame.saves.replay import Told


def story(
    program: Program, events: Iterable[Told], talk: TalkView | None = None, *, over: bool = False
) -> Iterator[tuple[str, tuple[Chapter, ...]]]:
    """Each turn's heading with its chapters, opening and resolution together. Turn 0 is what was dealt before.

    Args:
        talk: as the reader of the events may know it.
        over: the game is closed: the last turn ends with every promise held against the acts.
    """
    about, talk = program.scenario.about, talk or TalkView()
    turns = [(turn, [one.event for one in told]) for turn, told in groupby(events, key=lambda told: told.turn)]
    for place, (turn, happened) in enumerate(turns, 1):
        heading = f"{about.turn_name.capitalize()} {turn} of {about.turns}" if turn else "Before the first turn"
        told = with_talk(program, chapters(program, happened), talk, turn)
        ends = promises_and_acts(program, talk, told) if over and place == len(turns) else None
        yield heading, (*told, ends) if ends else told
