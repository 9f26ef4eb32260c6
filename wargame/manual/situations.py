"""For instructors alone: the situations in full, the debrief, and what is history and what is fiction."""

from __future__ import annotations

from wargame.manual.book import Book
from wargame.manual.follows import HOOK_NAMES
from wargame.manual.page import Block, Para, Point, chapter, points
from wargame.model.rules import Inject


def situations(book: Book) -> tuple[Block, ...]:
    """Every situation; nothing in a player's edition."""
    if not book.instructor:
        return ()
    return chapter(2, "Situations", *(_inject(book, id_, inject) for id_, inject in book.scenario.injects.items()))


def _inject(book: Book, id_: str, inject: Inject) -> tuple[Block, ...]:
    told = [Point(f"When: {_when(book, id_, inject)}.")]
    told += [Point(f"Only {book.seats(inject.to)} know of it.")] if inject.to else []
    told += [Point("Tags: " + ", ".join(book.scenario.tags[tag].name for tag in inject.tags))] if inject.tags else []
    told += [Point(f"{book.seats([seat])} reads: {text}") for seat, text in inject.seat_texts.items()]
    told += [
        Point(f"How it looks in {book.seats([seat]) if seat in book.scenario.seats else seat}: {text}")
        for seat, text in inject.views.items()
    ]
    told += [Point("What it does:", book.lines.steps(inject.do))] if inject.do else []
    told += [book.question(question) for question in inject.questions.values()]
    for settle in inject.settle:
        when = f" if {book.lines.condition(settle.when)}" if settle.when else ""
        hook = HOOK_NAMES[settle.at][:1].lower() + HOOK_NAMES[settle.at][1:]
        told.append(
            Point(
                f"Settled {hook}{when} – {settle.because}:",
                (*(book.lines.steps(settle.do) or (Point("Nothing changes"),)), *book.why(settle)),
            )
        )
    told += [Point("Stays open past its turn until it is settled.")] if inject.stays_open else []
    return chapter(4, f"{inject.code} {inject.title}", (Para(inject.text),), points(*told), book.asides(inject))


def _when(book: Book, id_: str, inject: Inject) -> str:
    parts = [f"in turn {inject.turn}"] if inject.turn is not None else []
    parts += [book.lines.condition(inject.when)] if inject.when else []
    decks = [deck.name for deck in book.scenario.decks.values() if any(card.inject == id_ for card in deck.cards)]
    parts += [f"when it is drawn from {' or '.join(decks)}"] if decks else []
    said = " and ".join(parts) or "when another effect puts it"
    said += f", with {inject.chance} per cent a turn" if inject.chance is not None else ""
    return said + (", each time" if inject.repeats else "")


def afterwards(book: Book) -> tuple[Block, ...]:
    """The questions of the debrief and the notes on accuracy."""
    if not book.instructor:
        return ()
    about = book.scenario.about
    asked = [Point(one.ask, (Point(f"Look at: {one.look_at}"),) if one.look_at else ()) for one in about.debrief]
    plan = about.session
    minutes: tuple[Block, ...] = ()
    if plan is not None:
        parts = [f"{plan.minutes} minutes in all"]
        parts += [f"{plan.turn_minutes} a turn"] if plan.turn_minutes else []
        parts += [f"{plan.debrief_minutes} for the debrief"] if plan.debrief_minutes else []
        parts += [plan.team_size] if plan.team_size else []
        minutes = (Para(", ".join(parts) + "."),)
    return chapter(
        2,
        "For the instructor",
        chapter(3, "The clock", minutes),
        chapter(3, "Debrief", points(*asked)),
        chapter(3, "History and fiction", points(*about.accuracy)),
    )
