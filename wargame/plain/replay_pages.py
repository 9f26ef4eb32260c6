"""A recorded game in lines: told turn by turn, searched, with how its tracks went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.aar.anonymity import holders
from wargame.debrief.forecasts import forecast_chapter
from wargame.debrief.in_short import revealed_cards
from wargame.debrief.track_history import track_histories, table_lines
from wargame.debrief.origin import origin
from wargame.debrief.recording import Recording
from wargame.document.lines import node_lines
from wargame.document.nodes import Prose, apart, group, paragraph
from wargame.model.viewers import CONTROL, Viewer
from wargame.debrief import pages
from wargame.saves.seating import tenures
from wargame.text import cells
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import points


def about(recording: Recording) -> Iterator[str]:
    """What was played, by whom, and whether it goes on."""
    start, name = recording.record.start, speaker_of(recording.program).events.seat
    theory = f" ({', '.join(start.modules)})" if start.modules else ""
    yield f"{recording.title}{theory}"
    scenario = recording.program.scenario
    held = tenures(recording.record).items()
    yield ", ".join(f"{name(seat)}: {holders(of, scenario, names=True)}" for seat, of in held)
    yield from origin(recording.record, scenario)
    if not recording.finished:
        yield _("This game goes on; what follows is what all seats know.")


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


def stood(recording: Recording, viewer: Viewer, turn: int) -> tuple[Prose, ...]:
    """Where the tracks stood after a turn, as this viewer could know it."""
    after = paragraph(_("After {heading}").format(heading=recording.heading(turn).lower()))
    return (pages.EMPTY, *apart(after, *pages.standings(recording.standing(turn, viewer))))


def found(recording: Recording, viewer: Viewer, turns: Sequence[int], words: str) -> Iterator[str]:
    """Every line of these turns that holds the words, whatever their case, under its turn and step."""
    sought = words.casefold()
    for turn in turns:
        for number, chapter in enumerate(recording.steps(turn, viewer), 1):
            hits = [line for line in chapter.lines if sought in line.casefold()]
            if hits or sought in chapter.title.casefold():
                yield _("{heading}, step {number}: {title}").format(
                    heading=recording.heading(turn), number=number, title=chapter.title
                )
                yield from (f"  {line}" for line in hits)


def opened(recording: Recording, width: int) -> Iterator[str | Prose]:
    """What a finished game turns over: the theory at work, the cards, how the tracks went, promises, questions."""
    scenario, cards = recording.program.scenario, revealed_cards(recording)
    turned = (
        f"{scenario.seats[card.seat].name}: {card.name}"
        f"{'' if card.points is None else f' ({points(card.points)})'}"
        f"{f' ({card.when})' if card.when else ''}. {card.text}"
        for card in cards
    )
    yield from answers(recording)
    for name, text in recording.theories:
        yield from (group(_("The theory at work: {name}").format(name=name), text), "")
    yield from (group(_("The cards turned over"), *turned), "") if cards else ()
    yield from (*went(recording, CONTROL, width), "")
    yield from forecasts(recording, width)
    for chapter in (*recording.promises(), *recording.rulings, *recording.undone, *recording.notes()):
        yield from (chapter.title, *(f"  {line}" for line in chapter.lines), "")
    if recording.program.scenario.about.debrief:
        yield from (*questions(recording), "")


def forecasts(recording: Recording, width: int) -> Iterator[str]:
    """What seats forecast and what became of it, in rows no wider than ``width`` cells; nothing where they did not."""
    told = forecast_chapter(recording)
    if told:
        yield from (_("What was forecast"), "")
    for node in told:
        yield from (*node_lines(node, width), "")


def answers(recording: Recording) -> Iterator[str | Prose]:
    """What a finished game answers to questions that say which tracks answer them."""
    if recording.answers:
        yield from (group(_("What the game answers"), *recording.answers), "")


def questions(recording: Recording) -> Iterator[str | Prose]:
    """What to talk about, where the scenario asks something."""
    asked = (
        f"{question.ask}{(_(' Look at: {look_at}').format(look_at=question.look_at) if question.look_at else '')}"
        for question in recording.program.scenario.about.debrief
    )
    if recording.program.scenario.about.debrief:
        yield group(_("To talk over"), *asked)


def went(recording: Recording, viewer: Viewer, width: int) -> Iterator[str]:
    """How the tracks went, as a table: a row a track, a column a turn."""
    listed = track_histories(recording, viewer)
    if listed:
        yield from (_("How the tracks went, turn by turn"), "")
        yield from table_lines(listed, recording.standings[0], width)
