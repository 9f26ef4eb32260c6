"""What control looks at while a game goes on: what one seat may know, and who has sealed; what was sealed, where the
scenario lets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wargame.debrief.cards import menu
from wargame.debrief.pages import aims, brief, standings
from wargame.debrief.decision_words import order_lines
from wargame.document.nodes import Group, Prose, group, items
from wargame.engine.program import Program
from wargame.model.orders import Order
from wargame.model.views import View
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing
from wargame.wording.speaker import Speaker


def seen_by(view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """What a seat may know: neither its order, which is its own until the reveal, nor what it hears and says.
    ``view``: its own, with no order in mind."""
    return (*aims(view, speaker)[1:], *brief(view), *standings(view), *menu(view, speaker))


def look_noted(program: Program, seat: str) -> str:
    """What the record says of a look."""
    return _("Control looked at what {seat} may know.").format(seat=speaker_of(program).events.seat(seat))


def sealed_look_noted(program: Program, seats: Iterable[str]) -> str:
    """What the record says of a look at sealed orders."""
    names = listing(map(speaker_of(program).events.seat, seats))
    return _("Control looked at the sealed orders of {seats}.").format(seats=names)


def sealed_orders(program: Program, orders: Mapping[str, Order]) -> Iterator[Group]:
    """Orders, a group a seat: what a seat has sealed, or what was opened."""
    for seat, order in orders.items():
        yield group(speaker_of(program).events.seat(seat), *items(*order_lines(program, order)))


def sealed_for_noted(program: Program, seat: str) -> str:
    """What the record says where control sealed for a team."""
    return _("Control sealed for {seat}, as it had begun.").format(seat=speaker_of(program).events.seat(seat))


def sealed_words(view: View) -> str:
    """Who has sealed, and who has not."""
    done, open_ = ([one.name for one in view.seats if one.sealed is sealed] for sealed in (True, False))
    said = [_("Sealed: {seats}.").format(seats=listing(done))] if done else []
    said += [_("Not sealed yet: {seats}.").format(seats=listing(open_))] if open_ else []
    return " ".join(said)
