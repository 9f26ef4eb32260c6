"""The after-action report as a document: the one account of a finished game that is kept, printed and handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.aar.anonymity import Rename, renamed, renaming
from wargame.debrief.aar.decisions import decision_chapter, decision_points
from wargame.debrief.aar.forms import improvement_chapter, notes_chapter
from wargame.debrief.aar.intent import intent_chapter
from wargame.debrief.aar.offers import offers_chapter
from wargame.debrief.aar.overview import about_save, again, marking, overview_chapter, reliability
from wargame.debrief.aar.points import points_by_turn, points_chart
from wargame.debrief.aar.questions import questions_chapter
from wargame.debrief.aar.steps import StoryStep, steps_of
from wargame.debrief.aar.story import Depth, record_chapter, story_chapter
from wargame.debrief.aar.tracks import tracks_chapter
from wargame.debrief.forecasts import forecast_chapter
from wargame.debrief.in_short import revealed_cards, scores
from wargame.debrief.recording import Recording
from wargame.debrief.track_history import track_histories
from wargame.document.compact import as_list
from wargame.document.html import Paper, html
from wargame.document.markdown import markdown
from wargame.document.nodes import Document, Heading, Node, PageBreak, Paragraph, items, paragraph, section, text
from wargame.model.viewers import CONTROL
from wargame.records import record
from wargame.saves.receipts import Given
from wargame.text.characters import neutral
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

LARGEST = 300_000
"""Bytes of a page. One that would be larger tells its record line by line, and at last by headings alone."""


@record
class Wanted:
    """What a report shall hold.

    Attributes:
        names: the names of players too; without it seats alone are named.
        save: what the commands under its numbers call the game.
        receipt: of the end of the game.
        more: chapters that were made elsewhere, each with its heading of level 2: the ledger, other theories.
    """

    names: bool = False
    save: str = "SAVE"
    receipt: Given | None = None
    more: Sequence[Document] = ()


class NotFinished(Exception):
    """A game that goes on has no report: it would show what its seats must not know yet."""


def after_action_report(recording: Recording, wanted: Wanted, depth: Depth = "whole") -> Document:
    """The whole report of a finished game.

    Args:
        depth: how much the record tells of each step.
    Raises:
        NotFinished: the game goes on.
    """
    if not recording.finished:
        raise NotFinished
    document = tuple(_nodes(recording, wanted, depth))
    return document if wanted.names else renamed(document, renaming(recording, written=False))


def _nodes(recording: Recording, wanted: Wanted, depth: Depth) -> Iterator[Node]:
    save, steps = wanted.save, steps_of(recording)
    rename: Rename = (lambda words: words) if wanted.names else renaming(recording, written=True)
    last = recording.turns[-1] if recording.turns else 0
    yield Heading(1, text(_("After-action report: {title}").format(title=recording.title)))
    yield from map(paragraph, recording.answers)
    yield Heading(2, text(_("Overview")), "overview")
    yield from overview_chapter(recording, wanted.receipt, names=wanted.names)
    yield from reliability(recording)
    yield from about_save(save, recording)
    yield again(("verify", save), ("aar", save, "--format", "json"))
    yield Heading(2, text(_("What was meant to happen")), "intent")
    yield from intent_chapter(recording)
    yield again(("rules", recording.record.start.scenario), ("replay", save, "--turn", str(last)))
    yield Heading(2, text(_("What happened")), "story")
    yield from story_chapter(recording, steps)
    yield again(("replay", save), ("why", save))
    yield Heading(2, text(_("What it was worth as it went")), "points")
    yield from points_chart(recording, points_by_turn(recording))
    yield again(("aar", save, "--format", "csv"))
    yield Heading(2, text(_("Decision points")), "decisions")
    yield from decision_chapter(recording, decision_points(recording), steps)
    seat = next(iter(recording.program.seats))
    yield again(("replay", save, "--turn", str(last), "--as", seat), ("aar", save, "--format", "csv"))
    yield from _words(recording, steps, save)
    if forecast := forecast_chapter(recording):
        yield from renamed(section(2, _("What was forecast"), forecast, anchor="forecasts"), rename)
        yield again(("aar", save, "--format", "csv"))
    yield from (node for chapter in wanted.more for node in chapter)
    yield from _results(recording, save, last)
    yield from renamed(tuple(_rulings(recording, save)), rename)
    yield Heading(2, text(_("To talk about")), "questions")
    yield from questions_chapter(recording, steps)
    yield PageBreak()
    yield Heading(2, text(_("Notes of the evaluators")), "notes")
    noted = [node for chapter in recording.notes() for node in as_list(chapter.body)]
    yield from renamed(tuple(noted), rename)
    yield from notes_chapter(recording.program.scenario)
    yield PageBreak()
    yield Heading(2, text(_("Strengths and improvement plan")), "improvement")
    yield from improvement_chapter()
    yield PageBreak()
    yield Heading(2, text(_("The record, step by step")), "annex")
    yield from record_chapter(recording, steps, rename, depth)
    yield again(("replay", save))


def _words(recording: Recording, steps: Sequence[StoryStep], save: str) -> Iterator[Node]:
    """Promises held against acts, and offers that missed each other; each says so where there were none."""
    yield Heading(2, text(_("Promises against acts")), "promises")
    held = [node for chapter in recording.promises() for node in as_list(chapter.body)]
    yield from held or (paragraph(_("Nobody promised anything on record.")),)
    yield again(("replay", save, "--turn", str(recording.turns[-1] if recording.turns else 0)))
    yield from section(2, _("Offers that missed each other"), offers_chapter(recording, steps), anchor="offers")


def _rulings(recording: Recording, save: str) -> Iterator[Node]:
    """What control ruled, and what the same orders and dice come to without it; what it took back."""
    for chapter in (*recording.rulings, *recording.undone):
        yield Heading(2, text(chapter.title), chapter.kind)
        yield from as_list(chapter.body)
        yield again(("verify", save), ("why", save))


def _results(recording: Recording, save: str, last: int) -> Iterator[Node]:
    view, speaker = recording.last_view(CONTROL), speaker_of(recording.program)
    yield Heading(2, text(_("Scores")), "scores")
    for score in scores(view, speaker):
        yield Heading(3, score.text)
        yield from score.body
    if not view.scores:
        yield paragraph(_("The game was left before its end: nobody scores."))
    cards = revealed_cards(recording)
    yield from section(3, _("The cards turned over"), items(*(
        f"{speaker.events.seat(card.seat)}: {card.name}{f' ({card.when})' if card.when else ''}. {card.text}"
        + (f" ({speaker.points(card.points)})" if card.points is not None else "")
        for card in cards
    )))  # fmt: skip
    yield again(("replay", save, "--turn", str(last)))
    yield Heading(2, text(_("How the tracks went")), "tracks")
    yield from tracks_chapter(recording, track_histories(recording, CONTROL))
    yield again(("replay", save, "--tracks"))


def report_page(recording: Recording, wanted: Wanted, paper: Paper = "", most: int = LARGEST) -> str:
    """The report as one page of HTML, of at most so many bytes where that can be. Raises ``NotFinished``."""
    about, page = recording.program.scenario.about, ""
    depths: tuple[Depth, ...] = ("whole", "lines", "headings")
    for depth in depths:
        document = after_action_report(recording, wanted, depth)
        page = html(document, paper=paper, contents=True, marking=marking(about))
        if len(page.encode()) <= most:
            break
    return page


def report_text(recording: Recording, wanted: Wanted) -> str:
    """The report as Markdown. Raises ``NotFinished``."""
    mark = Paragraph(text(marking(recording.program.scenario.about), tone="strong"))
    return neutral(markdown((mark, *after_action_report(recording, wanted), mark)))
