"""Control puts slips of the pen right in what is on every screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wargame.engine.program import Program
from wargame.model.events import Event
from wargame.model.mending import Mend, TextChange, MendObjection
from wargame.model.state import State
from wargame.saves.control_words import one_line
from wargame.saves.history import History
from wargame.saves.journal import Journal
from wargame.saves.lines import Line, MendLine
from wargame.saves.mending import mend_objection, mended_texts
from wargame.table.refused import NotMended


@dataclass(frozen=True, slots=True)
class MendCommands:
    """Mending at a table (``ControlCommands.mending``). Words are made tidy first: one line, single blanks."""

    _history: History
    _journal: Journal
    _write: Callable[[Line], None]

    def texts(self, wrong: str, right: str) -> tuple[TextChange, ...]:
        """Every text that would read otherwise, as it reads now and then."""
        return mended_texts(*self._now, Mend(one_line(wrong), one_line(right)))

    def objection(self, wrong: str, right: str) -> MendObjection | None:
        """Why texts cannot be mended so now; None: they can."""
        if not self._journal.roomy:
            return MendObjection("full")
        return mend_objection(*self._now, Mend(one_line(wrong), one_line(right)))

    def mend(self, wrong: str, right: str) -> None:
        """Wherever a text has the words ``wrong``, it has the words ``right`` from now on, for all who read it. Raises
        ``NotMended``."""
        against = self.objection(wrong, right)
        if against is not None:
            raise NotMended(against)
        self._write(MendLine(turn=self._history.last.state.turn, wrong=one_line(wrong), right=one_line(right)))

    @property
    def _now(self) -> tuple[Program, Sequence[Mend], State, Sequence[Event]]:
        now = self._history.last
        return self._history.rules, now.mends, now.state, now.events
