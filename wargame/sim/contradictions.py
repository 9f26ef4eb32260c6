"""Texts that contradict each other in one turn: what one says, another denies.

Rows of rule tables, their several texts, situations, answers and rules may say and deny words of the author's own
(``says``, ``denies``). Many games are played, and every turn in which a text denies what another says is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from wargame.engine.names import names_of
from wargame.engine.program import Change, Program, Roll
from wargame.language import slots
from wargame.model.base import Claiming
from wargame.model.events import PlainEvent, Told
from wargame.model.labels import Source, steps_of
from wargame.records import record
from wargame.sim.line_ups import LineUp, deciders_of
from wargame.sim.policies import play_out
from wargame.sim.rows import Mask, Row, Some, is_row
from wargame.sim.scores import ScoredGames
from wargame.sim.summary import Share


@record
class Contradiction:
    """Two texts told in one turn.

    Attributes:
        one, other: which, e.g. ``table:beijing_japan#4``; ``one`` says ``word``, ``other`` denies it.
        turns: how many turns of how many.
    """

    one: str
    other: str
    word: str
    turns: Share


def claims_of(program: Program) -> dict[str, Claiming]:
    """Every text that says or denies something, by its label: ``table:ID#ROW``, ``table:ID#ROW.TEXT``, ``inject:ID``,
    ``answer:QUESTION.WORD``, ``rule:ID``."""
    return {label: one for label, one in _texts(program) if one.says or one.denies}


def _texts(program: Program) -> Iterator[tuple[str, Claiming]]:
    scenario = program.scenario
    for id_, table in scenario.tables.items():
        for place, row in enumerate(table.rows):
            yield f"table:{id_}#{place}", row
            yield from ((f"table:{id_}#{place}.{number}", text) for number, text in enumerate(row.texts))
    yield from ((f"inject:{id_}", inject) for id_, inject in scenario.injects.items())
    for id_, question in names_of(program).questions.items():
        yield from ((f"answer:{id_}.{word}", answer) for word, answer in question.answers.items())
    for rules in (scenario.rules, *(module.rules for module in scenario.modules.values())):
        yield from ((f"rule:{id_}", rule) for id_, rule in rules.items())


class ListeningGames(ScoredGames):
    """Games that note, turn by turn, which of the texts that claim something were told.

    Attributes:
        pairs: the two texts and the word to the number of turns.
        turns: how many turns were played in all.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        super().__init__(program, count, seed, first)
        self.pairs: Counter[tuple[str, str, str]] = Counter()
        self.turns = 0
        self._claims = claims_of(program)
        self._told: dict[str, Mask] = {}

    def open_turn(self) -> None:
        """Open the next turn: nothing has been told in it but the situations it brings."""
        self._told = {}
        going = ~self.over
        super().open_turn()
        for inject in self.program.scenario.injects:
            if slots.put(inject) in self.program.index:
                self._hear(f"inject:{inject}", going & (self.row(self.program.slot(slots.put(inject))) > 0))

    def listen(self) -> None:
        """Called as a turn ends: what was answered, and what of it all contradicts."""
        now = self.row(self.program.slot(slots.TURN)) == self.turn
        self.turns += int(np.count_nonzero(now))
        for site in self.program.questions.values():
            for seat in site.seats:
                row = self.row(self.program.slot(slots.answered(site.question, seat)))
                for place, word in enumerate(names_of(self.program).questions[site.question].answers, start=1):
                    self._hear(f"answer:{site.question}.{word}", now & (row == place))
        for one, said in self._told.items():
            for other, denied in self._told.items():
                for word in set(self._claims[one].says) & set(self._claims[other].denies) if one != other else ():
                    self.pairs[one, other, word] += int(np.count_nonzero(said & denied))

    def said(self, event: PlainEvent, some: Some) -> None:
        """A row is told with one of several texts; its own is no other than the row."""
        if isinstance(event, Told):
            part = "" if event.text is None else f".{event.text}"
            self._hear(f"{Source.parse(event.source).text}#{event.row}{part}", some.mask)

    def _hear(self, label: str, where: Mask) -> None:
        if label in self._claims and where.any():
            self._told[label] = self._told[label] | where if label in self._told else where.copy()

    def _roll(self, op: Roll, some: Some) -> None:
        super()._roll(op, some)
        table = self.program.scenario.tables.get(steps_of(op.purpose)[0].id)
        if table is not None and steps_of(op.purpose)[0].kind == "table":
            rows = self.row(op.slot)
            for place, row in enumerate(table.rows):
                if not row.texts:
                    self._hear(f"table:{steps_of(op.purpose)[0].id}#{place}", some.mask & (rows == place + 1))

    def _change(self, op: Change, some: Some) -> None:
        before: Row = self.rows[self.program.tracks[op.track].slot]
        super()._change(op, some)
        if op.source in self._claims:
            after = self.rows[self.program.tracks[op.track].slot]
            moved = before != after
            self._hear(op.source, some.mask & moved if is_row(before) or is_row(after) else some.mask)


def contradictions(program: Program, line_ups: Iterable[LineUp], games: int, seed: int) -> tuple[Contradiction, ...]:
    """Play games of every line-up; every pair of texts that contradict each other in a turn, the most often first."""
    pairs: Counter[tuple[str, str, str]] = Counter()
    turns = 0
    for line_up in line_ups:
        block = ListeningGames(program, games, seed)
        play_out(block, deciders_of(program, line_up.players), block.listen)
        pairs, turns = pairs + block.pairs, turns + block.turns
    return tuple(Contradiction(*pair, Share(times, turns)) for pair, times in pairs.most_common())
