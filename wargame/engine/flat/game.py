"""A whole game as instructions: setup, turns opened, ordered and resolved, scores, and what is counted on the way."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

from wargame.engine.adjudication import RESOLUTION
from wargame.engine.flat.choosing import Choosing
from wargame.engine.flat.expressions import Expressions
from wargame.engine.flat.listening import NOTHING_GIVEN, GivenNumbers, Listening, GameNote, Seen
from wargame.engine.flat.operations import Operation
from wargame.engine.flat.proof import Reach, Width
from wargame.engine.flat.scoring import Scores, Scoring
from wargame.engine.flat.statements import Statements
from wargame.engine.flat.workspace import Chooser, Workspace
from wargame.engine.flat.writer import Register, Trees, Writer
from wargame.engine.program import Block, Program
from wargame.engine.state import layout
from wargame.language import slots
from wargame.language.tree import Node

__all__ = ["Chooser", "FlatProgram", "flattened"]


@dataclass(frozen=True, eq=False)
class FlatProgram:
    """A program and those who order in it, flat.

    Attributes:
        width: of its registers and of the numbers in ``code``.
        code: instructions, six numbers each (``operations``).
        purposes: of draws, to be mixed with the turn (``draws.counter``).
        dealt, closed: where a fresh game begins, and one whose turn is closed.
        loaded: how many registers hold something before a game: the slots, then for each seat which of its choosers
            orders (-1: none), then what is added to modifiers and rolls, then the numbers of its own, at last whether
            it goes on (-1, or 0).
        who: seat to the register of its chooser.
        registers, wide: how many rows and wide rows there are.
        scores: where a game's scores stand at its end.
        choosers: of each seat, in the order of their numbers.
        added: a label of a modifier or roll to the register of what is added to it.
        given: a number of the games' own to its register.
        counters: what is counted, by name, to its number; ``first_counter`` is the register of number 0.
        tables: slot of a track to where its table begins, its least value and how many values it has.
        digest: of the program and all instructions.
    """

    program: Program
    width: Width
    code: array[int]
    purposes: array[int]
    dealt: int
    closed: int
    loaded: int
    who: Mapping[str, Register]
    registers: int
    wide: int
    scores: Scores
    choosers: Mapping[str, tuple[Chooser, ...]]
    added: Mapping[tuple[str, str], Register]
    given: Mapping[str, Register]
    counters: Mapping[str, int]
    first_counter: Register
    tables: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def going(self) -> Register:
        """The register that says which games go on."""
        return self.loaded - 1

    @property
    def digest(self) -> str:
        """Equal programs with equal choosers have the same, others another."""
        whole = blake2b(self.program.digest.encode(), digest_size=16)
        for part in (self.code, self.purposes):
            whole.update(part.tobytes())
        return whole.hexdigest()


def flattened(
    program: Program, choosers: Mapping[str, Sequence[Chooser]], known: Mapping[str, int],
    listening: Listening | None = None, added: Sequence[tuple[str, str]] = (), given: GivenNumbers = NOTHING_GIVEN,
) -> FlatProgram:
    """Lower a program and those who order in it to flat instructions.

    Args:
        choosers: who may order for each seat; a seat without anybody stays idle.
        known: how far from 0 each slot can come.
        listening: what to count; None: nothing.
        added: labels of modifiers and rolls (``("modifier", LABEL)``, ``("base", LABEL)``) to which a number may be
            added that is given with each game.
        given: numbers of the games' own, beside those slots.

    Raises:
        Unflattenable: a number could come too far for 64 bits, or something is not known here.
    """
    reached = Reach(program, {**known, **given.furthest})
    for some in choosers.values():
        for one in some:
            reached.with_policy(one.policy)
    seated = {seat: tuple(some) for seat, some in choosers.items()}
    return _Game(program, seated, listening, added, given, reached.width).flat()


class _Game:
    def __init__(
        self, program: Program, choosers: Mapping[str, tuple[Chooser, ...]], listening: Listening | None,
        added: Sequence[tuple[str, str]], given: GivenNumbers, width: Width,
    ) -> None:
        self.program, self.choosers, self.listening, self.notes = program, choosers, listening, given
        inputs = len(program.slots)
        self.who = {seat: inputs + place for place, seat in enumerate(program.seats)}
        self.added = {label: inputs + len(self.who) + place for place, label in enumerate(added)}
        own = inputs + len(self.who) + len(self.added)
        self.given = {name: own + place for place, name in enumerate(given.furthest)}
        self.loaded = own + len(self.given) + 1
        self.writer, self.trees = Writer(self.loaded, width), Trees()
        self.going = self.writer.going
        self.expressions = Expressions(self.writer, self.trees, {**program.index, **self.given})
        naming = None if listening is None else listening.naming
        self.statements = Statements(program, self.writer, self.expressions, naming, self.added)
        self.scores = Scores.of(self.writer, program)
        self.tables: dict[int, tuple[int, int, int]] = {}

    def flat(self) -> FlatProgram:
        """All of it."""
        writer, policies = self.writer, [one.policy for some in self.choosers.values() for one in some]
        width = max((policy.width for policy in policies), default=0)
        self.own = writer.fixed(max(width - len(self.program.slots), 0))
        self.space = Workspace(writer, policies)
        dealt, closed = writer.emit(Operation.JUMP), writer.emit(Operation.JUMP)
        self._game()
        # What a game begins with is known when all constants are: it stands behind everything else.
        for jump, back in ((dealt, self._deal_at), (closed, self._closed_at)):
            writer.here(jump)
            for number, register in writer.constants.items():
                writer.emit(Operation.SET, register, n=number)
            self.scores.begin(writer)
            writer.emit(Operation.JUMP, n=back)
        return FlatProgram(
            self.program, writer.width, writer.code, writer.table(), dealt, closed, self.loaded, self.who,
            writer.registers, self.space.wide, self.scores, self.choosers, self.added, self.given, writer.counters,
            writer.first_counter, self.tables,
        )

    def _game(self) -> None:
        writer = self.writer
        self._deal_at = writer.place
        self._stage(self.program.stages["setup"])
        self._measure()
        self._closed_at = writer.place
        self._open()
        self._note(self.notes.opened)
        self._order()
        self._note(self.notes.ordered)
        for stage in RESOLUTION:
            self._stage(self.program.stages[stage])
        self._close()
        writer.emit(Operation.WHILE, a=self.going, n=self._closed_at)
        writer.emit(Operation.HALT)

    def _stage(self, block: Block) -> None:
        self.statements.stage(block, self.going)

    def _open(self) -> None:
        """A turn begins, in every game that goes on."""
        writer, plan = self.writer, layout(self.program)
        writer.begin()
        for now, opened, before in plan.opening:
            writer.emit(Operation.PUT, before, self.going, opened)
            writer.emit(Operation.PUT, opened, self.going, now)
        for first, count in _in_a_row(plan.scoped):
            writer.emit(Operation.CLEAR, first, self.going, c=count)
        writer.emit(Operation.TURN, plan.turn, self.going)
        self._stage(self.program.stages["open"])
        if self.listening is not None:
            self._look(self.listening.opened)

    def _order(self) -> None:
        """Everybody orders, each in the games in which it is his seat."""
        writer, inside = self.writer, len(self.program.slots)
        for seat, some in self.choosers.items():
            for number, chooser in enumerate(some):
                index = {
                    name: place if place < inside else self.own + place - inside
                    for name, place in chooser.policy.index.items()
                } | self.given
                expressions = Expressions(writer, self.trees, index)
                mine = writer.fixed()
                other = writer.emit(Operation.WHERE_EQ, mine, self.who[seat], self.going, number)
                Choosing(writer, expressions, self.space, chooser, mine).write()
                writer.here(other)

    def _close(self) -> None:
        """Scores of games that end, and the turn goes into history."""
        writer = self.writer
        writer.begin()
        ended = writer.fixed()
        nobody = writer.emit(Operation.WHERE_GT, ended, self.program.slot(slots.ENDED), self.going, 0)
        Scoring(self.program, writer, self.expressions, self.scores).write(ended)
        writer.here(nobody)
        for first, count in _in_a_row(layout(self.program).history):
            writer.emit(Operation.OLDER, first, self.going, c=count)
        self._measure()
        if self.listening is not None:
            self._look(self.listening.ended)
        self._note(self.notes.ended)
        writer.begin()
        writer.emit(Operation.AND_NOT, self.going, self.going, ended)

    def _look(self, seen: Sequence[Seen]) -> None:
        writer = self.writer
        for name, conditions in seen:
            writer.begin()
            holds, jumps = self._where(conditions)
            writer.saw(name, holds)
            writer.here(*jumps)

    def _where(self, conditions: Sequence[Node]) -> tuple[Register, list[int]]:
        """Where all of these hold, of the games that go on; and the jumps that leave where there is none."""
        holds, jumps = self.going, list[int]()
        for one in conditions:
            holds, more = self.expressions.where(one, holds)
            jumps += more
        return holds, jumps

    def _note(self, notes: Sequence[GameNote]) -> None:
        writer = self.writer
        for one in notes:
            writer.begin()
            holds, jumps = self._where(one.conditions)
            writer.emit(Operation.PUT_NUMBER, self.given[one.name], holds, n=one.value)
            writer.wrote(self.given[one.name])
            writer.here(*jumps)

    def _measure(self) -> None:
        """Take down where tracks stand in every game that goes on."""
        if self.listening is None:
            return
        size = sum(values * self._rows for _, _, values in self.tables.values())
        for slot, (least, most) in self.listening.tracks.items():
            if slot not in self.tables:
                self.tables[slot] = size, least, most - least + 1
                size += (most - least + 1) * self._rows
            begins, _, values = self.tables[slot]
            self.writer.emit(Operation.STOOD, least, slot, self.going, values, begins)

    @property
    def _rows(self) -> int:
        """Of a table: one for each turn, and one for the deal."""
        return self.program.scenario.about.turns + 1


def _in_a_row(registers: Sequence[Register]) -> Iterator[tuple[Register, int]]:
    """Those that follow one another: the first, and how many."""
    for _, some in groupby(enumerate(sorted(registers)), lambda one: one[1] - one[0]):
        found = [register for _, register in some]
        yield found[0], len(found)
