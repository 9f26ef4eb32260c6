"""A doctrine made to try something: a move once, an answer whenever it is asked; otherwise it plays as it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from wargame.engine.lowering.policies import lower_lines, whole_doctrine
from wargame.engine.names import names_of
from wargame.engine.policy import PolicyQuestion, Candidate
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.moves import Preference, Reply
from wargame.sim.block import Games
from wargame.sim.usage_counts import offered
from wargame.sim.policies import DoctrineDecider, play_out
from wargame.sim.scores import PairedGames
from wargame.sim.rows import NARROW, Mask, Numbers, Row, Truths, pick

ABOVE_ALL = 1 << 20
"""The weight of what is tried: no doctrine weighs as much."""
Chosen = tuple[str, str] | None
"""A parameter and the word chosen for it; None: the move as its card would have it."""


@dataclass(frozen=True)
class Arm:
    """What is tried in some columns of a block.

    Attributes:
        seats: who tries it; of a joint move, all whom it needs.
        move: ordered never by the doctrine itself.
        chosen: with which choice it is ordered, once: see ``never``.
        never: it is not ordered at all.
        question, word: this answer is given whenever it may be.
    """

    seats: tuple[str, ...]
    move: str = ""
    chosen: Chosen = None
    never: bool = False
    question: str = ""
    word: str = ""


@dataclass
class _Wanted:
    """What one seat is to do in the games of a block: masks by what is banned and what is pushed this turn, and the
    numbers of answers (0: as the doctrine has it) by question."""

    banned: dict[str, Mask] = field(default_factory=dict)
    pushed: dict[tuple[str, Chosen], Mask] = field(default_factory=dict)
    answers: dict[str, Numbers] = field(default_factory=dict)


class InterventionDecider(DoctrineDecider):
    """Decides by a doctrine, and as it is told to."""

    def __init__(self, program: Program, doctrine: str, seat: str, arms: Sequence[Arm]) -> None:
        prefer, answer = whole_doctrine(program.scenario, doctrine)
        moves = dict.fromkeys((arm.move, arm.chosen) for arm in arms if arm.move and seat in arm.seats)
        more = [
            Preference(moves=(move,), choose={} if chosen is None else {chosen[0]: (chosen[1],)}, weight="0")
            for move, chosen in moves
        ]
        said = dict.fromkeys((arm.question, arm.word) for arm in arms if arm.question and seat in arm.seats)
        replies = [Reply(question=question, word=word) for question, word in said]
        super().__init__(lower_lines(program, doctrine, seat, (*prefer, *more), (*answer, *replies)))
        own = lower_lines(program, doctrine, seat, prefer, answer)
        self._own_acts = {_key(one) for tier in own.tiers for one in tier.candidates}
        self._own_answers = {asked.question: len(asked.answers) for asked in own.questions}
        self.wanted = _Wanted()

    def owns(self, candidate: Candidate) -> bool:
        """Whether the doctrine itself could order it."""
        return _key(candidate) in self._own_acts

    def answers(self, asked: PolicyQuestion, place: int) -> bool:
        """Whether the doctrine itself could give this answer."""
        return place < self._own_answers.get(asked.question, 0)

    def _wish(self, candidate: Candidate, weight: Row) -> Row:
        own = weight if self.owns(candidate) else 0
        own = pick(self.wanted.banned.get(candidate.act.move, False), 0, own)
        tried = tried_by(candidate)
        pushed = None if tried is None else self.wanted.pushed.get(tried)
        return own if pushed is None else pick(pushed, ABOVE_ALL, own)

    def _would(self, asked: PolicyQuestion, place: int) -> Truths:
        told = self.wanted.answers.get(asked.question)
        by_itself = self.answers(asked, place)
        if told is None:
            return by_itself
        meant: Mask = told == (0 if by_itself else asked.answers[place].number)
        return meant


def tried_by(candidate: Candidate) -> tuple[str, Chosen] | None:
    """The move and the one choice that an arm tries with a candidate; None: no arm does."""
    chosen = tuple(candidate.act.chosen.items())
    if len(chosen) > 1 or candidate.act.partners:
        return None
    return candidate.act.move, (chosen[0][0], chosen[0][1][0]) if chosen else None


def word_number(program: Program, arm: Arm) -> int:
    """The number of the answer an arm gives, from 1."""
    return list(names_of(program).questions[arm.question].answers).index(arm.word) + 1


def first_turns(games: Games) -> Numbers:
    """From which turn on a move is tried, game by game: drawn evenly, before the deal."""
    turns = np.uint64(games.program.scenario.about.turns)
    found: Numbers = (games.words("worth") % turns).astype(NARROW) + 1
    return found


def _key(candidate: Candidate) -> tuple[object, ...]:
    return (candidate.act.move, tuple(sorted(candidate.act.chosen.items())), candidate.act.partners)


class InterventionGames:
    """A block of games in which each arm is tried in columns of its own, all under the same dice.

    A move is ordered once: in the first turn it is open to all who must order it, from a turn on that the game
    draws, so that early and late games are tried alike.

    Attributes:
        happened: arms by games: where the move was ordered, or the question was put.
    """

    def __init__(
        self, program: Program, players: Mapping[str, str], arms: Sequence[Arm], games: int, seed: int
    ) -> None:
        """``players``: seat to doctrine, of every seat of an arm and all others that order by one."""
        self.program, self.arms, self._games = program, tuple(arms), games
        self.played = PairedGames(program, games, len(arms), seed)
        self.happened: Mask = np.zeros((len(arms), games), dtype=np.bool_)
        self._since = first_turns(self.played)  # the same in every arm: dice are those of the game
        self._deciders = {seat: InterventionDecider(program, name, seat, arms) for seat, name in players.items()}
        for seat, one in self._deciders.items():
            self._tell(seat, one.wanted)

    def play(self) -> None:
        """Play all games to their end."""
        play_out(self.played, [_Do(self._before), *self._deciders.values(), _Do(self._after)], self._look)

    def scores(self, seat: str) -> Numbers:
        """A seat's points, arms by games."""
        return self.played.totals[seat].reshape(len(self.arms), self._games)

    def _columns(self, place: int) -> slice:
        return slice(place * self._games, (place + 1) * self._games)

    def _tell(self, seat: str, wanted: _Wanted) -> None:
        """What does not change from turn to turn."""
        for place, arm in enumerate(self.arms):
            if seat not in arm.seats:
                continue
            if arm.move:
                none = np.zeros(self.played.count, dtype=np.bool_)
                wanted.banned.setdefault(arm.move, none)[self._columns(place)] = True
            else:
                nothing = np.zeros(self.played.count, dtype=NARROW)
                told = wanted.answers.setdefault(arm.question, nothing)
                told[self._columns(place)] = word_number(self.program, arm)

    def _before(self, games: Games) -> None:
        """Whom to push to what this turn."""
        for one in self._deciders.values():
            one.wanted.pushed = {}
        due = ~games.over & (self._since <= games.turn)
        is_open: dict[tuple[str, str], Mask] = {}
        for place, arm in enumerate(self.arms):
            if not arm.move or arm.never:
                continue
            columns, site = self._columns(place), self.program.moves[arm.move]
            now = due[columns] & ~self.happened[place]
            if not now.any():
                continue
            for seat in arm.seats:
                if (arm.move, seat) not in is_open:
                    is_open[arm.move, seat] = offered(games, site, seat)
                now = now & is_open[arm.move, seat][columns]
            for seat in arm.seats:
                nobody = np.zeros(games.count, dtype=np.bool_)
                self._deciders[seat].wanted.pushed.setdefault((arm.move, arm.chosen), nobody)[columns] = now

    def _after(self, games: Games) -> None:
        """Which moves were ordered."""
        for place, arm in enumerate(self.arms):
            if arm.move:
                for seat in arm.seats:
                    row = games.row(games.program.slot(slots.ordered(arm.move, seat)))
                    self.happened[place] |= (row[self._columns(place)] > 0) & ~games.over[self._columns(place)]

    def _look(self) -> None:
        """Which questions were put."""
        for place, arm in enumerate(self.arms):
            if arm.question:
                row = self.played.row(self.program.slot(slots.answered(arm.question, arm.seats[0])))
                self.happened[place] |= row[self._columns(place)] > 0


class _Do:
    """Something that is done before or after the seats order."""

    def __init__(self, do: Callable[[Games], None]) -> None:
        self._do = do

    def order(self, games: Games) -> None:
        """Do it."""
        self._do(games)
