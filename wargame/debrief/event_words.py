"""One event, one line of English; None for book-keeping. The words are looked up in the scenario by the ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from wargame.debrief.reasons import because, cause, limit
from wargame.debrief.rolls import is_told, roll_sentence, row_text
from wargame.debrief.words import (
    band_of, chosen_words, move_name, place, question_of, seat_name, seat_names,
)
from wargame.engine.reasons import declared
from wargame.document.nodes import Run, PointList, PointRow, Text, plain, text
from wargame.model import events as e
from wargame.model.files import Scenario
from wargame.model.labels import SlotName, Source
from wargame.wording.numbers import points, signed, whole
from wargame.wording.english.values import named


def line(scenario: Scenario, event: e.Event) -> str | None:
    """What one event says to a reader who sees it alone; None where it says nothing."""
    match event:
        case e.TurnOpened():
            return f"{scenario.about.turn_name.capitalize()} {event.turn} of {scenario.about.turns} begins."
        case e.Put() | e.Drawn() | e.Closed():
            return _inject(scenario, event)
        case e.Ordered() | e.Answered() | e.Joined() | e.OfferFailed() | e.Lapsed():
            return _order(scenario, event)
        case e.CameOut():
            return f"It has come out that {come_out(scenario, event)} last {scenario.about.turn_name}."
        case e.Rolled():
            return roll_sentence(scenario, event) if is_told(event) else None
        case e.Changed() | e.Became():
            said = effect(scenario, event)
            return f"{plain(said.words)} ({cause(scenario, event.source)})" if said else None
        case e.BandChanged():
            changed = f"{move_name(scenario, event.move)}: {band_change(scenario, event)}"
            return f"{changed} ({cause(scenario, event.source)})"
        case e.Told():
            return row_text(scenario, event)
        case e.Fired():
            return why(scenario, event.source, event.seats) if event.source else None
        case e.Dealt() | e.TurnedOver() | e.RedLineCrossed() | e.Ended() | e.OutcomeReached() | e.Scored():
            return _fate(scenario, event)
        case e.TurnEnded() | e.Noted() | e.Observed():
            return None
        case _:
            assert_never(event)


def come_out(scenario: Scenario, event: e.CameOut) -> str:
    """What has come out: ``Seoul ordered S6 Work through Beijing``."""
    return f"{seat_name(scenario, event.seat)} ordered {move_name(scenario, event.move)}"


@dataclass(frozen=True, slots=True)
class EffectWords:
    """An effect without its cause, for readers who stand below a heading that names it.

    Attributes:
        subject: what it befell, where the words begin with it (``Leverage: now 2``); "" where they do not.
        value: the words after the subject.
    """

    subject: str
    value: Text

    @property
    def words(self) -> Text:
        """The whole of it."""
        return text(f"{self.subject}: " if self.subject else "", *self.value)


def effect(scenario: Scenario, event: e.Changed | e.Became) -> EffectWords | None:
    """An effect in words. A rulebook's own numbers have no name for readers: what they are for, the reasons of the
    rolls say; payments, the orders tell."""
    match event:
        case e.Changed():
            return None if event.slot in scenario.numbers else EffectWords("", _change(scenario, event))
        case e.Became():
            return _became(scenario, event)


def _change(scenario: Scenario, event: e.Changed) -> Text:
    """``Trust 5 → 6 (+1 of +2: at most 2 a turn)``, ``Trust stays 10 (no +1: it cannot rise further)``."""
    name, granted, asked = named(event.slot, scenario), signed(event.granted), signed(event.asked)
    limits = ", ".join(limit(scenario, event.slot, label) for label in event.limits)
    reason = f": {limits}" if limits else ""
    if not event.granted:
        return text(f"{name} stays {whole(event.to)}" + (f" (no {asked}{reason})" if event.asked else ""))
    if event.asked != event.granted:
        within = (event.asked > 0) is (event.granted > 0) and abs(event.granted) < abs(event.asked)
        granted += f" {'of' if within else 'instead of'} {asked}{reason}"
    return moved(name, event.to - event.granted, event.to, granted)


def moved(name: str, first: int, last: int, by: str) -> Text:
    """``Trust 5 → 6 (+1)``."""
    return text(f"{name} ", Run(f"{whole(first)} → {whole(last)}", "strong"), f" ({by})")


def _became(scenario: Scenario, event: e.Became) -> EffectWords | None:
    """``GSOMIA: in force``, ``Leverage: now 2``, ``Now: Goodwill``, ``No longer: Goodwill``, ``In 2 turns: …``."""
    slot = SlotName.parse(event.slot)
    if slot.head:
        return _standing(scenario, slot, event.to)
    if scenario.currency and slot.id == scenario.currency.track:
        return None
    said = named(event.slot, scenario)
    status = declared(scenario, "statuses", slot.id)
    if status is not None:
        word = status.words[event.to] if 0 <= event.to < len(status.words) else str(event.to)
        return EffectWords(said, text(status.texts.get(word, word.replace("_", " "))))
    token = declared(scenario, "tokens", slot.id)
    if token is not None and token.most > 1:
        return EffectWords(said, text(f"now {event.to}" if event.to else "none left"))
    return _stands(said, event.to)


def _stands(said: str, to: int) -> EffectWords:
    """Something of which there is one or none."""
    return EffectWords("Now" if to else "No longer", text(said))


def _standing(scenario: Scenario, slot: SlotName, to: int) -> EffectWords | None:
    if slot.head == "grant":
        grant = declared(scenario, "grants", slot.id)
        whose = f" ({seat_name(scenario, slot.member)})" if slot.member else ""
        return _stands(f"{grant.name if grant else slot.id}{whose}", to)
    if slot.head == "due":
        later = declared(scenario, "laters", slot.id)
        when = "Next turn" if slot.more == "1" else f"In {slot.more} turns"
        return EffectWords(when if to else "Called off", text(later.name if later else slot.id))
    return None


def band_change(scenario: Scenario, event: e.BandChanged) -> str:
    """What a move's result is turned into, and why."""
    band = band_of(scenario, event.move, event.to - 1)
    return f"{f'now {band.name}' if band else 'no result'}, {because(scenario, event.source)}"


def why(scenario: Scenario, source: str, seats: Sequence[str] = ()) -> str:
    """What acted, for whom, and its author's reason: a heading for effects."""
    title, reason = cause(scenario, source), because(scenario, source)
    return acted(scenario, source, seats) + (f": {reason}" if reason != title else "")


def acted(scenario: Scenario, source: str, seats: Sequence[str] = ()) -> str:
    """What acted, and for whom."""
    return cause(scenario, source) + (f" ({seat_names(scenario, seats)})" if seats else "")


def _inject(scenario: Scenario, event: e.Put | e.Drawn | e.Closed) -> str:
    inject = scenario.injects.get(event.inject) if event.inject else None
    title = f"{inject.code} {inject.title}" if inject else (event.inject or "")
    match event:
        case e.Put():
            return f"{title}. {inject.text}" if inject else title
        case e.Closed():
            return f"Settled: {title}"
        case e.Drawn():
            deck = scenario.decks.get(event.deck)
            return f"{deck.name if deck else event.deck}: {title or 'nothing this time'}"


def _order(scenario: Scenario, event: e.Ordered | e.Answered | e.Joined | e.OfferFailed | e.Lapsed) -> str:
    match event:
        case e.Ordered():
            price = f" (cost {event.cost})" if event.cost else ""
            said = "".join(f"; {chosen_words(scenario, event.move, *item)}" for item in event.chosen.items() if item[1])
            named = f"; with {seat_names(scenario, event.partners)}" if event.partners else ""
            return f"{seat_name(scenario, event.seat)} orders {move_name(scenario, event.move)}{price}{said}{named}"
        case e.Answered():
            question = question_of(scenario, event.question)
            answer = question.answers.get(event.answer) if question else None
            words = f"{question.ask if question else event.question} {answer.text if answer else event.answer}"
            return f"{seat_name(scenario, event.seat)}: {words}"
        case e.Joined():
            together = "carry out" if len(event.seats) > 1 else "carries out"
            return f"{seat_names(scenario, event.seats)} {together} {move_name(scenario, event.move)}"
        case e.OfferFailed():
            told = seat_names(scenario, event.listed)
            offer = f"{seat_name(scenario, event.seat)}’s order of {move_name(scenario, event.move)}"
            return f"{offer}{f', offered to {told},' if told else ''} does not stand"
        case e.Lapsed():
            gone = f"{seat_name(scenario, event.seat)}’s {move_name(scenario, event.move)} does not happen"
            return f"{gone}: {_lapse(scenario, event)}; nothing is paid for it"


def _lapse(scenario: Scenario, event: e.Lapsed) -> str:
    source, card = Source.parse(event.cause), scenario.moves.get(event.move)
    need = place(source.id) if source.kind == "need" else None
    if need is not None and card and need < len(card.needs):
        return f"it needed: {card.needs[need].because}"
    if source.kind == "closed":
        return "the card is closed"
    return because(scenario, event.cause)


def _fate(
    scenario: Scenario, event: e.Dealt | e.TurnedOver | e.RedLineCrossed | e.Ended | e.OutcomeReached | e.Scored
) -> str | None:
    match event:
        case e.Dealt():
            dealt = scenario.cards.get(event.id) if event.what == "card" else scenario.profiles.get(event.id)
            what = "private card" if event.what == "card" else "leader"
            return f"{seat_name(scenario, event.seat)}’s {what}: {dealt.name if dealt else event.id}"
        case e.TurnedOver():
            card = scenario.cards.get(event.card)
            shown = f"{card.name}. {card.text}" if card else event.card
            return f"{seat_name(scenario, event.seat)} turns over its private card: {shown}"
        case e.RedLineCrossed():
            crossed = scenario.red_lines.get(event.red_line)
            said = f"{crossed.text} ({points(crossed.points)})" if crossed else event.red_line
            return f"{seat_name(scenario, event.seat)} crosses a red line: {said}"
        case e.Ended() | e.OutcomeReached():
            over = "The game is over." if isinstance(event, e.Ended) else ""
            return f"{over} {fate(scenario, event)}".strip()
        case e.Scored():
            band = scenario.score_bands[event.band].name if event.band < len(scenario.score_bands) else ""
            return f"{seat_name(scenario, event.seat)} scores {whole(event.total)}{f', {band}' if band else ''}"


def fate(scenario: Scenario, event: e.Ended | e.OutcomeReached) -> str:
    """How it ended or what came of it, for readers who know that the game is over."""
    if isinstance(event, e.Ended):
        ending = scenario.endings.get(event.ending)
        return f"{ending.name}: {ending.text}" if ending else ""
    outcome = scenario.outcomes[event.outcome]
    return f"Shared outcome. {outcome.name}: {outcome.text}"


def score_tally(scenario: Scenario, event: e.Scored) -> PointList:
    """A score reason by reason: what was wanted, the points got and the most there were."""
    sections = {"objective": "objectives", "card": "cards", "red_line": "red_lines"}
    rows = []
    for part in event.lines:
        thing = declared(scenario, sections[part.what], part.id)
        rows.append(PointRow(part.points, part.most, text(thing.text if thing is not None else part.id)))
    return PointList(tuple(rows), signed=True)
