"""Which test plays which row of the inventory, and by which rules: read off the pages and the marked functions.

A case of a page says it with two keys, a function with a mark; both mean the same::

    rows: [R40]
    deletes: [triangle-joint.yaml#moves/tisa/bands/success/0]

    @pytest.mark.row("R29", deletes=["us-drawdown.yaml#debrief/1"])
    def test_…(files: Files, tmp_path: Path) -> None: …

A marked function takes every authored file it looks at from ``files``, so that it can be run without the node.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.canon.reading import HERE as CANON
from tests.canon.reading import Case, cases
from tests.rows.at_table import check_at_table
from tests.rows.files import ROOT, Files
from wargame.players.script import ScriptProblems

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Witness:
    """One test that plays rows.

    Attributes:
        rows: e.g. ``("R40",)``.
        deletes: pointers to the rules it plays.
        file: where it stands, from the top of the repository.
        name: the number of the case, or the name of the function.
        fails: runs it on these files, in a folder of its own; what was wrong, in words. Nothing: it passed.
    """

    rows: tuple[str, ...]
    deletes: tuple[str, ...]
    file: str
    name: str
    fails: Callable[[Files, Path], list[str]]


def witnesses() -> tuple[Witness, ...]:
    """Every test that plays a row."""
    return (*_of_pages(), *_of_functions())


def row_cases() -> tuple[Case, ...]:
    """The cases among them, those of the canon included that name a row."""
    return (*cases(HERE), *(case for case in cases(CANON) if case.rows))


def _of_pages() -> Iterator[Witness]:
    for case in row_cases():
        folder = HERE if (HERE / case.file).exists() else CANON
        file = (folder / case.file).relative_to(ROOT).as_posix()

        def fails(files: Files, tmp: Path, case: Case = case) -> list[str]:
            try:
                return check_at_table(case, tmp, files)
            except (AssertionError, ScriptProblems) as error:  # the case speaks of what is not there any more
                return [str(error)]

        yield Witness(case.rows, case.deletes, file, case.number, fails)


def _of_functions() -> Iterator[Witness]:
    for path in sorted(HERE.glob("test_*.py")):
        module = import_module(f"tests.rows.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            for mark in getattr(function, "pytestmark", ()):
                if mark.name == "row":
                    deletes = tuple(mark.kwargs["deletes"])
                    yield Witness(mark.args, deletes, f"tests/rows/{path.name}", name, _run(function))


def _run(function: Callable[[Files, Path], None]) -> Callable[[Files, Path], list[str]]:
    def fails(files: Files, tmp: Path) -> list[str]:
        try:
            function(files, tmp)
        except AssertionError as error:
            return [str(error) or "an assertion failed"]
        return []

    return fails
