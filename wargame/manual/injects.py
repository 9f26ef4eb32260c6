"""For instructors alone: the situations in full, the debrief, and what is history and what is fiction."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.automatic_rules import hook_inside
from wargame.document.nodes import Document, item, items, paragraph, section
from wargame.manual.phrasing import steps
from wargame.model.rules import Inject
from wargame.wording.catalogue import _
from wargame.wording.when_put import when_put


def injects(edition: Edition) -> Document:
    """Every situation; nothing in a player's edition."""
    if not edition.instructor:
        return ()
    found = edition.scenario.injects.items()
    return section(2, _("Situations"), *(_inject(edition, id_, inject) for id_, inject in found))


def by_turn(edition: Edition) -> dict[str, Inject]:
    """Every situation by its turn, then those that wait for something."""
    found = edition.scenario.injects.items()
    return dict(sorted(found, key=lambda one: one[1].turn or edition.scenario.about.turns + 1))


def _inject(edition: Edition, id_: str, inject: Inject) -> Document:
    told = [item(_("When: {when}.").format(when=when_put(edition.words, edition.scenario, id_)))]
    told += [item(_("Only {seats} know of it.").format(seats=edition.seats(inject.to)))] if inject.to else []
    told += edition.tags(inject.tags)
    reads, looks = _("{seat} reads: {text}"), _("How it looks in {seat}: {text}")
    told += [item(reads.format(seat=edition.seats([who]), text=text)) for who, text in inject.seat_texts.items()]
    told += [item(looks.format(seat=edition.seats([who]), text=text)) for who, text in inject.views.items()]
    told += [item(_("What it does:"), steps(edition.words, inject.do))] if inject.do else []
    told += [edition.question(question) for question in inject.questions.values()]
    for settle in inject.settle:
        when = edition.clause(_(" if {condition}"), settle.when)
        effects = steps(edition.words, settle.do) or (item(_("Nothing changes")),)
        head = _("Settled {at}{when} – {because}:")
        said = head.format(at=hook_inside(settle.at), when=when, because=settle.because)
        told.append(edition.point(said, settle, *effects))
    told += [item(_("Stays open past its turn until it is settled."))] if inject.stays_open else []
    return section(4, f"{inject.code} {inject.title}", (paragraph(inject.text),), items(*told), edition.asides(inject))


def afterwards(edition: Edition) -> Document:
    """The questions of the debrief and the notes on accuracy."""
    if not edition.instructor:
        return ()
    about = edition.scenario.about
    asked = [
        item(one.ask, (item(_("Look at: {look_at}").format(look_at=one.look_at)),) if one.look_at else ())
        for one in about.debrief
    ]
    plan = about.session
    clock: Document = ()
    if plan is not None:
        parts = [_("{minutes} minutes in all").format(minutes=plan.minutes)]
        spent = (_("{minutes} a turn"), plan.turn_minutes), (_("{minutes} for the debrief"), plan.debrief_minutes)
        parts += [part.format(minutes=minutes) for part, minutes in spent if minutes]
        parts += [plan.team_size] if plan.team_size else []
        clock = (paragraph(", ".join(parts) + "."),)
    return section(
        2,
        _("For the instructor"),
        section(3, _("The clock"), clock),
        section(3, _("Debrief"), items(*asked)),
        section(3, _("History and fiction"), items(*about.accuracy)),
    )
