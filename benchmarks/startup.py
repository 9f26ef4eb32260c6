"""From nothing to an answer: how long commands take that paint no screen."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.figures import Figure, alternating

BARE, BARE_SCREEN = "python, nothing", "python, import textual.app"
CASES = {
    BARE: ("-c", "pass"),
    BARE_SCREEN: ("-c", "import textual.app"),
    "wargame --help": ("-m", "wargame", "--help"),
    "wargame scenarios": ("-m", "wargame", "scenarios"),
    "wargame check SCENARIO": ("-m", "wargame", "check", "scenarios/dprk-missile-crisis.yaml"),
    "import the line mode": ("-c", "import wargame.plain.game, wargame.plain.launcher"),
    "import the screen": ("-c", "import wargame.tui.app"),
}


def startup(runs: int) -> list[Figure]:
    """Spawn to exit, in milliseconds, as ratios against a bare Python (the screen: against a bare Textual)."""
    taken = alternating({name: _spawn(words) for name, words in CASES.items()}, runs)
    against = {BARE: "", "import the screen": BARE_SCREEN}
    return [Figure(name, "ms", samples, against.get(name, BARE)) for name, samples in taken.items()]


def _spawn(words: tuple[str, ...]) -> Callable[[], float]:
    def once() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        return (time.perf_counter() - began) * 1000

    return once
