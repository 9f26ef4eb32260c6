"""The history of a game: what its lines say, and where it stood as each turn opened and ended.

The table keeps one of the game being played and adds to it as lines are written; of a save it is read. Debrief, replay
and news are told from it either way, so a running game never reads its own journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from wargame.engine.information.talk import talk_for
from wargame.engine.information.visibility import visible
from wargame.engine.program import Program
from wargame.model.events import Event, Noted
from wargame.model.forecasting import SeatStatement
from wargame.model.mending import Mend
from wargame.model.state import Phase
from wargame.model.talk import Message, Promise, Proposal, Response, TalkView
from wargame.model.viewers import CONTROL, Viewer
from wargame.records import record
from wargame.saves.lines import (
    BranchLine, CloseLine, DealLine, DieEnteredLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine,
    SealLine, StartLine, Turn, UndoLine, UnsealLine, events_of,
)
from wargame.saves.mending import mended_events, with_mends
from wargame.saves.position import Position, beginning, with_mend
from wargame.saves.replay import Moment, moments
from wargame.saves.save import Save


@record
class ControlNote:
    """What control noted on a line of the game.

    Attributes:
        n: the number of that line; ``about``: the line.
        turn: of which turn it is.
    """

    n: int
    about: Line
    turn: int
    text: str


class History:
    """A game from its first line to its last one so far. Everything hidden is in it: not for showing.

    Attributes:
        program_as_written: as it is lowered from the files: what lines are held against, and what decides.
        begun: where it stood after its first line.
        last: where it stands after the last one.
        opened: where it stood when a turn had opened (0: when everything was dealt), with the events of the opening.
        ends: where it stood at the end of each turn that has opened, or stands now. The close is left out, for it opens
            what nobody had seen then.
        ended: the turns that were resolved; the first is 0, the deal.
        moments: every line that holds events, with where it led.
        notes: what control noted on lines: for control alone, until the game is closed.
        stated: what seats stated with the orders of each turn that were opened: each its own, until the game is closed.
    """

    def __init__(self, path: Path, program: Program, start: StartLine) -> None:
        """The history of a game that has just begun. ``path``: its save."""
        self.program_as_written = self._told_with = program
        self._new_mends: list[Mend] = []
        self._path = path
        self._lines: list[Line] = [start]
        self.begun = self.last = beginning(program)
        self.opened: dict[int, Position] = {}
        self.ends: dict[int, Position] = {}
        self.ended: list[int] = []
        self.moments: list[Moment] = []
        self.notes: list[ControlNote] = []
        self.stated: dict[int, Mapping[str, SeatStatement]] = {}
        self._turns = [0]

    @property
    def program(self) -> Program:
        """The program with the texts that control has mended so far: what the game is told with. The same object until
        it mends another; made when asked for, so that a save is read in one walk over the texts."""
        if self._new_mends:
            self._told_with, self._new_mends = with_mends(self._told_with, self._new_mends), []
        return self._told_with

    @property
    def save(self) -> Save:
        """What its lines say so far."""
        return Save(self._path, tuple(self._lines))

    def _take_back(self, line: UndoLine, to: Position) -> None:
        """Nothing that happened since is history: notes alone, which are on lines."""
        turn = to.state.turn
        self.moments = [one for one in self.moments if one.n <= line.line]
        self.ended = [one for one in self.ended if one < turn]
        for later in [one for one in self.ends if one > turn]:
            self.ends.pop(later)
            self.opened.pop(later, None)
        self.stated = {one: said for one, said in self.stated.items() if one < turn or (one == turn and to.orders)}
        self.notes = [replace(note, turn=min(note.turn, turn)) for note in self.notes]

    def _mend(self, mend: Mend) -> None:
        """A word is right from now on, also where it is told what was before."""
        self._new_mends.append(mend)
        self.begun = with_mend(self.begun, mend)
        for known in (self.opened, self.ends):
            known.update({turn: with_mend(position, mend) for turn, position in known.items()})
        self.moments = [_mended(moment, mend) for moment in self.moments]

    def show(self, position: Position) -> None:
        """Stand elsewhere: in a preview, which writes nothing."""
        self.last = self.opened[position.state.turn] = self.ends[position.state.turn] = position

    def add(self, line: Line, after: Position) -> None:
        """A line that counts from now on, and where it leads."""
        self._lines.append(line)
        self.last, turn = after, after.state.turn
        self._turns.append(turn)
        match line:
            case CloseLine():
                return
            case DealLine():
                self.opened[turn] = after = replace(after, events=line.events)
                self.ended.append(turn)
            case InjectLine():
                self.opened[turn] = after
            case Turn():
                self.ended.append(turn)
            case UndoLine():
                self._take_back(line, after)
            case OpenLine():
                self.stated[turn] = {seat: opened.statement for seat, opened in line.orders.items()}
            case MendLine():
                self._mend(Mend(line.wrong, line.right))
            case NoteLine():
                of = line.line - 1
                self.notes.append(ControlNote(line.line, self._lines[of], min(self._turns[of], turn), line.text))
            case (
                StartLine() | Message() | Promise() | Proposal() | Response() | SealLine() | UnsealLine()
                | BranchLine() | RulingLine() | DieEnteredLine()
            ):  # fmt: skip
                pass
            case _:
                assert_never(line)
        if events_of(line):
            self.moments.append(Moment(len(self._lines), line, after))
        if after.state.phase is not Phase.SETUP:  # what control says of injects before the deal belongs to no turn
            self.ends[turn] = after


def _mended(moment: Moment, mend: Mend) -> Moment:
    line, position = moment.line, with_mend(moment.position, mend)
    if isinstance(line, RulingLine):  # the one kind of line on which control puts a text
        line = replace(line, events=mended_events(line.events, mend))
    return replace(moment, line=line, position=position)


def history_of(save: Save, program: Program, each: Callable[[Moment], object] = lambda moment: None) -> History:
    """The history of a save. ``each`` is called after every line. Raises ``Damaged`` where one cannot follow."""
    history = History(save.path, program, save.start)
    for moment in moments(save.path, program, save.lines):
        if moment.n > 1:
            history.add(moment.line, moment.position)
            each(moment)
    return history


@record
class NamedEvent:
    """One event that the reader of a save may know, under its name ``LINE.INDEX``.

    Attributes:
        line, index: for control its place in the save, both counted from 1. For all others the turn, and its number
            among what this reader is told of the turn: so it says nothing of what others did or wrote in between.
    """

    line: int
    index: int
    turn: int
    event: Event

    @property
    def name(self) -> str:
        """Its name on the command line, e.g. ``14.3``."""
        return f"{self.line}.{self.index}"


def told(history: History, viewer: Viewer | None = None) -> Iterator[NamedEvent]:
    """Every event of a game that may be shown, in order.

    Args:
        viewer: as whom to read; None: ``Save.viewer``, which of an unfinished game is the public.
    """
    reader = history.save.viewer if viewer is None else viewer
    turn = number = 0
    for moment in history.moments:
        events, state = events_of(moment.line), moment.position.state
        if reader == CONTROL:
            for index, event in enumerate(events, 1):
                if not isinstance(event, Noted):
                    yield NamedEvent(moment.n, index, state.turn, event)
            continue
        for event in visible(history.program, state, reader, events):
            number = number + 1 if state.turn == turn else 1
            turn = state.turn
            yield NamedEvent(turn, number, turn, event)


def talk_told(history: History, viewer: Viewer | None = None) -> TalkView:
    """Everything said that may be shown, with how promises stand after the last line. ``viewer``: as of ``told``."""
    reader = history.save.viewer if viewer is None else viewer
    return talk_for(history.program, history.last.state, reader, history.last.talk)
