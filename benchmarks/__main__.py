"""Measure and print.

``python -m benchmarks``: every goal of the speed with what was measured, some minutes.
``python -m benchmarks screen [ROUNDS]``: commands and the screen in detail (7 rounds unless said).
``python -m benchmarks class [ROUNDS]``: a hosted game (40 rounds unless said).
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from time import perf_counter

from benchmarks.goals import Goal, table


def goals() -> None:
    """Every goal in one run. What others must bring along (the extra ``bench``) is named where it is missing."""
    from benchmarks import advising, growing, kernel, playing, reading, rules, saved, sweeping

    groups: dict[str, Callable[[], list[Goal]]] = {
        "one core": playing.speed, "the kernel": kernel.many, "identical results": playing.sameness,
        "two processes": playing.processes, "sweeps": sweeping.sweeps, "nudges": rules.sweep,
        "many rules": rules.eightfold, "more of all": growing.growth, "saves": saved.verified, "files": reading.files,
        "kept": reading.kept,
        "commands": reading.commands, "first paint": reading.first_paint, "an edit": reading.edited,
        "advice": advising.advised,
    }  # fmt: skip
    began, found = perf_counter(), list[Goal]()
    for name, measure in groups.items():
        print(f"{perf_counter() - began:4.0f} s  {name}", file=sys.stderr)
        found += measure()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {_load()}\n")
    print(table(sorted(found, key=lambda goal: goal.number)))
    print(f"\nmeasured in {perf_counter() - began:.0f} s")


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load not known"


def screen(rounds: int) -> None:
    """Commands and the screen, what is quick first."""
    from benchmarks import figures, startup

    print("Commands, spawned and done")
    print(figures.table(startup.startup(rounds)))
    if os.name == "nt":
        return
    from benchmarks.screen import screen

    print("\nThe screen, 120×40, in a terminal of our own")
    print(figures.table(screen(rounds, keys=rounds * 10)))


def hosted(rounds: int) -> None:
    """A hosted game: how soon all screens show something, and the memory of the server."""
    from benchmarks import figures
    from benchmarks.hosted import hosted

    print(figures.table(hosted(rounds)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["screen"]:
        screen(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    elif sys.argv[1:2] == ["class"]:
        hosted(int(sys.argv[2]) if len(sys.argv) > 2 else 40)
    else:
        goals()
