"""What happened: the game in headlines, and step by step as the journal has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, assert_never

from wargame.debrief.aar.anonymity import Rename, renamed
from wargame.debrief.aar.steps import StoryStep
from wargame.debrief.in_short import turn_summaries
from wargame.debrief.recording import Recording
from wargame.document.compact import as_list
from wargame.document.nodes import Heading, Node, Paragraph, Run, items, paragraph, text
from wargame.wording.catalogue import _


def story_chapter(recording: Recording, steps: Sequence[StoryStep]) -> Iterator[Node]:
    """Every turn in a few lines under its headline, with where its record begins."""
    first = {step.turn: step for step in reversed(steps)}
    for turn, short in zip([turn for turn in recording.turns if turn], turn_summaries(recording), strict=True):
        yield Heading(3, text(short.heading))
        if short.headline:
            yield Paragraph(text(Run(short.headline, "strong")))
        yield from items(*short.lines)
        if step := first.get(turn):
            yield Paragraph(text(Run(_("Step by step: "), "quiet"), step.place()))


Depth = Literal["whole", "lines", "headings"]
"""How much of each step a record tells: dice as they are drawn, the same line by line, or what it was about alone."""


def record_chapter(
    recording: Recording, steps: Sequence[StoryStep], rename: Rename, depth: Depth = "whole"
) -> Iterator[Node]:
    """Every step with all its dice and reasons, each with its place in the journal."""
    if depth == "headings":
        yield paragraph(_("What each step says is left out here, for the page would be too large."))
    turn = -1
    for step in steps:
        if step.turn != turn:
            turn = step.turn
            yield Heading(3, text(recording.heading(turn)), f"t{turn}")
        place = Run(f"  {step.events[0].name}", "code") if step.events else ""
        yield Heading(4, text(step.chapter.title, place), step.anchor)
        written = step.chapter.kind in ("talk", "notes")
        body = renamed(step.chapter.body, rename) if written else step.chapter.body
        match depth:
            case "whole":
                yield from body
            case "lines":
                yield from as_list(body)
            case "headings":
                pass
            case _:
                assert_never(depth)
