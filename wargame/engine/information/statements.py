"""The statements of a program, numbered, each with what decides it: made once a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, count, product
from typing import assert_never

from wargame.engine.information.beliefs import all_reads, shared
from wargame.engine.information.secret_theory import of_a_theory
from wargame.engine.program import Assign, Block, Change, Expr, Op, Program, Roll, Say, Stage, When
from wargame.engine.program_cache import once_a_program
from wargame.engine.trace import filled
from wargame.model.events import Event, SlotEvent
from wargame.model.sameness import Same

WATCHES = 4
"""Of a change with so many watches every way they may act is looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One statement where it stands.

    Attributes:
        number: its own, among all of the program.
        reads: of a change: every slot that decides what becomes of it.
        then, otherwise: of a condition: its branches.
        do: of a change: what its watches do, in their order.
        plain: of a change: it as it would be without a theory's watches; None: there are none.
        key: of one with an event: what all events it gives have in common.
        writes: every slot that may be another after it, what stands within it included.
    """

    op: Op
    number: int
    reads: frozenset[int] = frozenset()
    then: tuple[Statement, ...] = ()
    otherwise: tuple[Statement, ...] = ()
    do: tuple[tuple[Statement, ...], ...] = ()
    plain: Statement | None = None
    key: str = ""
    writes: frozenset[int] = frozenset()


Statements = tuple[Statement, ...]
Cases = tuple[tuple[Change, frozenset[int]], ...]


@once_a_program
def statements_of(program: Program) -> dict[Stage, Statements]:
    """The statements of every stage."""
    numbers = count()
    return {stage: _numbered(program, block, numbers) for stage, block in program.stages.items()}


@once_a_program
def keys_of(program: Program) -> Counter[str]:
    """How many statements there are for each key."""
    return Counter(key for block in statements_of(program).values() for key in _keys(block))


def _keys(block: Statements) -> Iterator[str]:
    for one in block:
        yield one.key
        for inner in (one.then, one.otherwise, *one.do):
            yield from _keys(inner)


def key_of(event: Event) -> str:
    """What an event has in common with the template it was made from."""
    return repr(filled(event, "", 0) if isinstance(event, SlotEvent) else event)


def _numbered(program: Program, block: Block, numbers: Iterator[int]) -> Statements:
    return tuple(_statement(program, op, numbers) for op in block)


def _statement(program: Program, op: Op, numbers: Iterator[int]) -> Statement:
    match op:
        case When():
            then = _numbered(program, op.then, numbers)
            number = next(numbers)
            otherwise = _numbered(program, op.otherwise, numbers)
            return Statement(op, number, then=then, otherwise=otherwise, writes=_written(program, then, otherwise))
        case Change():
            do = tuple(_numbered(program, watch.do, numbers) for watch in op.watches)
            own = (slot for slot in (program.tracks[op.track].slot, op.undo, op.carry) if slot is not None)
            writes = shared(program, _written(program, *do) | frozenset(own))
            return Statement(
                op, next(numbers), _decides(program, op), do=do, plain=_plain(program, op), writes=writes
            )  # fmt: skip
        case Assign():
            key = "" if op.event is None else key_of(op.event)
            return Statement(op, next(numbers), key=key, writes=shared(program, frozenset({op.slot})))
        case Say():
            return Statement(op, next(numbers), key=key_of(op.event))
        case Roll():
            return Statement(op, next(numbers), writes=shared(program, frozenset({op.slot})))
        case _:
            assert_never(op)


def _written(program: Program, *blocks: Statements) -> frozenset[int]:
    return shared(program, frozenset[int]().union(*(one.writes for block in blocks for one in block)))


def cases_of(program: Program, op: Change) -> Cases:
    """A change with each of its watches acting and not, whatever their conditions, with what then decides it; none,
    where those are too many. Worked out when it is first asked: of most changes it never is."""
    known = _cases(program)
    if Same(op) not in known:
        cases: list[Change] = []
        if len(op.watches) <= WATCHES:
            ways = [((),) * (watch.when is not None) + ((replace(watch, when=None),),) for watch in op.watches]
            cases = [replace(op, watches=tuple(chain(*acting))) for acting in product(*ways)]
        known[Same(op)] = tuple((one, _decides(program, one)) for one in cases)
    return known[Same(op)]


@once_a_program
def _cases(program: Program) -> dict[Same[Change], Cases]:
    return {}


def _plain(program: Program, op: Change) -> Statement | None:
    others = tuple(watch for watch in op.watches if not of_a_theory(program, watch.label))
    if others == op.watches:
        return None
    plain = replace(op, watches=others)
    return Statement(plain, 0, _decides(program, plain))


def _decides(program: Program, op: Change) -> frozenset[int]:
    spec = program.tracks[op.track]
    asked: list[Expr | None] = [op.amount, op.at_most, op.at_least]
    for watch in op.watches:
        asked += [watch.when, watch.becomes, watch.at_most, watch.at_least]
    for limit in spec.limits:
        asked += [limit.when, limit.most, limit.least]
    reads = all_reads(program)
    found = {slot for one in asked if one is not None for slot in reads[one]}
    found -= {watch.amount for watch in op.watches}
    if spec.step is not None and spec.opened is not None and not op.free:
        found.add(spec.opened)
    return shared(program, frozenset(found | {spec.slot}))
