"""What a finished game was made of: its score taken apart turn by turn into openings, decisions and dice.

A position is worth the mean points of games that go on from it by a declared mix of doctrines. A turn then has three
steps: it opens (what the position gains or loses by that), everybody decides (the actual orders against the doctrines',
the dice still to fall), the dice fall. Each step is the difference of two such values, the last value is the final
score, so all steps add up to it by construction: whole numbers summed over the same games, divided once. Of several
seats' decisions each gets its mean share over every order in which they could have been taken (Shapley 1953).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import factorial

import numpy as np

from wargame.engine.encoding import answer_number, slot_values
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.orders import Order
from wargame.sim.continuations import BEFORE_THE_DEAL, Continuations, Points, Start, at
from wargame.sim.doctrine_mix import DoctrineMix, MixedPlayers
from wargame.sim.effects import Effect, effect_of, judged
from wargame.sim.ledger_records import Account, ScoreLedger, LedgerPart, PartKind, Value
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.sim.doctrine_deciders import AT_RANDOM
from wargame.sim.rows import Mask, Numbers

GIVE = 0.3
"""Half the 95 per cent interval, in points, that is asked of every number where nobody asks for another."""
FIRST, AT_ONCE, MOST = 128, 512, 8192
"""Games of the first answer, games more of each later one at most, and of the last at most."""


def ledger_of(game: PlayedGame, drawn: DoctrineMix, give: float = GIVE) -> ScoreLedger:
    """The ledger of a game, every number of its accounts within ``give`` points, or of ``MOST`` games."""
    *_, found = ledgers(game, Continuations(game.program, MixedPlayers(game.program, drawn)), give)
    return found


def ledgers(
    game: PlayedGame, going_on: Continuations, give: float = GIVE, most: int = MOST,
    wanted: Callable[[], bool] = lambda: True,
) -> Iterator[ScoreLedger]:
    """The ledger after more and more games, ever surer. The same game and mix, the same ledgers; no clock is asked.

    Args:
        going_on: under the mix.
        give: half the interval that is asked of every sum.

    Raises:
        Stopped: ``wanted``, asked many times a second, said no; what was given before holds.
    """
    building, more = _Building(game, going_on), FIRST
    while True:
        building.play(min(more, most - building.games), wanted)
        found = building.ledger()
        yield found
        if found.give <= give or building.games >= most:
            return
        needed = int(building.games * (found.give / give) ** 2) + 1 - building.games
        more = max(FIRST, min(AT_ONCE, needed))


@dataclass
class _Series:
    """One number a game, for every seat; times the factorial of the seats, so that shares of it are whole."""

    kind: PartKind
    turn: int
    seat: str
    points: dict[str, Numbers]
    same: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def add(self, other: _Series) -> None:
        """The same of more games."""
        for seat, more in other.points.items():
            self.points[seat] = np.concatenate([self.points[seat], more])
        self.same = np.concatenate([self.same, other.same])


class _Building:
    def __init__(self, game: PlayedGame, going_on: Continuations) -> None:
        self.game, self.program = game, game.program
        self.going_on, self.players = going_on, going_on.players
        self.seats, self.scale = game.program.seats, factorial(len(game.program.seats))
        self.games = 0
        self.parts: list[_Series] = []
        self.worth: list[_Series] = []
        self._alike = [self._as_doctrines(turn) for turn in game.turns]

    def _as_doctrines(self, turn: PlayedTurn) -> Mapping[str, Numbers]:
        """Seat to 1 for every doctrine of the mix that orders here what the seat ordered, else 0."""
        found = {}
        for seat in self.seats:
            own = order_key(self.program, seat, turn.orders[seat])
            found[seat] = np.array([
                name != AT_RANDOM
                and own == order_key(self.program, seat, self.players.decider(name, seat).order(turn.opened.values))
                for name in self.players.names
            ], dtype=np.int64)  # fmt: skip
        return found

    # Playing

    def play(self, count: int, wanted: Callable[[], bool]) -> None:
        """Play so many games more from every position."""
        numbers = np.arange(self.games, self.games + count)
        drawn = self.players.drawn(numbers)
        same = [
            {seat: alike[seat][drawn[seat]] > 0 for seat in self.seats} for alike in self._alike
        ]
        turns, starts = self.game.turns, list[Start]()
        opening = tuple(slot.start for slot in self.program.slots)
        starts.append(Start(at(opening), numbers, BEFORE_THE_DEAL, False))
        starts.append(Start(at(self.game.dealt.values), numbers, 0, False))
        starts += [Start(at(one.end.values), numbers, one.turn, False) for one in turns[:-1]]
        coalitions = range(1 << len(self.seats))
        for turn, alike in zip(turns, same, strict=True):
            for some in coalitions:
                needed = ~np.logical_or.reduce([alike[seat] for seat in self._of(some)] or [np.zeros(count, np.bool_)])
                orders = {seat: turn.orders[seat] for seat in self._of(some)}
                starts.append(Start(at(turn.opened.values), numbers[needed], turn.turn, True, orders))
        points = self.going_on.play(starts, wanted)
        self._take(points, same, count)
        self.games += count

    def _of(self, coalition: int) -> list[str]:
        return [seat for place, seat in enumerate(self.seats) if coalition >> place & 1]

    def _take(self, points: Sequence[Points], same: Sequence[Mapping[str, Mask]], count: int) -> None:
        """Make steps of what positions were worth."""
        final = {seat: np.full(count, self.game.score[seat], dtype=np.int64) for seat in self.seats}
        turns, size = self.game.turns, 1 << len(self.seats)
        ends = [*points[1 : 1 + len(turns)], final]
        parts = [self._series("start", 0, points[0])]
        parts.append(self._series("deal", 0, ends[0], points[0]))
        worth = [self._series("deal", 0, ends[0])]
        for number, (turn, alike) in enumerate(zip(turns, same, strict=True)):
            first = 1 + len(turns) + number * size
            by = self._filled(points[first : first + size], alike, count)
            parts.append(self._series("opening", turn.turn, by[0], ends[number]))
            parts += [self._decision(turn, place, by, alike) for place in range(len(self.seats))]
            parts.append(self._series("dice", turn.turn, ends[number + 1], by[-1]))
            worth.append(self._series("opening", turn.turn, by[0]))
            worth.append(self._series("dice", turn.turn, ends[number + 1]))
        for kept, new in ((self.parts, parts), (self.worth, worth)):
            if not kept:
                kept.extend(new)
            else:
                for old, more in zip(kept, new, strict=True):
                    old.add(more)

    def _filled(self, played: Sequence[Points], alike: Mapping[str, Mask], count: int) -> list[Points]:
        """What every coalition is worth in every game: where a seat orders as its doctrine does, it makes no difference
        whether it is in, so only coalitions without such seats were played."""
        places = np.arange(count)
        own = np.zeros(count, dtype=np.int64)
        for place, seat in enumerate(self.seats):
            own |= alike[seat].astype(np.int64) << place
        rank = [np.cumsum((own & some) == 0) - 1 for some in range(len(played))]
        found = list[Points]()
        for some in range(len(played)):
            stands = some & ~own
            filled = {seat: np.zeros(count, dtype=np.int64) for seat in self.seats}
            for other in np.unique(stands):
                mine = places[stands == other]
                for seat in self.seats:
                    filled[seat][mine] = played[int(other)][seat][rank[int(other)][mine]]
            found.append(filled)
        return found

    def _decision(
        self, turn: PlayedTurn, place: int, by: Sequence[Points], alike: Mapping[str, Mask]
    ) -> _Series:
        """A seat's share of what the decisions of a turn did."""
        many, bit = len(self.seats), 1 << place
        found = {seat: np.zeros_like(row) for seat, row in by[0].items()}
        for some in range(len(by)):
            if not some & bit:
                size = some.bit_count()
                weight = factorial(size) * factorial(many - size - 1)
                for seat in self.seats:
                    found[seat] = found[seat] + weight * (by[some | bit][seat] - by[some][seat])
        seat = self.seats[place]
        return _Series("decision", turn.turn, seat, found, alike[seat].astype(np.int64))

    def _series(self, kind: PartKind, turn: int, now: Points, before: Points | None = None) -> _Series:
        change = {
            seat: self.scale * (now[seat] if before is None else now[seat] - before[seat]) for seat in self.seats
        }
        return _Series(kind, turn, "", change)

    # What it comes to

    def ledger(self) -> ScoreLedger:
        """What was found by now."""
        effects = [{seat: effect_of(rows, self.scale) for seat, rows in one.points.items()} for one in self.parts]
        effects[1:] = judged(effects[1:])
        parts = tuple(
            LedgerPart(one.kind, one.turn, one.seat, effect, float(one.same.mean()) if len(one.same) else 0.0)
            for one, effect in zip(self.parts, effects, strict=True)
        )
        values = tuple(
            Value(one.turn, one.kind == "opening", effect) for one, effect in zip(
                self.worth,
                ({seat: effect_of(rows, self.scale) for seat, rows in one.points.items()} for one in self.worth),
                strict=True,
            )
        )
        mix = self.players.mix
        return ScoreLedger(mix, mix.digest(self.program), self.games, parts, self._accounts(), values)

    def _accounts(self) -> Mapping[str, Account]:
        def total(seat: str, kinds: tuple[PartKind, ...], by: str = "") -> Effect:
            rows = [one.points[seat] for one in self.parts if one.kind in kinds and one.seat == by]
            whole = np.sum(rows, axis=0) if rows else np.zeros(self.games, dtype=np.int64)
            return effect_of(whole, self.scale)

        sums = [
            {"events": total(seat, ("deal", "opening")), "dice": total(seat, ("dice",)),
             **{f"by {other}": total(seat, ("decision",), other) for other in self.seats}}
            for seat in self.seats
        ]  # fmt: skip
        found = {}
        for seat, one in zip(self.seats, judged(sums), strict=True):
            others = {other: one[f"by {other}"] for other in self.seats if other != seat}
            found[seat] = Account(
                self.game.score[seat], total(seat, ("start",)), one["events"], one[f"by {seat}"], others, one["dice"]
            )
        return found


def order_key(program: Program, seat: str, order: Order) -> Mapping[str, int]:
    """The same for orders that come to the same, whether an answer is said or left to its default."""
    questions = names_of(program).questions
    asked = {
        slots.said(site.question, seat): answer_number(program, site.question, questions[site.question].default)
        for site in program.questions.values() if seat in site.seats
    }
    return {name: value for name, value in {**asked, **slot_values(program, seat, order)}.items() if value}
