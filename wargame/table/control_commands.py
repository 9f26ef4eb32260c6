"""What control commands at a table; each command is written down before it counts, as everybody's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from wargame.engine.draws import Dice
from wargame.engine.rulings import ruled_events, ruling_objection
from wargame.model.events import Event
from wargame.model.orders import Order
from wargame.model.rulings import RulingCommand, RulingObjection, kind_of
from wargame.model.state import Phase
from wargame.model.talk import TalkObjection, tidy
from wargame.records import record
from wargame.saves.control_words import one_line, reason_objection, ruling_text_objection, text_objection
from wargame.saves.history import History, ControlNote
from wargame.saves.journal import Journal
from wargame.saves.lines import Line, NoteLine, RulingLine
from wargame.saves.position import Position, advance
from wargame.saves.statements import without_statements
from wargame.table.mending import MendCommands
from wargame.table.real_dice import RealDice
from wargame.table.refused import NotRuled, NotSaid
from wargame.table.undo import UndoCommands


@record
class ControlCommands:
    """Control at a table (``Table.control``). A text is made tidy before it is written."""

    _history: History
    _journal: Journal
    _write: Callable[[Line], None]
    _dice: Callable[[Position], Dice]

    @property
    def undoing(self) -> UndoCommands:
        """Taking the game back."""
        return UndoCommands(self._history, self._journal, self._write)

    @property
    def mending(self) -> MendCommands:
        """Putting slips of the pen right in texts."""
        return MendCommands(self._history, self._journal, self._write)

    @property
    def real_dice(self) -> RealDice:
        """Typing in dice that were thrown at the table."""
        return RealDice(self._history, self._dice, self._write)

    @property
    def notes(self) -> tuple[ControlNote, ...]:
        """What it noted so far."""
        return tuple(self._history.notes)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines it may note something on, oldest first: the first has number 1. Without what seats stated."""
        return tuple(map(without_statements, self._history.save.lines))

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

    # Rulings

    def objection(self, ruling: RulingCommand) -> RulingObjection | None:
        """Why it cannot rule so now; None: it can. Of its reason nothing is asked (``reason_objection``)."""
        now = self._history.last
        seat, _equals, holder = ruling.id.partition("=")
        if ruling.what == "seat" and self._history.save.players.get(seat) == holder:
            return RulingObjection("holds_already", seat)
        return ruling_objection(self._history.program_as_written, now.state, now.orders, ruling)

    def foreseen(self, ruling: RulingCommand) -> Position:
        """Where the game would stand if it ruled so now and every seal were broken; nothing is written. Raises as
        ``rule``."""
        program, now = self._history.program_as_written, self._history.last
        if kind_of(ruling.what).before_seals and now.state.phase in (Phase.PLANNING, Phase.SEALED):
            now = replace(now, state=replace(now.state, phase=Phase.PLANNING, sealed=frozenset()), seals={})
        ruling = _tidy(ruling)
        wrong, against = ruling_text_objection(ruling), ruling_objection(program, now.state, now.orders, ruling)
        if wrong is not None:
            raise NotSaid(wrong[1])
        if against is not None:
            raise NotRuled(against)
        events = ruled_events(program, now.state, ruling, self._dice(now))
        line = RulingLine(turn=now.state.turn, ruling=ruling, events=events)
        return advance(program, now, line, self._journal.next_number)

    def reason_objection(self, reason: str) -> TalkObjection | None:
        """Why this cannot be the reason of a ruling; None: it can."""
        return reason_objection(one_line(reason)) if self._journal.roomy else TalkObjection("full")

    def text_of_ruling_objection(self, ruling: RulingCommand) -> TalkObjection | None:
        """Why a text of a ruling cannot be written down; None: they can."""
        wrong = ruling_text_objection(_tidy(ruling))
        return TalkObjection("full") if not self._journal.roomy else wrong[1] if wrong else None

    def rule(self, ruling: RulingCommand) -> tuple[Event, ...]:
        """Rule: move a track within its bounds, cross a red line of control's or fire an inject, while a turn is
        planned and nobody has sealed; void an opened order before it is resolved; announce something while a turn is
        planned; or withhold an inject that is to come, and release it. Returns what it comes to.

        Raises:
            NotSaid: such a reason cannot be written down.
            NotRuled: it cannot be ruled so, or not now.
        """
        ruling = _tidy(ruling)
        wrong = self.text_of_ruling_objection(ruling)
        if wrong is not None:
            raise NotSaid(wrong)
        against = self.objection(ruling)
        if against is not None:
            raise NotRuled(against)
        state = self._history.last.state
        events = ruled_events(self._history.program_as_written, state, ruling, self._dice(self._history.last))
        self._write(RulingLine(turn=state.turn, ruling=ruling, events=events))
        return events

    @property
    def opened(self) -> Mapping[str, Order]:
        """This turn's orders, once they are opened and not resolved; those that were voided are empty."""
        now = self._history.last
        opened = now.state.phase is Phase.REVEALED
        return {seat: now.orders[seat] for seat in self._history.program_as_written.seats} if opened else {}

    def _check_text(self, text: str) -> None:
        wrong = self.text_objection(text)
        if wrong is not None:
            raise NotSaid(wrong)


def _tidy(ruling: RulingCommand) -> RulingCommand:
    return replace(
        ruling, reason=one_line(ruling.reason), title=one_line(ruling.title), text=tidy(ruling.text)
    )
