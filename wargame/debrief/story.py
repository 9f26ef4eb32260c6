"""A recorded game told from beginning to end, to whoever may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from wargame.debrief.telling import Chapter, chapters
from wargame.engine.program import Program
from wargame.saves.replay import Told


def story(program: Program, events: Iterable[Told]) -> Iterator[tuple[str, tuple[Chapter, ...]]]:
    """Each turn's heading with its chapters, opening and resolution together. Turn 0 is what was dealt before."""
    about = program.scenario.about
    for turn, told in groupby(events, key=lambda told: told.turn):
        heading = f"{about.turn_name.capitalize()} {turn} of {about.turns}" if turn else "Before the first turn"
        yield heading, chapters(program, [one.event for one in told])
