"""A finished game in short: a few lines a turn, the private cards, how it ended, the scores with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.joint_moves import failures
from wargame.debrief.moved import moved
from wargame.debrief.recording import Recording
from wargame.debrief.turn_narrative import TurnNarrative
from wargame.document.nodes import (
    DiceRoll, Group, Paragraph, PointList, PointRow, group, paragraph, plain,
    text as runs,
)
from wargame.model.events import Dealt, Ended, Scored
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.records import record
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker


@record
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
        TurnSummary(recording.heading(turn.turn), tuple(_short(recording, turn)), _headline(recording, turn))
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


def _headline(recording: Recording, turn: TurnNarrative) -> str:
    """What changed the game in a turn, else what mattered most. That its turns are over changes nothing."""
    endings = recording.program.scenario.endings
    over = any(isinstance(event, Ended) and endings[event.ending].last for event in turn.events)
    kinds = ("headline",) if over else ("headline", "ending")
    changed = [chapter.title for chapter in turn.chapters if chapter.kind in kinds]
    mattered = [line for chapter in turn.chapters if chapter.kind == "summary" for line in chapter.lines]
    return next(iter((*changed, *mattered)), "")


@record
class RevealedCard:
    """A private card, turned over.

    Attributes:
        text: what it asked.
        points: what it brought; None where it was not counted: another had taken its place, or the game was left.
        when: when it was dealt and when another took its place, in words; "" of the only card that a seat ever had.
    """

    seat: str
    name: str
    text: str
    points: int | None
    when: str = ""


def revealed_cards(recording: Recording) -> tuple[RevealedCard, ...]:
    """Every private card that was dealt in a finished game, a seat's own one after another."""
    scenario = recording.program.scenario
    happened = [event for turn in recording.narratives(CONTROL) for event in turn.events]
    got = {
        (event.seat, part.id): part.points
        for event in happened
        if isinstance(event, Scored)
        for part in event.lines
        if part.what == "card"
    }
    dealt: dict[str, list[tuple[int, str]]] = {seat: [] for seat in scenario.seats}
    for turn in recording.narratives(CONTROL):
        for event in turn.events:
            if isinstance(event, Dealt) and event.what == "card":
                dealt[event.seat].append((turn.turn, event.id))
    return tuple(
        RevealedCard(
            seat, scenario.cards[id_].name, scenario.cards[id_].text,
            got.get((seat, id_)) if place == len(cards) - 1 else None,
            _when(scenario.about.turn_name, [turn for turn, _id in cards], place),
        )
        for seat, cards in dealt.items() for place, (_turn, id_) in enumerate(cards)
    )  # fmt: skip


def _when(turn_name: str, turns: Sequence[int], place: int) -> str:
    """When the card at a place among those of a seat was dealt, and when the next took its place."""
    if len(turns) == 1:
        return ""
    said = _("dealt in {turn_name} {turn}") if turns[place] else _("dealt at the start")
    if place < len(turns) - 1:
        said += ", " + _("replaced in {turn_name} {later}, and not counted")
    later = turns[place + 1] if place < len(turns) - 1 else 0
    return said.format(turn_name=turn_name, turn=turns[place], later=later)


def how_it_ended(view: View) -> Iterator[Paragraph]:
    """The ending and the shared outcome, as far as there is one."""
    return (paragraph(f"{said[0]}. {said[1]}") for said in (view.ending, view.outcome) if said)


def scores(view: View, speaker: Speaker) -> Iterator[Group]:
    """Every seat's score with its reasons."""
    names = {seat.id: seat.name for seat in view.seats}
    for score in view.scores:
        tally = PointList(tuple(PointRow(one.points, one.most, runs(speaker.scored(one))) for one in score.lines))
        yield group(f"{names.get(score.seat, score.seat)}: {speaker.events.score(score.total, score.band)}", tally)
