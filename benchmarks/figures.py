"""Samples and the table they end in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured.

    Attributes:
        against: the name of the bare program it is compared with; "" for a bare program itself.
        budget: the most its median should be, in the same unit; None: none is set.
        nearly_always: whether the budget is for the 95th percentile instead: what is felt at every key.
    """

    name: str
    unit: str
    samples: tuple[float, ...]
    against: str = ""
    budget: float | None = None
    nearly_always: bool = False

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.samples)

    @property
    def high(self) -> float:
        """The 95th percentile."""
        return quantiles(self.samples, n=20)[-1] if len(self.samples) > 1 else self.samples[0]


def alternating(cases: Mapping[str, Callable[[], float]], runs: int) -> dict[str, tuple[float, ...]]:
    """Every case once a round, so that whatever slows the machine slows all; the first round is thrown away."""
    samples: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(runs + 1):
        for name, case in cases.items():
            taken = case()
            if turn:
                samples[name].append(taken)
    return {name: tuple(taken) for name, taken in samples.items()}


def table(figures: list[Figure]) -> str:
    """The figures in lines: median, 95th percentile, ratio to the bare program, and the budget where there is one."""
    middles = {figure.name: figure.middle for figure in figures}
    lines = [f"{'':<44}{'median':>9}{'p95':>9}{'ratio':>8}{'budget':>12}"]
    for figure in figures:
        ratio = f"{figure.middle / middles[figure.against]:.2f}×" if figure.against else ""
        budget = _budget(figure)
        lines.append(f"{figure.name:<44}{figure.middle:>9.1f}{figure.high:>9.1f}{ratio:>8}{budget:>12}  {figure.unit}")
    return "\n".join(lines)


def _budget(figure: Figure) -> str:
    """``450``, or ``p95 16``; with a mark where it is not kept."""
    if figure.budget is None:
        return ""
    kept = (figure.high if figure.nearly_always else figure.middle) <= figure.budget
    return f"{'p95 ' if figure.nearly_always else ''}{figure.budget:.0f}{'' if kept else ' !'}"
