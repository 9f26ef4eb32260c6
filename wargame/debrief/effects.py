"""What a change means for the seats: beside an effect, whom it helps and whom it hurts."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.document.nodes import Run, Text, Tone, text
from wargame.engine.information.stakes import stakes
from wargame.engine.program import Program
from wargame.model.viewers import Viewer
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing


def with_stakes(program: Program, viewer: Viewer, words: Text, slot: str, change: int) -> Text:
    """An effect with whom it helps behind it. To a seat its own gain and loss stand out; to all, everybody's do.

    Args:
        change: of the value in ``slot``; 0: nothing is added.
    """
    stake = stakes(program).get(slot)
    helped, hurt = stake.helped(change) if stake else ((), ())
    parts: list[Run] = []
    good: tuple[tuple[Sequence[str], str, Tone], ...] = (
        (helped, _("good for {seats}"), "good"), (hurt, _("bad for {seats}"), "bad"),
    )  # fmt: skip
    for seats, said, tone in good:
        if seats:
            names = listing(program.scenario.seats[seat].name for seat in seats)
            mine = viewer not in program.seats or viewer in seats
            parts += [*text("; " if parts else ": "), Run(said.format(seats=names), tone if mine else "quiet")]
    return (*words, *parts)
