"""Control takes the game back: to where a turn had opened, or to its opened orders. Nothing is erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from wargame.engine.phases import NotNow
from wargame.model.events import Undone
from wargame.model.state import Phase
from wargame.model.talk import TalkObjection
from wargame.records import record
from wargame.saves.control_words import one_line, reason_objection
from wargame.saves.history import History
from wargame.saves.journal import Journal
from wargame.saves.lines import Line, UndoLine
from wargame.saves.position import Boundary
from wargame.table.refused import NotSaid


@record
class UndoCommands:
    """Taking back at a table (``ControlCommands.undoing``)."""

    _history: History
    _journal: Journal
    _write: Callable[[Line], None]

    @property
    def boundaries(self) -> tuple[Boundary, ...]:
        """Where it can be taken back to now, the last first; not to where it stands."""
        now, lines = self._history.last, len(self._history.save.lines)
        return () if now.state.phase is Phase.CLOSED else tuple(one for one in now.boundaries if one.n < lines)

    def passes_dice(self, boundary: Boundary) -> bool:
        """Whether dice of that turn or a later one have been seen, as they would fall again."""
        return self._history.last.seen >= boundary.position.state.turn

    def reason_objection(self, reason: str) -> TalkObjection | None:
        """Why this cannot be the reason of it; None: it can."""
        return reason_objection(one_line(reason)) if self._journal.roomy else TalkObjection("full")

    def undo(self, line: int, reason: str, *, keep_dice: bool = False) -> None:
        """Take the game back to where it stood after a line (``Boundary.n``). Seals that stand are broken. Where dice
        have been seen since, others fall from there on.

        Args:
            reason: told to everybody.
            keep_dice: the same dice fall again, wherever a roll is made again; those that were typed in, too.

        Raises:
            NotSaid: such a reason cannot be written down.
            NotNow: it cannot be taken back there.
        """
        wrong = self.reason_objection(reason)
        if wrong is not None:
            raise NotSaid(wrong)
        back = next((one for one in self.boundaries if one.n == line), None)
        if back is None:
            raise NotNow(f"line {line} is no point that the game can be taken back to")
        turn, fell = back.position.state.turn, self.passes_dice(back)
        dice: Literal["other", "kept", "none"] = "kept" if keep_dice else "other" if fell else "none"
        said = Undone(turn=turn, what=back.what, dice=dice, reason=one_line(reason))
        self._write(UndoLine(turn=turn, line=line, events=(said,)))
