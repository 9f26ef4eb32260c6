"""The turn seen from outside: deal, open, resolve. State and orders in, events out; nothing is changed.

``resolve`` is the path of an order: laid open (``encoding``), paid and matched, rolled, interactions, effects, actors,
couplings, check, end of turn: the stages of the program, one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.draws import Dice
from wargame.engine.encoding import opened_orders
from wargame.engine.inject_control import opening_block
from wargame.engine.program import Program, Stage
from wargame.engine.scoring import final_events
from wargame.engine.trace import Trace
from wargame.language import slots
from wargame.model.events import Event, TurnEnded, TurnOpened
from wargame.model.orders import Order
from wargame.model.state import State

RESOLUTION: tuple[Stage, ...] = ("reveal", "roll", "resolve", "effects", "actors", "couple", "check", "turn_end")


def deal(program: Program, state: State, dice: Dice) -> tuple[Event, ...]:
    """Setup: profiles, private cards, rules at setup. Called once, before the first turn."""
    trace = Trace(program, state.values, dice)
    trace.run(program.stages["setup"])
    return tuple(trace.events)


def open_turn(program: Program, state: State, dice: Dice) -> tuple[Event, ...]:
    """A turn begins: what was due, rules at turn start, injects, draws, observations. What control withholds does not
    come up."""
    trace = Trace(program, state.values, dice)
    trace.happen(TurnOpened(turn=state.turn + 1))
    trace.run(opening_block(program, [inject for inject, _ in state.withheld]))
    return tuple(trace.events)


def resolve(program: Program, state: State, orders: Mapping[str, Order], dice: Dice) -> tuple[Event, ...]:
    """Resolve a turn from the opened orders to its end; of the last turn also the ending and the scores.

    Args:
        program, state: the game, its turn open.
        orders: one for every seat, each already found legal.
        dice: where faces come from.
    """
    trace = Trace(program, state.values, dice)
    for event in opened_orders(program, state.values, orders):
        trace.happen(event)
    for stage in RESOLUTION:
        trace.run(program.stages[stage])
    if trace.values[program.slot(slots.ENDED)]:
        for event in final_events(program, trace.values):
            trace.happen(event)
    trace.happen(TurnEnded(turn=state.turn))
    return tuple(trace.events)


def is_over(program: Program, state: State) -> bool:
    """Whether an ending was reached."""
    return state.values[program.slot(slots.ENDED)] > 0
