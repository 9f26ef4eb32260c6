"""What a sweep makes of two threads, and a million games of one as a command: time, memory, room on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from threading import Thread

from benchmarks.goals import Goal
from benchmarks.kernel import NOT_BUILT
from benchmarks.playing import DOCTRINE, MANY
from benchmarks.timing import ROOT, least_wall
from wargame import library
from wargame.commands.varying import Unvaried, CellMaker, factor_of
from wargame.sim.lanes import kernel
from wargame.sim.sweep.design import one_at_a_time
from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.manifest import Manifest, SweepPart
from wargame.sim.sweep.running import run_sweep
from wargame.sim.sweep.sums import names_of_sums
from wargame.sim.sweep.threads import ThreadRunner

SCENARIO, VARIED = "dprk-missile-crisis", "trust=5"
GAMES, CHUNK = 131_072, 8_192
FEW = MANY // 10
_MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "wargame", *sys.argv[1:]], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
"""A small process between: what is spawned counts the memory of whoever spawned it."""
HASHED = b"x" * (64 << 20)


def sweeps() -> list[Goal]:
    """Goals 5 and 7 of sweeps."""
    if not kernel.BUILT:
        return [Goal(5, "two threads of a sweep, against one", "at least", 1.8, "×", None, NOT_BUILT)]
    with tempfile.TemporaryDirectory() as folder:
        return [*_threads(Path(folder)), *_command(Path(folder))]


def _threads(folder: Path) -> list[Goal]:
    """Beside it in the same rounds two threads that share nothing at all: what the machine has to give just now."""
    asked = Unvaried(SCENARIO, doctrine=DOCTRINE.partition(":")[2])
    factors = [factor_of(VARIED, asked)]
    maker = CellMaker(asked, factors)
    cells = tuple(map(maker.cell, one_at_a_time(factors)))
    names = names_of_sums(maker.program(cells[0].values))
    manifest = Manifest(SCENARIO, "", {}, "one", 1, tuple(factors), cells, names, GAMES, None, CHUNK)
    places = iter(range(1_000))

    def by(threads: int) -> Callable[[], object]:
        def play() -> object:
            place = SweepFolder.of(folder / f"{next(places)}", manifest, maker.texts)
            return [mine.games for mine in run_sweep(place, SweepPart(), ThreadRunner(threads))][-1]

        return play

    by(1)()  # lowered, and held against the block
    cases = {"one": by(1), "two": by(2), "hash by one": lambda: _hash(1), "hash by two": lambda: _hash(2)}
    found = least_wall(cases, 5)
    ratio, there = found["one"] / found["two"], found["hash by one"] / found["hash by two"]
    said = f"{GAMES / found['two']:,.0f} games a second on the wall; threads that share nothing: {there:.2f} ×"
    return [Goal(5, "two threads of a sweep, against one", "at least", 1.8, "×", ratio, said)]


def _hash(threads: int) -> None:
    """Twice the same work, by one thread or two."""
    some = [Thread(target=lambda: [blake2b(HASHED) for _ in range(2 // threads)]) for _ in range(threads)]
    for one in some:
        one.start()
    for one in some:
        one.join()


def _command(folder: Path) -> list[Goal]:
    """A million games as a process of their own, and a tenth of them: memory and disk do not grow with the games."""
    few, many = (_run(folder / f"{games}", games) for games in (FEW, MANY))
    what = f"{MANY:,} games by doctrine as a sweep"
    return [
        Goal(7, f"{what}, on the wall", "at most", 8, "s", many[0], f"spawn to exit; {many[1]:.1f} s of processors"),
        Goal(7, f"{what}: memory at its most", "at most", 100, "MiB", many[2]),
        Goal(7, f"{what}: memory more than a tenth of them needs", "at most", 8, "MiB", many[2] - few[2]),
        Goal(7, f"{what}: its part on the disk, against that of a tenth", "at most", 1.2, "×", many[3] / few[3],
             f"{many[3]:,.0f} bytes"),
    ]


def _run(folder: Path, games: int) -> tuple[float, float, float, float]:
    """Seconds on the wall and of processors, MiB at the most, and bytes of the part."""
    doctrine = DOCTRINE.partition(":")[2]
    words = ["sweep", SCENARIO, "--doctrine", doctrine, "--vary", VARIED, "-n", games, "-o", folder]
    told, began = {**os.environ, library.CACHE: str(folder.parent / "cache")}, time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *map(str, words)], cwd=ROOT, env=told, capture_output=True, check=True
    )
    seconds, most = map(float, done.stderr.split()[-2:])
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - began, seconds, most / unit, (folder / "part-1-of-1.npz").stat().st_size
