"""Games of two players and two choices as scenarios: two seats, one turn, points as the table of the game has them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from wargame.cli import main

SCENARIO = """\
format: wargame-scenario/1
id: bimatrix
title: Two choices each
summary: A game of the textbooks.
opening: Both choose at once.
turns: 1
turn_name: round
rulebooks: []
seats:
  north: {name: North, letter: N, mark: "●"}
  south: {name: South, letter: S, mark: "■"}
setup: {north: {brief: Choose.}, south: {brief: Choose.}}
tracks:
  wealth:
    name: {north: Wealth of North, south: Wealth of South}
    code: {north: WN, south: WS}
    per: [north, south]
    low: none
    high: plenty
    max: 9
    start: {north: 0, south: 0}
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
  coin: {name: The coin, code: COI, low: tails, high: heads, max: 1, start: 0, better: neither}
currency: {track: hands, slots: {minor: 1, major: 0}}
tags: {talk: {name: Talk, code: TALK}}
scales:
  even:
    dice: d6
    bands:
      - {id: failure, code: F, name: Failure, upto: 3}
      - {id: success, code: S, name: Success}
    good: success
moves:
  first_north: {name: First, code: N1, seats: north, cost: 1, weight: minor, text: The first.}
  second_north: {name: Second, code: N2, seats: north, cost: 1, weight: minor, text: The second.}
  first_south: {name: First, code: S1, seats: south, cost: 1, weight: minor, text: The first.}
  second_south: {name: Second, code: S2, seats: south, cost: 1, weight: minor, text: The second.}
rules:
RULES
tables:
  toss:
    name: A toss
    dice: d6
    rows:
      - {upto: 3, name: Tails, text: Tails.}
      - {name: Heads, text: Heads., do: ["coin +1"]}
actors: {chance: {name: Chance, text: Nobody plays it., turn: [{run: toss}]}}
objectives:
OBJECTIVES
endings: {over: {name: Over, text: It is over., last: true}}
outcomes: [{name: So, text: It went so.}]
score_bands: [{name: well, least: 3}, {name: badly, least: -99}]
doctrines: {plain: {name: Plain, prefer: [{moves: [first_north, first_south], weight: "1"}]}}
session: {minutes: 30, turn_minutes: 5, debrief_minutes: 5}
debrief: [{ask: What decided it?, look_at: the choices}]
"""

Points = tuple[tuple[tuple[int, int], tuple[int, int]], tuple[tuple[int, int], tuple[int, int]]]
"""North's choice, then South's: the points of both, 0 to 8."""
PRISONERS: Points = (((3, 3), (0, 5)), ((5, 0), (1, 1)))
STAG_HUNT: Points = (((4, 4), (0, 3)), ((3, 0), (3, 3)))
CHICKEN: Points = (((3, 3), (1, 4)), ((4, 1), (0, 0)))
PENNIES: Points = (((2, 0), (0, 2)), ((0, 2), (2, 0)))


def scenario_text(points: Points, tossed: int = 0) -> str:
    """The scenario. Whoever orders nothing has chosen the first. ``tossed``: where both choose the first, North gets so
    much more or less by the fall of a coin."""
    rules = list[str]()
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        chosen = [
            f"{'' if second else 'not '}ordered(second_{seat}, {seat})"
            for seat, second in (("north", row), ("south", column))
        ]
        gains = [f"wealth[{seat}] +{gain}" for seat, gain in zip(("north", "south"), points[row][column], strict=True)]
        rules.append(_rule(f"cell_{row}{column}", chosen, [one for one in gains if not one.endswith("+0")]))
        if tossed and not row and not column:
            rules.append(_rule("heads", [*chosen, "coin == 1"], [f"wealth[north] +{tossed}"]))
            rules.append(_rule("tails", [*chosen, "coin == 0"], [f"wealth[north] -{tossed}"]))
    aims = "\n".join(
        f"  {seat}_{number}: {{seat: {seat}, text: Wealth {number}, points: 1, when: \"wealth[{seat}] >= {number}\"}}"
        for seat in ("north", "south") for number in range(1, 9)
    )
    return SCENARIO.replace("RULES", "\n".join(rules)).replace("OBJECTIVES", aims)


def _rule(name: str, when: list[str], do: list[str]) -> str:
    given, done = " and ".join(when), ", ".join(f'"{one}"' for one in do)
    return f'  {name}: {{name: {name}, at: couple, when: "{given}", do: [{done}], because: so it is}}'


def played_game_of(points: Points, folder: Path, tossed: int = 0) -> Path:
    """A finished game of it in which both chose the first, as a save."""
    scenario, save = folder / "bimatrix.yaml", folder / "game.jsonl"
    scenario.write_text(scenario_text(points, tossed), encoding="utf-8")
    words = ["run", str(scenario), "--seats", "north=idle,south=idle", "--seed", "1", "--save", str(save)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    return save
