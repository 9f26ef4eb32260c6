"""Who chooses, and the registers that choosing needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wargame.engine.flat.writer import Writer
from wargame.engine.policy import Policy


@dataclass(frozen=True, eq=False)
class Chooser:
    """Somebody who orders for a seat.

    Attributes:
        at_random: by draws among all that the policy names, not by its weights.
    """

    policy: Policy
    at_random: bool = False

    def same_as(self, other: Chooser) -> bool:
        """Whether both choose alike, though they were made apart."""
        return self.at_random == other.at_random and self.policy.means == other.policy.means


class Workspace:
    """Registers that all choosers use, one after the other: as many as the largest of them needs."""

    def __init__(self, writer: Writer, policies: Sequence[Policy]) -> None:
        tiers = [tier for policy in policies for tier in policy.tiers]
        widest = max((len(tier.candidates) for tier in tiers), default=0)
        moves = max((len({one.act.move for one in tier.candidates}) for tier in tiers), default=0)
        self.spent, self.together, self.slots, self.taken = (writer.fixed() for _ in range(4))
        self.wanting, self.best, self.progress, self.purse = (writer.fixed() for _ in range(4))
        self.rank, self.work, self.cost = (writer.fixed(widest) for _ in range(3))
        self.given = writer.fixed(moves)
        self.ordered = writer.fixed(max((wary_candidates(one) for one in policies), default=0))
        self.shared, self.liked = widest, widest + moves
        """Wide rows: how all like a move, and the best answer so far; the first ones are ranks."""
        self.wide = widest + moves + 1


def wary_candidates(policy: Policy) -> int:
    """How many candidates are remembered as ordered: all, where one of them may hang on another."""
    candidates = [one for tier in policy.tiers for one in tier.candidates]
    return len(candidates) if any(one.wary for one in candidates) else 0
