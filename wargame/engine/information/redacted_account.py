"""What a viewer is told of a stretch of a turn: what it knew before, what it sees after, and what follows from both.

A stretch is the deal, a turn's opening or its resolution, or a ruling of control. Called by ``visibility``, once for
each stretch and viewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from wargame.engine.adjudication import RESOLUTION
from wargame.engine.inject_control import by_chance, scheduled
from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.inference import Inference, infer_backward
from wargame.engine.information.interval_execution import IntervalExecution
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.observer import Observer
from wargame.engine.information.secret_theory import neutral, of_a_theory
from wargame.engine.information.starting_beliefs import starting_beliefs
from wargame.engine.information.statements import Statements, statements_of
from wargame.engine.program import Program, Slot, Stage
from wargame.engine.state import HISTORY_BITS
from wargame.language import slots
from wargame.model.events import (
    Announced, BandChanged, Became, Changed, Closed, Ended, Event, Ordered, OutcomeReached, Ruled, Scored, TurnEnded,
    TurnOpened, Undone,
)
from wargame.model.labels import THEORY, SlotName
from wargame.model.rulings import kind_of
from wargame.model.state import Phase, State
from wargame.model.viewers import Viewer

PASSES = 2
"""So often a turn is gone through again, each time with what the end told of the middle."""
LAST = (Ended, OutcomeReached, Scored, TurnEnded)


def redacted_account(
    program: Program, viewer: Viewer, before: Sequence[int], events: Sequence[Event], after: Sequence[int], over: bool
) -> tuple[Event, ...]:
    """The events of a stretch as a viewer may know them, in an order that tells it nothing more.

    Args:
        before, after: the values of all slots.
        events: all of the stretch, as recorded.
        over: whether the game is over.
    """
    observer = Observer(program, viewer, events, over)
    if isinstance(events[0], Undone):
        return tuple(events)
    said, sure = 0, True
    if isinstance(events[0], Ruled):
        kind = kind_of(events[0].what)
        match kind.about:
            case "track" | "order" | "red_line":  # no statement stands behind it: known whole, or not
                return tuple(events) if observer.sees(events[0]) else ()
            case "put" | "seat":
                said = _announced(events)
                sure = kind.runs_effects and observer.is_put_to(events[0].id)
            case _:
                assert_never(kind.about)
    ruled = tuple(event for event in events[:said] if observer.sees(event))
    if said == len(events):
        return ruled
    blocks, stages, was, then = _stretch(program, before, events)
    events = events[said:]
    known_before = Knowledge(program, _state(program, was, before), viewer)
    known_after = Knowledge(program, _state(program, then, after), viewer)
    ends = dict(_ends(program, known_after, after, stages))
    shown = frozenset(
        number for number, slot in enumerate(program.slots) if number in ends and _is_shown(known_after, slot)
    )
    start = starting_beliefs(program, known_before, observer, events, before)

    def one_pass(inferred: Inference) -> tuple[IntervalExecution, Inference]:
        """Go through it once; returns also what can be inferred then."""
        beliefs = Beliefs(program, start)
        execution = IntervalExecution(program, observer, events, beliefs, shown, ends, inferred)
        execution.told += _laid_open(program, observer, events, beliefs)
        for block in blocks:
            execution.run(block, sure)
        return execution, infer_backward(execution.writes, ends, execution.inferred)

    execution, found = one_pass(Inference())
    for _ in range(PASSES):
        inferred = found
        execution, found = one_pass(inferred)
        if found.decided == inferred.decided:
            break
    told = [*execution.told, *execution.leftover()]
    rest = _unexplained(execution, ends)
    last = [event for event in events if isinstance(event, LAST) and observer.sees(event)]
    first = [event for event in events if isinstance(event, TurnOpened)]
    account = (*ruled, *first, *(event for event in told if not isinstance(event, (*LAST, TurnOpened))), *rest, *last)
    return account if over else tuple(neutral(program, event) for event in account)


def _announced(events: Sequence[Event]) -> int:
    """How many events at the beginning tell of a ruling, before what it brings about."""
    return next((n for n, event in enumerate(events) if not isinstance(event, (Ruled, Announced))), len(events))


def _stretch(
    program: Program, before: Sequence[int], events: Sequence[Event]
) -> tuple[tuple[Statements, ...], tuple[Stage, ...], Phase, Phase]:
    """Its statements, its stages, and the phases before and after it."""
    stages: tuple[Stage, ...] = RESOLUTION
    was, then = Phase.PLANNING, Phase.REVIEW
    if isinstance(events[0], Ruled):  # an inject that control fired
        return (_of_inject(program, events[0].id),), (), Phase.PLANNING, Phase.PLANNING
    if isinstance(events[0], TurnOpened):
        stages, was, then = ("open",), Phase.REVIEW, Phase.PLANNING
    elif before[program.index[slots.TURN]] == 0:
        stages, was, then = ("setup",), Phase.SETUP, Phase.BRIEFING
    return tuple(statements_of(program)[stage] for stage in stages), stages, was, then


def _of_inject(program: Program, inject: str) -> Statements:
    """What runs as an inject comes up."""
    op = scheduled(program)[inject][0]
    one = next(one for one in statements_of(program)["open"] if one.op is op)
    return one.then[-1].then if by_chance(op) else one.then


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
        case "status" | "flag" | "token" | "inject":
            return True
        case "grant":
            public = known.program.scenario.grants[slot.owner].public
            return public or slot.seat in (None, known.viewer)
        case "result":
            return SlotName.parse(slot.name).head == "result"
        case (
            "number" | "until" | "opened" | "before" | "began" | "order" | "answer" | "past" | "later" | "red_line"
            | "card" | "profile" | "observed" | "forecast" | "book"
        ):  # fmt: skip
            return False
        case _:
            assert_never(slot.kind)


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
            yield observer.shows(event, sure=True, price_known=knows)


def _cause(execution: IntervalExecution, slot: int) -> tuple[str, tuple[str, ...]]:
    """What alone can have moved a track beside what was told, with the seats it stands for: the one thing left, if the
    viewer may hear of it; or, whichever of its parts it was, the theory. ``""``: it may have been this or that."""
    program, left = execution.program, execution.untold[slot]
    if left and all(source == THEORY or of_a_theory(program, source) for source, _ in left):
        return THEORY, ()
    if len(left) == 1:
        ((source, seats),) = left
        if source and execution.observer.knows_source(source, seats):
            return source, seats
    return "", ()


def _unexplained(execution: IntervalExecution, ends: Mapping[int, int]) -> Iterator[Event]:
    """What the viewer sees to be otherwise than it was told: of a track with what alone can have moved it, else
    without a cause; each value once, in the order of the rulebook, so that neither their number nor their order tells
    anything."""
    program, told = execution.program, execution.shown
    for slot in sorted(told):
        was, now, body = told[slot], ends[slot], program.slots[slot]
        if was == now:
            continue
        match body.kind:
            case "track":
                by = now - was
                source, seats = _cause(execution, slot)
                yield Changed(source=source, seats=seats, slot=body.name, asked=by, granted=by, limits=(), to=now)
            case "result":
                if was and now:
                    yield BandChanged(move=body.owner, source="", slot=body.name, to=now)
            case "inject":
                if not now:
                    yield Closed(inject=body.owner, source="", slot=body.name, to=now)
            case "status" | "flag" | "token" | "grant":
                yield Became(source="", seats=(), slot=body.name, to=now)
            case (
                "number" | "until" | "opened" | "before" | "began" | "order" | "answer" | "past" | "later" | "red_line"
                | "card" | "profile" | "observed" | "forecast" | "book"
            ):  # fmt: skip
                continue  # never among those that are watched
            case _:
                assert_never(body.kind)
