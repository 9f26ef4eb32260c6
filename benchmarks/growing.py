"""Goal 24: a world of eight times the moves, modifiers, tracks, injects and turns, against the same once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib import import_module

from benchmarks.goals import Goal
from benchmarks.timing import least
from wargame.authoring.loading import load_embedded
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.files import Scenario, SourceFile
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State

lowering = import_module("wargame.engine.lowering.lower")

TIMES = 8
TRACKS, MOVES, INJECTS, TURNS = 4, 8, 3, 5
_WORLD = """\
format: wargame-scenario/1
id: growing
title: A growing world
summary: Two towns.
opening: It has not rained.
rulebooks: []
seats:
  north: {name: North, letter: N, mark: "●"}
  south: {name: South, letter: S, mark: "■"}
setup: {north: {brief: Hill.}, south: {brief: Mill.}}
scales:
  even:
    dice: 2d6
    bands: [{id: failure, code: F, name: Failure, upto: 6}, {id: success, code: S, name: Success}]
    good: success
objectives:
  much: {seat: north, text: Much, points: 1, when: t0 >= 5}
  more: {seat: south, text: More, points: 1, when: t1 >= 5}
endings: {last: {name: Last, text: It is over., last: true}}
outcomes: [{name: So, text: It went so.}]
score_bands: [{name: well, least: 1}, {name: badly, least: -99}]
"""


def growth() -> list[Goal]:
    """Goal 24: lowering, a seat's first view of a turn, and a game, by processor time."""
    one, many = _linked(1), _linked(TIMES)
    lowered = {"one": lower(one), "many": lower(many)}
    found = least({"one": lambda: _anew(one), "many": lambda: _anew(many)}, 3)
    views = least({name: partial(_first_view, program) for name, program in lowered.items()}, 3)
    games = least({name: partial(_game, program) for name, program in lowered.items()}, 3)
    what = "moves, modifiers, tracks, injects, turns × 8: "
    return [
        Goal(24, f"{what}lowering", "at most", TIMES, "×", found["many"] / found["one"]),
        Goal(24, f"{what}the first view of a turn", "at most", TIMES, "×", views["many"] / views["one"]),
        Goal(24, f"{what}a turn of a game", "at most", TIMES, "×", games["many"] / games["one"] / TIMES),
    ]


def _linked(times: int) -> Scenario:
    loaded = load_embedded([SourceFile(name="growing.yaml", text=_text(times))])
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def _text(times: int) -> str:
    tracks = TRACKS * times
    lines = [_WORLD, f"turns: {TURNS * times}", "tracks:"]
    for one in range(tracks):
        sees = "hidden" if one % 3 == 1 else "exact"
        said = f"name: Track {one}, code: T{one}, low: calm, high: tense"
        lines.append(f"  t{one}: {{{said}, max: 20, start: 5, sees: {{all: {sees}}}}}")
    lines += ["tags:", *(f"  g{one}: {{name: Tag {one}, code: G{one}}}" for one in range(times)), "modifier_sets:"]
    for one in range(times):
        lines.append(f"  m{one}:\n    tags: [g{one}]\n    modifiers:")
        for k in range(4):
            lines.append(f"      - {{when: t{(one + k) % tracks} >= {3 + k}, add: 1, because: Why {one} {k}}}")
    lines.append("moves:")
    for one in range(MOVES * times):
        here, there = f"t{one % tracks}", f"t{(one + 1) % tracks}"
        lines.append(
            f"  move{one}:\n    {{name: Move {one}, code: M{one}, seats: {('north', 'south')[one % 2]}, cost: 0, "
            f"scale: even, text: Do {one}., tags: [g{one // MOVES}], "
            f"modifiers: [{{when: {here} <= 9, add: 1, because: Own {one}}}], "
            f"bands: {{failure: [{here} +1], success: [{here} -1, {there} +1]}}}}"
        )
    lines.append("injects:")
    for one in range(INJECTS * times):
        lines.append(
            f"  i{one}: {{title: Inject {one}, code: I{one}, text: It comes., when: t{one % tracks} >= 8, chance: 50, "
            f"repeats: true, do: [t{(one + 1) % tracks} +1]}}"
        )
    return "\n".join(lines) + "\n"


def _anew(scenario: Scenario) -> Program:
    lowering._lowered.cache_clear()
    return lower(scenario)


def _first_view(program: Program) -> None:
    """What a seat sees of its first turn, nothing of the program worked out before."""
    fresh = replace(program)
    state, _ = _opened(fresh)
    view_for(fresh, state, "north")


def _opened(program: Program) -> tuple[State, KeyedDice]:
    dice, state = KeyedDice(1, 1), opening(program)
    state = apply(program, state, deal(program, state, dice))
    state = apply(program, state, open_turn(program, state, dice))
    return replace(state, phase=Phase.PLANNING), dice


def _game(program: Program) -> None:
    """A game in which each seat orders one of its moves in turn."""
    state, dice = _opened(program)
    moves, turn = list(program.scenario.moves), 0
    while True:
        orders = {
            seat: Order((Act(moves[(2 * turn + place) % len(moves)]),)) for place, seat in enumerate(program.seats)
        }
        state, turn = apply(program, state, resolve(program, state, orders, dice)), turn + 1
        if is_over(program, state):
            return
        state = apply(program, state, open_turn(program, state, dice))
