"""How long things take: processor time, or time on the wall where processes run; of several rounds the least."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from wargame import library

ROOT = Path(__file__).parent.parent


def least(cases: Mapping[str, Callable[[], object]], rounds: int = 3) -> dict[str, float]:
    """Seconds of processor time of each case, in turn, so that what slows the machine slows all."""
    return _least(cases, rounds, time.process_time)


def least_spawned(cases: Mapping[str, Callable[[], object]], rounds: int = 3) -> dict[str, float]:
    """The same in seconds of processor time of the processes that the cases run to their end. Where the system does not
    tell (Windows), on the wall."""
    return _least(cases, rounds, time.perf_counter if os.name == "nt" else _of_children)


def _of_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def least_wall(cases: Mapping[str, Callable[[], object]], rounds: int = 3) -> dict[str, float]:
    """The same in seconds on the wall."""
    return _least(cases, rounds, time.perf_counter)


def _least(
    cases: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    found = dict.fromkeys(cases, float("inf"))
    for _ in range(rounds):
        for name, case in cases.items():
            began = clock()
            case()
            found[name] = min(found[name], clock() - began)
    return found


def spawned(*words: str, cache: str | Path = "off") -> Callable[[], object]:
    """A case: this Python with such arguments, from spawn to exit. ``cache``: the folder of what it may find kept."""
    told = {**os.environ, library.CACHE: str(cache)}
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, env=told, check=True, stdout=subprocess.DEVNULL)
