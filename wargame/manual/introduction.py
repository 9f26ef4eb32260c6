"""The first pages: what the crisis is, what it teaches, how a turn goes and what orders cost."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.document.nodes import Document, item, items, paragraph, section

_TURN = (
    "The turn opens: new capital comes in, standing effects begin or run out, and what fell due happens.",
    "Situations are put to the seats. Each seat reads its own page of them.",
    "Planning: each seat chooses moves, says what they need said, and answers every question that might be put to it.",
    "Each seat seals its order. Until the last one is sealed it may be taken back; an empty order is an order too.",
    "The reveal: all orders open at once. Joint moves stand where every seat they need ordered them; whatever stands "
    "is rolled against the values of this moment, before anything has happened.",
    "Where choices meet, results may change: moves are cancelled, bands set or limited. Then the effects happen.",
    "Those whom no seat plays act by their tables, and the parts of the world pull on each other.",
    "Red lines, endings and open situations are looked at, and the turn ends.",
)


def introduction(edition: Edition) -> Document:
    """Title, opening and lessons."""
    about = edition.scenario.about
    teaches = section(3, "What it teaches", items(*about.teaches))
    warning = (paragraph(f"Before you play: {about.warning}"),) if about.warning else ()
    opening = (paragraph(about.summary), *warning, paragraph(about.opening))
    return (*section(1, about.title, opening), *teaches, *_briefs(edition))


def _briefs(edition: Edition) -> Document:
    if not edition.instructor:
        return ()
    told = [f"{seat.name}: {seat.brief}" for seat in edition.scenario.seats.values() if seat.brief]
    return section(3, "What each seat is told in private", items(*told))


def a_turn(edition: Edition) -> Document:
    """How a turn goes, and what an order may hold."""
    about = edition.scenario.about
    called = f"; one turn is a {about.turn_name}" if about.turn_name != "turn" else ""
    length = f"The game has {about.turns} turns{called}."
    steps = items(*_TURN, ordered=True)
    may_hold = section(3, "What an order may hold", _purse(edition))
    return section(2, "How a turn goes", (paragraph(length),), steps, may_hold)


def _purse(edition: Edition) -> Document:
    currency = edition.scenario.currency
    if currency is None:
        return ()
    family = edition.scenario.tracks[currency.track]
    name = family.name if isinstance(family.name, str) else currency.track.replace("_", " ").capitalize()
    slots = " and ".join(f"{number} {weight}" for weight, number in currency.slots.items())
    told = [
        item(f"Moves and some answers are paid from {name}, at most {family.max}."),
        item(
            f"An order may hold {slots}; free moves are not counted. Unless a card says otherwise a move of cost 0 is "
            "free, of cost 1 minor, of cost 2 or more major."
        ),
        item(
            f"When a joint move does not stand, each seat that ordered it gets back {currency.refund} of what it paid."
        ),
    ]
    for reserve in currency.reserves:
        when = f" while {edition.words.condition(reserve.when)}" if reserve.when else ""
        keeps = f"{edition.seats([reserve.seat])} keeps {reserve.keep} unspent{when}: {reserve.because}."
        told.append(edition.point(keeps, reserve))
    return items(*told)
