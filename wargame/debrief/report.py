"""The account of a finished game: in short for the screen, and whole as a text to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wargame.debrief.origin import origin
from wargame.text.characters import neutral
from wargame.debrief.track_history import TrackHistory, number, track_histories
from wargame.debrief.joint_moves import failures
from wargame.debrief.moved import moved
from wargame.debrief.recording import Recording
from wargame.debrief.chapter import Chapter
from wargame.debrief.turn_narrative import TurnNarrative
from wargame.document.compact import as_list
from wargame.document.markdown import markdown
from wargame.document.nodes import (
    DiceRoll, Group, Heading, Node, Paragraph, PointList, PointRow, grid, group, items as bullets, paragraph, plain,
    text as runs,
)
from wargame.model.events import Dealt, Scored
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker


@dataclass(frozen=True, slots=True)
class TurnSummary:
    """A turn in a few lines: what was on the table, what was done and how it went, what moved.

    ``headline``: the one thing to remember of it; "" where nothing happened.
    """

    heading: str
    lines: tuple[str, ...]
    headline: str = ""


def turn_summaries(recording: Recording) -> tuple[TurnSummary, ...]:
    """Every turn of a finished game in a few lines."""
    return tuple(
        TurnSummary(recording.heading(turn.turn), tuple(_short(recording, turn)), _headline(turn))
        for turn in recording.narratives(CONTROL)
        if turn.turn
    )


def _short(recording: Recording, turn: TurnNarrative) -> Iterator[str]:
    put = dict.fromkeys(chapter.title for chapter in turn.chapters if chapter.kind == "inject")
    if put:
        yield _("On the table: {situations}").format(situations="; ".join(put))
    yield from failures(recording.program, turn.events, CONTROL)
    for chapter in turn.chapters:
        if chapter.kind == "headline":
            yield chapter.title
        elif chapter.kind == "move":
            rolled = next((node for node in chapter.body if isinstance(node, DiceRoll)), None)
            yield f"{chapter.title} → {rolled.result[0].text}" if rolled else chapter.title
    if went := moved(recording.program, turn.events):
        tracks = "; ".join(plain(speaker_of(recording.program).events.moved(*one)) for one in went)
        yield _("Moved: {tracks}").format(tracks=tracks)


def _headline(turn: TurnNarrative) -> str:
    """What changed the game in a turn, else what mattered most."""
    changed = [chapter.title for chapter in turn.chapters if chapter.kind in ("headline", "ending")]
    mattered = [line for chapter in turn.chapters if chapter.kind == "summary" for line in chapter.lines]
    return next(iter((*changed, *mattered)), "")


@dataclass(frozen=True, slots=True)
class RevealedCard:
    """A private card, turned over: what it asked and what it brought; None where the game was left before a count."""

    seat: str
    name: str
    text: str
    points: int | None


def revealed_cards(recording: Recording) -> tuple[RevealedCard, ...]:
    """Every private card that was dealt in a finished game."""
    scenario = recording.program.scenario
    happened = [event for turn in recording.narratives(CONTROL) for event in turn.events]
    got = {
        (event.seat, part.id): part.points
        for event in happened
        if isinstance(event, Scored)
        for part in event.lines
        if part.what == "card"
    }
    return tuple(
        RevealedCard(
            event.seat, scenario.cards[event.id].name, scenario.cards[event.id].text, got.get((event.seat, event.id))
        )
        for event in happened
        if isinstance(event, Dealt) and event.what == "card"
    )


def how_it_ended(view: View) -> Iterator[Paragraph]:
    """The ending and the shared outcome, as far as there is one."""
    return (paragraph(f"{said[0]}. {said[1]}") for said in (view.ending, view.outcome) if said)


def scores(view: View, speaker: Speaker) -> Iterator[Group]:
    """Every seat's score with its reasons."""
    names = {seat.id: seat.name for seat in view.seats}
    for score in view.scores:
        tally = PointList(tuple(PointRow(one.points, one.most, runs(speaker.scored(one))) for one in score.lines))
        yield group(f"{names.get(score.seat, score.seat)}: {speaker.events.score(score.total, score.band)}", tally)


def report(recording: Recording, promises: Sequence[Chapter] = ()) -> str:
    """The whole account of a finished game as Markdown: how it ended, scores with their reasons, cards, how the tracks
    went, promises and acts, every turn step by step, what control noted, and the questions.

    Args:
        promises: what was promised and what was done, where the game has promises.
    """
    blocks = (
        *_opening(recording),
        *_scores(recording),
        *_tracks(track_histories(recording, CONTROL), recording.standings),
        *(block for chapter in promises for block in _chapter(chapter, 2)),
        *_turns(recording),
        *(block for chapter in recording.notes() for block in _chapter(chapter, 2)),
        *_questions(recording),
    )
    return neutral(markdown(blocks))  # players and title are as the save calls them


def _opening(recording: Recording) -> Iterator[Node]:
    view = recording.last_view(CONTROL)
    yield Heading(1, runs(recording.title))
    name = speaker_of(recording.program).events.seat
    held = "; ".join(f"{name(seat)}: {player}" for seat, player in recording.record.players.items())
    yield paragraph(_("Turn {turn} of {turns}. {held}.").format(turn=view.turn, turns=view.turns, held=held))
    for sentence in origin(recording.record, recording.program.scenario):
        yield paragraph(sentence)
    for theory, text in recording.theories:
        yield paragraph(_("The theory at work: {name}. {text}").format(name=theory, text=text))
    yield from how_it_ended(view)


def _scores(recording: Recording) -> Iterator[Node]:
    view, speaker = recording.last_view(CONTROL), speaker_of(recording.program)
    if view.scores:
        yield Heading(2, runs(_("Scores")))
    for score in scores(view, speaker):
        yield from (Paragraph(score.text), *score.body)
    cards = revealed_cards(recording)
    if cards:
        yield Heading(2, runs(_("The cards turned over")))
        yield from bullets(
            *(
                f"{speaker.events.seat(card.seat)}: {card.name}. {card.text}"
                + (f" ({speaker.points(card.points)})" if card.points is not None else "")
                for card in cards
            )
        )


def _tracks(listed: Sequence[TrackHistory], turns: Sequence[int]) -> Iterator[Node]:
    if listed:
        yield Heading(2, runs(_("How the tracks went")))
        yield paragraph(_("Turn 0 is the opening position."))
        head = (_("Track"), *(str(turn) for turn in turns))
        yield from grid(head, [(f"{one.code} {one.name}", *(number(value) for value in one.values)) for one in listed])


def _turns(recording: Recording) -> Iterator[Node]:
    for turn in recording.narratives(CONTROL):
        yield Heading(2, runs(recording.heading(turn.turn)))
        for chapter in turn.chapters:
            yield from _chapter(chapter, 3)


def _chapter(chapter: Chapter, level: int) -> Iterator[Node]:
    yield Heading(level, runs(chapter.title))
    yield from as_list(chapter.body)


def _questions(recording: Recording) -> Iterator[Node]:
    asked = recording.program.scenario.about.debrief
    if asked:
        yield Heading(2, runs(_("To talk about")))
        look = _("{question} (Look at: {what})")
        yield from bullets(
            *(look.format(question=one.ask, what=one.look_at) if one.look_at else one.ask for one in asked)
        )
