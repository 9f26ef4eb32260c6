"""A stretch of a turn retold to a viewer: what it knew before, what it sees after, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.engine.adjudication import RESOLUTION
from wargame.engine.encoding import slot_values
from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.observer import Observer, redacted
from wargame.engine.information.interval_execution import IntervalExecution, unexplained_changes
from wargame.engine.information.inference import Inference, infer_backward
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.statements import statements_of
from wargame.engine.legality import supposing
from wargame.engine.names import names_of
from wargame.engine.program import Program, Slot, Stage
from wargame.engine.state import HISTORY_BITS
from wargame.language import slots
from wargame.language.bounds import Interval
from wargame.model.events import Ended, Event, Ordered, OutcomeReached, Scored, TurnEnded, TurnOpened
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.model.viewers import PUBLIC, Viewer

PASSES = 2
"""So often a turn is gone through again, each time with what the end told of the middle."""
LAST = (Ended, OutcomeReached, Scored, TurnEnded)


def redacted_account(
    program: Program, viewer: Viewer, before: Sequence[int], events: Sequence[Event], after: Sequence[int], over: bool
) -> tuple[Event, ...]:
    """What a viewer is told of the deal, of a turn's opening or of its resolution.

    Args:
        before, after: the values of all slots.
        events: all of that stretch, as recorded.
        over: whether the game is over.
    """
    stages, was, then = _stretch(program, before, events)
    observer = Observer(program, viewer, events, over)
    known_before = Knowledge(program, _state(program, was, before), viewer)
    known_after = Knowledge(program, _state(program, then, after), viewer)
    ends = dict(_ends(program, known_after, after, stages))
    shown = frozenset(
        number for number, slot in enumerate(program.slots) if number in ends and _is_shown(known_after, slot)
    )
    start = _start(program, known_before, observer, events, before)
    telling, recalled = _followed(program, observer, events, stages, start, shown, ends, Inference())
    for _ in range(PASSES):
        inferred = recalled
        telling, recalled = _followed(program, observer, events, stages, start, shown, ends, inferred)
        if recalled.decided == inferred.decided:
            break
    told = [*telling.told, *telling.leftover()]
    rest = unexplained_changes(program, telling.tale, ends)
    last = [event for event in events if isinstance(event, LAST) and observer.sees(event)]
    first = [event for event in events if isinstance(event, TurnOpened)]
    return (*first, *(event for event in told if not isinstance(event, (*LAST, TurnOpened))), *rest, *last)


def _followed(
    program: Program, observer: Observer, events: Sequence[Event], stages: tuple[Stage, ...], start: list[Interval],
    shown: frozenset[int], ends: dict[int, int], inferred: Inference,
) -> tuple[IntervalExecution, Inference]:
    """Go through it once; returns also what can be inferred then."""
    beliefs = Beliefs(program, start)
    telling = IntervalExecution(program, observer, events, beliefs, shown, ends, inferred)
    telling.told += _laid_open(program, observer, events, beliefs)
    for stage in stages:
        telling.run(statements_of(program, stage))
    return telling, infer_backward(telling.writes, ends, telling.inferred)


def _stretch(
    program: Program, before: Sequence[int], events: Sequence[Event]
) -> tuple[tuple[Stage, ...], Phase, Phase]:
    if isinstance(events[0], TurnOpened):
        return ("open",), Phase.REVIEW, Phase.PLANNING
    if before[program.index[slots.TURN]] == 0:
        return ("setup",), Phase.SETUP, Phase.BRIEFING
    return RESOLUTION, Phase.PLANNING, Phase.REVIEW


def _state(program: Program, phase: Phase, values: Sequence[int]) -> State:
    return State(phase, values[program.index[slots.TURN]], tuple(values))


def _ends(
    program: Program, known: Knowledge, after: Sequence[int], stages: tuple[Stage, ...]
) -> Iterator[tuple[int, int]]:
    """The slots whose value the viewer knows when it is all over, before history moves on."""
    for number, slot in enumerate(program.slots):
        lo, hi = known.known(slot.name)
        if lo == hi:
            value = after[number]
            if slot.kind == "past" and "turn_end" in stages:
                if value > HISTORY_BITS >> 1:
                    continue
                value >>= 1
            yield number, value


def _is_shown(known: Knowledge, slot: Slot) -> bool:
    """Whether a viewer watches a value: whatever it is, it is told of every change."""
    match slot.kind:
        case "track":
            return known.sees(known.program.scenario.tracks[slot.owner], slot.seat) == "exact"
        case "status" | "flag" | "token":
            return True
        case "grant":
            public = known.program.scenario.grants[slot.owner].public
            return public or slot.seat in (None, known.viewer)
        case "inject":
            return True
    return slot.kind == "result" and slot.name.startswith("result:")


def _start(
    program: Program, known: Knowledge, observer: Observer, events: Sequence[Event], before: Sequence[int]
) -> list[Interval]:
    """Within what every slot lies as the stretch begins, orders laid open."""
    within = [known.known(slot.name) for slot in program.slots]
    if isinstance(events[0], TurnOpened):
        return _opened(program, within, events[0].turn)
    for number, slot in enumerate(program.slots):
        if slot.kind in ("order", "answer", "result"):
            within[number] = (0, 0)
    if before[program.index[slots.TURN]]:
        for name, interval in _orders(program, known, observer, events):
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
    """What the viewer knows of everybody's order: of what it sees all; of the rest what nobody could have ordered."""
    given = {(event.seat, event.move): event for event in events if isinstance(event, Ordered)}
    said = {event.slot: event.to for event in events if getattr(event, "slot", None) and event.kind == "noted"}
    anyone = known if known.viewer == PUBLIC else Knowledge(program, known.state, PUBLIC)
    for site in program.moves.values():
        move = program.scenario.moves[site.move]
        for seat in site.seats:
            order = given.get((seat, site.move))
            if order is not None and observer.sees(order):
                act = Act(order.move, order.chosen, order.partners)
                for name, value in slot_values(program, seat, Order((act,))).items():
                    yield name, (value, value)
            elif seat != known.viewer and not _would_be_seen(program, observer, site.move, seat):
                if _is_closed(anyone, site.move, seat):
                    continue
                yield slots.ordered(site.move, seat), (0, 1)
                for key in move.parameters:
                    yield slots.chosen(site.move, key, seat), (0, 255)
                for named in move.optional:
                    if named != seat:
                        yield slots.partner(site.move, seat, named), (0, 1)
    for question in program.questions.values():
        answers = names_of(program).questions[question.question].answers
        for seat in question.seats:
            name = slots.said(question.question, seat)
            own = said.get(name, 0)
            yield name, (own, own) if seat == known.viewer else (0, len(answers))


def _would_be_seen(program: Program, observer: Observer, move: str, seat: str) -> bool:
    """Whether the viewer would know of this order, had it been given: then it knows that it was not. Of one of a joint
    move that did not stand, or stood without it, those hear whom it needs."""
    card = program.scenario.moves[move]
    if card.joint and (move not in observer.joined or seat not in card.seats):
        return observer.viewer in card.seats
    return observer.learns(move, seat)


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


def _laid_open(program: Program, observer: Observer, events: Sequence[Event], beliefs: Beliefs) -> Iterator[Event]:
    """The orders that the viewer sees, with what they cost as far as it can know. Those of others stand in the order of
    the rulebook: in which they were written down is not for it to see."""
    seen = [event for event in events if isinstance(event, Ordered) and observer.sees(event)]
    places = {move: place for place, move in enumerate(program.moves)}
    for seat in program.seats:
        own = seat == observer.viewer
        listed = [event for event in seen if event.seat == seat]
        for event in listed if own else sorted(listed, key=lambda event: places[event.move]):
            knows = own or beliefs.knows(program.moves[event.move].cost[seat])
            yield redacted(observer, event, True, knows)
