"""Telling a game: each event in a line, and a turn in chapters, the steps of the reveal.

The screen, the line mode and the replay all show these; a seat is told only of the events in its own view.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from wargame.debrief.narrator import narrate
from wargame.debrief.event_words import line
from wargame.engine.program import Program
from wargame.model.events import Event
from wargame.model.viewers import PUBLIC, Viewer


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step of the reveal.

    Attributes:
        title: what it is about, ready to stand as a heading.
        kind: ``opening``, ``inject``, ``orders``, ``answers``, ``joint``, ``settled``, ``move``, ``actor``, ``rule``,
            ``summary``, ``ending``, ``scores``; and of ``talking``: ``talk`` or ``promises``.
        lines: what to say, in order; long ones are for the reader to wrap.
        roles: what each line is (``pages.Role``), for readers who can show it.
        upto: so many of the events given have happened once this step is told; never less than a step before.
    """

    title: str
    kind: str
    lines: tuple[str, ...]
    roles: tuple[str, ...] = ()
    upto: int = 0


def tell(program: Program, event: Event) -> str | None:
    """One readable line; None for book-keeping that no reader needs. ``event`` may be redacted for a viewer."""
    return line(program.scenario, event)


def chapters(
    program: Program, events: Iterable[Event], viewer: Viewer = PUBLIC, known: Sequence[Event] = ()
) -> tuple[Chapter, ...]:
    """Events of one turn (or of its opening, or its resolution) gathered into steps, in the order they are shown.

    A move's effects stand with its roll; rules that act by themselves stand together; empty steps are left out.

    Args:
        viewer: whose these events are; control is told more of why a joint move does not stand.
        known: all that it knows of the turn, where ``events`` are only some of it.
    """
    pages = narrate(program.scenario, tuple(events), viewer, known)
    happened = accumulate((page.upto for page in pages), max)
    return tuple(
        Chapter(page.title, page.kind, tuple(page.lines), tuple(role for role, _ in page.said), upto)
        for page, upto in zip(pages, happened, strict=True)
    )
