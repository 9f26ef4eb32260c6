"""What changes the game: an ending, a red line, and what the rulebook has declared a headline. Each is a page of its
own in the reveal: one sentence, one number, and how it changed."""

from __future__ import annotations

from typing import NamedTuple

from wargame.document.nodes import Meter, Paragraph, Prose, Run, paragraph, text
from wargame.engine.program import Program
from wargame.engine.reasons import declared
from wargame.model.events import Became, Changed, Ended, Event, RedLineCrossed
from wargame.model.labels import SlotName
from wargame.model.world import Flag, Status, Token
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole


class Headline(NamedTuple):
    """A page of its own. ``title``: the sentence; ``body``: the number, and how it changed."""

    title: str
    body: tuple[Prose, ...]


def headline(program: Program, event: Event, before: int | None, turn: int) -> Headline | None:
    """The headline that an event is; None: it is none.

    Args:
        before: what its slot held, as far as the reader was told; None: not told.
        turn: in which it happens.
    """
    scenario = program.scenario
    match event:
        case Ended():
            ending = scenario.endings[event.ending]
            about = scenario.about
            played = text(_("{turn} of {turns}").format(turn=turn, turns=about.turns))
            meter = Meter(text(about.turn_name.capitalize()), played, turn, turn, 0, about.turns)
            return Headline(ending.name, (paragraph(ending.text), meter))
        case RedLineCrossed():
            speaker = speaker_of(program)
            points = speaker.points(scenario.red_lines[event.red_line].points)
            return Headline(speaker.events.crossed(event.red_line), (Paragraph(text(points, tone="bad")),))
        case Changed() if event.granted:
            name = SlotName.parse(event.slot)
            track = None if name.head else scenario.tracks.get(name.id)
            if track is None or event.to not in track.headlines:
                return None
            went = Paragraph(speaker_of(program).events.moved(event.slot, event.to - event.granted, event.to))
            meaning = track.levels.get(event.to)
            return Headline(track.headlines[event.to], (*([paragraph(meaning)] if meaning else []), went))
        case Became():
            return _declared(program, SlotName.parse(event.slot), before, event.to)
        case _:
            return None


def _declared(program: Program, slot: SlotName, before: int | None, to: int) -> Headline | None:
    if slot.head:
        return None
    scenario = program.scenario
    things = (declared(scenario, section, slot.id) for section in ("statuses", "flags", "tokens"))
    match next((one for one in things if one is not None), None):
        case Status() as status if status.words[to] in status.headlines:
            return Headline(status.headlines[status.words[to]], (paragraph(status.name), _course(status, to)))
        case Flag() as flag if flag.headline and to:
            return Headline(flag.headline, (paragraph(flag.text or flag.name),))
        case Token() as token if token.headline and to > (before or 0):
            count = paragraph(f"{token.name}: ", Run(whole(to), "strong"))
            return Headline(token.headline, (*([paragraph(token.text)] if token.text else []), count))
        case _:
            return None


def _course(status: Status, to: int) -> Paragraph:
    """All that a status can be, in order, with what it is now."""
    parts: list[Run] = []
    for place, word in enumerate(status.words):
        said = status.texts.get(word, word.replace("_", " "))
        parts += [Run("  ·  ", "quiet")] if parts else []
        parts.append(Run(f"▸ {said}", "strong") if place == to else Run(said, "quiet"))
    return Paragraph(tuple(parts))
