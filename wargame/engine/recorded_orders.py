"""Recorded orders in a position they were not given in: after another turn, without a ruling, under another theory."""

from __future__ import annotations


from wargame.engine.legality import refusals
from wargame.engine.program import Program
from wargame.model.orders import NO_MOVE, Order, Refusal
from wargame.model.state import State
from wargame.records import record


@record
class DroppedPart:
    """A part of a recorded order that could not be given any more, and why. ``what``: the id of the move or question
    that went; "" where all answers did."""

    turn: int
    seat: str
    what: str
    refusal: Refusal


def fitted(program: Program, state: State, seat: str, order: Order) -> tuple[Order, tuple[DroppedPart, ...]]:
    """As much of an order as ``seat`` can give here, and what cannot be given, each with the reason.

    What a refusal is about goes; where it is about the order as a whole (there is too much of it) the last move, and
    where there is none, all answers.
    """
    dropped: list[DroppedPart] = []
    while order != NO_MOVE and (refused := refusals(program, state, seat, order)):
        about = refused[0].about
        acts = tuple(act for act in order.acts if act.move != about)
        answers = {question: word for question, word in order.answers.items() if question != about}
        if len(acts) == len(order.acts) and len(answers) == len(order.answers):
            about = order.acts[-1].move if order.acts else ""
            acts, answers = order.acts[:-1], answers if order.acts else {}
        dropped.append(DroppedPart(state.turn, seat, about, refused[0]))
        order = Order(acts, answers)
    return order, tuple(dropped)
