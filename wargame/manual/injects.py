"""For instructors alone: the situations in full, the debrief, and what is history and what is fiction."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.automatic_rules import hook_inside
from wargame.document.nodes import Document, item, items, paragraph, section
from wargame.manual.phrasing import steps
from wargame.model.rules import Inject


def injects(edition: Edition) -> Document:
    """Every situation; nothing in a player's edition."""
    if not edition.instructor:
        return ()
    found = edition.scenario.injects.items()
    return section(2, "Situations", *(_inject(edition, id_, inject) for id_, inject in found))


def _inject(edition: Edition, id_: str, inject: Inject) -> Document:
    told = [item(f"When: {_when(edition, id_, inject)}.")]
    told += [item(f"Only {edition.seats(inject.to)} know of it.")] if inject.to else []
    told += [item("Tags: " + ", ".join(edition.scenario.tags[tag].name for tag in inject.tags))] if inject.tags else []
    told += [item(f"{edition.seats([seat])} reads: {text}") for seat, text in inject.seat_texts.items()]
    told += [
        item(f"How it looks in {edition.seats([seat]) if seat in edition.scenario.seats else seat}: {text}")
        for seat, text in inject.views.items()
    ]
    told += [item("What it does:", steps(edition.words, inject.do))] if inject.do else []
    told += [edition.question(question) for question in inject.questions.values()]
    for settle in inject.settle:
        when = f" if {edition.words.condition(settle.when)}" if settle.when else ""
        effects = steps(edition.words, settle.do) or (item("Nothing changes"),)
        told.append(edition.point(f"Settled {hook_inside(settle.at)}{when} – {settle.because}:", settle, *effects))
    told += [item("Stays open past its turn until it is settled.")] if inject.stays_open else []
    return section(4, f"{inject.code} {inject.title}", (paragraph(inject.text),), items(*told), edition.asides(inject))


def _when(edition: Edition, id_: str, inject: Inject) -> str:
    parts = [f"in turn {inject.turn}"] if inject.turn is not None else []
    parts += [edition.words.condition(inject.when)] if inject.when else []
    decks = [deck.name for deck in edition.scenario.decks.values() if any(card.inject == id_ for card in deck.cards)]
    parts += [f"when it is drawn from {' or '.join(decks)}"] if decks else []
    said = " and ".join(parts) or "when another effect puts it"
    said += f", with {inject.chance} per cent a turn" if inject.chance is not None else ""
    return said + (", each time" if inject.repeats else "")


def afterwards(edition: Edition) -> Document:
    """The questions of the debrief and the notes on accuracy."""
    if not edition.instructor:
        return ()
    about = edition.scenario.about
    asked = [item(one.ask, (item(f"Look at: {one.look_at}"),) if one.look_at else ()) for one in about.debrief]
    plan = about.session
    minutes: Document = ()
    if plan is not None:
        parts = [f"{plan.minutes} minutes in all"]
        parts += [f"{plan.turn_minutes} a turn"] if plan.turn_minutes else []
        parts += [f"{plan.debrief_minutes} for the debrief"] if plan.debrief_minutes else []
        parts += [plan.team_size] if plan.team_size else []
        minutes = (paragraph(", ".join(parts) + "."),)
    return section(
        2,
        "For the instructor",
        section(3, "The clock", minutes),
        section(3, "Debrief", items(*asked)),
        section(3, "History and fiction", items(*about.accuracy)),
    )
