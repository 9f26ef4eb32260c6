"""How far from 0 each slot of a program can come, whatever is played: what decides how many bits its numbers need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from wargame.engine.flat.proof import total_reach
from wargame.engine.program import Assign, Change, Program, Roll, Say, When
from wargame.engine.program_walk import statements_in
from wargame.engine.program_cache import once_a_program
from wargame.language import slots
from wargame.language.bounds import bounds, reach
from wargame.language.formulas import minus, read
from wargame.language.tree import Node, const
from wargame.records import record
from wargame.saves.vocabulary import WIDEST, vocabulary

UNASKED = 1 << 20
"""Of slots that no program has, and of history, whose bits are shifted and counted but never reckoned with."""
_ROUNDS = 50
"""So often one slot may be handed on to the next: further than any effect lasts."""
_ENDLESS = 1 << 60


@once_a_program
def slot_reach(program: Program) -> Mapping[str, int]:
    """Slot to the furthest it can come. What grows by something in a turn is taken to grow in every one."""
    words, turns, trees = vocabulary(program), program.scenario.about.turns, program.expressions
    names = [slot.name for slot in program.slots]
    fixed = {names[spec.slot]: max(abs(spec.least), abs(spec.most)) for spec in program.tracks}
    fixed[slots.TURN] = turns
    for slot in program.slots:
        low, high = words.range(slot.name) or (-WIDEST, WIDEST)
        if high < WIDEST:
            fixed.setdefault(slot.name, UNASKED if slot.kind == "past" else max(-low, high))
    known = {slot.name: abs(slot.start) for slot in program.slots} | fixed
    given: dict[str, set[Node]] = {name: set() for name in names}
    added: dict[str, list[Node]] = {name: [] for name in names}
    for op in statements_in(program):
        match op:
            case Assign():
                tree = trees[op.value]
                if tree.op == "add" and tree.kids[0] == read(names[op.slot]):
                    added[names[op.slot]].append(tree.kids[1])
                else:
                    given[names[op.slot]].add(tree)
            case Change():
                spec = program.tracks[op.track]
                span = const(spec.most - spec.least)
                asked = trees[op.amount]
                amounts = [span, asked if op.how == "+" else minus(asked, read(names[spec.slot]))]
                for watch in op.watches:  # each sees what those before it made of the amount, and what was granted
                    given[names[watch.amount]].update(amounts)
                    amounts += [] if watch.becomes is None else [trees[watch.becomes]]
                for kept in (op.undo, op.carry):
                    if kept is not None:
                        added[names[kept]].append(span)
            case Roll():
                given[names[op.slot]].add(const(len(op.cuts) + 1))
            case When() | Say():
                pass
            case _:
                assert_never(op)
    open_ = [name for name in names if name not in fixed and (given[name] or added[name])]
    for _ in range(_ROUNDS):
        before = dict(known)
        for name in open_:
            most = max((_furthest(tree, before) for tree in given[name]), default=0)
            grown = turns * sum(_furthest(tree, before) for tree in added[name])
            known[name] = max(before[name], most + grown)
        if known == before:
            break
    else:
        known |= {name: _ENDLESS for name in open_ if known[name] != before[name]}
    return known


@record
class WideSums:
    """Slots, by number, and rolls, by purpose, whose numbers are summed up in 64 bits: 32 may not hold the sum."""

    slots: frozenset[int]
    rolls: frozenset[str]


@once_a_program
def wide_sums(program: Program) -> WideSums:
    """What of a program a block sums up in 64 bits. A limit of a change may be twice as far as what it limits."""
    known = slot_reach(program)
    rolls = {
        op.purpose for op in statements_in(program)
        if isinstance(op, Roll) and total_reach(program, op, lambda tree: reach(tree, known.__getitem__)) >= 1 << 31
    }
    slots = {number for number, slot in enumerate(program.slots) if known[slot.name] >= 1 << 30}
    return WideSums(frozenset(slots), frozenset(rolls))


def _furthest(tree: Node, known: Mapping[str, int]) -> int:
    low, high = bounds(tree, lambda name: (-known[name], known[name]))
    return max(-low, high)
