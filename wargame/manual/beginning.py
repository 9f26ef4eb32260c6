"""The first pages: what the crisis is, what it teaches, how a turn goes and what orders cost."""

from __future__ import annotations

from wargame.manual.book import Book
from wargame.manual.page import Block, Para, Point, Points, chapter, points

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


def beginning(book: Book) -> tuple[Block, ...]:
    """Title, opening and lessons."""
    about = book.scenario.about
    teaches = chapter(3, "What it teaches", points(*about.teaches))
    warning = (Para(f"Before you play: {about.warning}"),) if about.warning else ()
    return (*chapter(1, about.title, (Para(about.summary), *warning, Para(about.opening))), *teaches, *_briefs(book))


def _briefs(book: Book) -> tuple[Block, ...]:
    if not book.instructor:
        return ()
    told = [f"{seat.name}: {seat.brief}" for seat in book.scenario.seats.values() if seat.brief]
    return chapter(3, "What each seat is told in private", points(*told))


def a_turn(book: Book) -> tuple[Block, ...]:
    """How a turn goes, and what an order may hold."""
    about = book.scenario.about
    length = (
        f"The game has {about.turns} turns; one turn is a {about.turn_name}."
        if about.turn_name != "turn"
        else (f"The game has {about.turns} turns.")
    )
    steps = (Points(tuple(Point(step) for step in _TURN), numbered=True),)
    return chapter(2, "How a turn goes", (Para(length),), steps, chapter(3, "What an order may hold", _purse(book)))


def _purse(book: Book) -> tuple[Block, ...]:
    currency = book.scenario.currency
    if currency is None:
        return ()
    family = book.scenario.tracks[currency.track]
    name = family.name if isinstance(family.name, str) else currency.track.replace("_", " ").capitalize()
    slots = " and ".join(f"{number} {weight}" for weight, number in currency.slots.items())
    told = [
        Point(f"Moves and some answers are paid from {name}, at most {family.max}."),
        Point(
            f"An order may hold {slots}; free moves are not counted. Unless a card says otherwise a move of cost 0 is "
            "free, of cost 1 minor, of cost 2 or more major."
        ),
        Point(
            f"When a joint move does not stand, each seat that ordered it gets back {currency.refund} of what it paid."
        ),
    ]
    for reserve in currency.reserves:
        when = f" while {book.lines.condition(reserve.when)}" if reserve.when else ""
        told.append(
            Point(
                f"{book.seats([reserve.seat])} keeps {reserve.keep} unspent{when}: {reserve.because}.",
                book.why(reserve),
            )
        )
    return points(*told)
