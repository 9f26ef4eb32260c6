"""What may be promised, and whether it was done: a promise held against the orders, as far as a viewer knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard, assert_never

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.information.visibility import visible
from wargame.model.events import Answered, CameOut, Event, Joined, OfferFailed, Ordered, OrderFact, OtherFact
from wargame.model.state import Phase, State
from wargame.model.talk import TalkObjection, Promise, Standing
from wargame.model.viewers import Viewer


def acts_in(events: Iterable[Event]) -> tuple[OrderFact, ...]:
    """What a promise may be held against, of the events of a resolution or opening."""
    return tuple(event for event in events if _is_act(event))


def _is_act(event: Event) -> TypeGuard[OrderFact]:
    if isinstance(event, OrderFact):
        return True
    if isinstance(event, OtherFact):
        return False
    assert_never(event)


def impossible(program: Program, promise: Promise) -> TalkObjection | None:
    """Why this seat cannot promise such a thing at all; None: it can."""
    seat = promise.sender
    if bool(promise.word) is not (promise.what == "answer"):
        return TalkObjection("no_word")
    match promise.what:
        case "move":
            if promise.id not in program.moves or seat not in program.moves[promise.id].seats:
                return TalkObjection("not_a_move", seat=seat)
        case "tag":
            if not moves_of(program, promise):
                return TalkObjection("no_such_tag", seat=seat)
        case "answer":
            site = program.questions.get(promise.id)
            if site is None or seat not in site.seats:
                return TalkObjection("not_a_question", seat=seat)
            if promise.word not in names_of(program).questions[promise.id].answers:
                return TalkObjection("not_an_answer")
        case _:
            assert_never(promise.what)
    return None


def moves_of(program: Program, promise: Promise) -> tuple[str, ...]:
    """The moves a promise is about; none for an answer."""
    match promise.what:
        case "move":
            return (promise.id,)
        case "tag":
            moves = program.scenario.moves
            return tuple(
                move for move, site in program.moves.items()
                if promise.sender in site.seats and promise.id in moves[move].tags
            )
        case "answer":
            return ()
        case _:
            assert_never(promise.what)


def standing(
    program: Program, state: State, promise: Promise, acts: Sequence[Sequence[OrderFact]], viewer: Viewer
) -> Standing:
    """How a promise stands for a viewer.

    Args:
        state: where the game stands; once it is over, what was still open never came to it.
        acts: per resolved turn, those that the viewer knows of.
    """
    within = [(turn, act) for turn, known in enumerate(acts, 1) if promise.turn <= turn <= promise.due for act in known]
    moves, answered = moves_of(program, promise), None
    for turn, act in within:
        match act:
            case Ordered() | CameOut():
                if act.seat == promise.sender and act.move in moves:
                    return Standing("kept" if promise.will else "broken", turn, act)
            case Answered():
                if ("answer", act.question, act.seat) == (promise.what, promise.id, promise.sender):
                    if (act.answer == promise.word) is not promise.will:
                        return Standing("broken", turn, act)
                    answered = Standing("kept", turn, act)
                    if promise.will:
                        return answered
            case Joined() | OfferFailed():
                pass
            case _:
                assert_never(act)
    over = state.phase in (Phase.DEBRIEF, Phase.CLOSED)
    if len(acts) < promise.due and not over:
        return Standing("open")
    if len(acts) < promise.turn:
        return Standing("void")
    ended = min(len(acts), promise.due)
    if not _would_know(program, state, promise, viewer):
        return Standing("unknown", ended)
    if promise.what == "answer":
        return answered or Standing("void", ended)
    if promise.will:
        return Standing("void" if len(acts) < promise.due else "broken", ended)
    return Standing("kept", ended)


def _would_know(program: Program, state: State, promise: Promise, viewer: Viewer) -> bool:
    """Whether the viewer would have learned of the act, however it had come about: then silence means that it was not
    done. Asked of the one place that decides who learns of an act; an event of any other kind tells it of none."""
    return all(
        any(isinstance(event, (Ordered, Answered)) for event in visible(program, state, viewer, happened))
        for happened in _ways(program, promise)
    )


def _ways(program: Program, promise: Promise) -> Iterator[tuple[Event, ...]]:
    """Every way the act could show. A joint move stands, or finds too few partners: then only those it needs hear."""
    seat = promise.sender
    if promise.what == "answer":
        yield (Answered(seat=seat, question=promise.id, answer=promise.word, slot="", to=0),)
    for move in moves_of(program, promise):
        card = program.scenario.moves[move]
        order = Ordered(seat=seat, move=move, chosen={}, partners=(), cost=0, slot="", to=1)
        if not card.joint:
            yield (order,)
            continue
        yield order, Joined(move=move, seats=tuple(dict.fromkeys((*card.seats, seat))))
        others = tuple(other for other in card.seats if other != seat)
        yield order, OfferFailed(move=move, seat=seat, listed=others, refund=0, slot="", to=0)
