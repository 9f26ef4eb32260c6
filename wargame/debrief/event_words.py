"""One event, one line of English; None for book-keeping. The words are looked up in the scenario by the ids."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.debrief import rolls
from wargame.debrief.reasons import because, cause, limit
from wargame.debrief.words import (
    band_of, chosen_words, found, move_name, place, question_of, seat_name, seat_names, slot_name, split,
)
from wargame.model import events as e
from wargame.model.files import Scenario
from wargame.wording.numbers import points, signed, whole


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
            return rolls.one_line(scenario, event) if rolls.told(event) else None
        case e.Changed() | e.Became() | e.BandChanged():
            words = effect(scenario, event)
            return f"{words} ({cause(scenario, event.source)})" if words else None
        case e.Fired():
            return heading(scenario, event)
        case e.Dealt() | e.TurnedOver() | e.RedLineCrossed() | e.Ended() | e.OutcomeReached() | e.Scored():
            return _fate(scenario, event)
        case _:
            return None


def come_out(scenario: Scenario, event: e.CameOut) -> str:
    """What has come out: ``Seoul ordered S6 Work through Beijing``."""
    return f"{seat_name(scenario, event.seat)} ordered {move_name(scenario, event.move)}"


def effect(scenario: Scenario, event: e.Changed | e.Became | e.BandChanged) -> str | None:
    """An effect without its cause, for readers who stand below a heading that names it. A rulebook's own numbers have
    no name for readers: what they are for, the reasons of the rolls say."""
    match event:
        case e.Changed():
            return None if event.slot in scenario.numbers else change(scenario, event)
        case e.Became():
            return became(scenario, event)
        case e.BandChanged():
            band = band_of(scenario, event.move, event.to - 1)
            now = f"now {band.name}" if band else "no result"
            return f"{move_name(scenario, event.move)}: {now}, {because(scenario, event.source)}"


def change(scenario: Scenario, event: e.Changed) -> str:
    """``Trust 5 → 6 (+1 of +2: at most 2 a turn)``, ``Trust stays 10 (no +1: it cannot rise further)``."""
    name, granted, asked = slot_name(scenario, event.slot), signed(event.granted), signed(event.asked)
    limits = ", ".join(limit(scenario, event.slot, label) for label in event.limits)
    reason = f": {limits}" if limits else ""
    if not event.granted:
        return f"{name} stays {whole(event.to)}" + (f" (no {asked}{reason})" if event.asked else "")
    if event.asked != event.granted:
        within = (event.asked > 0) is (event.granted > 0) and abs(event.granted) < abs(event.asked)
        granted += f" {'of' if within else 'instead of'} {asked}{reason}"
    return f"{name} {whole(event.to - event.granted)} → {whole(event.to)} ({granted})"


def became(scenario: Scenario, event: e.Became) -> str | None:
    """``GSOMIA: in force``, ``Leverage: now 2``, ``Now: Goodwill``, ``No longer: Goodwill``, ``In 2 turns: …``; None
    for book-keeping and payments, which the orders tell."""
    kind, colon, rest = event.slot.partition(":")
    if colon:
        return _standing(scenario, kind, rest, event.to)
    name = split(event.slot)[0]
    if scenario.currency and name == scenario.currency.track:
        return None
    said = slot_name(scenario, event.slot)
    status = found(scenario, "statuses", name)
    if status is not None:
        word = status.words[event.to] if 0 <= event.to < len(status.words) else str(event.to)
        return f"{said}: {status.texts.get(word, word.replace('_', ' '))}"
    token = found(scenario, "tokens", name)
    if token is not None and token.most > 1:
        return f"{said}: {f'now {event.to}' if event.to else 'none left'}"
    return _stands(said, event.to)


def _stands(said: str, to: int) -> str:
    """Something of which there is one or none."""
    return f"Now: {said}" if to else f"No longer: {said}"


def _standing(scenario: Scenario, kind: str, rest: str, to: int) -> str | None:
    if kind == "grant":
        name, seat = split(rest)
        grant = found(scenario, "grants", name)
        return _stands(f"{grant.name if grant else name}{f' ({seat_name(scenario, seat)})' if seat else ''}", to)
    if kind == "due":
        name, _, turns = rest.partition("+")
        later = found(scenario, "laters", name)
        words = later.name if later else name
        return f"{'Next turn' if turns == '1' else f'In {turns} turns'}: {words}" if to else f"Called off: {words}"
    return None


def heading(scenario: Scenario, event: e.Fired) -> str | None:
    """What comes to act, and why: ``Credible-ally tax: neither ally has contributed lately``."""
    return why(scenario, event.source, event.seats) if event.source else None


def why(scenario: Scenario, source: str, seats: Sequence[str] = ()) -> str:
    """What acted, for whom, and its author's reason: a heading for effects."""
    title, reason = cause(scenario, source), because(scenario, source)
    who = f" ({seat_names(scenario, seats)})" if seats else ""
    return f"{title}{who}" + (f": {reason}" if reason != title else "")


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
    kind, _, number = event.cause.partition(":")
    need = place(number)
    card = scenario.moves.get(event.move)
    if kind == "need" and need is not None and card and need < len(card.needs):
        return f"it needed: {card.needs[need].because}"
    if kind == "closed":
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
            text = f"{crossed.text} ({points(crossed.points)})" if crossed else event.red_line
            return f"{seat_name(scenario, event.seat)} crosses a red line: {text}"
        case e.Ended():
            ending = scenario.endings.get(event.ending)
            return f"The game is over. {ending.name}: {ending.text}" if ending else "The game is over."
        case e.OutcomeReached():
            outcome = scenario.outcomes[event.outcome]
            return f"Shared outcome. {outcome.name}: {outcome.text}"
        case e.Scored():
            band = scenario.score_bands[event.band].name if event.band < len(scenario.score_bands) else ""
            return f"{seat_name(scenario, event.seat)} scores {whole(event.total)}{f', {band}' if band else ''}"


def score_lines(scenario: Scenario, event: e.Scored) -> tuple[str, ...]:
    """A score reason by reason: what was wanted, the points got and the most there were."""
    said = []
    sections = {"objective": "objectives", "card": "cards", "red_line": "red_lines"}
    for part in event.lines:
        thing = found(scenario, sections[part.what], part.id)
        text = thing.text if thing is not None else part.id
        of = f" of {part.most}" if part.most > 0 else ""
        said.append(f"{signed(part.points):>4}{of}  {text}")
    return tuple(said)
