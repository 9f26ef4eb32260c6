"""The first pages: what the crisis is, what it teaches, how a turn goes and what orders cost."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.document.nodes import Document, item, items, paragraph, section
from wargame.wording.captions import left_out_words
from wargame.wording.catalogue import N_, _

_TURN = (
    N_("The turn opens: new capital comes in, standing effects begin or run out, and what fell due happens."),
    N_("Situations are put to the seats. Each seat reads its own page of them."),
    N_(
        "Planning: each seat chooses moves, says what they need said, and answers every question that "
        "might be put to it."
    ),
    N_("Each seat seals its order. Until the last one is sealed it may be taken back; an empty order is an order too."),
    N_(
        "The reveal: all orders open at once. Joint moves stand where every seat they need ordered them; "
        "whatever stands is rolled against the values of this moment, before anything has happened."
    ),
    N_("Where choices meet, results may change: moves are cancelled, bands set or limited. Then the effects happen."),
    N_("Those whom no seat plays act by their tables, and the parts of the world pull on each other."),
    N_("Red lines, endings and open situations are looked at, and the turn ends."),
)
_SLOTS = N_(
    "An order may hold {slots}; free moves are not counted. Unless a card says otherwise a move of cost 0 is free, "
    "of cost 1 minor, of cost 2 or more major."
)
_REFUND = N_("When a joint move does not stand, each seat that ordered it gets back {refund} of what it paid.")


def introduction(edition: Edition) -> Document:
    """Title, opening and lessons."""
    about = edition.scenario.about
    teaches = section(3, _("What it teaches"), items(*about.teaches))
    warning = (paragraph(_("Before you play: {warning}").format(warning=about.warning)),) if about.warning else ()
    leave: Document = ()
    if edition.instructor:
        injects = edition.scenario.injects
        near = [f"{injects[one].code} {injects[one].title}" for one in edition.scenario.sensitive]
        leave = tuple(map(paragraph, left_out_words((), near)))
    opening = (paragraph(about.summary), *warning, *leave, paragraph(about.opening))
    return (*section(1, about.title, opening), *teaches, *_briefs(edition))


def _briefs(edition: Edition) -> Document:
    if not edition.instructor:
        return ()
    told = [f"{seat.name}: {seat.brief}" for seat in edition.scenario.seats.values() if seat.brief]
    return section(3, _("What each seat is told in private"), items(*told))


def a_turn(edition: Edition) -> Document:
    """How a turn goes, and what an order may hold."""
    about = edition.scenario.about
    called = _("; one turn is a {turn_name}").format(turn_name=about.turn_name) if about.turn_name != "turn" else ""
    length = _("The game has {turns} turns{called}.").format(turns=about.turns, called=called)
    steps = items(*map(_, _TURN), ordered=True)
    may_hold = section(3, _("What an order may hold"), purse(edition))
    return section(2, _("How a turn goes"), (paragraph(length),), steps, may_hold)


def purse(edition: Edition) -> Document:
    """What orders are paid from, what they may hold, and what stays unspent."""
    currency = edition.scenario.currency
    if currency is None:
        return ()
    family = edition.scenario.tracks[currency.track]
    name = family.name if isinstance(family.name, str) else currency.track.replace("_", " ").capitalize()
    slots = _(" and ").join(f"{number} {_(weight)}" for weight, number in currency.slots.items())
    told = [
        item(_("Moves and some answers are paid from {name}, at most {max}.").format(name=name, max=family.max)),
        item(_(_SLOTS).format(slots=slots)),
        item(_(_REFUND).format(refund=currency.refund)),
    ]
    for reserve in currency.reserves:
        when = edition.clause(_(" while {condition}"), reserve.when)
        keeps = _("{seats} keeps {keep} unspent{when}: {because}.").format(
            seats=edition.seats([reserve.seat]), keep=reserve.keep, when=when, because=reserve.because
        )
        told.append(edition.point(keeps, reserve))
    return items(*told)
