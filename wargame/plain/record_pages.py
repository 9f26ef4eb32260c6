"""A recorded game in lines: told turn by turn, searched, with how its tracks went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.report import revealed_cards
from wargame.debrief.track_history import track_histories, table_lines
from wargame.debrief.origin import origin
from wargame.debrief.recording import Recording
from wargame.debrief.words import seat_name
from wargame.model.viewers import CONTROL, Viewer
from wargame.plain import pages
from wargame.text import cells
from wargame.wording.numbers import points


def about(recording: Recording) -> Iterator[str]:
    """What was played, by whom, and whether it goes on."""
    start, scenario = recording.record.start, recording.program.scenario
    theory = f" ({', '.join(start.modules)})" if start.modules else ""
    yield f"{start.title}{theory}"
    yield ", ".join(f"{seat_name(scenario, seat)}: {player}" for seat, player in recording.record.players.items())
    yield from origin(recording.record)
    if not recording.finished:
        yield "This game goes on; what follows is what all seats know."


def told(recording: Recording, viewer: Viewer, turns: Sequence[int]) -> Iterator[str]:
    """These turns, step by step."""
    for turn in turns:
        heading = recording.heading(turn)
        yield from ("", heading, "-" * cells.width(heading))
        for chapter in recording.steps(turn, viewer):
            yield ""
            if chapter.title != heading:
                yield chapter.title
            yield from chapter.lines


def stood(recording: Recording, viewer: Viewer, turn: int) -> Iterator[str]:
    """Where the tracks stood after a turn, as this viewer could know it."""
    yield from ("", f"After {recording.heading(turn).lower()}", "")
    yield from pages.tracks(recording.standing(turn, viewer))[2:]


def found(recording: Recording, viewer: Viewer, turns: Sequence[int], words: str) -> Iterator[str]:
    """Every line of these turns that holds the words, whatever their case, under its turn and step."""
    sought = words.casefold()
    for turn in turns:
        for number, chapter in enumerate(recording.steps(turn, viewer), 1):
            hits = [line for line in chapter.lines if sought in line.casefold()]
            if hits or sought in chapter.title.casefold():
                yield f"{recording.heading(turn)}, step {number}: {chapter.title}"
                yield from (f"  {line}" for line in hits)


def opened(recording: Recording, width: int) -> Iterator[str]:
    """What a finished game turns over: the theory at work, the cards, how the tracks went, promises, questions."""
    scenario = recording.program.scenario
    for name, text in recording.theories:
        yield from (f"The theory at work: {name}", f"  {text}", "")
    cards = revealed_cards(recording)
    if cards:
        yield "The cards turned over"
        for card in cards:
            brought = "" if card.points is None else f" ({points(card.points)})"
            yield f"  {scenario.seats[card.seat].name}: {card.name}{brought}. {card.text}"
        yield ""
    yield from (*went(recording, CONTROL, width), "")
    for chapter in recording.promises():
        yield from (chapter.title, *(f"  {line}" for line in chapter.lines), "")
    if scenario.about.debrief:
        yield "To talk over"
        for reading in scenario.about.debrief:
            yield f"  {reading.ask}" + (f" Look at: {reading.look_at}" if reading.look_at else "")
        yield ""


def went(recording: Recording, viewer: Viewer, width: int) -> Iterator[str]:
    """How the tracks went, as a table: a row a track, a column a turn."""
    listed = track_histories(recording, viewer)
    if listed:
        yield from ("How the tracks went, turn by turn", "")
        yield from table_lines(listed, recording.standings[0], width)
