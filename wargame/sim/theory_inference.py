"""Which theory a seat would infer from what it saw.

A turn is resolved under each theory from where it truly stood, with the orders that were given. Rolls
of all theories come to what they came to: what a seat saw of them counts by its exact chance under the theory's
modifiers, what it did not see is taken for granted. Dice of a theory's own are followed down every way they could fall.
So the chance that the seat sees at the turn's end what it saw (every track, status, flag and token as it may know it)
is exact, given what it did not see. Before the game all theories count alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.visibility import visible
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.language.bounds import Interval
from wargame.model.events import Rolled
from wargame.model.state import Phase, State
from wargame.records import record
from wargame.sim.continuations import NotWanted
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.sim.single_rolls import FallenDice, rolls_of, rows_of_roll
from wargame.sim.theory_replays import UnderTheory, played_again, programs_of

SEEN = ("track", "status", "flag", "token")
"""Kinds of slots that a seat looks at as a turn ends."""
LEAST = Fraction(1, 1000)
"""A theory under which a turn is so much less likely than under another, or impossible, counts as if it was this much:
no single turn rules it out for good."""
_WAYS = 400
"""So many ways a turn's own dice of a theory may fall; beyond that it is not followed."""


@record
class Observation:
    """One thing a seat saw at the end of a turn.

    Attributes:
        slot: what it looked at; "": a roll.
        roll: the roll it saw; None: it looked at a slot.
        chances: theory to the chance that it looks like that, or comes to that.
    """

    slot: str
    roll: Rolled | None
    chances: Mapping[str, float]


@record
class SeenTurn:
    """What one turn told a seat.

    Attributes:
        chances: theory to the chance of all the seat saw of the turn.
        belief: theory to how likely it is after this turn, where all were alike likely at first.
        told: the observation that told most between the likeliest theory and the next; None: none did.
        counts: whether the rules alone may lead to what was seen. Where control ruled they may not, and the turn
            leaves the belief as it was.
    """

    turn: int
    seat: str
    chances: Mapping[str, float]
    belief: Mapping[str, float]
    told: Observation | None
    counts: bool = True


@record
class TheoryComparison:
    """A game under all its theories. ``true``: those it was played under."""

    true: tuple[str, ...]
    games: tuple[UnderTheory, ...]
    seen: tuple[SeenTurn, ...]


def theory_comparisons(
    game: PlayedGame, wanted: Callable[[], bool] = lambda: True
) -> Iterator[TheoryComparison]:
    """A game under each theory of its crisis, after every turn that was looked at. Nothing where there is but one.

    Raises:
        Stopped: ``wanted``, asked before every turn, said no.
    """
    programs = programs_of(game)
    if len(programs) < 2:
        return
    games = tuple(played_again(game, name, rules) for name, rules in programs.items())
    watching = _Watching(game, programs)
    seen: tuple[SeenTurn, ...] = ()
    for turn in game.turns:
        if not wanted():
            raise NotWanted
        seen = (*seen, *watching.turn(turn))
        yield TheoryComparison(game.program.modules, games, seen)


class _Watching:
    """Follows a game under all theories at once."""

    def __init__(self, game: PlayedGame, programs: Mapping[str, Program]) -> None:
        self.game, self.programs = game, programs
        self.true = next(name for name, rules in programs.items() if rules is game.program)
        self.common = frozenset.intersection(*(frozenset(rolls_of(rules)) for rules in programs.values()))
        slots = frozenset.intersection(*(frozenset(rules.index) for rules in programs.values()))
        self.slots = [
            slot.name for slot in game.program.slots if slot.kind in SEEN and slot.name in slots
        ]
        self.states = {name: _dealt(rules, game) for name, rules in programs.items()}
        self.own = self._own(slots)
        self.belief = {
            seat: dict.fromkeys(programs, Fraction(1, len(programs))) for seat in game.program.seats
        }

    def turn(self, turn: PlayedTurn) -> Iterator[SeenTurn]:
        """What a turn told every seat."""
        leaves = {name: self._leaves(name, turn) for name in self.programs}
        for seat in self.game.program.seats:
            end = replace(turn.end, phase=Phase.REVIEW)  # as it looked before everything was opened
            seen = self._known(self.game.program, end, seat)
            rolls = {
                one.purpose: one for one in visible(self.game.program, end, seat, turn.resolved)
                if isinstance(one, Rolled) and one.purpose in self.common
            }
            rows = {purpose: one.row for purpose, one in rolls.items()}
            chances, by_slot = {}, dict[str, dict[str, Fraction]]()
            for name, found in leaves.items():
                rolled = found.chance_of_rows(rows)
                alike = [
                    (weight, self._known(self.programs[name], state, seat)) for weight, state in found.ways
                ]
                whole = sum((weight for weight, known in alike if known == seen), Fraction())
                chances[name] = rolled * whole
                for purpose, row in rows.items():
                    by_slot.setdefault(f"roll {purpose}", {})[name] = found.chance_of_rows({purpose: row})
                for place, slot in enumerate(self.slots):
                    hit = sum((weight for weight, known in alike if known[place] == seen[place]), Fraction())
                    by_slot.setdefault(slot, {})[name] = hit
            counts = chances[self.true] > 0
            if counts:
                before, least = self.belief[seat], LEAST * max(chances.values())
                after = {name: before[name] * max(chances[name], least) for name in chances}
                total = sum(after.values())
                self.belief[seat] = {name: one / total for name, one in after.items()}
            yield SeenTurn(
                turn.turn, seat, {name: float(one) for name, one in chances.items()},
                {name: float(one) for name, one in self.belief[seat].items()},
                self._told(by_slot, rolls) if counts else None, counts,
            )
        for name, found in leaves.items():
            self.states[name] = found.likeliest

    def _own(self, slots: Iterable[str]) -> frozenset[str]:
        """Slots that say which theory it is: after the same deal they stand otherwise under another."""
        return frozenset(
            slot for slot in slots
            if len({self.states[name].values[rules.index[slot]] for name, rules in self.programs.items()}) > 1
        )

    def _told(
        self, by_slot: Mapping[str, Mapping[str, Fraction]], rolls: Mapping[str, Rolled]
    ) -> Observation | None:
        """What differs most from theory to theory, by the ratio of its largest to its smallest chance."""
        def ratio(slot: str) -> Fraction:
            chances = by_slot[slot].values()
            return max(chances) / max(min(chances), LEAST * max(chances)) if max(chances) else Fraction(1)

        best = max(by_slot, key=ratio)
        if ratio(best) == 1:
            return None
        roll = rolls.get(best.removeprefix("roll "))
        return Observation("" if roll else best, roll, {name: float(one) for name, one in by_slot[best].items()})

    def _known(self, program: Program, state: State, seat: str) -> tuple[Interval, ...]:
        knowledge = Knowledge(program, replace(state, phase=Phase.REVIEW), seat)
        return tuple(knowledge.known(name) for name in self.slots)

    def _leaves(self, name: str, turn: PlayedTurn) -> _Leaves:
        """Every way the turn may end under a theory."""
        rules, before = self.programs[name], self.states[name]
        if rules is self.game.program:
            opened = turn.opened
        else:
            came = open_turn(rules, before, FallenDice(turn.opening, self.game.seed, {}))
            opened = self._as_in(rules, turn.opened, apply(rules, before, came))
        found = _Leaves()
        self._follow(rules, opened, turn, {}, Fraction(1), found)
        return found

    def _as_in(self, rules: Program, true: State, own: State) -> State:
        """A position of the true game under other rules: all as it truly is, but what is a theory's own."""
        values, index = list(own.values), self.game.program.index
        for place, slot in enumerate(rules.slots):
            if slot.name in index and slot.name not in self.own:
                values[place] = true.values[index[slot.name]]
        return State(true.phase, true.turn, tuple(values))

    def _follow(
        self, rules: Program, opened: State, turn: PlayedTurn, forced: Mapping[str, tuple[int, ...]], chance: Fraction,
        found: _Leaves,
    ) -> None:
        dice = FallenDice(turn.resolved, self.game.seed, forced)
        events = resolve(rules, opened, turn.orders, dice)
        came = {one.purpose: one.to for one in turn.resolved if isinstance(one, Rolled)}
        for one in events:
            if not isinstance(one, Rolled) or one.purpose in forced or came.get(one.purpose) == one.to:
                continue
            rows = rows_of_roll(rolls_of(rules).get(one.purpose), one, dice.sides[one.purpose])
            if came.get(one.purpose) in rows:  # other modifiers, and yet it came to this
                here = {**forced, one.purpose: rows[came[one.purpose]][1]}
                return self._follow(rules, opened, turn, here, chance, found)
            if one.purpose not in self.common and len(rows) > 1 and len(found.ways) < _WAYS:
                falls = sum(many for many, _faces in rows.values())
                for many, faces in rows.values():
                    here = {**forced, one.purpose: faces}
                    self._follow(rules, opened, turn, here, chance * Fraction(many, falls), found)
                return None
        found.add(chance, apply(rules, opened, events), {
            one.purpose: _share(rules, one, dice) for one in events if isinstance(one, Rolled)
        })  # fmt: skip
        return None


def _share(rules: Program, one: Rolled, dice: FallenDice) -> Mapping[int, Fraction]:
    """Row (from 0) to its chance."""
    rows = rows_of_roll(rolls_of(rules).get(one.purpose), one, dice.sides[one.purpose])
    falls = sum(many for many, _faces in rows.values())
    return {row - 1: Fraction(many, falls) for row, (many, _faces) in rows.items()}


class _Leaves:
    """The ways a turn may end under one theory, each with its chance."""

    def __init__(self) -> None:
        self.ways: list[tuple[Fraction, State]] = []
        self._rolls: list[tuple[Fraction, Mapping[str, Mapping[int, Fraction]]]] = []

    def add(self, chance: Fraction, end: State, rolls: Mapping[str, Mapping[int, Fraction]]) -> None:
        """One way more."""
        self.ways.append((chance, end))
        self._rolls.append((chance, rolls))

    def chance_of_rows(self, rows: Mapping[str, int]) -> Fraction:
        """How likely the rolls that were seen come to these rows."""
        whole = Fraction()
        for chance, rolls in self._rolls:
            for purpose, row in rows.items():
                chances = rolls.get(purpose)
                chance *= Fraction() if chances is None else chances.get(row, Fraction()) if chances else 1
            whole += chance
        return whole

    @property
    def likeliest(self) -> State:
        """Where the likeliest way ends."""
        return max(self.ways, key=lambda one: one[0])[1]


def _dealt(rules: Program, game: PlayedGame) -> State:
    """After the same deal, under other rules."""
    state = opening(rules)
    return apply(rules, state, deal(rules, state, FallenDice(game.deal, game.seed, {})))
