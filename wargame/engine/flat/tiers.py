"""How the moves of one weight are chosen, as instructions: the loop of ``sim.policies``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wargame.engine import random_orders
from wargame.engine.flat.operations import Operation
from wargame.engine.flat.seated import Seated
from wargame.engine.flat.writer import Register
from wargame.engine.policy import Candidate, Line, MoveTier


class TierChoice:
    """The moves of one weight: ranks first, then as often as there are slots the best that is open."""

    def __init__(self, choosing: Seated, tier: MoveTier, before: Sequence[Candidate]) -> None:
        self.choosing, self.tier, self.before = choosing, tier, tuple(before)
        self.writer, self.space = choosing.writer, choosing.space
        moves = dict.fromkeys(one.act.move for one in tier.candidates)
        self.given = {move: self.space.given + place for place, move in enumerate(moves)}
        self.cost: list[Register] = []

    def write(self) -> None:
        """All instructions of this weight."""
        writer, space, tier = self.writer, self.space, self.tier
        writer.begin()
        self._costs()
        if self.choosing.at_random:
            self._draw()
        else:
            self._weigh()
        for register in self.given.values():
            writer.emit(Operation.SET, register, n=0)
        if tier.slots is None:
            writer.emit(Operation.SET, space.slots, n=tier.most)
        else:
            writer.emit(Operation.MIN_NUMBER, space.slots, self.choosing.line(tier.slots), n=tier.most)
        if self.choosing.at_random:
            number = writer.die(random_orders.idle(tier.weight, self.choosing.policy.seat))
            idle = writer.result(Operation.ONE_IN, c=random_orders.IDLE_IN, n=number)
            writer.emit(Operation.AND_NOT, space.slots, space.slots, idle)
        writer.emit(Operation.SET, space.taken, n=0)
        writer.emit(Operation.COPY, space.progress, self.choosing.where)
        self._rounds()

    def _costs(self) -> None:
        """What each candidate costs before anything is ordered, those of one cost in one register."""
        known: dict[Line, Register] = {}
        for one in self.tier.candidates:
            if one.cost not in known and self.choosing.fixed(one.cost) is not None:
                known[one.cost] = self.choosing.line(one.cost)
            elif one.cost not in known:
                known[one.cost] = self.space.cost + len(known)
                self.writer.emit(Operation.COPY, known[one.cost], self.choosing.line(one.cost))
            self.cost.append(known[one.cost])

    def _weigh(self) -> None:
        """Ranks by the doctrine: weights above 0 of what is legal."""
        writer, choosing = self.writer, self.choosing
        for place, one in enumerate(self.tier.candidates):
            for slot, line in one.before:
                register = choosing.places[slot]
                writer.emit(Operation.COPY, register, choosing.line(line))
                writer.wrote(register)
            weight = choosing.line(one.weight)
            writer.emit(Operation.SET, self.space.rank + place, n=0)
            with writer.branch():
                wanted = writer.temporary()
                jump = writer.emit(Operation.WHERE_GT, wanted, weight, choosing.where, 0)
                holds, jumps = choosing.expressions.where(choosing.policy.lines[one.legal], wanted)
                writer.emit(Operation.AND, self.space.rank + place, holds, weight)
            writer.here(jump, *jumps)

    def _draw(self) -> None:
        """Ranks at random, of what is legal."""
        writer, space, choosing = self.writer, self.space, self.choosing
        for place, move in enumerate(self.given):
            number = writer.die(random_orders.shared_liking(move))
            writer.emit(Operation.LIKING, space.shared + place, b=random_orders.SHIFT, c=random_orders.LOW, n=number)
        legal: dict[tuple[Line, Line], Register] = {}
        for place, one in enumerate(self.tier.candidates):
            if (one.legal, one.weight) not in legal:
                found = writer.result(Operation.AND, choosing.where, choosing.holds(one.legal))
                fixed = choosing.fixed(one.weight)
                if fixed is None or fixed <= 0:
                    wanted = writer.result(Operation.GT_NUMBER, choosing.line(one.weight), n=0)
                    found = writer.result(Operation.AND, found, wanted)
                legal[one.legal, one.weight] = found
            shared = space.shared + list(self.given).index(one.act.move)
            purpose = random_orders.own_liking(self.tier.weight, place, choosing.policy.seat)
            writer.emit(
                Operation.RANK, place, legal[one.legal, one.weight], shared, space.together, writer.die(purpose)
            )
            writer.words(random_orders.SHIFT, random_orders.LOW)

    def _rounds(self) -> None:
        """Round by round one move more, as long as anybody took one in the round before."""
        writer, space, tier = self.writer, self.space, self.tier
        if not tier.candidates or not tier.most:
            return
        first = writer.place
        writer.begin()
        wants = writer.result(Operation.LT, space.taken, space.slots)
        none_left = writer.emit(Operation.WHERE, space.wanting, wants, space.progress)
        writer.emit(Operation.SET, space.progress, n=0)
        self._open()
        again = writer.place
        writer.begin()
        best, ranks = (Operation.BEST_WIDE, 0) if self.choosing.at_random else (Operation.BEST, space.work)
        out = writer.emit(best, space.best, space.wanting, ranks, len(tier.candidates))
        for place, one in enumerate(tier.candidates):
            writer.begin()
            asked = writer.temporary()
            other = writer.emit(Operation.WHERE_EQ, asked, space.best, space.wanting, place + 1)
            self._add(place, one, asked)
            writer.here(other)
        writer.emit(Operation.JUMP, n=again)
        writer.here(out)
        writer.emit(Operation.WHILE, a=space.progress, n=first)
        writer.here(none_left)

    def _open(self) -> None:
        """The ranks of this round: those of affordable moves that are not given yet."""
        writer, space, result = self.writer, self.space, self.writer.result
        purse = self.choosing.purse()
        affordable: dict[Register, Register | None] = {}
        may: dict[tuple[Register, str], Register] = {}
        for place, (one, cost) in enumerate(zip(self.tier.candidates, self.cost, strict=True)):
            if cost not in affordable:
                affordable[cost] = self._affordable(cost, result(Operation.ADD, space.spent, cost), purse, one.cost)
            key = cost, one.act.move
            if key not in may:
                ok, given = affordable[cost], self.given[one.act.move]
                may[key] = result(Operation.NOT, given) if ok is None else result(Operation.AND_NOT, ok, given)
            if self.choosing.at_random:
                writer.emit(Operation.TAKE, place, may[key])
            else:
                writer.emit(Operation.AND, space.work + place, space.rank + place, may[key])

    def _affordable(
        self, cost: Register, whole: Register, purse: Register | None, line: Line | None = None
    ) -> Register | None:
        """Where what costs nothing, or fits into the purse beside what is spent; None: everywhere."""
        fixed = None if line is None else self.choosing.fixed(line)
        if purse is None or fixed == 0:
            return None
        fits = self.writer.result(Operation.LE, whole, purse)
        if fixed is not None:
            return fits
        free = self.writer.result(Operation.EQ_NUMBER, cost, n=0)
        return self.writer.result(Operation.OR, fits, free)

    def _add(self, place: int, one: Candidate, asked: Register) -> None:
        """Order one more move where the whole order is then legal and affordable."""
        writer, space, result = self.writer, self.space, self.writer.result
        for slot, value in one.sets:
            self.choosing.put(slot, asked, value)
        whole = result(Operation.ADD, space.spent, self.cost[place])
        can = asked
        others = [other for other in (*self.before, *self.tier.candidates) if other is not one]
        if one.wary or any(other.wary for other in others):
            can, whole = self._together(one, others, asked, whole)
        affordable = self._affordable(whole, whole, self.choosing.purse())
        if affordable is not None:
            can = result(Operation.AND, can, affordable)
        if can != asked:
            with writer.branch():
                not_so = writer.temporary()
                jump = writer.emit(Operation.WHERE_NOT, not_so, can, asked)
                for slot, _ in one.sets:
                    self.choosing.put(slot, not_so, 0)
            writer.here(jump)
        writer.emit(Operation.CHOOSE, space.spent, can, whole, space.spent)
        kept = [space.progress, self.given[one.act.move], *self._remembered(one)]
        for register in kept:
            writer.emit(Operation.OR, register, register, can)
        writer.emit(Operation.SUB, space.taken, space.taken, can)
        if self.choosing.at_random:
            writer.emit(Operation.CLOSE, place, asked)
        else:
            writer.emit(Operation.AND_NOT, space.work + place, space.work + place, asked)
        writer.emit(Operation.AND_NOT, space.wanting, space.wanting, can)

    def _remembered(self, one: Candidate) -> Iterable[Register]:
        register = self.choosing.ordered.get(id(one))
        return () if register is None else (register,)

    def _together(
        self, one: Candidate, others: Sequence[Candidate], asked: Register, whole: Register
    ) -> tuple[Register, Register]:
        """Where the order is legal as a whole, and what it costs then; looked at where one of its moves is wary."""
        writer, result, ordered = self.writer, self.writer.result, self.choosing.ordered
        wary = writer.constant(-1 if one.wary else 0)
        for other in others:
            if other.wary:
                wary = result(Operation.OR, wary, ordered[id(other)])
        can, total = result(Operation.COPY, asked), result(Operation.COPY, whole)
        with writer.branch():
            looked = writer.temporary()
            jump = writer.emit(Operation.WHERE, looked, wary, asked)
            legal = result(Operation.COPY, self.choosing.holds(one.legal))
            cost = result(Operation.COPY, self.choosing.line(one.cost))
            for other in others:
                with writer.branch():
                    held = writer.temporary()
                    skip = writer.emit(Operation.WHERE, held, ordered[id(other)], looked)
                    also = self.choosing.holds(other.legal)
                    not_so = result(Operation.AND_NOT, held, also)
                    writer.emit(Operation.AND_NOT, legal, legal, not_so)
                    more = result(Operation.AND, held, self.choosing.line(other.cost))
                    writer.emit(Operation.ADD, cost, cost, more)
                writer.here(skip)
            refused = result(Operation.AND_NOT, looked, legal)
            writer.emit(Operation.AND_NOT, can, can, refused)
            writer.emit(Operation.CHOOSE, total, looked, cost, total)
        writer.here(jump)
        return can, total
