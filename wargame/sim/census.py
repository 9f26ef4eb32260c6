"""What games came to: how often each order was given, each answer, row, inject and ending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from wargame.engine.encoding import choice_words
from wargame.engine.names import names_of
from wargame.engine.program import Block, Change, Program, Roll, When
from wargame.language import slots
from wargame.sim.block import Games, Mask
from wargame.sim.policies import Decider, play_out


class CountedGames(Games):
    """Games that count while they are played.

    Attributes:
        rows: the purpose of a roll to how often it came out in each of its rows, first row first.
        open: inject to the game turns it was on the table.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        super().__init__(program, count, seed, first)
        self.rows: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
        self.open: Counter[str] = Counter()

    def open_turn(self) -> None:
        """Open the next turn, and see what is on the table then."""
        going = ~self.over
        super().open_turn()
        for inject in self.program.scenario.injects:
            if slots.put(inject) in self.program.index:
                self.open[inject] += int(((self.values[self.program.slot(slots.put(inject))] > 0) & going).sum())

    def _roll(self, op: Roll, mask: Mask) -> None:
        super()._roll(op, mask)
        hit = np.bincount(self.values[op.slot][mask] - 1, minlength=len(op.cuts) + 1)
        self.rows[op.purpose] = self.rows.get(op.purpose, np.zeros_like(hit)) + hit


class Census:
    """Counts over games while they are played; names of what is counted stand in ``possible``."""

    def __init__(self, games: CountedGames) -> None:
        self.games = games
        self.counts: Counter[str] = Counter()

    def play(self, deciders: Sequence[Decider]) -> Mapping[str, int]:
        """Play the games to their end; how often each thing happened, by its name."""
        play_out(self.games, deciders, self._look)
        for purpose, rows in self.games.rows.items():
            for number, hits in enumerate(rows):
                self.counts[_row(purpose, number)] += int(hits)
        for inject, times in self.games.open.items():
            self.counts[f"inject {inject}"] += times
        values, program = self.games.values, self.games.program
        for number, ending in enumerate(program.endings, start=1):
            self.counts[f"ending {ending}"] += int((values[program.slot(slots.ENDED)] == number).sum())
        self.counts["no ending"] += int((values[program.slot(slots.ENDED)] == 0).sum())
        return self.counts

    def _look(self) -> None:
        """Once a turn, when all is resolved: what was ordered and answered. Games that ended before stand still."""
        program, values = self.games.program, self.games.values
        now = values[program.slot(slots.TURN)] == self.games.turn

        for move, seat, parameters in _cards(program):
            ordered = values[program.slot(slots.ordered(move, seat))] > 0
            self.counts[f"order {move} by {seat}"] += int((ordered & now).sum())
            for key, several in parameters:
                row = values[program.slot(slots.chosen(move, key, seat))]
                for place, word in enumerate(choice_words(program, move, key)):
                    chosen = row & (1 << place) != 0 if several else row == place + 1
                    self.counts[f"choice {move}.{key}.{word}"] += int((chosen & ordered & now).sum())
        for question, seat, words in _asked(program):
            for place, word in enumerate(words, start=1):
                given = values[program.slot(slots.answered(question, seat))] == place
                self.counts[f"answer {question}.{word}"] += int((given & now).sum())


def _row(purpose: str, number: int) -> str:
    """The name of a row, whoever ran the table."""
    what = purpose.partition("<")[0].partition("@")[0]
    return f"row {what}#{number + 1}"


def _cards(program: Program) -> Iterator[tuple[str, str, tuple[tuple[str, bool], ...]]]:
    for site in program.moves.values():
        parameters = program.scenario.moves[site.move].parameters
        for seat in site.seats:
            yield site.move, seat, tuple((key, one.several > 1) for key, one in parameters.items())


def _asked(program: Program) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    questions = names_of(program).questions
    for site in program.questions.values():
        for seat in site.seats:
            yield site.question, seat, tuple(questions[site.question].answers)


def _rolls(block: Block) -> Iterator[Roll]:
    for op in block:
        match op:
            case Roll():
                yield op
            case When():
                yield from _rolls(op.then)
                yield from _rolls(op.otherwise)
            case Change():
                for watch in op.watches:
                    yield from _rolls(watch.do)
            case _:
                pass


def possible(program: Program) -> frozenset[str]:
    """The name of everything that a game of this program could come to, by its rules alone."""
    names = {f"ending {ending}" for ending in program.endings}
    for move, seat, parameters in _cards(program):
        names.add(f"order {move} by {seat}")
        names |= {f"choice {move}.{key}.{word}" for key, _ in parameters for word in choice_words(program, move, key)}
    for question, _, words in _asked(program):
        names |= {f"answer {question}.{word}" for word in words}
    names |= {f"inject {inject}" for inject in program.scenario.injects if slots.put(inject) in program.index}
    for block in program.stages.values():
        names |= {_row(roll.purpose, number) for roll in _rolls(block) for number in range(len(roll.cuts) + 1)}
    return frozenset(names)
