"""A player that follows one of the scenario's doctrines: data, like everything else about a game."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wargame.engine.agreed_orders import holding
from wargame.engine.deciding import Decider
from wargame.engine.encoding import chosen_words
from wargame.engine.program import Program
from wargame.model.orders import Act, Order
from wargame.model.state import State
from wargame.model.views import View
from wargame.players.answering import Agreement, agreements, refused_moves
from wargame.players.player import Refusals


@dataclass(slots=True)
class DoctrinePlayer:
    """Orders as a doctrine says, and what it has agreed to. It agrees to a joint move that the doctrine gives weight.

    It is shown the position rather than the view (``look``), and reads of it only what ``engine.information`` lets its
    seat see.
    """

    doctrine: str
    seat: str
    _decider: Decider | None = field(default=None, repr=False)
    _values: tuple[int, ...] = field(default=(), repr=False)

    def look(self, program: Program, state: State) -> None:
        """Show it the position it is to order in. Called before everything else.

        Raises:
            UnknownDoctrine: the scenario has no such doctrine.
        """
        if self._decider is None or self._decider.policy.program is not program:
            from wargame.engine.lowering.policies import lower_policy  # a game of people alone lowers nothing

            self._decider = Decider(lower_policy(program, self.doctrine, self.seat))
        self._values = state.values

    def order(self, view: View, refusals: Refusals) -> Order:
        """What the doctrine orders in the position last shown, beside what it has agreed to."""
        order = self._deciding.order(self._values, refused_moves(view))
        agreed = [one.act for one in agreements(view)]
        return (holding(order, agreed, refusals) if agreed else None) or order

    def planned(self, view: View) -> Sequence[Act]:
        """The joint moves that the doctrine would order this turn."""
        moves = self._program.scenario.moves
        return [act for act in self._deciding.order(self._values, refused_moves(view)).acts if moves[act.move].joint]

    def terms(self, view: View, agreement: Agreement) -> Act | None:
        """The move with what the doctrine chooses on it: as proposed, if it says nothing else; None: it gives it no
        weight."""
        liked = [act for act in self._deciding.likes(self._values) if act.move == agreement.act.move]
        if any(self._same(act, agreement.act) for act in liked):
            return agreement.act
        return replace(agreement.act, chosen={**agreement.act.chosen, **liked[0].chosen}) if liked else None

    def _same(self, liked: Act, proposed: Act) -> bool:
        """Whether an act has every choice that the doctrine names."""
        parameters = self._program.scenario.moves[liked.move].parameters
        return all(
            set(chosen_words(self._program, proposed, key, parameters[key])) == set(words)
            for key, words in liked.chosen.items()
        )

    @property
    def _deciding(self) -> Decider:
        assert self._decider is not None, "look comes before everything else"
        return self._decider

    @property
    def _program(self) -> Program:
        return self._deciding.policy.program
