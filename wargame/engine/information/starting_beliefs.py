"""Within what every slot lies for a viewer as a stretch of a turn begins, orders laid open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.engine.encoding import slot_values
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.observer import Observer
from wargame.engine.legality import supposing
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language import slots
from wargame.language.bounds import Interval
from wargame.model.events import Event, Noted, Ordered, TurnOpened
from wargame.model.orders import Act, Order
from wargame.model.viewers import PUBLIC


def starting_beliefs(
    program: Program, known: Knowledge, observer: Observer, events: Sequence[Event], before: Sequence[int]
) -> list[Interval]:
    """An interval a slot. Called once for each stretch that is told to a viewer.

    Args:
        known: what the viewer knew before it.
        events: all of the stretch, as recorded; of the orders among them only those the viewer sees are read.
        before: the values of all slots; of them only the turn is read.
    """
    within = [known.known(slot.name) for slot in program.slots]
    if isinstance(events[0], TurnOpened):
        return _opened(program, within, events[0].turn)
    for number, slot in enumerate(program.slots):
        if slot.kind in ("order", "answer", "result"):
            within[number] = (0, 0)
    if before[program.index[slots.TURN]]:
        for name, interval in (*_orders(program, known, observer, events), *_answers(program, known, events)):
            within[program.index[name]] = interval
    return within


def _opened(program: Program, within: list[Interval], turn: int) -> list[Interval]:
    """The same once the turn has opened (``state.apply_to`` does it to values)."""
    found, index = list(within), program.index
    for number, slot in enumerate(program.slots):
        if slots.opened(slot.name) in index:
            opened, earlier = index[slots.opened(slot.name)], index[slots.before(slot.name)]
            found[earlier], found[opened] = within[opened], within[number]
        if slot.scoped:
            found[number] = (0, 0)
    found[index[slots.TURN]] = (turn, turn)
    return found


def _orders(
    program: Program, known: Knowledge, observer: Observer, events: Sequence[Event]
) -> Iterator[tuple[str, Interval]]:
    """What the viewer knows of everybody's moves: of what it sees all; of the rest what nobody could have ordered."""
    given = {(event.seat, event.move): event for event in events if isinstance(event, Ordered)}
    anyone = known if known.viewer == PUBLIC else Knowledge(program, known.state, PUBLIC)
    for site in program.moves.values():
        move = program.scenario.moves[site.move]
        for seat in site.seats:
            order = given.get((seat, site.move))
            if order is not None and observer.sees(order):
                act = Act(order.move, order.chosen, order.partners)
                for name, value in slot_values(program, seat, Order((act,))).items():
                    yield name, (value, value)
            elif (
                seat != known.viewer
                and not observer.would_see_order(site.move, seat)
                and not _is_closed(anyone, site.move, seat)
            ):
                yield slots.ordered(site.move, seat), (0, 1)
                for key in move.parameters:
                    yield slots.chosen(site.move, key, seat), (0, 255)
                for named in move.optional:
                    if named != seat:
                        yield slots.partner(site.move, seat, named), (0, 1)


def _answers(program: Program, known: Knowledge, events: Sequence[Event]) -> Iterator[tuple[str, Interval]]:
    """What the viewer knows of the answers in the orders: its own, and of others that they have a word each."""
    said = {event.slot: event.to for event in events if isinstance(event, Noted)}
    for question in program.questions.values():
        answers = names_of(program).questions[question.question].answers
        for seat in question.seats:
            name = slots.said(question.question, seat)
            own = said.get(name, 0)
            yield name, (own, own) if seat == known.viewer else (0, len(answers))


def _is_closed(anyone: Knowledge, move: str, seat: str) -> bool:
    """Whether all know that a seat could not order a move: then the seat knew it, too."""
    site = anyone.program.moves[move]
    given = supposing(site, seat)
    if anyone.sure(site.exists[seat], given) is False:
        return True
    if any(anyone.sure(condition, given) for condition, _ in site.closed[seat]):
        return True
    waived = anyone.sure(site.waived[seat], given) is not False
    return not waived and any(anyone.sure(condition, given) is False for condition, _ in site.needs[seat])
