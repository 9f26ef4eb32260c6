"""Of the statements that bear on a move, those that can be reached as things stand.

One pass over what is known: a condition that is settled leaves one of its branches, of one that is not both remain, and
after it things stand as after either. What then bears on nothing any more is left out, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.engine.change_limits import limited_change
from wargame.engine.compiled import functions
from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.influence import Influence, bearing, rolls_in
from wargame.engine.information.possible_changes import possible_change
from wargame.engine.information.statements import Statement, Statements
from wargame.engine.program import Assign, Change, Program, Roll, Say, When
from wargame.language.operators import goes
from wargame.records import record


@record
class Doing:
    """What a watch does (the one in this place of its change), and whether it certainly does."""

    place: int
    do: Statements
    certain: bool


def within_reach(program: Program, influence: Influence, now: Beliefs) -> tuple[Statements, tuple[Roll, ...]]:
    """The statements that may run and matter, and the rolls among them. ``now`` is changed."""
    wanted = set(influence.settles)
    reached = bearing(program, pass_over(program, influence.statements, now), wanted)
    return reached, tuple(rolls_in(reached))


def pass_over(program: Program, block: Iterable[Statement], now: Beliefs) -> Statements:
    """Those of some statements that may run. ``now`` becomes what is known after them: what a condition that is not
    settled may have written stands as after either of its branches, and a roll may have any row."""
    kept: list[Statement] = []
    for one in block:
        match one.op:
            case When() as op:
                lo, hi = now.of(op.condition)
                if lo == hi:
                    kept.extend(pass_over(program, one.then if lo else one.otherwise, now))
                else:
                    other = now.parted()
                    then = pass_over(program, one.then, now)
                    otherwise = pass_over(program, one.otherwise, other)
                    now.join(other, one.writes)
                    kept.append(replace(one, then=then, otherwise=otherwise))
            case Assign() as op:
                now.put(op.slot, *now.of(op.value))
                kept.append(one)
            case Roll() as op:
                now.put(op.slot, 1, len(op.cuts) + 1)
                kept.append(one)
            case Change():
                kept.append(_with_watches(program, one, now))
            case Say():
                pass
            case _:
                assert_never(one.op)
    return tuple(kept)


def _with_watches(program: Program, one: Statement, now: Beliefs) -> Statement:
    does: list[Statements] = [()] * len(one.do)
    for acts in changed(program, one, now):
        before = now.parted()
        does[acts.place] = pass_over(program, acts.do, now)
        if not acts.certain:
            now.join(before, one.writes)
    return replace(one, do=tuple(does))


def changed(program: Program, one: Statement, now: Beliefs) -> list[Doing]:
    """A track is moved; gives what watches then do."""
    op = one.op
    assert isinstance(op, Change)
    spec, read = program.tracks[op.track], functions(program)
    if one.reads.isdisjoint(now.open):
        found = limited_change(op, spec, read, now.lo)
        by = (found.granted, found.granted)
        to, cut = (found.granted + now.lo[spec.slot],) * 2, (found.allowed - found.granted,) * 2
        acting = {watch.amount: (by, True) for watch in found.looking if goes(watch.sign, found.granted)}
    else:
        change = possible_change(now, one, op, spec, read)
        to, by, cut = change.to, change.by, change.cut
        looking = zip(op.watches, change.watches, strict=True)
        acting = {watch.amount: (acts.by, acts.certain) for watch, acts in looking if acts is not None}
    now.put(spec.slot, *to)
    for kept, (least, most) in ((op.undo, by), (op.carry, cut)):
        if kept is not None:
            now.put(kept, now.lo[kept] + least, now.hi[kept] + most)
    doing = []
    for place, (watch, do) in enumerate(zip(op.watches, one.do, strict=True)):
        if do and watch.amount in acting:
            amount, certain = acting[watch.amount]
            now.put(watch.amount, *amount)
            doing.append(Doing(place, do, certain))
    return doing
