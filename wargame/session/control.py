"""What control may ask and do at its desk, where somebody runs the game. No more of it reaches who shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.session.unread import control_hears

if TYPE_CHECKING:
    from wargame.engine.program import Program
    from wargame.model.talk import TalkObjection
    from wargame.saves.history import Note
    from wargame.saves.lines import Line
    from wargame.table.table import Table


@dataclass(frozen=True, slots=True)
class SeatedControl:
    """Control has sat down (``HotSeatSession.control``)."""

    _table: Table

    @property
    def program(self) -> Program:
        """The rules, for the names in them."""
        return self._table.program

    @property
    def notes(self) -> tuple[Note, ...]:
        """What it noted so far."""
        return self._table.control.notes

    @property
    def lines(self) -> Iterator[tuple[int, Line]]:
        """The lines of the journal that it may see, with their numbers, the newest first: not that seats spoke among
        themselves."""
        for n, line in reversed(list(enumerate(self._table.control.lines, 1))):
            if not isinstance(line, (Message, Promise, Proposal, Response)) or control_hears(line):
                yield n, line

    def text_objection(self, text: str) -> TalkObjection | None:
        """Why this text could not be written down now; None: it can."""
        return self._table.control.text_objection(text)

    def note(self, line: int, text: str) -> None:
        """Note something on a line. Raises ``NotSaid``, ``NotNow``, and ``OSError`` where the disk takes no more."""
        self._table.control.note(line, text)
