"""Names of new saves: each has its own, however many begin in the same second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count
from os.path import lexists
from pathlib import Path
from typing import TypeVar

from wargame import library
from wargame.saves.problems import Taken, Unusable

T = TypeVar("T")
_MOST = 10_000


def under_fresh_name(scenario: str, begin: Callable[[Path], T]) -> T:
    """What ``begin`` makes of the first name that nobody else takes: the scenario's id, the time, and a number where
    that is taken. The folder of saves is made where it is not there yet.

    Args:
        begin: makes the save at a path, exclusively; raises ``Taken`` where another was quicker.
    Raises:
        OSError: there can be no folder of saves.
        Unusable: as ``begin`` does.
    """
    folder = library.saves_dir()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{scenario}-{datetime.now():%Y-%m-%d-%H%M%S}"
    for number in count(1):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.jsonl"
        try:
            if not lexists(path):
                return begin(path)
        except Taken:
            pass
        if number == _MOST:
            raise Unusable(folder, "there is no name left for a new save")
    raise AssertionError("one can always count on")


def branch_path(save: Path, folder: Path | None = None) -> Path:
    """A name for a branch that nothing has yet: beside the save, or in ``folder``."""
    stem, beside = save.name.removesuffix(".jsonl"), folder or save.parent
    names = (beside / f"{stem}-branch{f'-{number}' if number > 1 else ''}.jsonl" for number in count(1))
    return next(path for path in names if not lexists(path))


def fresh_branch(save: Path) -> Path:
    """A name for a branch: beside its save; of a shipped example, among one's own games. Raises ``OSError``."""
    if not (save.exists() and any(save.samefile(example) for example in library.example_saves())):
        return branch_path(save)
    folder = library.saves_dir()
    folder.mkdir(parents=True, exist_ok=True)
    return branch_path(save, folder)
