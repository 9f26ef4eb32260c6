"""A player that follows one of the scenario's doctrines: data, like everything else about a game."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.engine.deciding import Decider
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.program import Program
from wargame.model.orders import Order
from wargame.model.state import State
from wargame.model.views import View
from wargame.players.player import Refusals


@dataclass(slots=True)
class DoctrinePlayer:
    """Orders as a doctrine says.

    It is shown the position rather than the view (``look``), and reads of it only what ``engine.information`` lets its
    seat see.
    """

    doctrine: str
    seat: str
    _decider: Decider | None = field(default=None, repr=False)
    _values: tuple[int, ...] = field(default=(), repr=False)

    def look(self, program: Program, state: State) -> None:
        """Show it the position it is to order in. Called before every ``order``.

        Raises:
            UnknownDoctrine: the scenario has no such doctrine.
        """
        if self._decider is None or self._decider.policy.program is not program:
            self._decider = Decider(lower_policy(program, self.doctrine, self.seat))
        self._values = state.values

    def order(self, view: View, refusals: Refusals) -> Order:
        """What the doctrine orders in the position last shown."""
        assert self._decider is not None, "look comes before order"
        return self._decider.order(self._values)
