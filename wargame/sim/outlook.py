"""What an order may lead to, as far as its seat can know, beside the orders it could give instead.

Every alternative is played on in the same drawn positions with the same dice: this turn the seat orders it, the
other seats and all later turns follow doctrines. What differs then comes of the order alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from wargame.engine.candidates import Alternative, Compared, candidates
from wargame.engine.draws import purpose_number
from wargame.engine.encoding import slot_values
from wargame.engine.information.information_state import InformationState, Unseen, unseen
from wargame.engine.lowering.policies import main_doctrines
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.orders import Order
from wargame.records import record
from wargame.sim.bargains import NO_BARGAINS, Bargains, join, refuse
from wargame.sim.block_dice import keys_of
from wargame.sim.comparing import Difference, difference
from wargame.sim.doctrine_deciders import AT_RANDOM, DoctrineDeciders
from wargame.sim.determinization import Determinizations, determinize
from wargame.sim.intervals import FEWEST
from wargame.sim.kernel_rollout import play_on
from wargame.sim.rollout import RolloutGames, PolicyProfile
from wargame.sim.rows import Mask, Numbers, Some
from wargame.sim.summary import Share, Spread, share_of, spread_of, wars

AFTER = purpose_number("outlook:after")
"""The seed of the dice to come: no game at a table has it."""
DETERMINIZATIONS = 384
"""Positions drawn for a turn."""
FIRST, AT_ONCE = 384, 3072
"""Columns (games times alternatives) of the first answer, and at most of a later one."""
GAMES = 1500
"""Of each alternative, at last."""
K = 8


@record
class Prospect:
    """What one alternative came to.

    Attributes:
        endings: each ending's id with the share of games that reached it; those that no alternative reached left out.
        war: any ending that is war.
        score: of the seat, in points.
        stood: games in which every move of the order went ahead: a joint move found its partners, a need was met.
        changes: against the actual order, game by game: the seat's points, war, each ending. None for itself.
        joined: the seat's points and war against the actual order, in those games alone in which all of it went ahead;
            none where it always did, or in fewer than ``FEWEST`` games.
    """

    alternative: Alternative
    endings: tuple[tuple[str, Share], ...]
    war: Share
    score: Spread
    stood: Share
    changes: tuple[Difference, ...]
    joined: tuple[Difference, ...] = ()


@record
class Outlook:
    """What an order may lead to, beside others: the actual order first.

    Attributes:
        games: how many of each alternative were played, of ``of`` that shall be.
        compared: what the alternatives are.
        others: the doctrines taken to sit at the other seats and to play all later turns; none: they play at random.
        unseen: what the seat does not know and was drawn at random.
        bound: the seats that were taken to order what they have agreed to, or would have with this seat's yes.
    """

    seat: str
    turn: int
    games: int
    of: int
    prospects: tuple[Prospect, ...]
    compared: Compared
    others: tuple[str, ...]
    unseen: tuple[Unseen, ...]
    bound: tuple[str, ...] = ()


class Adviser:
    """Advises the seats of one game, from what each may know. Made when first asked and kept, because doctrines take a
    moment to lower. It is used by one thread at a time."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._deciders = DoctrineDeciders(program)
        self._ways: tuple[PolicyProfile, ...] | None = None
        self._determinized: tuple[InformationState, Determinizations] | None = None

    def outlooks(
        self, at: InformationState, order: Order, k: int = K, games: int = GAMES,
        wanted: Callable[[], bool] = lambda: True, bargains: Bargains = NO_BARGAINS,
    ) -> Iterator[Outlook]:
        """Play on, and say after each block what is known by then, ever surer.

        The same knowledge and order give the same advice. May be left after any answer; it then costs nothing more.

        Args:
            at: what the seat knows, a turn being open.
            order: what it has in mind.
            k: alternatives at most, the order among them.
            games: of each alternative, at last.
            wanted: asked many times a second; False ends it there and then.
            bargains: what the seat has agreed with others this turn, and what waits for its yes alone: they order that,
                and nothing beside it.

        Raises:
            NotAllowed: the order cannot be sealed.
        """
        if not self._ready(at.seat, wanted):
            return
        names = doctrines_of(self.program.scenario)
        compared = candidates(at, order, {name: self._deciders.decider(name, at.seat) for name in names}, k)
        ways, positions = self._played_by(), self._positions(at)
        differing = {
            slot.name for slot, row in zip(self.program.slots, positions.values, strict=True) if row.min() < row.max()
        }
        drawn = unseen(at, differing)
        tallies = [_Tally() for _ in compared.alternatives]
        played, columns = 0, FIRST
        while played < games:
            count = min(games - played, max(len(ways), columns // len(tallies)))
            numbers = np.arange(played, played + count)
            if not self._play(at, compared.alternatives, positions, numbers, tallies, wanted, bargains):
                return
            played, columns = played + count, min(2 * columns, AT_ONCE)
            yield self._outlook(at, compared, tallies, played, games, drawn, bargains)

    def _ready(self, seat: str, wanted: Callable[[], bool]) -> bool:
        """Lower what this seat's question needs, as long as it is wanted; a later question finds it done."""
        mine = [(name, seat) for name in doctrines_of(self.program.scenario)]
        theirs = [(name, other) for name in main_doctrines(self.program.scenario) for other in self.program.seats]
        return all(wanted() and bool(self._deciders.policy(*one)) for one in (*mine, *theirs))

    def _played_by(self) -> tuple[PolicyProfile, ...]:
        """The ways of playing taken for possible: each doctrine at every seat; where there is none, at random."""
        if self._ways is None:
            names = main_doctrines(self.program.scenario) or (AT_RANDOM,)
            seats = self.program.seats
            self._ways = tuple({seat: self._deciders.block(name, seat) for seat in seats} for name in names)
        return self._ways

    def _positions(self, at: InformationState) -> Determinizations:
        if self._determinized is None or self._determinized[0] != at:
            self._determinized = at, determinize(at, self._played_by(), DETERMINIZATIONS)
        return self._determinized[1]

    def _play(
        self, at: InformationState, alternatives: Sequence[Alternative], positions: Determinizations, numbers: Numbers,
        tallies: Sequence[_Tally], wanted: Callable[[], bool], bargains: Bargains,
    ) -> bool:
        """Play every alternative in the same games, beside each other: column ``a * games + g``. False: they are wanted
        no more, and nothing of them counts."""
        ways, times = self._played_by(), len(alternatives)
        values, way = positions.drawn(numbers, len(ways))
        games = RolloutGames(
            self.program, np.tile(values, (1, times)), np.tile(keys_of(AFTER, numbers), times), np.tile(way, times),
            at.state.turn,
        )
        columns = [slice(place * len(numbers), (place + 1) * len(numbers)) for place in range(times)]
        games.order_by(ways, but=at.seat)
        refuse(bargains.refused, games, at.seat)
        for one, column in zip(alternatives, columns, strict=True):
            join(bargains.beside(self.program, at.seat, one.order), games, _in(column, games.count))
            for name, value in slot_values(self.program, at.seat, one.order).items():
                games.put(self.program.slot(name), value, Some(_in(column, games.count)))
        games.resolve()
        stood = [_stood(games, at.seat, one.order, column) for one, column in zip(alternatives, columns, strict=True)]
        if not play_on(games, ways, wanted):
            return False
        for tally, mask, column in zip(tallies, stood, columns, strict=True):
            tally.add(games.row(self.program.slot(slots.ENDED))[column], games.totals[at.seat][column], mask)
        return True

    def _outlook(
        self, at: InformationState, compared: Compared, tallies: Sequence[_Tally], played: int, of: int,
        drawn: tuple[Unseen, ...], bargains: Bargains,
    ) -> Outlook:
        reached = [
            (name, number) for number, name in enumerate(self.program.endings, start=1)
            if any((tally.ended == number).any() for tally in tallies)
        ]
        war = [number for name, number in reached if name in wars(self.program)]
        bound = {
            other for one in compared.alternatives
            for _act, others in bargains.beside(self.program, at.seat, one.order) for other in others
        }
        prospects = tuple(
            Prospect(
                one, tuple((name, share_of(tally.ended == number)) for name, number in reached),
                share_of(np.isin(tally.ended, war)), spread_of(tally.score), share_of(tally.stood),
                tuple(_changes(at.seat, tallies[0], tally, reached, war)) if tally is not tallies[0] else (),
                tuple(_joined(at.seat, tallies[0], tally, war)) if tally is not tallies[0] else (),
            )
            for one, tally in zip(compared.alternatives, tallies, strict=True)
        )
        return Outlook(
            at.seat, at.state.turn, played, of, prospects, compared, main_doctrines(self.program.scenario), drawn,
            tuple(other for other in self.program.seats if other in bound),
        )


class _Tally:
    """Numbers a game of one alternative, so far."""

    def __init__(self) -> None:
        self.ended: Numbers = np.zeros(0, dtype=np.int64)
        self.score: Numbers = np.zeros(0, dtype=np.int64)
        self.stood: Mask = np.zeros(0, dtype=np.bool_)

    def add(self, ended: Numbers, score: Numbers, stood: Mask) -> None:
        self.ended = np.concatenate([self.ended, ended])
        self.score = np.concatenate([self.score, score])
        self.stood = np.concatenate([self.stood, stood])

    def where(self, mask: Mask) -> _Tally:
        """Some of the games."""
        some = _Tally()
        some.add(self.ended[mask], self.score[mask], self.stood[mask])
        return some


def _in(column: slice, count: int) -> Mask:
    found = np.zeros(count, dtype=np.bool_)
    found[column] = True
    return found


def _stood(games: RolloutGames, seat: str, order: Order, column: slice) -> Mask:
    rows = [games.row(games.program.slot(slots.ordered(act.move, seat)))[column] > 0 for act in order.acts]
    return np.logical_and.reduce(rows) if rows else np.ones(column.stop - column.start, dtype=np.bool_)


def _joined(seat: str, before: _Tally, after: _Tally, war: Sequence[int]) -> Iterator[Difference]:
    if np.count_nonzero(after.stood) >= FEWEST and not after.stood.all():
        yield from _changes(seat, before.where(after.stood), after.where(after.stood), (), war)


def _changes(
    seat: str, before: _Tally, after: _Tally, reached: Sequence[tuple[str, int]], war: Sequence[int]
) -> Iterator[Difference]:
    def is_in(tally: _Tally, numbers: Sequence[int]) -> Numbers:
        return np.isin(tally.ended, numbers).astype(np.int64)

    yield difference("score", seat, before.score, after.score)
    yield difference("war", "", is_in(before, war), is_in(after, war))
    for name, number in reached:
        yield difference("ending", name, is_in(before, [number]), is_in(after, [number]))
