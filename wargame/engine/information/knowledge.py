"""What one viewer knows of each slot: an interval, exact where it may be. The one place where secrecy is decided.

Everything a viewer is told (cards, odds, menus, redacted events) is computed from these intervals, so a value that a
viewer may not know cannot reach it: change it within its interval and not one byte of the view changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, assert_never

from wargame.engine.compiled import functions
from wargame.engine.encoding import named_seats, slot_values, stored_words
from wargame.engine.information.recall import TARGET, recalled, sees_move
from wargame.engine.names import names_of
from wargame.engine.program import Expr, Program, Slot
from wargame.engine.program_cache import once_a_program
from wargame.language.slots import SlotKind
from wargame.language import slots
from wargame.language.bounds import Interval, bounds
from wargame.model.labels import SlotName
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase, State
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.model.world import Track, Visibility, visibility_of

ANY_HISTORY: Interval = (0, (1 << 60) - 1)
UNKNOWN: Mapping[SlotKind, Interval] = {
    "grant": (0, 1), "later": (0, 99), "inject": (0, 1), "red_line": (0, 1), "card": (-99, 99), "observed": (-99, 99),
    "past": ANY_HISTORY, "book": (-9_999, 9_999), "profile": (0, 99), "until": (0, 999), "forecast": (0, 1),
}
"""Within what a slot lies for a viewer that does not know its value."""
OPEN_PHASES = (Phase.REVEALED, Phase.REVIEW, Phase.DEBRIEF, Phase.CLOSED)
"""Phases in which this turn's public orders lie open."""


@once_a_program
def _recalls(program: Program) -> defaultdict[Viewer, dict[str, bool]]:
    """Per viewer and slot asked about, whether it knows the value whatever the position (``recalled``)."""
    return defaultdict(dict)


class Knowledge:
    """What ``viewer`` knows in ``state``, its own order being ``order`` (a draft, or what it sealed)."""

    def __init__(self, program: Program, state: State, viewer: Viewer, order: Order = NO_MOVE) -> None:
        self.program, self.state, self.viewer, self.order = program, state, viewer, order
        self._names = names_of(program)
        self._own = slot_values(program, viewer, order) if viewer in program.seats else {}
        self._open = state.phase in OPEN_PHASES
        self._cache: dict[str, Interval] = {}
        self._recalls = _recalls(program)[viewer]

    def known(self, name: str) -> Interval:
        """Within what the viewer knows a slot's value to lie."""
        if name not in self._cache:
            slot = self.program.slots[self.program.index[name]]
            value = self.state.values[self.program.index[name]]
            self._cache[name] = (value, value) if self.viewer == CONTROL else self._interval(slot, value)
        return self._cache[name]

    def of(self, expression: Expr, given: Mapping[str, Interval] | None = None) -> Interval:
        """Within what an expression lies, ``given`` some slots for the sake of argument."""
        known: Callable[[str], Interval] = self.known
        if given:
            def known(name: str) -> Interval:
                return given[name] if name in given else self.known(name)
        return bounds(self.program.expressions[expression], known, self.whole)

    def whole(self, derived: str) -> Interval | None:
        """What is known of a derived value as a whole: exactly, where it is declared public."""
        rule = self.program.scenario.derived.get(derived)
        if rule is None or not (rule.public or self.viewer == CONTROL):
            return None
        value = self.exact(self.program.derived[derived])
        return value, value

    def exact(self, expression: Expr) -> int:
        """The true value, for what is public whatever it is made of."""
        return int(functions(self.program)[expression](list(self.state.values)))

    def sure(self, expression: Expr, given: Mapping[str, Interval] | None = None) -> bool | None:
        """Whether a condition holds, as far as the viewer can know; None: it cannot."""
        lo, hi = self.of(expression, given)
        return bool(lo) if lo == hi else None

    def sees(self, owner: Any, member: str | None) -> Visibility:
        """How well the viewer sees something with ``sees``."""
        return sees(self.program, self.viewer, owner, member)

    def _interval(self, slot: Slot, value: int) -> Interval:
        exact = (value, value)
        match slot.kind:
            case "track":
                return self._track(slot, value)
            case "order" | "answer" | "result":
                return self._ordered(slot, value)
            case "past" if SlotName.parse(slot.name).head == "held":
                return self._held(slot, value)
            case "book" if slot.scoped and self._open:
                return UNKNOWN["book"]  # what a resolution works with
            case (
                "number" | "status" | "flag" | "token" | "until" | "opened" | "before" | "began" | "past" | "grant"
                | "later" | "inject" | "red_line" | "card" | "profile" | "observed" | "forecast"
                | "book"
            ):  # fmt: skip
                if slot.name not in self._recalls:
                    self._recalls[slot.name] = recalled(self.program, slot, self.viewer, self._sees_exactly)
                if self._recalls[slot.name]:
                    return exact
                return UNKNOWN[slot.kind] if slot.kind in UNKNOWN else self._names.limit(slot.name)
            case _:
                assert_never(slot.kind)

    def _sees_exactly(self, owner: Any, member: str | None) -> bool:
        return self.sees(owner, member) == "exact"

    def _track(self, slot: Slot, value: int) -> Interval:
        track = self.program.scenario.tracks[slot.owner]
        match self.sees(track, slot.seat):
            case "exact":
                return value, value
            case "hidden":
                return track.min, track.max
            case "band":
                return band_range(track, value)
            case "estimate":
                self._cache[slot.name] = track.min, track.max  # all there is to know, where its ``when`` asks for it
                error = self._error(slot.owner, track)
                lo, hi = band_range(track, self.observed(slot, value))
                return max(track.min, lo - error), min(track.max, hi + error)

    def observed(self, slot: Slot, value: int) -> int:
        """An estimated track's value as the viewer observed it this turn, within its range."""
        track = self.program.scenario.tracks[slot.owner]
        off = self.state.values[self.program.index[f"observed:{slot.name}@{self.viewer}"]]
        return max(track.min, min(track.max, value + off))

    def _error(self, id_: str, track: Track) -> int:
        """By how much the viewer's estimate of a track may be off."""
        if track.estimate is None:
            return 0
        label = f"estimate:{id_}@{self.viewer}"
        exact = track.estimate.when is not None and self.sure(self.program.conditions[label]) is False
        return 0 if exact else track.estimate.within

    def _ordered(self, slot: Slot, value: int) -> Interval:
        if slot.kind == "order" and slot.seat == self.viewer and not self._open:
            own = self._own.get(slot.name, 0)
            return own, own
        if self._open and self._witness(slot):
            return value, value
        if slot.kind == "result" and not self._open:
            return 0, 0
        return 0, 1 if SlotName.parse(slot.name).head in ("ordered", "partner") else 255

    def _witness(self, slot: Slot) -> bool:
        """Whether the viewer learns of an order, answer or result once it lies open."""
        if slot.kind == "answer":
            return slot.seat == self.viewer or self._names.questions[slot.owner].visibility == "public"
        return sees_move(self.program, slot.owner, slot.seat, self.viewer, self._named(slot.owner, slot.seat))

    def _named(self, move: str, seat: str | None) -> frozenset[str]:
        """Whom the open order of a seat (None: of anyone) names as the target of a move."""
        card = self.program.scenario.moves[move]
        if TARGET not in card.seen_by:
            return frozenset()
        found: set[str] = set()
        for one in (seat,) if seat is not None else (*card.seats, *card.optional):
            chosen = {
                key: stored_words(self.program, move, key, self.state.values[self.program.index[name]])
                for key in card.parameters
                if (name := slots.chosen(move, key, one)) in self.program.index
            }
            found |= named_seats(card, chosen)
        return frozenset(found)

    def _held(self, slot: Slot, value: int) -> Interval:
        lo, hi = self.of(self.program.conditions[slot.name])
        reads = self.program.expressions[self.program.conditions[slot.name]].slots()
        known = lo == hi and all(len(set(self.known(name))) == 1 for name in reads)
        return (value, value) if known else ANY_HISTORY


def sees(program: Program, viewer: Viewer, owner: Any, member: str | None) -> Visibility:
    """How well a viewer sees something with ``sees``; the public sees no better than the seat that sees least."""
    if viewer == CONTROL:
        return "exact"
    if viewer == PUBLIC:
        order: tuple[Visibility, ...] = ("exact", "band", "estimate", "hidden")
        found = {visibility_of(owner, member, seat) for seat in program.seats}
        worst = max((order.index(one) for one in found), default=0)
        return "hidden" if order[worst] == "estimate" else order[worst]
    return visibility_of(owner, member, viewer)


def known_before(knowledge: Knowledge, past: Sequence[tuple[int, ...]]) -> Knowledge | None:
    """What a viewer knew when the last turn ended. ``past``: as of ``redaction.view_for``."""
    program, state = knowledge.program, knowledge.state
    turn = program.index[slots.TURN]
    for values in reversed(past):
        if values[turn] < state.turn:
            return Knowledge(program, State(state.phase, values[turn], values), knowledge.viewer)
    return None


def band_of(track: Track, value: int) -> int:
    """The index of the named range a value lies in; -1 where the track has none."""
    for number, band in enumerate(track.bands):
        if band.upto is None or value <= band.upto:
            return number
    return -1


def band_range(track: Track, value: int) -> Interval:
    """The least and greatest value of the named range a value lies in; the whole track where it has none."""
    number = band_of(track, value)
    if number < 0:
        return track.min, track.max
    lo = track.min if number == 0 else int(track.bands[number - 1].upto or 0) + 1
    upto = track.bands[number].upto
    return lo, track.max if upto is None else upto
