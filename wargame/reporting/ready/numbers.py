"""Numbers of the rules: whether the outcome hangs on one of them, and which would change it."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.program import Program
from wargame.reporting.ready.registry import Finding, check
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.reporting.tornado import knob_at, knob_name
from wargame.sim.sensitivity import PerturbationEffect
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import percentage

MUCH = 0.3
"""A number hangs the outcome if one step of it moves this share of games …"""
APART = 1.75
"""… and so many times as many as the next number does."""
SOME = 0.05
"""Below this a change is no advice."""


@check("one_number", N_("the outcome hangs on no single number"))
def no_number_decides(rehearsed: Rehearsed) -> Iterator[Finding]:
    """One step of one number moves the outcome far more than any other does."""
    effects = rehearsed.effects
    if effects and effects[0].size >= MUCH and all(effects[0].size >= APART * one.size for one in effects[1:2]):
        said = _("the outcome hangs on one number: {change}").format(change=_change(rehearsed.program, effects[0]))
        todo = _("spread its weight over other numbers, or say in class that it does (`wargame sensitivity`)")
        yield Finding("amber", said, todo, knob_at(effects[0].knob, rehearsed.program, rehearsed.where))


def what_would_change(rehearsed: Rehearsed) -> str:
    """What to do about games that all come out alike: the number that changes most, where one changes enough."""
    if rehearsed.effects and rehearsed.effects[0].size >= SOME:
        return _("nearest way out: {change}").format(change=_change(rehearsed.program, rehearsed.effects[0]))
    return _("move where it begins, or the bounds of `outcomes`: no single number changes it (`wargame sensitivity`)")


def _change(program: Program, one: PerturbationEffect) -> str:
    """The larger of two nudges in words, e.g. ``start: Trust, one more: 96 % → 38 %``."""
    more = abs(one.more.change) >= abs(one.less.change)
    side = one.more if more else one.less
    before, after = (percentage(f"{100 * share:.0f}") for share in (side.before, side.before + side.change))
    words = _("{number}, one more: {before} → {after}") if more else _("{number}, one less: {before} → {after}")
    return words.format(number=knob_name(one.knob, program), before=before, after=after)
