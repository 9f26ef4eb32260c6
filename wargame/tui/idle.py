"""How long nobody has touched a key."""

from __future__ import annotations

from collections.abc import Callable


class IdleTimer:
    """Measures the time since the last key. ``now`` gives seconds of any clock that only goes forward."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = now()

    def touched(self) -> None:
        """Somebody is there."""
        self._last = self._now()

    def longer_than(self, minutes: int) -> bool:
        """Whether it has been as many minutes; 0 minutes are never over."""
        return minutes > 0 and self._now() - self._last >= minutes * 60
