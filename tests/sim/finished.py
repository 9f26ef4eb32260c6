"""Finished games to take apart: played at random, or as a test has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from wargame.authoring.loading import load_scenario
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.events import Event
from wargame.model.orders import Order
from wargame.model.state import State
from wargame.players.random_player import RandomPlayer
from wargame.sim.doctrine_mix import MixedPlayers, even_mix
from wargame.sim.played_game import PlayedGame, play
from tests.engine.positions import ROOT


@cache
def crisis(name: str) -> Program:
    """A shipped crisis, lowered."""
    loaded = load_scenario(ROOT / "scenarios" / f"{name}.yaml")
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)


@cache
def at_random(program: Program, number: int) -> PlayedGame:
    """Game ``number`` of a program, everybody ordering at random."""

    def orders(state: State, came: tuple[Event, ...]) -> Mapping[str, Order]:
        return {
            seat: RandomPlayer(number).order(
                view_for(program, state, seat, came), lambda order, seat=seat: refusals(program, state, seat, order)
            )
            for seat in program.seats
        }

    return play(program, KeyedDice(2026, number), orders)


def by_doctrine(
    program: Program, doctrine: str, number: int = 0,
    but: Callable[[State], Mapping[str, Order]] = lambda state: {},
) -> PlayedGame:
    """A game in which all follow a doctrine, but what ``but`` says."""
    players = MixedPlayers(program, even_mix(program.scenario))

    def orders(state: State, came: tuple[Event, ...]) -> Mapping[str, Order]:
        ruled = {seat: players.decider(doctrine, seat).order(state.values) for seat in program.seats}
        return {**ruled, **but(state)}

    return play(program, KeyedDice(2026, number), orders)
