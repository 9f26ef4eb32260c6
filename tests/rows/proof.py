"""The proof of a link between a row and a rule: without the rule the row's test fails, and only for want of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.rows.files import WHOLE, Files, Pointer, WillNotLoad
from tests.rows.links import Witness


MOST_SAID = 300
"""How many characters of an objection are told."""


def unproven(witness: Witness) -> Iterator[str]:
    """Every link of a test to a rule that does not hold, in words."""
    about = f"{witness.file}: {witness.name}"
    with tempfile.TemporaryDirectory() as folder:
        wrong = witness.fails(WHOLE, _new(folder, "whole"))
        if wrong:
            yield f"{about} fails with every rule in place: {wrong[0][:MOST_SAID]}"
            return
        for number, pointer in enumerate(witness.deletes):
            try:
                if not witness.fails(Files(Pointer.parse(pointer)), _new(folder, str(number))):
                    yield f"{about} passes without {pointer}"
            except WillNotLoad as error:
                yield f"{about}: without {pointer} nothing can be played: {str(error)[:MOST_SAID]}"


def _new(folder: str, name: str) -> Path:
    path = Path(folder) / name
    path.mkdir()
    return path
