"""Positions to test in: games played at random to the middle of some turn, by number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from wargame.authoring.loading import load_scenario
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.information.redaction import view_for
from wargame.engine.state import apply, opening
from wargame.model.events import Event
from wargame.model.orders import Order
from wargame.model.state import Phase, State
from wargame.players.random_player import RandomPlayer

ROOT = Path(__file__).parent.parent.parent
WORLDS = {
    "pocket": ROOT / "tests" / "fixtures" / "pocket" / "pocket.yaml",
    "dprk": ROOT / "scenarios" / "dprk-missile-crisis.yaml",
    "drawdown": ROOT / "scenarios" / "us-drawdown.yaml",
}


@dataclass(frozen=True)
class Position:
    """A game in which a turn is open and nobody has sealed; ``events`` are those of the turn's opening."""

    program: Program
    state: State
    events: tuple[Event, ...]
    past: tuple[tuple[int, ...], ...]
    dice: KeyedDice


@cache
def program(world: str, *modules: str) -> Program:
    """A world, lowered."""
    loaded = load_scenario(WORLDS[world])
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario, modules)


def orders_at(position: Position, lots: int) -> dict[str, Order]:
    """A random legal order for every seat; another number, other orders."""
    rules, state = position.program, position.state
    return {
        seat: RandomPlayer(lots).order(
            view_for(rules, state, seat, position.events), lambda order, seat=seat: refusals(rules, state, seat, order)
        )
        for seat in rules.seats
    }


@cache
def played(world: str, game: int) -> tuple[Position, ...]:
    """Game number ``game`` of a world, played at random: where it stood each time a turn was open."""
    rules, dice = program(world), KeyedDice(2026, game)
    state = opening(rules)
    state = apply(rules, state, deal(rules, state, dice))
    past = [state.values]
    found: list[Position] = []
    while not is_over(rules, state):
        events = open_turn(rules, state, dice)
        state = replace(apply(rules, state, events), phase=Phase.PLANNING)
        found.append(Position(rules, state, events, tuple(past), dice))
        state = apply(rules, state, resolve(rules, state, orders_at(found[-1], game), dice))
        past.append(state.values)
    return tuple(found)


def position(world: str, game: int, turn: int) -> Position:
    """That game in its turn number ``turn``, or in its last."""
    positions = played(world, game)
    return positions[min(turn, len(positions)) - 1]
