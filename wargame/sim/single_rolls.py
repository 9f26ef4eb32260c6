"""What each roll of a finished game was worth: what redrawing that one alone would have given, all else as it was.

The turn is played again once for every other row that the dice could have given, with every other die as it fell; from
there games go on as from the true end of the turn. The luck of the roll is what truly came less the mean over all its
faces. Two rolls may matter together, so these numbers are never summed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from wargame.engine.adjudication import open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.program import Program, Roll
from wargame.engine.program_cache import once_a_program
from wargame.engine.program_walk import statements_in
from wargame.engine.state import apply
from wargame.engine.trace import row_of
from wargame.model.events import Event, Rolled, Scored
from wargame.model.labels import Source
from wargame.model.state import State
from wargame.records import record
from wargame.sim.continuations import Continuations, Points, Start, at
from wargame.sim.effects import Effect, effect_of, judged
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.sim.rows import Numbers

GAMES = 320
"""Played on from each position."""
_UNTOLD = ("deal", "observe")
"""Dice of book-keeping that nobody would redraw: who was dealt what, how far an estimate is off."""
_MOST_FALLS = 4096


@record
class RollLuck:
    """A roll, and what it gave every seat above what its dice give on average.

    Attributes:
        name: ``LINE.INDEX`` of the event in the journal.
    """

    turn: int
    name: str
    roll: Rolled
    effects: Mapping[str, Effect]

    @property
    def most(self) -> float:
        """The most it gave or took that is sure, of any seat; 0: nothing sure."""
        return max((abs(one.mean) for one in self.effects.values() if one.sure), default=0.0)


class FallenDice:
    """The dice as they fell, but for one; dice that had not been rolled come from the game's seed."""

    def __init__(self, events: Sequence[Event], seed: int, instead: Mapping[str, tuple[int, ...]]) -> None:
        fell = {one.purpose: one.faces for one in events if isinstance(one, Rolled)}
        self._faces, self._keyed = {**fell, **instead}, KeyedDice(seed)
        self.sides: dict[str, int] = {}

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """As they fell, where such dice fell."""
        self.sides[purpose] = sides
        found = self._faces.get(purpose, ())
        if len(found) == count and all(1 <= face <= sides for face in found):
            return found
        return self._keyed.faces(turn, purpose, count, sides)

    def entered(self, turn: int, purpose: str) -> bool:
        """Never."""
        return False


@once_a_program
def rolls_of(program: Program) -> Mapping[str, Roll]:
    """Every roll a program can make, by its purpose."""
    return {op.purpose: op for op in statements_in(program) if isinstance(op, Roll)}


@dataclass
class _Redrawn:
    """A roll with every row it could have given: how many falls give it, and where that leads (a place among the
    starts, or the score of a game that ends there). ``true``: the row it gave."""

    turn: int
    name: str
    roll: Rolled
    ways: list[tuple[int, int | Mapping[str, int]]]
    true: int | Mapping[str, int]


def rolls_weighed(
    game: PlayedGame, going_on: Continuations, games: int = GAMES, wanted: Callable[[], bool] = lambda: True
) -> Iterator[tuple[RollLuck, ...]]:
    """Every roll of a game, after each turn that was looked at; in their order at last. Raises ``Stopped``."""
    found: list[tuple[_Redrawn, Mapping[str, Numbers]]] = []
    numbers = np.arange(games)
    for place, turn in enumerate(game.turns):
        before = game.turns[place - 1].end if place else game.dealt
        starts, redrawn = _starts(game, turn, before, numbers)
        points = going_on.play(starts, wanted)
        found += [(one, _luck(game.program, one, points, games)) for one in redrawn]
        yield _told(found)


def _told(found: Sequence[tuple[_Redrawn, Mapping[str, Numbers]]]) -> tuple[RollLuck, ...]:
    effects = judged([
        {seat: effect_of(rows, sum(weight for weight, _ in one.ways)) for seat, rows in luck.items()}
        for one, luck in found
    ])
    return tuple(
        RollLuck(one.turn, one.name, one.roll, effect) for (one, _), effect in zip(found, effects, strict=True)
    )


def _luck(program: Program, one: _Redrawn, points: Sequence[Points], games: int) -> Mapping[str, Numbers]:
    """Game by game what truly came less what all falls give, times the number of falls."""

    def worth(where: int | Mapping[str, int], seat: str) -> Numbers:
        found: Numbers = points[where][seat] if isinstance(where, int) else np.full(games, where[seat])
        return found

    falls = sum(weight for weight, _ in one.ways)
    luck = {}
    for seat in program.seats:
        mean = np.sum([weight * worth(where, seat) for weight, where in one.ways], axis=0)
        luck[seat] = falls * worth(one.true, seat) - mean
    return luck


def _starts(
    game: PlayedGame, turn: PlayedTurn, before: State, numbers: Numbers
) -> tuple[list[Start], list[_Redrawn]]:
    """Every position that one roll of the turn, fallen otherwise, leads to; and the rolls."""
    starts: list[Start] = []
    places: dict[tuple[bool, tuple[int, ...]], int] = {}
    program, redrawn = game.program, list[_Redrawn]()

    def reach(events: Sequence[Event], values: tuple[int, ...], open_: bool) -> int | Mapping[str, int]:
        scored = {one.seat: one.total for one in events if isinstance(one, Scored)}
        if scored:
            return scored
        if (open_, values) not in places:
            places[open_, values] = len(starts)
            starts.append(Start(at(values), numbers, turn.turn, open_))
        return places[open_, values]

    for opening in (True, False):
        events, line = (turn.opening, turn.opening_line) if opening else (turn.resolved, turn.line)
        from_ = before if opening else turn.opened

        def again(
            instead: Mapping[str, tuple[int, ...]], opening: bool = opening, from_: State = from_
        ) -> tuple[tuple[Event, ...], FallenDice]:
            dice = FallenDice(turn.opening if opening else turn.resolved, game.seed, instead)
            if opening:
                return open_turn(program, from_, dice), dice
            return resolve(program, from_, turn.orders, dice), dice

        rolls = [(index, one) for index, one in enumerate(events, 1) if isinstance(one, Rolled) and _told_of(one)]
        sides = again({})[1].sides if rolls else {}
        for index, one in rolls:
            rows = rows_of_roll(rolls_of(program).get(one.purpose), one, sides.get(one.purpose, 0))
            if len(rows) < 2 or one.to not in rows:
                continue
            ways = []
            for row, (falls, faces) in rows.items():
                come = events if row == one.to else again({one.purpose: faces})[0]
                ways.append((falls, reach(come, apply(program, from_, come).values, opening)))
            true = ways[list(rows).index(one.to)][1]
            redrawn.append(_Redrawn(turn.turn, f"{line}.{index}", one, ways, true))
    return starts, redrawn


def _told_of(one: Rolled) -> bool:
    return Source.parse(one.source).kind not in _UNTOLD


def rows_of_roll(op: Roll | None, one: Rolled, sides: int) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Every row a roll could have given: how many falls give it, and one that does."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    if op is None or not 0 < sides ** len(one.faces) <= _MOST_FALLS:
        return found
    for faces in product(range(1, sides + 1), repeat=len(one.faces)):
        natural = sum(faces)
        row = row_of(op, natural, natural + one.base + one.modifier, sides)
        falls, first = found.get(row, (0, faces))
        found[row] = falls + 1, first
    return found
