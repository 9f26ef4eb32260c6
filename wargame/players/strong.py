"""A player that looks ahead: what it could order, played on many times from what its seat knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wargame.engine.information.information_state import InformationState, information_state
from wargame.engine.program import Program
from wargame.model.orders import Order
from wargame.model.state import State
from wargame.model.views import View
from wargame.players.player import Refusals

if TYPE_CHECKING:
    from wargame.sim.lookahead import Lookahead


@dataclass(slots=True)
class StrongPlayer:
    """Orders what brings its seat most in games played on from what the seat knows (``sim.lookahead``).

    It is shown the position rather than the view (``look``), and keeps of it only its seat's information state: where a
    seat cannot tell two positions apart, it orders the same. The first order of a game brings the arrays.

    Attributes:
        seed: of the games it plays in its head; never that of a game whose dice are still secret.
    """

    seat: str
    seed: int
    _lookahead: Lookahead | None = field(default=None, repr=False)
    _at: InformationState | None = field(default=None, repr=False)

    def look(self, program: Program, state: State) -> None:
        """Show it the position it is to order in. Called before every ``order``."""
        self._at = information_state(program, state, self.seat)

    def order(self, view: View, refusals: Refusals) -> Order:
        """What promises most in the position last shown."""
        from wargame.sim.lookahead import Lookahead

        assert self._at is not None, "look comes before order"
        if self._lookahead is None or self._lookahead.program is not self._at.program:
            self._lookahead = Lookahead(self._at.program)
        return self._lookahead.order(self._at, self.seed)
