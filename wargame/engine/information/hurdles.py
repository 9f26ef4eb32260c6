"""What other seats could do against a move, or must do for it: the rules and moves by which their orders and answers
can stop it or change what it comes to. Found once a program, from the statements that bear on the move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from wargame.engine.information.beliefs import all_reads
from wargame.engine.information.influence import Influence
from wargame.engine.information.statements import Statement, Statements
from wargame.engine.program import Assign, Change, Program, Roll, Say, When
from wargame.engine.program_cache import once_a_program
from wargame.model.events import BandChanged, Lapsed
from wargame.model.labels import Source
from wargame.records import record

Origins = frozenset[int]
"""Slots of others' orders and answers."""
NOBODY = Origins()


@record
class Hurdle:
    """One way in which others can interfere.

    Attributes:
        source: the label of what then stops or changes the move.
        asks: the slots of orders and answers on which it hangs.
    """

    source: str
    asks: Origins


def meddling(program: Program, influence: Influence, seat: str) -> frozenset[str]:
    """The slots of what other seats order that can change what a move comes to beyond its stated chances: all that bear
    on it, but for what modifiers ask, which is stated as unknown."""
    asked = {slot for one in _everything(influence.statements) for slot in _asks(program, one)}
    return frozenset(
        program.slots[slot].name for slot in asked
        if program.slots[slot].kind == "order" and program.slots[slot].seat not in (None, seat)
    )


def _everything(block: Statements) -> Iterator[Statement]:
    for one in block:
        yield one
        for inner in (one.then, one.otherwise, *one.do):
            yield from _everything(inner)


def _asks(program: Program, one: Statement) -> Iterable[int]:
    """What decides a statement, dice and what is added to them left out."""
    reads = all_reads(program)
    match one.op:
        case When(condition=condition):
            return reads[condition]
        case Assign(value=value):
            return reads[value]
        case Change():
            return one.reads
        case Roll() | Say():
            return ()
        case _:
            assert_never(one.op)


@once_a_program
def _known(program: Program) -> dict[tuple[str, str], tuple[Hurdle, ...]]:
    return {}


@once_a_program
def _others(program: Program) -> dict[str, frozenset[int]]:
    """Per seat the slots of what others order or answer."""
    return {
        seat: frozenset(
            slot for slot, body in enumerate(program.slots)
            if body.kind in ("order", "answer") and body.seat not in (None, seat)
        )
        for seat in program.seats
    }


@once_a_program
def _of_move(program: Program) -> dict[str, list[int]]:
    """The slots that belong to a move, by its id."""
    found: dict[str, list[int]] = {}
    for slot, body in enumerate(program.slots):
        found.setdefault(body.owner, []).append(slot)
    return found


def hurdles_of(program: Program, influence: Influence, move: str, seat: str) -> tuple[Hurdle, ...]:
    """How others can interfere with a move of a seat, each way once."""
    found = _known(program)
    if (move, seat) not in found:
        search = _Search(program, influence, move, seat)
        search.run(influence.statements)
        found[move, seat] = tuple(search.found.values())
    return found[move, seat]


class _Search:
    def __init__(self, program: Program, influence: Influence, move: str, seat: str) -> None:
        self.program, self.influence, self.move, self.seat = program, influence, move, seat
        self.found: dict[str, Hurdle] = {}
        self._reads = all_reads(program)
        self._others = _others(program)[seat] - frozenset(_of_move(program).get(move, ()))
        """What other seats order or answer, the move itself left out."""
        self._of: dict[int, Origins] = {}
        """Slots of the engine's books that hang on what others order or answer, and on what of it."""

    def run(self, block: Statements, under: Origins = NOBODY) -> None:
        """Follow statements in order, ``under`` conditions that ask about so much of others' orders and answers."""
        for one in block:
            match one.op:
                case When() as op:
                    deeper = under | self._origins(self._reads[op.condition])
                    self.run(one.then, deeper)
                    self.run(one.otherwise, deeper)
                case Assign() as op:
                    origins = under | self._origins(self._reads[op.value])
                    if op.slot in self.influence.settles:
                        self._note(op, origins)
                    else:
                        self._hangs(op.slot, origins)
                case Roll() as op:
                    self._hangs(op.slot, under)
                case Change():
                    for do in one.do:
                        self.run(do, under)
                case Say():
                    pass
                case _:
                    assert_never(one.op)

    def _origins(self, reads: frozenset[int]) -> Origins:
        return (reads & self._others).union(*(self._of[slot] for slot in reads & self._of.keys()))

    def _hangs(self, slot: int, origins: Origins) -> None:
        if origins and self.program.slots[slot].kind in ("book", "result"):
            self._of[slot] = self._of.get(slot, NOBODY) | origins

    def _note(self, op: Assign, origins: Origins) -> None:
        match op.event:
            case Lapsed(cause=source) | BandChanged(source=source) if origins:
                if Source.parse(source).kind not in ("need", "closed"):
                    before = self.found.get(source)
                    self.found[source] = Hurdle(source, origins | (NOBODY if before is None else before.asks))
            case _:
                pass


def asked_of(program: Program, hurdle: Hurdle) -> Mapping[tuple[str, str], None]:
    """The moves and questions a hurdle hangs on, each with the seat that orders or answers, in their order."""
    bodies = (program.slots[slot] for slot in sorted(hurdle.asks))
    return {(body.owner, body.seat): None for body in bodies if body.seat is not None}
