"""The history of a game: what its lines say, and where it stood as each turn opened and ended.

The table keeps one of the game being played and adds to it as lines are written; of a save it is read. Debrief, replay
and news are told from it either way, so a running game never reads its own journal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from wargame.engine.program import Program
from wargame.saves.lines import CloseLine, DealLine, InjectLine, Line, StartLine, Turn
from wargame.saves.position import Position, beginning
from wargame.saves.replay import Moment, Save, moments


class History:
    """A game from its first line to its last one so far. Everything hidden is in it: not for showing.

    Attributes:
        program: the rules.
        begun: where it stood after its first line.
        last: where it stands after the last one.
        opened: where it stood when a turn had opened (0: when everything was dealt), with the events of the opening.
        ends: where it stood at the end of each turn that has opened, or stands now. The close is left out, for it opens
            what nobody had seen then.
        ended: the turns that were resolved; the first is 0, the deal.
        told: every line that holds events, with where it led.
    """

    def __init__(self, path: Path, program: Program, start: StartLine) -> None:
        """The history of a game that has just begun. ``path``: its save."""
        self.program = program
        self._path = path
        self._lines: list[Line] = [start]
        self.begun = self.last = beginning(program)
        self.opened: dict[int, Position] = {}
        self.ends: dict[int, Position] = {}
        self.ended: list[int] = []
        self.told: list[Moment] = []

    @property
    def save(self) -> Save:
        """What its lines say so far."""
        return Save(self._path, tuple(self._lines))

    def add(self, line: Line, after: Position) -> None:
        """A line that counts from now on, and where it leads."""
        self._lines.append(line)
        self.last, turn = after, after.state.turn
        match line:
            case DealLine():
                after = replace(after, events=line.events)
                self.opened[turn] = after
                self.ended.append(turn)
            case InjectLine():
                self.opened[turn] = after
            case Turn():
                self.ended.append(turn)
            case CloseLine():
                return
            case _:
                pass
        self.ends[turn] = after
        if isinstance(line, (DealLine, InjectLine, Turn)):
            self.told.append(Moment(len(self._lines), line, after))


def history_of(save: Save, program: Program, each: Callable[[Moment], object] = lambda moment: None) -> History:
    """The history of a save. ``each`` is called after every line. Raises ``Damaged`` where one cannot follow."""
    history = History(save.path, program, save.start)
    for moment in moments(save.path, program, save.lines):
        if moment.n > 1:
            history.add(moment.line, moment.position)
            each(moment)
    return history
