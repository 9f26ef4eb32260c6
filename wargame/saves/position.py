"""Where a game stands after a journal line: the one place that says what each kind of line does.

The table takes every step through ``advance`` before it writes the line, and resume, replay and verification take the
same steps again when they read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import reduce
from typing import Literal, assert_never

from wargame.engine.adjudication import is_over
from wargame.engine.phases import PhaseGuards, NotNow, step
from wargame.engine.program import Program
from wargame.engine.rulings import directed, ruled_events, ruling_objection
from wargame.engine.state import apply, opening
from wargame.engine.information.promises import acts_in
from wargame.engine.information.talk import objection as spoken_objection
from wargame.model.events import Event, Rolled, Undone
from wargame.model.mending import Mend
from wargame.model.orders import NO_MOVE, Order
from wargame.model.rulings import kind_of
from wargame.model.state import Phase, State
from wargame.model.talk import Message, Promise, Proposal, Record, Response, Said, TalkObjection
from wargame.records import record
from wargame.text.characters import forbidden
from wargame.saves.control_words import check_note, check_reason, check_texts
from wargame.saves.counterfactual_dice import wrong_faces
from wargame.saves.line_validation import InvalidLine, check_fired, check_line
from wargame.saves.mending import line_objection, mended_events, mended_state
from wargame.saves.verdict import Discrepancy
from wargame.saves.lines import (
    BranchLine, CloseLine, DealLine, DieEnteredLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine,
    SealLine, StartLine, Turn, UndoLine, UnsealLine,
)


@record
class SealedAt:
    """A seal that stands: the number of its line, and its digest."""

    line: int
    digest: str


@record
class Boundary:
    """A point that the game can be taken back to: its line ``n``, where it stood after that, and what was opened on it:
    the turn, or its orders. The boundary before it is that position's own."""

    n: int
    position: Position
    what: Literal["opening", "orders"]


@record
class Position:
    """A game between two lines of its journal.

    Attributes:
        state: the engine's state.
        past: ``State.values`` after the deal, then at the end of each turn; what ``view_for`` asks for.
        events: of the turn shown: from its opening on, until the next turn opens.
        seals: of the seats whose orders are sealed this turn.
        orders: this turn's orders, once opened.
        reason: how the game was closed; None while it is not.
        talk: what was said so far, and what was done. It changes no rule, so it is no part of ``state``.
        reviewed: the state in which the turn before this one ended; None: this is the first.
        boundary: the last point that it can be taken back to; None: there is none yet.
        rerolls: turns from which on other dice fall, one turn as often as the game was taken back behind its dice.
        entered: faces that control typed in, by turn and purpose; forgotten once the game goes back before them.
        seen: the last turn whose dice, as they would fall again, have been seen: by its resolution, or by an inject
            that control fired in it.
        mends: the slips that control put right, oldest first. An undo takes none of them back.
    """

    state: State
    past: tuple[tuple[int, ...], ...] = ()
    events: tuple[Event, ...] = ()
    seals: Mapping[str, SealedAt] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    reason: str | None = None
    talk: Record = field(default_factory=Record)
    reviewed: State | None = None
    boundary: Boundary | None = field(default=None, compare=False, repr=False)
    rerolls: tuple[int, ...] = ()
    entered: Mapping[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    seen: int = 0
    mends: tuple[Mend, ...] = ()

    def attempt(self, turn: int) -> int:
        """How often the dice of a turn are thrown anew."""
        return sum(since <= turn for since in self.rerolls)

    @property
    def boundaries(self) -> Iterator[Boundary]:
        """The points that it can be taken back to, the last first."""
        one = self.boundary
        while one is not None:
            yield one
            one = one.position.boundary


def beginning(program: Program) -> Position:
    """Where a game stands after its ``start`` line."""
    return Position(opening(program))


def advance(program: Program, now: Position, line: Line, n: int) -> Position:
    """Where the game stands after line ``n``. Pure. ``program``: as lowered from the files, no text of it mended.

    Raises:
        InvalidLine: the line speaks of what the rules do not know.
        NotNow: it does not belong to the phase, or to its turn, or no such seat is sealed or waiting.
    """
    match line:
        case StartLine():
            raise NotNow("a game starts once")
        case DealLine():
            after = _happen(program, now.state, "deal", line, n)
            return replace(now, state=after, past=(after.values,))
        case InjectLine():
            _same_turn(line.turn, now.state.turn + 1)
            after = replace(_happen(program, now.state, "open_turn", line, n), sealed=frozenset())
            _same_turn(after.turn, line.turn)
            talk, reviewed = _came_out(now.talk, line.events), now.state if now.state.turn else None
            return _passed(n, "opening", replace(
                now, state=after, events=line.events, seals={}, orders={}, talk=talk, reviewed=reviewed
            ))
        case Message() | Promise() | Proposal() | Response():
            return _said(program, now, line)
        case SealLine():
            return _seal(program, now, line, n)
        case UnsealLine():
            return _unseal(now, line)
        case OpenLine():
            _same_turn(line.turn, now.state.turn)
            after = replace(now.state, phase=step(now.state.phase, "reveal"))
            if set(line.orders) != set(program.seats):
                raise NotNow("not every seat's order is opened")
            check_line(program, line, n)
            opened = {seat: opened.order for seat, opened in line.orders.items()}
            return _passed(n, "orders", replace(now, state=after, orders=opened))
        case Turn():
            _same_turn(line.turn, now.state.turn)
            if line.attempt != now.attempt(line.turn):
                raise InvalidLine(Discrepancy(n, "attempt", str(now.attempt(line.turn)), str(line.attempt)))
            after = _happen(program, now.state, "resolve", line, n)
            talk = replace(now.talk, acts=(*now.talk.acts, acts_in(line.events)))
            return replace(
                now, state=after, past=(*now.past, after.values), events=(*now.events, *line.events), talk=talk,
                seen=max(now.seen, line.turn),
            )
        case BranchLine():
            return _branch(program, now, line)
        case RulingLine():
            return _ruled(program, now, line, n)
        case UndoLine():
            return _undone(program, now, line, n)
        case DieEnteredLine():
            return _entered(program, now, line)
        case MendLine():
            return _mended(now, line)
        case NoteLine():
            step(now.state.phase, "note")
            check_note(line, n)
            return now
        case CloseLine():
            phase = step(now.state.phase, "end") if line.reason == "left" else now.state.phase
            return replace(now, state=replace(now.state, phase=step(phase, "close")), reason=line.reason)
        case _:
            assert_never(line)


def objection(program: Program, now: Position, said: Said) -> TalkObjection | None:
    """Why this cannot be said now; None: it can. A text is held to the rule of authored texts: nothing
    that steers a terminal, turns reading order round, or cannot be seen."""
    match said:
        case Message():
            if bad := forbidden(said.text, 1):
                return TalkObjection("character", character=bad[0][1])
        case Promise() | Proposal() | Response():
            pass  # ids alone, looked up where it is judged
        case _:
            assert_never(said)
    return spoken_objection(program, now.state, said, now.talk)


def _came_out(talk: Record, opening: tuple[Event, ...]) -> Record:
    """What comes out as a turn opens belongs to the acts of the turn before."""
    out = acts_in(opening)
    return replace(talk, acts=(*talk.acts[:-1], (*talk.acts[-1], *out))) if out and talk.acts else talk


def _happen(program: Program, state: State, trigger: str, line: DealLine | InjectLine | Turn, n: int) -> State:
    step(state.phase, trigger)
    check_line(program, line, n)
    after = apply(program, state, line.events)
    return replace(after, phase=step(state.phase, trigger, PhaseGuards(over=is_over(program, after))))


def _said(program: Program, now: Position, line: Said) -> Position:
    wrong = objection(program, now, line)
    if wrong is not None:
        raise NotNow(str(wrong))
    return replace(now, talk=replace(now.talk, said=(*now.talk.said, line)))


def _seal(program: Program, now: Position, line: SealLine, n: int) -> Position:
    _same_turn(line.turn, now.state.turn)
    if line.seat not in program.seats:
        raise NotNow(f"there is no seat “{line.seat}”")
    sealed = now.state.sealed | {line.seat}
    phase = step(now.state.phase, "seal", PhaseGuards(all_sealed=len(sealed) == len(program.seats)))
    if line.seat in now.state.sealed:
        raise NotNow(f"the order of “{line.seat}” is sealed already")
    seals = {**now.seals, line.seat: SealedAt(n, line.digest)}
    return replace(now, state=replace(now.state, phase=phase, sealed=sealed), seals=seals)


def _unseal(now: Position, line: UnsealLine) -> Position:
    _same_turn(line.turn, now.state.turn)
    phase = step(now.state.phase, "unseal")
    if line.seat not in now.state.sealed:
        raise NotNow(f"no order of “{line.seat}” is sealed")
    seals = {seat: seal for seat, seal in now.seals.items() if seat != line.seat}
    return replace(now, state=replace(now.state, phase=phase, sealed=now.state.sealed - {line.seat}), seals=seals)


def _ruled(program: Program, now: Position, line: RulingLine, n: int) -> Position:
    """What control rules follows from its command alone, so whoever reads it asks the same again."""
    _same_turn(line.turn, now.state.turn)
    wrong = ruling_objection(program, now.state, now.orders, line.ruling)
    if wrong is not None:
        raise NotNow(f"control cannot rule so: {wrong}")
    kind = kind_of(line.ruling.what)
    phase = step(now.state.phase, kind.trigger)
    check_texts(line.ruling, n)
    expected = ruled_events(program, now.state, line.ruling)
    happened = line.events[len(expected) :]
    if line.events[: len(expected)] != expected or (happened and not kind.runs_effects):
        raise InvalidLine(Discrepancy(n, "events", "what the ruling comes to", "something else", ruled=True))
    check_fired(program, happened, len(expected), n)
    if kind.silent:
        return replace(now, state=replace(directed(now.state, line.ruling), phase=phase))
    state = replace(directed(apply(program, now.state, line.events), line.ruling), phase=phase)
    orders = {**now.orders, line.ruling.id: NO_MOVE} if line.ruling.what == "order" else now.orders
    seen = max(now.seen, line.turn) if any(isinstance(event, Rolled) for event in happened) else now.seen
    return replace(now, state=state, events=(*now.events, *line.events), orders=orders, seen=seen)


def _undone(program: Program, now: Position, line: UndoLine, n: int) -> Position:
    """Where it stood then, but for what is told of it. Dice that fell since fall otherwise, unless they are kept."""
    back = next((one for one in now.boundaries if one.n == line.line), None)
    if back is None or back.n == n - 1:
        raise NotNow(f"line {line.line} is no point that the game can be taken back to")
    then, said = back.position, line.events[0] if len(line.events) == 1 else None
    _same_turn(line.turn, then.state.turn)
    phase = step(now.state.phase, "undo", PhaseGuards(to_orders=back.what == "orders"))
    if not isinstance(said, Undone) or (said.turn, said.what) != (line.turn, back.what):
        raise InvalidLine(Discrepancy(n, "events", "what is told of it", "something else"))
    check_reason(said.reason, n)
    kept, fell = said.dice == "kept", now.seen >= line.turn
    if not kept and said.dice != ("other" if fell else "none"):
        raise InvalidLine(Discrepancy(n, "dice", "other, where some fell since, else none", said.dice))
    then = reduce(with_mend, now.mends[len(then.mends) :], then)  # a word put right stays right
    state = replace(apply(program, then.state, line.events), phase=phase)
    return replace(
        then, mends=now.mends, state=state, events=(*then.events, *line.events), boundary=back,
        rerolls=(*now.rerolls, line.turn) if said.dice == "other" else now.rerolls,
        entered=now.entered if kept else then.entered, seen=line.turn - 1 if said.dice == "other" else now.seen,
    )


def _mended(now: Position, line: MendLine) -> Position:
    """Whether its words stand in a text, and what becomes of that, was asked before it counted. Where another version
    finds them nowhere it does nothing."""
    step(now.state.phase, "mend")
    _same_turn(line.turn, now.state.turn)
    mend = Mend(line.wrong, line.right)
    if wrong := line_objection(now.mends, mend):
        raise NotNow(f"no text can be mended so: {wrong}")
    return replace(with_mend(now, mend), mends=(*now.mends, mend))


def with_mend(now: Position, mend: Mend) -> Position:
    """The position with what control put itself mended."""
    return replace(now, events=mended_events(now.events, mend), state=mended_state(now.state, mend))


def _entered(program: Program, now: Position, line: DieEnteredLine) -> Position:
    phase = step(now.state.phase, "enter_die")
    _same_turn(line.turn, now.state.turn + (phase is not Phase.REVEALED))
    if wrong := wrong_faces(program, line.purpose, line.faces):
        raise NotNow(f"such faces cannot fall: it takes {wrong}")
    return replace(now, entered={**now.entered, (line.turn, line.purpose): line.faces})


def _passed(n: int, what: Literal["opening", "orders"], here: Position) -> Position:
    """A point that the game can be taken back to."""
    return replace(here, boundary=Boundary(n, here, what))


def _branch(program: Program, now: Position, line: BranchLine) -> Position:
    """Nobody has the secrets of the seals that stand; orders that were opened are known already."""
    if not set(line.players) <= set(program.seats):
        raise NotNow("it gives somebody a seat that there is not")
    state = replace(now.state, phase=step(now.state.phase, "branch"))
    # The dice before it are another game's, and so is what lies behind it.
    now = replace(now, boundary=None, rerolls=(), entered={}, seen=0)
    if now.orders and state.phase is Phase.REVEALED:
        return replace(now, state=state)
    return replace(now, state=replace(state, sealed=frozenset()), seals={})


def _same_turn(found: int, expected: int) -> None:
    if found != expected:
        raise NotNow(f"this is turn {expected}, not turn {found}")
