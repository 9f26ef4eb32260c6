"""Control takes the game back, where people sit at it: what each team had ordered waits at its seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.records import record
from wargame.saves.drafts import Draft
from wargame.saves.lines import OpenLine, SealLine, UnsealLine
from wargame.saves.standing import outlives_undo, standing
from wargame.session.unread import control_hears

if TYPE_CHECKING:
    from wargame.model.talk import TalkObjection
    from wargame.saves.lines import Line
    from wargame.table.table import Table


@record
class UndoPoint:
    """Where the game can be taken back to.

    Attributes:
        line: its line of the journal.
        turn, what: the turn that had opened then, or whose orders had been opened.
        passes_dice: whether dice have been seen since, so that others fall unless they are kept.
    """

    line: int
    turn: int
    what: Literal["opening", "orders"]
    passes_dice: bool


@record
class UndoAsked:
    """What control looks at before it takes the game back: to which line, why, and whether the same dice fall."""

    line: int
    reason: str
    keep: bool


@record
class SeatedUndo:
    """Taking back at a sitting (``SeatedControl.undoing``). ``_people``: the seats that people hold now; ``_forget``:
    told that what was read may never have been said."""

    _table: Table
    _people: Callable[[], tuple[str, ...]]
    _forget: Callable[[], None]

    @property
    def points(self) -> tuple[UndoPoint, ...]:
        """Where it can be taken back to now, the last first."""
        undoing = self._table.control.undoing
        return tuple(
            UndoPoint(one.n, one.position.state.turn, one.what, undoing.passes_dice(one)) for one in undoing.boundaries
        )

    def gone(self, point: UndoPoint) -> Iterator[tuple[int, Line]]:
        """What would count no more, with the numbers of its lines: not who sealed and what seats said among themselves;
        nor notes and who holds a seat, which stay."""
        for n, line in standing(self._table.control.lines):
            spoken = isinstance(line, (Message, Promise, Proposal, Response)) and not control_hears(line)
            if n > point.line and not (outlives_undo(line) or spoken or isinstance(line, (SealLine, UnsealLine))):
                yield n, line

    def reason_objection(self, reason: str) -> TalkObjection | None:
        """Why this cannot be the reason of it; None: it can."""
        return self._table.control.undoing.reason_objection(reason)

    def undo(self, point: UndoPoint, reason: str, *, keep_dice: bool = False) -> None:
        """Take it back. To where a turn opened: what each team had ordered in it waits at its seat, to be sealed again.
        Raises ``NotSaid``, ``NotNow``, and ``OSError``."""
        table, ordered = self._table, self._ordered(point.turn)
        table.control.undoing.undo(point.line, reason, keep_dice=keep_dice)
        table.drafts.forget(self._people())
        if point.what == "opening":
            for seat in self._people():
                if seat in ordered:
                    table.drafts.keep(seat, ordered[seat])
        self._forget()

    def _ordered(self, turn: int) -> Mapping[str, Draft]:
        """What was ordered in a turn, and stated with it: opened since, sealed now, or begun."""
        for _n, line in reversed(standing(self._table.history.save.lines)):
            if isinstance(line, OpenLine) and line.turn == turn:
                return {seat: Draft(turn, one.order, statement=one.statement) for seat, one in line.orders.items()}
        table, found = self._table, dict[str, Draft]()
        for seat in self._people():
            if (order := table.sealed_order(seat)) is not None:
                found[seat] = Draft(turn, order, statement=table.sealed_statement(seat))
            elif (begun := table.drafts.of(seat, turn)) is not None:
                found[seat] = begun
        return found
