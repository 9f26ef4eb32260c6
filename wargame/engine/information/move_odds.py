"""What a seat can know of the chances of a card: what the move it orders comes to, all on its way included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wargame.engine.encoding import slot_values
from wargame.engine.information.coupled_odds import CoupledOdds, coupled_odds
from wargame.engine.information.influence import Influence, influence_on
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.steady_numbers import steady_numbers
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language.bounds import Interval
from wargame.model.labels import SlotName
from wargame.model.orders import Act, Order

KEPT = 2_048
"""So many answers are kept a program: most cards of a seat look the same after the next change of its order."""
_Key = tuple[str, str, tuple[Interval, ...]]


@once_a_program
def _answered(program: Program) -> dict[_Key, CoupledOdds]:
    return {}


def move_odds(knowledge: Knowledge, move: str) -> CoupledOdds:
    """The chances of a move of the seat that knows this, beside the rest of its order; where that holds the move, with
    the choices made there."""
    program, seat = knowledge.program, knowledge.viewer
    influence = influence_on(program, move, seat)
    orders = supposed(program, seat, knowledge.order, move)
    known = _known(knowledge, orders, influence)
    key = (move, seat, tuple(known.values()))
    answered = _answered(program)
    if key not in answered:
        if len(answered) >= KEPT:
            answered.clear()
        scale = program.scenario.moves[move].scale
        bands = 0 if scale is None else len(program.scenario.scales[scale].bands)
        others = _others(knowledge, orders, influence)
        answered[key] = coupled_odds(program, influence, seat, bands, known, others)
    return answered[key]


def supposed(program: Program, seat: str, order: Order, move: str) -> Mapping[str, int]:
    """The slots of all orders as a card's chances take them: the seat's own order with the move in it, and the same
    move with the same choices by all whom it needs or names. Whatever is not there is 0."""
    act = next((one for one in order.acts if one.move == move), None)
    if act is None:
        act = Act(move)
        order = replace(order, acts=(*order.acts, act))
    found = dict(slot_values(program, seat, order))
    card = program.scenario.moves[move]
    for other in (*card.seats, *act.partners) if card.joint else ():
        if other != seat:
            found.update(slot_values(program, other, Order((replace(act, partners=()),))))
    return found


def _known(knowledge: Knowledge, orders: Mapping[str, int], influence: Influence) -> dict[int, Interval]:
    """Within what each slot lies that can matter, as the orders are laid open."""
    found, steady = dict[int, Interval](), steady_numbers(knowledge.program)
    for number in influence.live:
        slot = knowledge.program.slots[number]
        if slot.kind == "order" or (slot.kind == "answer" and slot.seat == knowledge.viewer):
            value = orders.get(slot.name, 0)
            found[number] = (value, value)
        elif slot.kind == "answer":
            found[number] = 0, _answers(knowledge.program, slot.name)
        elif number in steady:
            found[number] = steady[number], steady[number]
        else:
            found[number] = knowledge.known(slot.name)
    return found


def _others(knowledge: Knowledge, orders: Mapping[str, int], influence: Influence) -> dict[int, Interval]:
    """What others may order, where a roll asks about it and the card does not take it for granted."""
    asked = {number: knowledge.program.slots[number] for number in influence.asked}
    return {
        number: knowledge.known(slot.name) for number, slot in asked.items()
        if slot.seat != knowledge.viewer and slot.name not in orders
    }


def _answers(program: Program, name: str) -> int:
    """The greatest number that says what others answer; what counts as answered is not settled yet."""
    label = SlotName.parse(name)
    return len(names_of(program).questions[label.id].answers) if label.head == "said" else 0
