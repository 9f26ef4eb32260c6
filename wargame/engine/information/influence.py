"""What the outcome of a move hangs on: the statements of a turn that can bear on it, cut out of the program once.

Statements are looked at from the last to the first. One is kept where it writes a slot that decides the outcome; what
it reads then decides it, too. The rest of the turn cannot make a difference and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from wargame.engine.information.beliefs import all_reads, shared
from wargame.engine.information.statements import Statement, Statements, statements_of
from wargame.engine.program import Assign, Change, Expr, Program, Roll, Say, Stage, When
from wargame.engine.program_cache import once_a_program
from wargame.language import slots
from wargame.language.orders import groups, result_slot

ON_THE_WAY: tuple[Stage, ...] = ("reveal", "roll", "resolve")
"""From the orders laid open to the moment in which it is settled what every move came to."""


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """All that bears on what a move comes to, as those who roll together make it.

    Attributes:
        ordered: per seat the slot that says whether its order still stands.
        result: the slot of the band; None: it is not rolled.
        live: the slots whose values before the reveal can matter, in their order.
        rolls: every roll among the statements.
        asked: the slots of orders that these rolls ask about.
    """

    statements: Statements
    ordered: Mapping[str, int]
    result: int | None
    live: tuple[int, ...]
    rolls: tuple[Roll, ...]
    asked: tuple[int, ...]

    @property
    def settles(self) -> frozenset[int]:
        """The slots that say what the move came to."""
        return frozenset(self.ordered.values()) | ({self.result} if self.result is not None else frozenset[int]())


@once_a_program
def _known(program: Program) -> dict[tuple[str, tuple[str, ...]], Influence]:
    return {}


def influence_on(program: Program, move: str, seat: str) -> Influence:
    """What bears on a move that a seat orders."""
    found = _known(program)
    group = next(one for one in groups(program.scenario.moves[move]) if seat in one)
    if (move, group) not in found:
        found[move, group] = _cut(program, move, group)
    return found[move, group]


def _cut(program: Program, move: str, group: tuple[str, ...]) -> Influence:
    card = program.scenario.moves[move]
    ordered = {seat: program.slot(slots.ordered(move, seat)) for seat in group}
    result = None if card.scale is None else program.slot(result_slot(move, card, group))
    whole = Influence((), ordered, result, (), (), ())
    wanted = set(whole.settles)
    stages = statements_of(program)
    kept: Statements = ()
    for stage in reversed(ON_THE_WAY):
        kept = (*bearing(program, stages[stage], wanted, _cuts(program)), *kept)
    rolls, reads = tuple(rolls_in(kept)), all_reads(program)
    asked = {slot for roll in rolls for one in reads_of(roll) for slot in reads[one]}
    orders = tuple(slot for slot in sorted(asked) if program.slots[slot].kind == "order")
    return replace(whole, statements=kept, live=tuple(sorted(wanted)), rolls=rolls, asked=orders)


def reads_of(roll: Roll) -> Iterator[Expr]:
    """Every expression that decides a roll, but for the dice."""
    yield from (roll.sides, roll.base)
    for one in roll.modifiers:
        yield one.add
        if one.when is not None:
            yield one.when


Cut = tuple[Statement | None, frozenset[int]]
"""What of a statement bears on something (None: nothing), and what is then wanted before it of the slots it writes or
reads."""
Cuts = dict[tuple[Statement, frozenset[int]], Cut]
"""By the statement and the slots that are wanted of it."""


@once_a_program
def _cuts(program: Program) -> Cuts:
    """What was cut out for one move is the same for another that wants the same of it."""
    return {}


def bearing(program: Program, block: Sequence[Statement], wanted: set[int], known: Cuts | None = None) -> Statements:
    """Those of some statements that bear on what is wanted after them; ``wanted`` becomes what is wanted before.

    Args:
        known: what was cut out of these statements before; grows.
    """
    known = {} if known is None else known
    kept: list[Statement] = []
    for one in reversed(block):
        asked = one.writes & wanted
        if not asked:
            continue
        if (one, asked) not in known:
            cut, before = _cut_out(program, one, asked, known)
            known[one, shared(program, asked)] = cut, shared(program, before)
        cut, before = known[one, asked]
        if cut is not None:
            wanted -= asked
            wanted |= before
            kept.append(cut)
    return tuple(reversed(kept))


def _cut_out(program: Program, one: Statement, wanted: frozenset[int], known: Cuts) -> Cut:
    reads = all_reads(program)
    match one.op:
        case When() as op:
            then, otherwise = set(wanted), set(wanted)
            branches = bearing(program, one.then, then, known), bearing(program, one.otherwise, otherwise, known)
            if not any(branches):
                return None, wanted
            whole = branches == (one.then, one.otherwise)
            cut = one if whole else replace(one, then=branches[0], otherwise=branches[1])
            return cut, reads[op.condition].union(then, otherwise)
        case Assign() as op:
            return one, reads[op.value]
        case Roll() as op:
            return one, frozenset[int]().union(*(reads[expression] for expression in reads_of(op)))
        case Change():
            before, done = set(wanted), list[Statements]()
            for do in reversed(one.do):
                may = set(before)
                done.insert(0, bearing(program, do, may, known))
                before |= may
            return one if tuple(done) == one.do else replace(one, do=tuple(done)), one.reads.union(before)
        case Say():
            return None, wanted
        case _:
            assert_never(one.op)


def rolls_in(block: Statements) -> Iterator[Roll]:
    """Every roll among some statements."""
    for one in block:
        if isinstance(one.op, Roll):
            yield one.op
        for inner in filter(None, (one.then, one.otherwise, *one.do)):
            yield from rolls_in(inner)
