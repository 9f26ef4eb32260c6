"""Games that go on from many positions of one game at once, turn by turn in one block, by a mix of doctrines.

Game number n has the same players and the same dice from whatever position it goes on: what differs between two
positions, or two orders, is then theirs (common random numbers). Positions of early turns are joined by those of later
ones as their turns come, because a block costs per turn more than per game.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from wargame.engine.draws import purpose_number
from wargame.engine.encoding import slot_values
from wargame.engine.program import Program
from wargame.model.orders import Order
from wargame.sim.block_dice import keys_of
from wargame.sim.doctrine_mix import MixedPlayers
from wargame.sim.kernel_rollout import kernel_rollout_of
from wargame.sim.rollout import RolloutGames
from wargame.sim.rows import NARROW, WIDE, Numbers, Row, Some, is_row, row_of

AFTER = purpose_number("ledger:after")
"""The seed of the dice to come: no game at a table has it."""
BEFORE_THE_DEAL = -1


_END = 1 << 31


class NotWanted(Exception):
    """Nobody wants the answer any more."""


@dataclass(frozen=True)
class Start:
    """A position, or one a game, from which games go on.

    Attributes:
        values: of every slot: one column, or as many as ``games``.
        games: the numbers of the games that go on from here.
        turn: the last turn that has opened; ``BEFORE_THE_DEAL``: nothing is dealt.
        open: whether that turn is still to be ordered in; else it is over.
        orders: who orders what in that turn, come what may; everybody else by doctrine.
    """

    values: Numbers
    games: Numbers
    turn: int
    open: bool
    orders: Mapping[str, Order] = field(default_factory=dict)


Points = Mapping[str, Numbers]
"""Seat to points, game by game."""


def at(values: Sequence[int]) -> Numbers:
    """One position, for a ``Start``."""
    return np.array([values], dtype=np.int64).T


@dataclass
class _Block:
    """Columns that are played together: ``start`` says of which start each is, ``place`` of which game of it."""

    games: RolloutGames
    start: Numbers
    place: Numbers


class Continuations:
    """Plays games on. Made once for a game under a mix, because doctrines take a moment to lower."""

    def __init__(self, program: Program, players: MixedPlayers, seed: int = AFTER) -> None:
        """``seed``: of the dice to come; the same everywhere, so that one game has one answer."""
        self.program, self.players, self._seed = program, players, seed
        self._own = {
            seat: [
                number for number, slot in enumerate(program.slots)
                if slot.kind in ("order", "answer") and slot.seat == seat
            ]
            for seat in program.seats
        }

    def play(self, starts: Sequence[Start], wanted: Callable[[], bool] = lambda: True) -> list[Points]:
        """Play every start's games to their end; what each seat scored in them.

        Raises:
            Stopped: ``wanted``, asked before every turn, said no.
        """
        found: list[dict[str, Numbers]] = [
            {seat: np.zeros(len(one.games), dtype=np.int64) for seat in self.program.seats} for one in starts
        ]
        steps = [one.turn - one.open for one in starts]
        step, block = min(steps, default=0), None
        while block is not None or step <= max(steps, default=-2):
            if not wanted():
                raise NotWanted
            block = self._a_turn_on(block, starts, step, found, wanted)
            step += 1
        return list(found)

    def _a_turn_on(
        self, block: _Block | None, starts: Sequence[Start], turn: int, found: Sequence[dict[str, Numbers]],
        wanted: Callable[[], bool],
    ) -> _Block | None:
        """From the end of a turn to the end of the next one; what goes on then."""
        block = self._joined(block, starts, turn, open_=False)
        if block is not None and turn == BEFORE_THE_DEAL:
            block.games.deal()
            return block
        if block is not None:
            block.games.open_turn()
        block = self._joined(block, starts, turn + 1, open_=True)
        if block is None:
            return None
        games = block.games
        ways, games.way = self.players.ways(_numbers_of(block.start, block.place, starts))
        games.order_by(ways)
        self._order(block, starts, turn + 1)
        games.resolve()
        if wanted():
            kernel_rollout_of(self.program).play(games, ways)  # to their end, where there is a kernel that can
        for number in np.unique(block.start[games.over]):
            mine = games.over & (block.start == number)
            for seat, points in found[int(number)].items():
                points[block.place[mine]] = games.totals[seat][mine]
        going = np.flatnonzero(~games.over)
        if not len(going):
            return None
        rows = [row[going] if is_row(row) else row for row in games.rows]
        return self._block(rows, block.start[going], block.place[going], starts, turn + 1)

    def _joined(self, block: _Block | None, starts: Sequence[Start], turn: int, *, open_: bool) -> _Block | None:
        """The block with the starts of this moment beside it."""
        coming = [number for number, one in enumerate(starts) if one.turn == turn and one.open is open_]
        coming = [number for number in coming if len(starts[number].games)]
        if not coming:
            return block
        counts = [len(starts[number].games) for number in coming]
        start, place = np.repeat(coming, counts), np.concatenate([np.arange(count) for count in counts])
        before = 0
        if block is not None:
            start, place, before = (
                np.concatenate([block.start, start]), np.concatenate([block.place, place]), block.games.count
            )
        alike = all(starts[number].values.shape[1] == 1 for number in coming)
        single = np.array([starts[number].values[:, 0] for number in coming], dtype=np.int64).T
        rows: list[Row] = []
        for slot, there in enumerate([None] * len(self.program.slots) if block is None else block.games.rows):
            found = single[slot]
            if alike and (found == found[0]).all() and (there is None or (not is_row(there) and there == found[0])):
                rows.append(int(found[0]))
                continue
            new = np.repeat(found, counts) if alike else np.concatenate([
                np.broadcast_to(starts[number].values[slot], count)
                for number, count in zip(coming, counts, strict=True)
            ])  # fmt: skip
            new = new.astype(NARROW if new.min() >= -_END and new.max() < _END else WIDE)
            rows.append(new if there is None else np.concatenate([row_of(there, before), new]))
        return self._block(rows, start, place, starts, turn)

    def _block(
        self, rows: list[Row], start: Numbers, place: Numbers, starts: Sequence[Start], turn: int
    ) -> _Block:
        """Columns with these rows. A block is made of values; rows are given to it afterwards, for copying them twice
        would take longer than playing."""
        numbers, count = _numbers_of(start, place, starts), len(start)
        nothing, idle = np.zeros((len(rows), 1), dtype=np.int64), np.zeros(count, dtype=np.int64)
        games = RolloutGames(self.program, nothing, keys_of(self._seed, numbers), idle, max(turn, 0))
        games.rows = rows
        return _Block(games, start, place)

    def _order(self, block: _Block, starts: Sequence[Start], turn: int) -> None:
        """Put in what is ordered come what may."""
        games, rows = block.games, dict[int, Numbers]()
        for number, one in enumerate(starts):
            if one.turn != turn or not one.open or not one.orders:
                continue
            mine = block.start == number
            for seat, order in one.orders.items():
                given = slot_values(self.program, seat, order)
                for slot in self._own[seat]:
                    value = given.get(self.program.slots[slot].name, 0)
                    row = rows.get(slot)
                    if row is None:
                        row = games.row(slot)
                        if not value and not row.any():
                            continue
                        row = rows[slot] = row.copy()
                    row[mine] = value
        everywhere = Some(np.ones(games.count, dtype=np.bool_))
        for slot, row in rows.items():
            games.put(slot, row, everywhere)


def _numbers_of(start: Numbers, place: Numbers, starts: Sequence[Start]) -> Numbers:
    """The number of the game in each column."""
    ends = np.cumsum([0, *(len(one.games) for one in starts)])
    every: Numbers = np.concatenate([one.games for one in starts])
    found: Numbers = every[ends[start] + place]
    return found
