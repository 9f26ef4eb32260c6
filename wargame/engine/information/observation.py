"""What a seat may read while it plans, as trees: every slot it cannot see exactly is replaced by what it knows.

``knowledge`` gives intervals for one position; here the same is lowered once, so that a policy can be run over arrays.
An estimate counts as the value observed, a named range as its middle, a hidden track as the middle of its range, and
what else is hidden as not being so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from wargame.engine.information.recall import recalled
from wargame.language.formulas import compare, plus, read, where
from wargame.model.world import visibility_of
from wargame.engine.program import Program, Slot
from wargame.language import slots
from wargame.language.tree import FALSE, NEVER, NUMBER, TRUE, TRUTH, Node, const
from wargame.model.labels import SlotName
from wargame.model.world import Visibility, Track


class SeatObservation:
    """The eyes of one seat of a program, its own orders included, those of others not."""

    def __init__(self, program: Program, seat: str) -> None:
        self.program, self.seat = program, seat
        self._exact: dict[str, bool] = {}

    def exact(self, name: str) -> bool:
        """Whether the seat always knows a slot's value while it plans."""
        if name not in self._exact:
            self._exact[name] = self._known(self.program.slots[self.program.index[name]])
        return self._exact[name]

    def sure(self, node: Node) -> bool:
        """Whether the seat always knows what a tree gives."""
        if self._public(node):
            return True
        if node.op in ("read", "since", "count", "held"):
            name = node.value[0] if isinstance(node.value, tuple) else str(node.value)
            if name in self.program.index and not self.exact(name):
                return False
        return all(self.sure(kid) for kid in node.kids)

    def point(self, node: Node) -> Node:
        """A tree as the seat reads it: one number, within all that it could be as far as the seat knows."""
        if self._public(node):
            return node
        kids = tuple(self.point(kid) for kid in node.kids)
        match node.op, node.value:
            case "read", str(name) if name in self.program.index and not self.exact(name):
                value = self._estimate(self.program.slots[self.program.index[name]])
                return compare(value, "!=", 0) if node.type == TRUTH else replace(value, type=node.type)
            case "since", str(name) if not self.exact(name):
                return const(NEVER)
            case "count", (str(name), int()) if not self.exact(name):
                return const(0)
            case "held", (str(name), int(turns)) if not self.exact(name):
                return kids[0] if turns == 1 else FALSE
        return node.over(kids)

    def may(self, node: Node) -> Node:
        """A condition, taken to hold where the seat cannot be sure that it does not."""
        return self._settled(node, unsure=TRUE)

    def must(self, node: Node) -> Node:
        """A condition, taken not to hold where the seat cannot be sure that it does."""
        return self._settled(node, unsure=FALSE)

    def _settled(self, node: Node, unsure: Node) -> Node:
        if self.sure(node):
            return node
        match node.op:
            case "and" | "or":
                return node.over(tuple(self._settled(kid, unsure) for kid in node.kids))
            case "not":
                return node.over((self._settled(node.kids[0], FALSE if unsure is TRUE else TRUE),))
        return unsure

    def most(self, node: Node) -> Node:
        """The most a cost can be: of the branches of a condition the seat cannot settle, the dearer one."""
        if self.sure(node):
            return node
        if node.op == "if" and not self.sure(node.kids[0]):
            return Node("max", NUMBER, (self.most(node.kids[1]), self.most(node.kids[2])))
        first = node.kids[:1] if node.op == "if" else ()
        rest = node.kids[1:] if node.op == "if" else node.kids
        return node.over((*first, *(self.most(kid) for kid in rest)))

    def _public(self, node: Node) -> bool:
        """Whether a tree is a derived value that is shown to all whatever it is made of."""
        if node.op != "named":
            return False
        rule = self.program.scenario.derived.get(str(node.value))
        return rule is not None and rule.public

    def _known(self, slot: Slot) -> bool:
        match slot.kind:
            case "order":
                return slot.seat == self.seat
            case "answer":
                return False
            case "result":
                return True  # there is none yet
            case "past" if SlotName.parse(slot.name).head == "held":
                return self.sure(self.program.expressions[self.program.conditions[slot.name]])
            case (
                "track" | "number" | "status" | "flag" | "token" | "until" | "opened" | "before" | "began" | "past"
                | "grant" | "later" | "inject" | "red_line" | "card" | "profile" | "observed" | "forecast"
                | "book"
            ):  # fmt: skip
                return recalled(self.program, slot, self.seat, self._sees)
            case _:
                assert_never(slot.kind)

    def _sees(self, owner: object, member: str | None) -> bool:
        return visibility_of(owner, member, self.seat) == "exact"

    def _estimate(self, slot: Slot) -> Node:
        track = self.program.scenario.tracks.get(slot.owner)
        if track is None or slot.kind not in ("track", "opened", "before", "began"):
            return const(0)
        now = slots.value(slot.owner, slot.seat)  # of what it was before the seat knows no more than of what it is
        return _guess(track, visibility_of(track, slot.seat, self.seat), now, self.seat)


def _guess(track: Track, seen: Visibility, slot: str, seat: str) -> Node:
    value = read(slot)
    if seen == "estimate":
        told = plus(value, read(slots.observed(slot, seat)))
        return Node("max", NUMBER, (const(track.min), Node("min", NUMBER, (const(track.max), told))))
    if seen != "band" or not track.bands:
        return const(_middle(track.min, track.max))
    least = track.min
    middles: list[tuple[int, int]] = []
    for band in track.bands:
        upto = track.max if band.upto is None else band.upto
        middles.append((upto, _middle(least, upto)))
        least = upto + 1
    tree = const(middles[-1][1])
    for upto, middle in reversed(middles[:-1]):
        tree = where(compare(value, "<=", upto), const(middle), tree)
    return tree


def _middle(least: int, most: int) -> int:
    return (least + most) // 2
