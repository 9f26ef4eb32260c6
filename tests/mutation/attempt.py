"""One number, one mutated scenario, tried."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.canon.reading import HERE, SCENARIOS, cases, laid_over, yaml_data
from tests.mutation.mutating import Mutator
from tests.mutation.whole import refused_or_plays
from tests.sim.random_files import drawn, in_lines
from tests.table.games import POCKET
from wargame.authoring.loading import load_scenario
from wargame.authoring.yaml.reader import read
from wargame.authoring.yaml.source import SourceText
from wargame.model.files import SourceFile

Files = tuple[tuple[str, Any], ...]
"""Names and data, the scenario first."""


def try_one(number: int, folder: Path) -> str:
    """What became of mutated scenario ``number``: the code of the problem named, or "plays".

    Raises:
        Exception: it was neither; the text says which files it was.
    """
    lots = Random(number)
    files = mutated(number, lots)
    try:
        with TemporaryDirectory(dir=folder) as room:
            return refused_or_plays(files, Path(room), lots)
    except Exception as error:
        texts = "\n".join(f"# {file.name}\n{file.text}" for file in files)
        error.add_note(f"mutated scenario {number}:\n{texts[:20_000]}")
        raise


def mutated(number: int, lots: Random) -> list[SourceFile]:
    """A world with a few changes in one of its files."""
    files = list(_world(number, lots))
    which = lots.randrange(len(files))
    name, data = files[which]
    files[which] = name, Mutator(data, lots, [data for _, data in files]).mutate(lots.choice((1, 1, 1, 2, 2, 3)))
    return [SourceFile(name=name, text="".join(f"{line}\n" for line, _ in in_lines(data))) for name, data in files]


def _world(number: int, lots: Random) -> Files:
    kind = lots.randrange(100)
    if kind < 55:
        return lots.choice(_canon())
    if kind < 75:
        return _read(str(POCKET))
    if kind < 97:
        return _drawn(lots.randrange(24))
    return _read(str(lots.choice(sorted(SCENARIOS.glob("*.yaml")))))


@cache
def _canon() -> tuple[Files, ...]:
    tiny = yaml_data(HERE / "worlds" / "tiny.yaml")
    small = [case for case in cases() if case.world == "tiny" and not case.will_not_load]
    return tuple((("world.yaml", laid_over(tiny, case.add)),) for case in small)


@cache
def _drawn(seed: int) -> Files:
    return _data(drawn(seed).files)


@cache
def _read(path: str) -> Files:
    scenario = load_scenario(Path(path)).scenario
    assert scenario is not None
    return _data(scenario.files)


def _data(files: tuple[SourceFile, ...]) -> Files:
    return tuple((file.name, read(SourceText(file.name, file.text)).data) for file in files)
