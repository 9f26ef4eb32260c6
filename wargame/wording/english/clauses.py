"""What happens, and on what condition, in one sentence: ``if it is Seoul: Trust −1; otherwise Trust −2``.

Effects are joined by commas; what hangs on a condition stands apart by semicolons or in brackets, so that a reader
never has to guess how far a condition reaches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wargame.records import record
from wargame.wording.numbers import listing, sentence


@record
class Clause:
    """What happens where something holds (``head``, as it stands before a colon), and what else."""

    head: str
    do: tuple[Part, ...]
    otherwise: tuple[Part, ...] = ()


Part = str | Clause
"""One effect in words, or several on a condition."""
NOTHING_HAPPENS = "nothing"
_AMOUNT = re.compile(r"([^:;,]+) ([+−]\d[^:;,]*)")
"""An effect on a number: what it falls on, and the amount with all that limits it."""


def in_one_line(part: Part) -> str:
    """One effect, or a whole condition with all that hangs on it, as a line of a card."""
    return part if isinstance(part, str) else _sentence(_joined(part), "; ", within=False)


def in_a_row(lines: Sequence[str]) -> str:
    """Lines of a card one after the other: commas between them, and full stops where one of them has a condition.

    Conditions begin small, as what stands before a colon does; effects begin with a name.
    """
    if any(": " in line and line[0].islower() for line in lines):
        return ". ".join(sentence(line) for line in lines)
    return ", ".join(_together(lines))


def _together(lines: Sequence[str]) -> list[str]:
    """Effects on one thing, said once: ``Trust +1 (to at most 7) and +1``."""
    said: dict[str, list[str]] = {}
    for line in lines:
        found = _AMOUNT.fullmatch(line)
        said.setdefault(found[1] if found else line, []).append(found[2] if found else "")
    return [f"{name} {listing(amounts)}" if amounts[0] else name for name, amounts in said.items()]


def _joined(part: Clause) -> Clause:
    """A condition that holds nothing but another, as one: ``if the floor stands, on 2d6 of at least 8: …``."""
    match part:
        case Clause(head, (Clause() as inner,), ()):
            return _joined(Clause(f"{head}, {inner.head}", inner.do, inner.otherwise))
    return part


def _sentence(part: Clause, before_otherwise: str, *, within: bool) -> str:
    """A condition and what hangs on it; ``within`` others those inside stand in brackets."""
    said = f"{part.head}: {_body(part.do, bracketed=within or bool(part.otherwise))}"
    if part.otherwise:
        said += f"{before_otherwise}otherwise {_body(part.otherwise, bracketed=True)}"
    return said


def _body(parts: Sequence[Part], *, bracketed: bool) -> str:
    """Plain effects first, then those on conditions of their own."""
    told = listing(_together([part for part in parts if isinstance(part, str)]))
    inner = "; ".join(_sentence(_joined(part), ", ", within=True) for part in parts if isinstance(part, Clause))
    if not inner:
        return told or NOTHING_HAPPENS
    if bracketed:
        return f"{told} ({inner})".lstrip()
    return f"{told}; {inner}" if told else inner
