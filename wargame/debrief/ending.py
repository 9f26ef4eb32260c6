"""The end of a game: all there is to talk about, gathered once, and what of it the screen, the lines and the report
tell alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wargame.debrief.aar.report import Wanted, report_page
from wargame.debrief.chapter import Chapter
from wargame.debrief.forecasts import forecast_chapter
from wargame.debrief.recording import Recording
from wargame.debrief.in_short import RevealedCard, TurnSummary, revealed_cards, scores, turn_summaries
from wargame.debrief.track_history import TrackHistory, track_histories
from wargame.debrief.why.explainer import Explainer
from wargame.document.nodes import (
    Chart, Document, Heading, ListItem, Node, Run, Series, item, items, paragraph, section, text,
)
from wargame.document.sign_charts import AT_ONCE
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.records import record
from wargame.saves.receipts import Given
from wargame.wording import speaker_of
from wargame.wording.captions import receipt_of
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker


@record
class Debrief:
    """All there is to talk about after a game.

    Attributes:
        view: as it ended.
        turns: every turn in short.
        cards: the private cards, turned over.
        theories: which theory was live, by name and text.
        histories: how the tracks went, each value a turn.
        since: the turn of their first value.
        promises: promises held against acts.
        notes: what the rulings changed, and what control noted.
        forecasts: what was forecast and what came of it; empty where nobody stated anything.
        answers: what the game answers to questions that say by which tracks.
        questions: to talk over, each with what to look at.
        report: writes the after-action report as a page, with chapters that were made elsewhere (``Wanted.more``). It
            takes seconds: called off the screen's loop.
        speaker: who makes words of what the view holds.
        receipt: of the end.
        why: who says why anything came out so.
        recording: the game itself, where it ended by itself: others have no score to take apart.
    """

    view: View
    turns: Sequence[TurnSummary]
    cards: Sequence[RevealedCard]
    theories: Sequence[tuple[str, str]]
    histories: Sequence[TrackHistory]
    since: int
    promises: Sequence[Chapter]
    questions: Sequence[tuple[str, str | None]]
    report: Callable[[Sequence[Document]], str]
    speaker: Speaker
    receipt: Given | None = None
    notes: Sequence[Chapter] = ()
    why: Explainer | None = None
    recording: Recording | None = None
    forecasts: Document = ()
    answers: Sequence[str] = ()

    @classmethod
    def of(cls, recording: Recording, receipt: Given) -> Debrief:
        """Everything that is open once a game is closed. It takes a while: called off the screen's loop."""
        why = Explainer(recording, CONTROL)
        for _nothing in why.prepare():
            pass
        return cls(
            recording.last_view(CONTROL),
            turn_summaries(recording),
            revealed_cards(recording),
            recording.theories,
            track_histories(recording, CONTROL),
            recording.standings[0],
            recording.promises(),
            [(question.ask, question.look_at) for question in recording.program.scenario.about.debrief],
            lambda more: report_page(recording, Wanted(receipt=receipt, more=more)),
            speaker_of(recording.program),
            receipt,
            (*recording.rulings, *recording.notes()),
            why,
            recording if recording.ended else None,
            forecast_chapter(recording),
            recording.answers,
        )


def report_in_short(debrief: Debrief) -> Iterator[Node]:
    """Ending and outcome, what is answered to the debrief, a headline a turn, the scores, how those tracks went that
    moved most; then the theory that was live, every turn in a few lines, and the receipt."""
    for named in (debrief.view.ending, debrief.view.outcome):
        if named:
            yield Heading(2, text(named[0]))
            yield from _paragraphs(named[1])
    yield from map(paragraph, debrief.answers)
    told = (text(Run(f"{turn.heading}: ", "quiet"), turn.headline) for turn in debrief.turns if turn.headline)
    yield from section(3, _("Turn by turn"), items(*told))
    yield from section(3, _("Scores"), scores(debrief.view, debrief.speaker))
    yield from _chart(debrief)
    for name, words in debrief.theories:
        yield Heading(4, text(_("The theory at work: "), Run(name, "strong")))
        yield from _paragraphs(words)
    yield from section(3, _("What was forecast"), debrief.forecasts)
    for turn in debrief.turns:
        yield from section(3, turn.heading, items(*turn.lines))
    for chapter in debrief.notes:
        yield from section(3, chapter.title, chapter.body)
    if debrief.receipt:
        receipt = debrief.receipt.receipt
        said = _("Receipt of {of}: {receipt}").format(of=receipt_of(receipt.place), receipt=receipt)
        yield paragraph(Run(said, "quiet"))


def _chart(debrief: Debrief) -> Document:
    """Of the tracks that somebody's aims read those that went furthest, on one chart; nothing where none moved."""

    def went(history: TrackHistory) -> int:
        known = [value for value in history.values if value is not None]
        return max(known) - min(known)

    chosen = sorted((one for one in debrief.histories if one.moved and one.at_stake), key=went, reverse=True)[:AT_ONCE]
    if not chosen:
        return ()
    steps = tuple(str(debrief.since + step) for step in range(len(chosen[0].values)))
    series = tuple(Series(f"{one.code} {one.name}", one.values) for one in chosen)
    least, most = min(one.least for one in chosen), max(one.most for one in chosen)
    return (Chart(text(_("What moved most")), steps, series, least, most, debrief.view.turn_name, _("value")),)


def _paragraphs(prose: str) -> tuple[Node, ...]:
    """An author's prose, in which an empty line begins a new paragraph."""
    return tuple(paragraph(part) for part in prose.split("\n\n") if part.strip())


def questions_to_talk_over(debrief: Debrief) -> Document:
    """What to talk about, each question with what to look at."""

    def look(at: str | None) -> Iterator[ListItem]:
        if at:
            yield item(text(_("Look at: {what}").format(what=at), tone="quiet"))

    asked = (item(text(ask, tone="strong"), look(look_at)) for ask, look_at in debrief.questions)
    return items(*asked, ordered=True) or (paragraph(_("This scenario asks nothing. What surprised you?")),)
