"""What is promised of the speed, and what a run measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Goal:
    """One promise.

    Attributes:
        number: of the promise; the list of them is in docs/performance.md.
        measured: None: it could not be measured here, and ``note`` says why.
    """

    number: int
    what: str
    way: Literal["at least", "at most"]
    promised: float
    unit: str
    measured: float | None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether it is kept; None: not measured."""
        if self.measured is None:
            return None
        return self.measured >= self.promised if self.way == "at least" else self.measured <= self.promised


def table(goals: Sequence[Goal]) -> str:
    """All of them in lines: goal, promised, measured, met or not."""
    lines = [f"{'':>3} {'goal':<78}{'promised':>14}{'measured':>14}"]
    for goal in goals:
        sign = "≥" if goal.way == "at least" else "≤"
        promised = f"{sign} {goal.promised:g} {goal.unit}"
        measured = "—" if goal.measured is None else f"{goal.measured:.3g} {goal.unit}"
        word = {True: "met", False: "NOT met", None: "not measured"}[goal.met]
        lines.append(f"{goal.number:>3} {goal.what:<78}{promised:>14}{measured:>14}  {word}")
        if goal.note:
            lines.append(f"{'':>4}{goal.note}")
    return "\n".join(lines)
