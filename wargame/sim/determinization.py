"""Positions that could be the true one, as far as a seat knows: what it cannot see is drawn from games played so far.

Games are played from the opening to the turn in hand, by the ways of playing that are taken for possible. Then
everything the seat knows is put in; of the rest, what came to lie where the seat knows that it does not is drawn anew,
evenly, from where it may lie. So unseen things hang together as they do in games, and nothing but what the seat knows
decides what comes out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wargame.engine.draws import purpose_number
from wargame.engine.information.information_state import InformationState
from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.block_dice import keys_of
from wargame.sim.rollout import RolloutGames, PolicyProfile
from wargame.sim.rows import Numbers

BEFORE = purpose_number("outlook:before")
"""The seed of games played for this: no game at a table has it, so nothing of a real game's dice can show."""


@dataclass(frozen=True)
class Determinizations:
    """Positions as columns, and in which way each came about."""

    values: Numbers
    way: Numbers

    def drawn(self, games: Numbers, ways: int) -> tuple[Numbers, Numbers]:
        """A position and a way of playing on for games by their numbers: the same number, the same position."""
        way = games % ways
        picks = np.zeros(len(games), dtype=np.int64)
        for number in range(ways):
            pool = np.flatnonzero(self.way == number)
            pool = pool if len(pool) else np.arange(len(self.way))
            mine = way == number
            picks[mine] = pool[games[mine] // ways % len(pool)]
        return self.values[:, picks], way


def determinize(at: InformationState, ways: Sequence[PolicyProfile], count: int) -> Determinizations:
    """``count`` games played up to this turn and made to agree with what the seat knows; those that have ended by
    then, and those that give another public total, are left out while others remain."""
    return agreeing(at, played_before(at.program, at.state.turn, ways, count), len(ways))


def played_before(program: Program, turn: int, ways: Sequence[PolicyProfile], count: int) -> Determinizations:
    """``count`` games played up to this turn, it being open; those that have ended by then are left out."""
    numbers = np.arange(count, dtype=np.int64)
    start = np.array([[slot.start] for slot in program.slots], dtype=np.int64)
    games = RolloutGames(program, np.repeat(start, count, axis=1), keys_of(BEFORE, numbers), numbers % len(ways), 0)
    games.deal()
    while games.turn < turn and not games.over.all():
        games.open_turn()
        if games.turn < turn:
            games.order_by(ways)
            games.resolve()
    going = np.flatnonzero(~games.over)
    return Determinizations(games.values[:, going], games.way[going])


def played_through(
    program: Program, turns: Collection[int], ways: Sequence[PolicyProfile], way: Numbers
) -> dict[int, Determinizations]:
    """For each of these turns the games as they stood when it opened, as ``played_before`` gives them; all of them are
    played once. ``way``: of each game, which of the ways it is played in."""
    start = np.array([[slot.start] for slot in program.slots], dtype=np.int64)
    count = len(way)
    games = RolloutGames(program, np.repeat(start, count, axis=1), keys_of(BEFORE, np.arange(count)), way, 0)
    games.deal()
    found: dict[int, Determinizations] = {}
    while games.turn < max(turns, default=0) and not games.over.all():
        games.open_turn()
        if games.turn in turns:
            going = np.flatnonzero(~games.over)
            found[games.turn] = Determinizations(games.values[:, going], games.way[going])
        games.order_by(ways)
        games.resolve()
    none = Determinizations(np.zeros((len(program.slots), 0), dtype=np.int64), np.zeros(0, dtype=np.int64))
    return {turn: found.get(turn, none) for turn in turns}


def agreeing(at: InformationState, played: Determinizations, ways: int) -> Determinizations:
    """Games played up to this turn, made to agree with what the seat knows. ``ways``: how many there are; where no game
    goes on so far, from here on all of them are open to the position as the seat sees it."""
    values, way = played.values, played.way
    if not len(way):
        values = np.repeat(np.array([at.state.values], dtype=np.int64).T, ways, axis=1)
        way = np.arange(ways, dtype=np.int64)
    values = _fitted(at, values, way)
    agree = np.flatnonzero(_as_told(at, values, way))
    return Determinizations(values[:, agree], way[agree]) if len(agree) else Determinizations(values, way)


def _fitted(at: InformationState, values: Numbers, way: Numbers) -> Numbers:
    """The positions with all that the seat knows put in."""
    program, knowledge = at.program, at.knowledge()
    games = RolloutGames(program, values, keys_of(BEFORE, np.arange(len(way))), way, at.state.turn)
    found = values.copy()
    for number, slot in enumerate(program.slots):
        lo, hi = knowledge.known(slot.name)
        outside = (values[number] < lo) | (values[number] > hi)
        if outside.any():
            anywhere = lo + (games.words(f"imagined:{slot.name}") % np.uint64(hi - lo + 1)).astype(np.int64)
            found[number] = np.where(outside, anywhere, values[number])
    for spec in program.tracks:
        name = program.slots[spec.slot].name
        moved = found[spec.slot] - values[spec.slot]
        for other in (slots.opened(name), slots.before(name)):  # a turn's step counts from there
            row = program.index.get(other)
            if row is not None and len(set(knowledge.known(other))) > 1:
                found[row] = np.clip(values[row] + moved, spec.least, spec.most)
    return found


def _as_told(at: InformationState, values: Numbers, way: Numbers) -> npt.NDArray[np.bool_]:
    """In which positions every public total is what the seat was told."""
    games = RolloutGames(at.program, values, keys_of(BEFORE, way), way, at.state.turn)
    agree = np.ones(len(way), dtype=np.bool_)
    for name, value in at.totals:
        agree &= games.number(at.program.derived[name]) == value
    return agree
