"""Reading a save again: its rules, and where the game stood after each line. Nothing is rolled again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from wargame.authoring.diagnostic import errors
from wargame.authoring.loading import load_embedded
from wargame.cache.programs import lowered
from wargame.engine.cannot_lower import NotLeftOut, TooMuch, UnknownModule, UnknownSemantics
from wargame.engine.phases import NotNow
from wargame.engine.program import Program
from wargame.model.files import SourceFile
from wargame.records import record
from wargame.saves.line_validation import InvalidLine
from wargame.saves.lines import Line, StartLine
from wargame.saves.verdict import shortened
from wargame.saves.position import Position, advance, beginning
from wargame.saves.problems import Damaged, Unusable
from wargame.saves.save import read_save

__all__ = ["Moment", "moments", "program_of", "read_save"]


@record
class Moment:
    """A game after one line of its journal."""

    n: int
    line: Line
    position: Position


def program_of(path: Path, start: StartLine) -> Program:
    """The rules of a save, lowered again from the texts inside it.

    The table checked these texts when the game began. So they are made ready at once, which refuses what is too large,
    leads back to itself or names what is not there; only where that fails, all checks are asked what is wrong.

    Raises ``Unusable`` where they are not understood: the table understood them once, so it was another version's.
    """
    files = [SourceFile(name=file.name, text=file.text) for file in start.files]
    try:
        loaded = load_embedded(files, checked=True)
        if loaded.scenario is not None:
            return lowered(loaded.scenario, start.modules, start.semantics, start.left_out)
        failed: Exception | None = None
    except UnknownModule as error:
        raise Unusable(path, f"its theory is not understood: {error}") from None
    except NotLeftOut as error:
        raise Unusable(path, str(error)) from None
    except UnknownSemantics as error:
        raise Unusable(path, f"it needs a newer version of this program ({error})") from None
    except Exception as error:  # texts that somebody changed can trip it anywhere
        failed = error
    wrong = errors(load_embedded(files).diagnostics)
    if wrong:
        said = f"{wrong[0].file}:{wrong[0].line}: {wrong[0].message}"
        raise Unusable(path, f"the rules inside it are not understood: {said}") from None
    if isinstance(failed, TooMuch):
        raise Unusable(path, f"the rules inside it are more than can be played: {failed}") from None
    assert failed is not None, "what all checks pass has a scenario"
    raise failed


def moments(path: Path, program: Program, lines: Sequence[Line]) -> Iterator[Moment]:
    """The game after each line in turn, the first line included. Raises ``Damaged`` where a line cannot follow."""
    position = beginning(program)
    for n, line in enumerate(lines, 1):
        if n > 1:
            try:
                position = advance(program, position, line, n)
            except NotNow as error:
                raise Damaged(path, n, f"such a line cannot stand here ({shortened(str(error))})") from None
            except InvalidLine as error:
                raise Damaged(path, n, shortened(str(error))) from None
        yield Moment(n, line, position)
