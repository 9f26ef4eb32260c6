"""Worlds of two seats and three turns, in which it is known what decides the game."""

from __future__ import annotations

from functools import cache

from wargame.authoring.loading import load_embedded
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.files import SourceFile

WORLD = """\
format: wargame-scenario/1
id: small
title: A small world
summary: Two towns and a river.
opening: It has not rained for a month.
turns: 3
turn_name: week
rulebooks: []
seats:
  north: {name: North, letter: N, mark: "●"}
  south: {name: South, letter: S, mark: "■"}
setup: {north: {brief: Yours is the hill.}, south: {brief: Yours is the mill.}}
tracks:
  wealth:
    name: {north: Wealth of North, south: Wealth of South}
    code: {north: WN, south: WS}
    per: [north, south]
    low: none
    high: plenty
    max: 20
    start: {north: 6, south: 6}
    better: high
  hands:
    name: {north: Hands of North, south: Hands of South}
    code: {north: HN, south: HS}
    per: [north, south]
    low: none
    high: many
    max: 9
    start: {north: 9, south: 9}
    better: high
currency: {track: hands}
tags: {talk: {name: Talk, code: TALK}}
scales:
  even:
    dice: d6
    bands:
      - {id: failure, code: F, name: Failure, upto: 3}
      - {id: success, code: S, name: Success}
    good: success
moves:
MOVES
tables:
  weather:
    name: The weather
    dice: d6
    rows:
      - {upto: 3, name: Dry, text: No cloud.}
      - {name: Rain, text: It rains., do: ["wealth[north] +1", "wealth[south] +1"]}
actors: {sky: {name: The sky, text: Nobody plays it., turn: [{run: weather}]}}
injects:
  flood:
    title: A flood
    code: I1
    text: The river comes.
    turn: FLOOD
    chance: 50
    do: ["wealth[north] -6", "wealth[south] -6"]
objectives:
OBJECTIVES
endings: {three_weeks: {name: Three weeks, text: It is over., last: true}}
outcomes: [{name: So, text: It went so.}]
score_bands: [{name: well, least: 8}, {name: badly, least: -99}]
doctrines: {plain: {name: Plain, prefer: [{moves: [DOCTRINE_north, DOCTRINE_south], weight: "1"}]}}
session: {minutes: 30, turn_minutes: 5, debrief_minutes: 5}
debrief: [{ask: What decided it?, look_at: the river}]
"""

MOVES = """\
  work_SEAT: {name: Work, code: S01, seats: SEAT, cost: 0, text: A day as usual., do: ["wealth[SEAT] +1"]}
  waste_SEAT: {name: Waste, code: S02, seats: SEAT, cost: 0, text: A lost day., do: ["wealth[SEAT] -1"]}
  treasure_SEAT: {name: The treasure, code: S03, seats: SEAT, cost: 0, text: Dig it up., do: ["wealth[SEAT] +6"]}
  rest_SEAT: {name: Rest, code: S04, seats: SEAT, cost: 0, text: Nothing is done.}
  gamble_SEAT: {name: A gamble, code: S05, seats: SEAT, cost: 0, scale: even, text: All or nothing., bands: BANDS}"""


@cache
def small_world(
    doctrine: str = "work", gambled: int = 6, flood: int = 0, without: tuple[str, ...] = ()
) -> Program:
    """The world, in which everybody's doctrine orders one move, a gamble is about so much, and the flood may come in
    one turn (0: never). Every point of wealth up to 18 is a point. ``without``: moves that there are not."""
    points = "\n".join(
        f"  {seat}_{number}: {{seat: {seat}, text: Wealth {number}, points: 1, when: \"wealth[{seat}] >= {number}\"}}"
        for seat in ("north", "south") for number in range(1, 19)
    )
    kept = "\n".join(row for row in MOVES.split("\n") if row.strip().split("_")[0] not in without)
    kept = kept.replace("BANDS", '{failure: ["wealth[SEAT] -GAMBLED"], success: ["wealth[SEAT] +GAMBLED"]}')
    moves = "\n".join(kept.replace("SEAT", seat).replace("S0", seat[0].upper()) for seat in ("north", "south"))
    text = WORLD.replace("OBJECTIVES", points).replace("MOVES", moves).replace("DOCTRINE", doctrine)
    text = text.replace("GAMBLED", str(gambled))
    if not flood:
        text = text[: text.index("injects:")] + text[text.index("objectives:") :]
    loaded = load_embedded([SourceFile(name="small.yaml", text=text.replace("FLOOD", str(flood)))], checked=True)
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)
