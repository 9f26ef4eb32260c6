"""The clock of a class whose teams plan at the same time: one time for all, which can be stopped and extended. Outside
the facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wargame.records import record
from wargame.session.clock import Counted

if TYPE_CHECKING:
    from wargame.session.clock import Plan


@record
class PhaseReading:
    """What the clock says.

    Attributes:
        what: what is counted.
        left: seconds that are left; below 0: over by so many.
        halted: whether it stands still.
    """

    what: Counted
    left: float
    halted: bool


class PhaseClock:
    """Counts down the planning of a turn, its reveal and the debrief. ``now`` gives seconds of a clock that only goes
    forward.

    Attributes:
        changes: how often somebody set, stopped or moved it: between two changes it only runs.
    """

    def __init__(self, plan: Plan, teams: int, now: Callable[[], float]) -> None:
        self._plan, self._shares, self._now = plan, teams + 1, now
        self._what: Counted | None = None
        self._left, self._since = 0.0, 0.0
        self._halted = False
        self.changes = 0

    def plan(self) -> None:
        """All teams plan: they have the turn, less the reveal."""
        turn = self._plan.turn_seconds()
        self._begin("plan", turn - turn / self._shares)

    def reveal(self) -> None:
        """The turn is told."""
        self._begin("reveal", self._plan.turn_seconds() / self._shares)

    def debrief(self) -> None:
        """The game is over and talked about."""
        self._begin("debrief", (self._plan.debrief_minutes or 0) * 60.0)

    def halt_or_go_on(self) -> None:
        """Stop it for a break, or let it go on."""
        self._book()
        self._halted = not self._halted

    def extend(self, seconds: float) -> None:
        """Give so much more time, or (below 0) take it away."""
        self._book()
        self._left += seconds

    def read(self) -> PhaseReading | None:
        """What it says now; None: nothing is counted."""
        if self._what is None:
            return None
        return PhaseReading(self._what, self._left - self._ran(), self._halted)

    def _begin(self, what: Counted, seconds: float) -> None:
        self._what = what if seconds > 0 else None
        self._left, self._since = seconds, self._now()
        self.changes += 1

    def _book(self) -> None:
        self._left -= self._ran()
        self._since = self._now()
        self.changes += 1

    def _ran(self) -> float:
        return 0.0 if self._halted else self._now() - self._since
