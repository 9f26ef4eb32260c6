"""Real dice: control types in what was thrown at the table, roll by roll, as they are needed."""

from __future__ import annotations

from collections.abc import Callable

from wargame.engine.draws import Dice
from wargame.engine.needed_rolls import NeededRoll, Throw, needed_rolls
from wargame.language import slots
from wargame.model.labels import Source
from wargame.records import record
from wargame.saves.history import History
from wargame.saves.lines import DieEnteredLine, Line
from wargame.saves.position import Position


@record
class RealDice:
    """Typing in dice at a table (``ControlCommands.real_dice``)."""

    _history: History
    _dice: Callable[[Position], Dice]
    _write: Callable[[Line], None]

    def rolls(self, throw: Throw = lambda roll: None) -> tuple[NeededRoll, ...]:
        """The rolls that people are to make, in their order: while orders are open, of their resolution; between two
        turns, of the next opening; else none.

        Args:
            throw: asked for each when it comes to it, since what follows may hang on it; nothing is typed in by that.
        """
        now = self._history.last
        return needed_rolls(self._history.program_as_written, now.state, now.orders, self._dice(now), throw)

    def cards(self, roll: NeededRoll) -> tuple[tuple[int, str | None], ...]:
        """Of a draw from a deck: each card that it still holds, as the face that draws it and the inject it brings
        (None: none). Nothing where the roll is no such draw."""
        source = Source.parse(roll.source)
        if source.kind != "deck":
            return ()
        program = self._history.program_as_written
        deck, found, below = program.scenario.decks[source.id], [], 0
        for number, card in enumerate(deck.cards):
            gone = 0 if deck.put_back else self._values[program.slot(slots.gone(source.id, number))]
            if card.count > gone:
                found.append((below + 1, card.inject))
            below += card.count - gone
        return tuple(found) if below == roll.sides else ()

    @property
    def _values(self) -> tuple[int, ...]:
        return self._history.last.state.values

    def enter(self, roll: NeededRoll, faces: tuple[int, ...]) -> None:
        """Type in what the dice of a roll show, before it is made. Raises ``NotNow`` where they cannot show that."""
        self._write(DieEnteredLine(turn=roll.turn, purpose=roll.purpose, faces=faces))
