"""Where a seat stands: the position with everything in it that the seat cannot know put out of sight.

Whoever thinks for a seat (candidates, the adviser) is given this and no state: two games that look alike to the
seat give the same one, to the last number, so nothing made of it can tell them apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import Literal

from wargame.engine.information.knowledge import Knowledge, band_range
from wargame.model.world import visibility_of
from wargame.engine.program import Program, Slot
from wargame.language import slots
from wargame.language.bounds import Interval
from wargame.model.state import State
from wargame.records import record

TRIES = 50_000
"""So many positions are looked at for one that agrees with every public total."""


@record
class InformationState:
    """What one seat knows while a turn is open.

    Attributes:
        state: a position that could be the true one as far as the seat knows. What the seat knows is as it is; of the
            rest each value is the middle of what it may be, or 0.
        totals: the public derived values, by id.
    """

    program: Program
    seat: str
    state: State
    totals: tuple[tuple[str, int], ...]

    def knowledge(self) -> Knowledge:
        """Within what every slot lies: exactly what the seat knows of the true position."""
        return Knowledge(self.program, self.state, self.seat)


def information_state(program: Program, state: State, seat: str) -> InformationState:
    """What a seat knows of a position. Called when it asks what an order may lead to, its turn being open."""
    knowledge = Knowledge(program, state, seat)
    totals = tuple(
        (name, knowledge.exact(program.derived[name])) for name, rule in program.scenario.derived.items() if rule.public
    )
    values = [_midpoint(program, knowledge, slot) for slot in program.slots]
    seen = replace(state, values=tuple(values), sealed=frozenset(), came=())
    return InformationState(program, seat, _agreeing(program, knowledge, seen, totals), totals)


def _midpoint(program: Program, knowledge: Knowledge, slot: Slot) -> int:
    """What a slot is taken for."""
    track = program.scenario.tracks.get(slot.owner)
    if slot.kind == "observed":
        return 0  # the estimate itself is in the track's value
    if track is None or slot.kind not in ("track", "opened", "before", "began"):
        lo, hi = knowledge.known(slot.name)
        return max(lo, min(hi, 0))
    if len(set(knowledge.known(slot.name))) == 1:
        return knowledge.known(slot.name)[0]
    now = slots.value(slot.owner, slot.seat)  # of what it was the seat knows no more than of what it is
    lo, hi = knowledge.known(now)
    if visibility_of(track, slot.seat, knowledge.viewer) == "estimate":
        value = knowledge.state.values[program.index[now]]
        lo, hi = band_range(track, knowledge.observed(program.slots[program.index[now]], value))
    return (lo + hi) // 2


def _agreeing(
    program: Program, knowledge: Knowledge, seen: State, totals: Sequence[tuple[str, int]]
) -> State:
    """The imagined position, changed in what the seat cannot see until every public total comes out as it was told."""
    unseen = sorted({
        name for total, _ in totals for name in program.expressions[program.derived[total]].slots()
        if len(set(knowledge.known(name))) > 1
    })
    ranges = [_from_the_middle(knowledge.known(name), seen.values[program.index[name]]) for name in unseen]
    for values in islice(product(*ranges), TRIES):
        changed = list(seen.values)
        for name, value in zip(unseen, values, strict=True):
            changed[program.index[name]] = value
        other = replace(seen, values=tuple(changed))
        if all(Knowledge(program, other, knowledge.viewer).exact(program.derived[name]) == is_ for name, is_ in totals):
            return other
    return seen


def _from_the_middle(within: Interval, middle: int) -> Sequence[int]:
    return sorted(range(within[0], within[1] + 1), key=lambda value: abs(value - middle))


@record
class Unseen:
    """Something that a seat does not know.

    Attributes:
        what: a ``value`` (``slot``; within ``lo`` to ``hi``, where the seat knows more than its bounds), the private
            ``card`` of a seat (``slot``: the seat), what happened in ``secret``, the ``orders`` of the others, the
            ``dice``.
    """

    what: Literal["value", "card", "secret", "orders", "dice"]
    slot: str = ""
    lo: int | None = None
    hi: int | None = None


def unseen(at: InformationState, open_: Collection[str] | None = None) -> tuple[Unseen, ...]:
    """What the seat does not know, each thing once: why nobody at that seat can be sure.

    Args:
        open_: slots that may be this or that. None: all of them; what the rules in force settle is then told, too.
    """
    scenario, knowledge, found = at.program.scenario, at.knowledge(), dict[Unseen, None]()
    for slot in at.program.slots:
        lo, hi = knowledge.known(slot.name)
        if lo == hi or (open_ is not None and slot.name not in open_):
            continue
        match slot.kind:
            case "track":
                whole = scenario.tracks[slot.owner]
                bounds = (None, None) if (lo, hi) == (whole.min, whole.max) else (lo, hi)
                found[Unseen("value", slot.name, *bounds)] = None
            case "status" | "flag" | "token" if slot.owner not in scenario.grants:
                found[Unseen("value", slot.owner)] = None
            case "card":
                found[Unseen("card", slot.seat or "")] = None
            case "past" | "inject" | "grant":
                found[Unseen("secret")] = None
    return (*found, Unseen("orders"), Unseen("dice"))
