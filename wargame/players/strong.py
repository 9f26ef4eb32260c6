"""A player that looks ahead: what it could order, played on many times from what its seat knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wargame.engine.information.information_state import InformationState, information_state
from wargame.engine.program import Program
from wargame.model.orders import Act, Order
from wargame.model.state import State
from wargame.model.views import View
from wargame.players.answering import Agreement, agreements, refused_moves
from wargame.players.player import Refusals

if TYPE_CHECKING:
    from wargame.sim.bargains import Agreed
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
    _thought: tuple[InformationState, Sequence[Agreed], Order] | None = field(default=None, repr=False)

    def look(self, program: Program, state: State) -> None:
        """Show it the position it is to order in. Called before everything else."""
        self._at = information_state(program, state, self.seat)

    def order(self, view: View, refusals: Refusals) -> Order:
        """What promises most in the position last shown, with what it has agreed to in it, and without a joint move
        that others have refused by now."""
        agreed = _agreed(view)
        if self._thought is None or self._thought[:2] != (self._known, agreed):
            self._think(agreed)
        found, gone = self._best, refused_moves(view)
        return replace(found, acts=tuple(act for act in found.acts if act.move not in gone))

    def planned(self, view: View) -> Sequence[Act]:
        """The joint moves of what it would order, thought of once in a position: what it orders in the end is the same
        where nothing was agreed in between, and takes no second thought."""
        if self._thought is None or self._thought[0] != self._known:
            self._think(_agreed(view))
        moves = self._known.program.scenario.moves
        return [act for act in self._best.acts if moves[act.move].joint]

    def _think(self, agreed: Sequence[Agreed]) -> None:
        self._thought = self._known, agreed, self._looking.order(self._known, self.seed, agreed)

    @property
    def _best(self) -> Order:
        assert self._thought is not None
        return self._thought[2]

    def terms(self, view: View, agreement: Agreement) -> Act | None:
        """The move as proposed, where it gains by it."""
        more = agreement.act, agreement.others
        return agreement.act if self._looking.gains(self._known, self.seed, _agreed(view), more) else None

    @property
    def _known(self) -> InformationState:
        assert self._at is not None, "look comes before everything else"
        return self._at

    @property
    def _looking(self) -> Lookahead:
        if self._lookahead is None or self._lookahead.program is not self._known.program:
            from wargame.sim.lookahead import Lookahead

            self._lookahead = Lookahead(self._known.program)
        return self._lookahead


def _agreed(view: View) -> Sequence[Agreed]:
    return [(one.act, one.others) for one in agreements(view)]
