"""The session plan as advice: how much of its time a seat, a reveal or the debrief has left. Outside the facts.

A turn's minutes are shared in equal parts between the seats that people hold, one after another at this keyboard, and
the reveal; a seat has no less than it needs to read what lies before it and to decide. Time runs only while one of
these is on the screen; what was used up stays used up when a seat comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Literal, Protocol

from wargame.records import record

if TYPE_CHECKING:
    from wargame.model.files import ScenarioFile


Counted = Literal["plan", "reveal", "debrief"]
WORDS_A_MINUTE = 180
"""How fast a team reads: below the 238 words a minute at which one adult reads silently (Brysbaert 2019), because some
read aloud and not all in their first language."""
TO_DECIDE = 90
"""Seconds that a seat has beside its reading, whatever the plan says."""


@record
class Plan:
    """A session in minutes, as the scenario advises it; None: it says nothing."""

    minutes: int
    turns: int
    turn_minutes: int | None = None
    debrief_minutes: int | None = None

    @classmethod
    def of(cls, about: ScenarioFile) -> Plan | None:
        """What the scenario advises; None: nothing."""
        plan = about.session
        return Plan(plan.minutes, about.turns, plan.turn_minutes, plan.debrief_minutes) if plan else None

    def turn_seconds(self) -> float:
        """How long a turn may take: as the scenario says, else what is left beside the debrief, shared by the turns."""
        if self.turn_minutes is not None:
            return self.turn_minutes * 60.0
        return max(0, self.minutes - (self.debrief_minutes or 0)) * 60.0 / max(1, self.turns)

    def seat_seconds(self, shares: int, words: int) -> float:
        """How long a seat plans: its share of the turn, or what it needs to read its words and to decide."""
        needed = words * 60 / WORDS_A_MINUTE + TO_DECIDE if words else 0
        return max(self.turn_seconds() / shares, needed)


@record
class ClockReading:
    """What the clock shows.

    Attributes:
        text: ``1:40``, or ``+0:20`` where the time is over.
        what: what is counted.
        whose: who plans, by name; empty: all together.
        over: whether the time is over.
        halted: whether somebody stopped it.
        changes_in: seconds until another text is due; in the last minute each second, before that every ten,
            unless it is exact.
    """

    text: str
    what: Counted
    whose: str
    over: bool
    halted: bool
    changes_in: float


class RunningClock(Protocol):
    """A clock that a screen shows, wherever it runs."""

    def read(self) -> ClockReading | None:
        """What to show now; None where nothing is counted."""

    @property
    def halted(self) -> bool:
        """Whether somebody stopped it."""

    def halt_or_go_on(self) -> None:
        """Stop it for a break, or let it go on, where that is this screen's to do."""


def clock_reading(
    left: float, what: Counted, whose: str = "", *, halted: bool, exact: bool = False
) -> ClockReading:
    """What a clock shows that has so many seconds left; below 0: so many too many were used. ``exact``: every second,
    also before the last minute, as the other screens of a room do."""
    over = left <= 0
    if over:
        shown = int(-left)
        due = 1 - (-left - shown)
    else:
        step = 10 if left > 60 and not exact else 1
        shown = -int(-left // step) * step
        due = left - (shown - step)
    minutes, seconds = divmod(shown, 60)
    return ClockReading(
        f"{'+' if over else ''}{minutes}:{seconds:02}", what, whose, over, halted, max(0.05, due)
    )


class SessionClock:
    """Counts down what is on the screen. ``now`` gives seconds of a clock that only goes forward."""

    def __init__(self, plan: Plan, people: int, now: Callable[[], float]) -> None:
        self._plan, self._shares, self._now = plan, people + 1, now
        self._used: dict[Hashable, float] = {}
        self._what: Hashable | None = None
        self._label: Counted = "plan"
        self._whose = ""
        self._allowed = 0.0
        self._since: float | None = None
        self._halted = False

    def seat(self, turn: int, seat: str, name: str = "", words: int = 0) -> None:
        """A seat plans this turn; ``name``: as people call it, ``words``: how many lie before it to be read."""
        self._begin((turn, seat), self._plan.seat_seconds(self._shares, words), "plan", name)

    def reveal(self, turn: int) -> None:
        """The turn is told."""
        self._begin((turn, None), self._plan.turn_seconds() / self._shares, "reveal")

    def debrief(self) -> None:
        """The game is over and talked about; without a plan for that, nothing is counted."""
        self._begin("debrief", (self._plan.debrief_minutes or 0) * 60.0, "debrief")

    def rest(self) -> None:
        """Nothing is counted now: between two seats, before the first turn."""
        self._book()
        self._what = None

    @property
    def halted(self) -> bool:
        """Whether somebody stopped it for a break."""
        return self._halted

    def halt_or_go_on(self) -> None:
        """Stop the clock for a break, or let it go on."""
        self._book()
        self._halted = not self._halted
        self._since = None if self._halted else self._now()

    def read(self) -> ClockReading | None:
        """What to show now; None where nothing is counted."""
        if self._what is None or not self._allowed:
            return None
        running = 0.0 if self._since is None else self._now() - self._since
        left = self._allowed - self._used.get(self._what, 0.0) - running
        return clock_reading(left, self._label, self._whose, halted=self._halted)

    def _begin(self, what: Hashable, allowed: float, label: Counted, whose: str = "") -> None:
        self._book()
        self._what, self._allowed = what, allowed
        self._label, self._whose = label, whose
        self._since = None if self._halted else self._now()

    def _book(self) -> None:
        """What has run so far is used up."""
        if self._what is not None and self._since is not None:
            self._used[self._what] = self._used.get(self._what, 0.0) + self._now() - self._since
        self._since = None
