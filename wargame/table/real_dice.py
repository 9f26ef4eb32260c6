"""Real dice: control types in what was thrown at the table, roll by roll, as they are needed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from wargame.engine.draws import Dice
from wargame.engine.needed_rolls import NeededRoll, needed_roll
from wargame.engine.program import Program
from wargame.saves.history import History
from wargame.saves.lines import DieEnteredLine, Line
from wargame.saves.position import Position


@dataclass(frozen=True, slots=True)
class RealDice:
    """Typing in dice at a table (``ControlCommands.real_dice``)."""

    _program: Program
    _history: History
    _dice: Callable[[Position], Dice]
    _write: Callable[[Line], None]

    def needed(self, left: Collection[str] = ()) -> NeededRoll | None:
        """The next roll that people are to make: while orders are open, of their resolution; between two turns, of the
        next opening. None: none is left. ``left``: those that are left to the program, by purpose."""
        now = self._history.last
        return needed_roll(self._program, now.state, now.orders, self._dice(now), left)

    def enter(self, roll: NeededRoll, faces: tuple[int, ...]) -> None:
        """Type in what the dice of a roll show, before it is made. Raises ``NotNow`` where they cannot show that."""
        self._write(DieEnteredLine(turn=roll.turn, purpose=roll.purpose, faces=faces))
