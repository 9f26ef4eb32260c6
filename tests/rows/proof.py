"""The proof of a link between a row and a rule: without the rule the row's test fails, and only for want of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.rows.files import WHOLE, Files, Pointer, WillNotLoad
from tests.rows.links import Witness


def unproven(witnesses: tuple[Witness, ...]) -> Iterator[str]:
    """Every link that does not hold, in words."""
    for pointer in dict.fromkeys(pointer for witness in witnesses for pointer in witness.deletes):
        files = Files(Pointer.parse(pointer))
        for witness in witnesses:
            if pointer in witness.deletes:
                yield from _unproven(witness, pointer, files)


def _unproven(witness: Witness, pointer: str, files: Files) -> Iterator[str]:
    about = f"{witness.file}: {witness.name}"
    with tempfile.TemporaryDirectory() as folder:
        wrong = witness.fails(WHOLE, _new(folder, "whole"))
        if wrong:
            yield f"{about} fails with every rule in place: {wrong[0]}"
            return
        try:
            if not witness.fails(files, _new(folder, "without")):
                yield f"{about} passes without {pointer}"
        except WillNotLoad as error:
            yield f"{about}: without {pointer} nothing can be played: {error}"


def _new(folder: str, name: str) -> Path:
    path = Path(folder) / name
    path.mkdir()
    return path
