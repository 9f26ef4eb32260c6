"""What seats state beside their orders: whether it may stand, and lines without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wargame.engine.program import Program
from wargame.model.forecasting import LONGEST_INTENT, NOTHING_STATED, SeatStatement, StatementObjection
from wargame.model.talk import tidy
from wargame.saves.lines import Line, OpenLine, StartLine
from wargame.saves.verdict import Discrepancy
from wargame.text.characters import forbidden


def statement_objection(program: Program, statement: SeatStatement) -> StatementObjection | None:
    """Why a seat cannot state this in a game that is played with forecasts; None: it can."""
    intent = statement.intent
    if bad := forbidden(intent, 1):
        return StatementObjection("character", character=bad[0][1])
    if len(intent) > LONGEST_INTENT:
        return StatementObjection("too_long", given=len(intent))
    if intent != tidy(intent) or "\n" in intent:
        return StatementObjection("untidy")
    for outcome, percent in statement.forecasts.items():
        if outcome not in program.scenario.forecasts:
            return StatementObjection("outcome", outcome=outcome)
        if not 0 <= percent <= 100:
            return StatementObjection("percent", outcome=outcome, given=percent)
    return None


def without_statements(line: Line) -> Line:
    """A line for who may know every order, and not what seats stated with it."""
    if not isinstance(line, OpenLine):
        return line
    return replace(line, orders={seat: replace(one, statement=NOTHING_STATED) for seat, one in line.orders.items()})


def unasked(lines: Sequence[Line]) -> Iterator[Discrepancy]:
    """Statements in a game whose first line says that it is played without forecasts."""
    start = lines[0]
    if isinstance(start, StartLine) and not start.forecasts:
        for n, line in enumerate(lines, 1):
            for seat, opened in line.orders.items() if isinstance(line, OpenLine) else ():
                if not opened.statement.empty:
                    nothing = "nothing stated, in a game without forecasts"
                    yield Discrepancy(n, f"orders.{seat}.statement"[:120], nothing, "a statement")
