"""What control commands at a table; each command is written down before it counts, as everybody's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wargame.engine.program import Program
from wargame.model.talk import TalkObjection, tidy
from wargame.saves.control_words import text_objection
from wargame.saves.history import History, Note
from wargame.saves.journal import Journal
from wargame.saves.lines import Line, NoteLine
from wargame.table.refused import NotSaid


@dataclass(frozen=True, slots=True)
class ControlCommands:
    """Control at a table (``Table.control``). A text is made tidy before it is written."""

    _program: Program
    _history: History
    _journal: Journal
    _write: Callable[[Line], None]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What it noted so far."""
        return tuple(self._history.notes)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines it may note something on, oldest first: the first has number 1."""
        return self._history.save.lines

    def text_objection(self, text: str) -> TalkObjection | None:
        """Why this text could not be written down now; None: it can."""
        return text_objection(tidy(text)) if self._journal.roomy else TalkObjection("full")

    def note(self, line: int, text: str) -> None:
        """Note something on a line of the journal: for control itself, and for the debrief.

        Raises:
            NotSaid: such a text cannot be written down.
            NotNow: there is no such line, or the game is closed.
        """
        self._check_text(text)
        self._write(NoteLine(line=line, text=tidy(text)))

    def _check_text(self, text: str) -> None:
        wrong = self.text_objection(text)
        if wrong is not None:
            raise NotSaid(wrong)
