"""The chance of what a move comes to when all is over that lies on its way: its own roll, the rolls that belong to it,
what interferes. Exact where the viewer knows all that bears on it, else a range.

The fourth executor of a program, over the statements that bear on one move alone (``influence``). It goes down every
way the turn may take: where dice fall, each row counts by its falls; where the viewer cannot know how something
stands, the least and the greatest of the ways is kept. Whole numbers throughout, so nothing is rounded.

What is taken for granted: the seat orders the move, and all whom it needs order it alike; nobody else orders anything
that bears on it. What others could do against it is listed beside (``hurdles``). Where a modifier asks about others'
orders, it is unknown whether it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import gcd
from operator import mul
from typing import assert_never

from wargame.engine.compiled import functions
from wargame.engine.information.beliefs import Beliefs, all_reads
from wargame.engine.information.influence import Influence, bearing, reads_of
from wargame.engine.information.odds import Odds, odds_within
from wargame.engine.information.rolls_on_the_way import RollOnTheWay
from wargame.engine.information.within_reach import Doing, changed, pass_over, within_reach
from wargame.engine.information.statements import Statement, Statements
from wargame.engine.program import Assign, Change, Expr, Program, Roll, Say, When
from wargame.language.bounds import Interval
from wargame.records import record

LEAVES = 4_000
"""So many ways of a turn are looked at; where there are more, the rest may come to anything."""
SPLIT = 10
"""In so many positions what the viewer cannot settle is taken apart; in others it is passed over as one, which is
quick and may only make the range wider."""
Shares = tuple[Sequence[int], Sequence[int]]
"""Of each outcome the least and the greatest weight."""
Rest = tuple[Statements, int, "Rest"] | None
"""What is still to be run: statements, from which on, and what comes after them."""
_Place = tuple[tuple[int, int], ...]
"""The same by the identity of each list of statements, which the executor keeps alive."""
_Position = tuple[_Place | str, tuple[Interval, ...]]
"""Where one is, and within what everything lies that still matters there."""


@record
class CoupledOdds:
    """What a move comes to, in parts of ``of``.

    Attributes:
        rows: of each band, from the worst, the least and the greatest chance.
        from_row: of each band the chance that it comes to this or better.
        own: its own roll; None: it has none, or certainly does not come to it.
        rolls: the others on its way, in the order they fall.
    """

    rows: tuple[Interval, ...]
    from_row: tuple[Interval, ...]
    of: int
    own: RollOnTheWay | None = None
    rolls: tuple[RollOnTheWay, ...] = ()


def coupled_odds(
    program: Program, influence: Influence, seat: str, bands: int, known: Mapping[int, Interval],
    others: Mapping[int, Interval],
) -> CoupledOdds:
    """What is known of the outcome of a move.

    Args:
        influence: what bears on it.
        seat: whose order must stand.
        bands: how many it may end in; 0: it is not rolled, and ``from_row`` says whether it stands.
        known: within what each live slot lies.
        others: slots of what other seats may order, with all they may hold; as ``known`` has them, nothing is ordered.
    """
    return _Executor(program, influence, influence.ordered[seat], bands, others).found(known)


class _Executor:
    def __init__(
        self, program: Program, influence: Influence, ordered: int, bands: int, others: Mapping[int, Interval]
    ) -> None:
        self.program, self.influence, self.ordered, self.bands, self.others = program, influence, ordered, bands, others
        self.rolls: dict[str, RollOnTheWay] = {}
        self.leaves = 0
        self._read, self._reads = functions(program), all_reads(program)
        self._live: dict[_Place, tuple[int, ...]] = {}
        self._come_to: dict[_Position, tuple[Shares, int]] = {}
        self._odds: dict[_Position, Odds] = {}

    def found(self, known: Mapping[int, Interval]) -> CoupledOdds:
        """Everything, from the laying open of the orders."""
        now = Beliefs(self.program, [known.get(slot, (0, 0)) for slot in range(len(self.program.slots))])
        statements, rolls = within_reach(self.program, self.influence, now.parted())
        whole = 1
        for roll in rolls:
            whole *= self._falls(now, roll)
        least, most = self._run((statements, 0, None), now, whole)
        shared = gcd(whole, *least, *most)
        within = [(lo // shared, hi // shared) for lo, hi in zip(least, most, strict=True)]
        fell = [self.rolls[roll.purpose] for roll in rolls if roll.purpose in self.rolls]
        own = next((one for one in fell if one.roll.slot == self.influence.result), None)
        others = tuple(one for one in fell if one is not own)
        return CoupledOdds(tuple(within[: self.bands]), tuple(within[self.bands :]), whole // shared, own, others)

    def _falls(self, now: Beliefs, roll: Roll) -> int:
        sides: int = max(now.of(roll.sides)[1], 1)
        falls: int = sides**roll.count
        return falls

    def _run(self, rest: Rest, now: Beliefs, weight: int) -> Shares:
        """What the rest of the way comes to from here; ``now`` is changed."""
        while rest is not None:
            block, place, after = rest
            if place == len(block):
                rest = after
                continue
            here, one, rest = rest, block[place], (block, place + 1, after)
            match one.op:
                case When() as op:
                    lo, hi = now.of(op.condition)
                    if lo != hi:
                        return self._once(here, now, weight, partial(self._either_way, one, op, rest, now, weight))
                    rest = (one.then if lo else one.otherwise), 0, rest
                case Assign() as op:
                    now.put(op.slot, *now.of(op.value))
                case Roll() as op:
                    return self._once(here, now, weight, partial(self._thrown, op, rest, now, weight))
                case Change() if len(self._come_to) > SPLIT:
                    pass_over(self.program, (one,), now)
                case Change():
                    first, *others = _in_turn(changed(self.program, one, now), rest)
                    if others:
                        return self._widest([self._run(way, now.parted(), weight) for way in (first, *others)])
                    rest = first
                case Say():
                    pass
                case _:
                    assert_never(one.op)
        return self._leaf(now, weight)

    def _once(self, rest: Rest, now: Beliefs, weight: int, find: Callable[[], Shares]) -> Shares:
        """What ``find`` gives. Many ways lead to where all that still matters is alike: from there it is found once,
        and another weight is a share of it."""
        place = _place(rest)
        if place not in self._live:
            self._live[place] = self._live_from(rest)
        position = place, tuple((now.lo[slot], now.hi[slot]) for slot in self._live[place])
        known = self._come_to.get(position)
        if known is None:
            known = self._come_to[position] = find(), weight
        (least, most), of = known
        if of == weight:
            return least, most
        return [share * weight // of for share in least], [share * weight // of for share in most]

    def _live_from(self, rest: Rest) -> tuple[int, ...]:
        """The slots that can still make a difference."""
        blocks = []
        while rest is not None:
            block, place, rest = rest
            blocks.append(block[place:])
        wanted = set(self.influence.settles)
        for block in reversed(blocks):
            bearing(self.program, block, wanted)
        return tuple(sorted(wanted))

    def _leaf(self, now: Beliefs, weight: int) -> Shares:
        """How the move ended: the weight goes to its band, and to every band it is at least as good as."""
        self.leaves += 1
        stands = self._span(now, self.ordered)
        result = (0, 0) if self.influence.result is None else self._span(now, self.influence.result)
        bands = range(1, self.bands + 1)
        least = [weight * (stands[0] > 0 and result == (band, band)) for band in bands]
        most = [weight * (stands[1] > 0 and result[0] <= band <= result[1]) for band in bands]
        for band in bands or (0,):
            least.append(weight * (stands[0] > 0 and result[0] >= band))
            most.append(weight * (stands[1] > 0 and result[1] >= band))
        return least, most

    def _span(self, now: Beliefs, slot: int) -> Interval:
        return now.lo[slot], now.hi[slot]

    def _widest(self, ways: Sequence[Shares]) -> Shares:
        """Nobody at the seat knows which of these ways it goes."""
        least, most = zip(*ways, strict=True)
        return [min(column) for column in zip(*least, strict=True)], [max(column) for column in zip(*most, strict=True)]

    def _anything(self, weight: int) -> Shares:
        count = self.bands + max(self.bands, 1)
        return [0] * count, [weight] * count

    # What is not known

    def _either_way(self, one: Statement, op: When, rest: Rest, now: Beliefs, weight: int) -> Shares:
        """A condition that the viewer cannot settle: both ways, each with what its holding says of the one slot that
        decides it."""
        if self.leaves > LEAVES:
            return self._anything(weight)
        if len(self._come_to) > SPLIT:
            pass_over(self.program, (one,), now)
            return self._run(rest, now, weight)
        ways = []
        for holds, branch in ((True, one.then), (False, one.otherwise)):
            then = now.parted()
            self._learn(then, op.condition, holds)
            ways.append(self._run((branch, 0, rest), then, weight))
        return self._widest(ways)

    def _learn(self, now: Beliefs, condition: Expr, holds: bool) -> None:
        unsure = now.open & self._reads[condition]
        if len(unsure) == 1:
            (slot,) = unsure
            worlds = now.worlds(frozenset(unsure))
            read = self._read[condition]
            fitting = [world[slot] for world in worlds or () if bool(read(world)) is holds]
            if fitting:
                now.put(slot, min(fitting), max(fitting))

    # Dice

    def _thrown(self, roll: Roll, rest: Rest, now: Beliefs, weight: int) -> Shares:
        """Each row by its falls; where it is unknown what is added, the least and the greatest over all of it."""
        if self.leaves > LEAVES:
            return self._anything(weight)
        odds = self._odds_of(roll, now)
        fell = RollOnTheWay(roll, odds.base, odds.total, odds.modifiers, odds.tallies, odds.of)
        before = self.rolls.get(roll.purpose)
        self.rolls[roll.purpose] = fell if before is None else before.spanning(fell)
        share = weight // odds.of
        ways: dict[int, Shares] = {}
        for row in range(len(roll.cuts) + 1):
            if odds.rows[row][1]:
                then = now.parted()
                then.put(roll.slot, row + 1, row + 1)
                ways[row] = self._run(rest, then, share)
        least, most = (list(zip(*(way[side] for way in ways.values()), strict=True)) for side in (0, 1))
        tallies = [[falls[row] for row in ways] for falls in odds.tallies]
        return self._widest([(_weighed(falls, least), _weighed(falls, most)) for falls in tallies])

    def _odds_of(self, roll: Roll, now: Beliefs) -> Odds:
        """The odds of a roll as things stand, found once for all positions that are alike in what decides it."""
        decides = frozenset().union(*(self._reads[one] for one in reads_of(roll)))
        position = roll.purpose, tuple((now.lo[slot], now.hi[slot]) for slot in decides)
        if position not in self._odds:
            asks = not decides.isdisjoint(self.others)
            self._odds[position] = odds_within(roll, self._with_others_orders(now).of if asks else now.of)
        return self._odds[position]

    def _with_others_orders(self, now: Beliefs) -> Beliefs:
        """The same, it being open what other seats order."""
        other = now.parted()
        for slot, within in self.others.items():
            other.put(slot, *within)
        return other


def _in_turn(doing: Sequence[Doing], rest: Rest) -> list[Rest]:
    """What comes next where each of these is done before the rest; what is not certain is done or not."""
    ways: list[Rest] = [rest]
    for one in reversed(doing):
        ways = [*((one.do, 0, way) for way in ways), *([] if one.certain else ways)]
    return ways


def _weighed(falls: Sequence[int], columns: Sequence[Sequence[int]]) -> list[int]:
    """Of each column the sum of its shares, each so many times."""
    return [sum(map(mul, falls, column)) for column in columns]


def _place(rest: Rest) -> _Place:
    found = []
    while rest is not None:
        block, place, rest = rest
        if place < len(block):
            found.append((id(block), place))
    return tuple(found)
