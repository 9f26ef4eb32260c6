"""Small sweeps, and whoever may play them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from random import Random

from wargame.commands.varying import Unvaried, CellMaker, factor_of
from wargame.sim.sweep.design import factorial
from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.gathered import Gathered
from wargame.sim.sweep.manifest import Chunk, Manifest, SweepPart
from wargame.sim.sweep.playing import PlayedChunk, play_chunk
from wargame.sim.sweep.running import Loss, Runner, run_sweep
from wargame.sim.sweep.sums import names_of_sums

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")
PORT = "port-strike"


@cache
def small_sweep(
    games: int = 200, chunk: int = 30, until: float | None = None, seed: int = 1
) -> tuple[Manifest, dict[str, bytes]]:
    """Six cells of two programs, each in several chunks."""
    asked = Unvaried(PORT)
    factors = [factor_of(word, asked) for word in ("trust=1,5,9", "union=-,random")]
    maker = CellMaker(asked, factors)
    cells = tuple(maker.cell(values) for values in factorial(factors))
    names = names_of_sums(maker.program(cells[0].values))
    about = asked.scenario.about
    manifest = Manifest(
        about.id, about.title, {}, "factorial", seed, tuple(factors), cells, names, games, until, chunk
    )
    return manifest, maker.texts


class Shuffled:
    """Plays chunks in this process, in an order of its own, without a ``seed`` as they come; ``fails``: after so many
    it is killed. ``chunks``: what it played."""

    def __init__(self, seed: int | None, fails: int | None = None) -> None:
        self._lots, self._fails = None if seed is None else Random(seed), fails
        self.chunks: list[Chunk] = []

    @property
    def played(self) -> int:
        return len(self.chunks)

    def play(
        self, chunks: Iterator[Chunk], folder: SweepFolder, lost: Callable[[Loss], None]
    ) -> Generator[PlayedChunk, None, None]:
        order = list(chunks)
        if self._lots is not None:
            self._lots.shuffle(order)
        for chunk in order:
            if self.played == self._fails:
                raise KeyboardInterrupt
            self.chunks.append(chunk)
            yield play_chunk(chunk, folder.text_of)


def played(path: Path, runner: Runner, sweep: tuple[Manifest, dict[str, bytes]], *shares: SweepPart) -> Gathered:
    """A sweep in a folder, played in these shares one after another; what the folder holds then."""
    folder = SweepFolder.of(path, *sweep)
    for share in shares or (SweepPart(),):
        for _mine in run_sweep(folder, share, runner):
            pass
    return folder.read()[0]
