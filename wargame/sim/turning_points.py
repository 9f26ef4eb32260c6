"""What mattered most in a finished game: of decisions, rolls and what came up, those that moved some seat furthest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from wargame.records import record
from wargame.sim.effects import Effect
from wargame.sim.ledger_records import ScoreLedger
from wargame.sim.single_rolls import RollLuck

MOST = 3
"""Of each kind."""
LEAST = 0.1
"""Points; what moved every seat by less is not told, however sure it is."""
CAME_UP = ("deck", "inject")
"""Dice that decide what comes up."""
TurningKind = Literal["decision", "roll", "came_up"]


@record
class TurningPoint:
    """One decision, roll or thing that came up, and what it gave or took.

    Attributes:
        seat: whose decision; "" of anything else.
        roll: the roll, or the one that decided what came up; None: it came up by itself.
        effects: seat to points.
    """

    kind: TurningKind
    turn: int
    seat: str
    roll: RollLuck | None
    effects: Mapping[str, Effect]

    @property
    def most(self) -> float:
        """The most it gave or took that is sure, of any seat."""
        return furthest(self.effects)


def furthest(effects: Mapping[str, Effect]) -> float:
    """The most that is surely given or taken, of any seat; 0: nothing is sure."""
    return max((abs(one.mean) for one in effects.values() if one.sure), default=0.0)


def turning_points(ledger: ScoreLedger, rolls: Sequence[RollLuck], most: int = MOST) -> tuple[TurningPoint, ...]:
    """Those that surely moved some seat, the furthest first; at most so many of each kind."""
    every = [
        TurningPoint("decision" if part.seat else "came_up", part.turn, part.seat, None, part.effects)
        for part in ledger.parts if part.kind in ("decision", "opening", "deal")
    ]
    every += [
        TurningPoint("came_up" if came_up(one) else "roll", one.turn, "", one, one.effects) for one in rolls
    ]
    found: dict[TurningKind, list[TurningPoint]] = {"decision": [], "roll": [], "came_up": []}
    for one in sorted(every, key=lambda one: -one.most):
        if one.most >= LEAST and len(found[one.kind]) < most and not _told(one, found[one.kind]):
            found[one.kind].append(one)
    return tuple(sorted((one for kind in found.values() for one in kind), key=lambda one: -one.most))


def came_up(one: RollLuck) -> bool:
    """Whether a roll decided what came up."""
    return one.roll.source.partition(":")[0] in CAME_UP


def _told(one: TurningPoint, found: Sequence[TurningPoint]) -> bool:
    """Whether the same opening is among them already: as a whole, or by its roll."""
    return one.kind == "came_up" and any(other.turn == one.turn for other in found)
