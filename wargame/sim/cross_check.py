"""What the compiled kernel plays, held against the block once: where they differ the block plays on alone."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence

CHECKED_GAMES = 8
"""So many games of a run are played by both."""


class ExecutorsDiffer(RuntimeWarning):
    """Kernel and block came to different numbers; the block plays."""

    @classmethod
    def warn(cls, what: Sequence[str]) -> None:
        """Tell whoever runs the program, once. ``what``: the names of what is not the same."""
        warnings.warn(cls(f"kernel and block differ in {', '.join(what[:5])}; please report this"), stacklevel=2)


class CrossCheck:
    """Whether a kernel may play, by what block and kernel came to in the same games.

    Attributes:
        different: the names of what it had otherwise than the block; None: it was not held against it yet.
    """

    def __init__(self, *, warns: bool = True) -> None:
        """``warns``: a difference is told by a warning; else by whoever asks for it."""
        self._warns = warns
        self.different: tuple[str, ...] | None = None

    def passes(self, unequal: Callable[[], Iterable[str]]) -> bool:
        """Whether the kernel may play.

        Args:
            unequal: plays a few games by both, and names what is not the same; asked the first time alone.
        """
        if self.different is None:
            self.different = tuple(unequal())
            if self.different and self._warns:
                ExecutorsDiffer.warn(self.different)
        return not self.different
