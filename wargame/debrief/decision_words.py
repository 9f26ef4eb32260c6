"""A decision in words: what a seat ordered and what it answered. Whoever names an order of a game names it here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.model.events import Answered, Event
from wargame.model.orders import Act, Order
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing

Answers = Mapping[str, str]
"""Question to the answer that stood."""


def answered(events: Iterable[Event], seat: str) -> Answers:
    """What a seat was asked in a turn and what stood as its answer, said or not; what nobody asked is not among it."""
    return {one.question: one.answer for one in events if isinstance(one, Answered) and one.seat == seat}


def order_lines(program: Program, order: Order) -> Iterator[str]:
    """What an order holds, a line a move or answer."""
    events = speaker_of(program).events
    yield from (events.move(act.move) for act in order.acts)
    yield from (_answer(program, question, word) for question, word in order.answers.items())
    if not order.acts and not order.answers:
        yield _("No move.")


def decision_words(
    program: Program, order: Order, asked: Answers | None = None, beside: Sequence[Order] = ()
) -> str:
    """The moves of an order and its answers.

    Args:
        asked: as ``answered`` gives it; None: nobody knows what was asked, and what the orders beside it answer
            otherwise is told alone.
        beside: orders that it is compared with: what differs in choices and answers is told, too.
    """
    others = {act.move: act for other in beside for act in other.acts if act not in order.acts}
    moves = listing(_act(program, act, told=act.move in others) for act in order.acts) or _("no move")
    questions = dict.fromkeys((*(asked or ()), *(key for other in beside for key in _apart(program, order, other))))
    said = {key: (asked or {}).get(key) or _stands(program, order, key) for key in questions}
    return _with_answers(program, moves, said)


def difference_words(program: Program, other: Order, order: Order, asked: Answers) -> str:
    """What another order holds instead of the one that was given: its answer, where that is all; else its moves, and
    what it answers otherwise of what was asked."""
    apart = {key: _stands(program, other, key) for key in _apart(program, order, other)}
    if _same(other.acts, order.acts):
        return "; ".join(_answer(program, key, word) for key, word in apart.items())
    given = {act.move: act for act in order.acts}
    moves = listing(
        _act(program, act, told=act.move in given and given[act.move] != act) for act in other.acts
    )
    return _with_answers(program, moves or _("no move"), {key: word for key, word in apart.items() if key in asked})


def _with_answers(program: Program, moves: str, said: Answers) -> str:
    if not said:
        return moves
    answers = "; ".join(_answer(program, key, word) for key, word in said.items())
    return _("{moves}; answered: {answers}").format(moves=moves, answers=answers)


def _act(program: Program, act: Act, *, told: bool) -> str:
    events = speaker_of(program).events
    return events.act(act) if told else events.move(act.move)


def _answer(program: Program, question: str, word: str) -> str:
    return speaker_of(program).events.cause(f"answer:{question}.{word}").removesuffix(".")


def _stands(program: Program, order: Order, question: str) -> str:
    """What an order answers: what stands where it says nothing, too."""
    return order.answers.get(question) or names_of(program).questions[question].default


def _apart(program: Program, one: Order, other: Order) -> Iterator[str]:
    """The questions that two orders answer otherwise."""
    for key in dict.fromkeys((*one.answers, *other.answers)):
        if _stands(program, one, key) != _stands(program, other, key):
            yield key


def _same(some: Sequence[Act], others: Sequence[Act]) -> bool:
    return len(some) == len(others) and all(act in others for act in some)
