"""A finished game once more under the other theories of its crisis: the same orders and the same dice.

Dice that were never rolled come from the game's seed; acts that may not be ordered there any more are left out and
counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wargame.cache.programs import lowered
from wargame.engine.lowering.lower import choosable
from wargame.engine.program import Program
from wargame.engine.recorded_orders import fitted
from wargame.model.events import Event
from wargame.model.labels import ModuleChoice
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import State
from wargame.records import record
from wargame.sim.played_game import PlayedGame, play
from wargame.sim.single_rolls import FallenDice


@record
class UnderTheory:
    """The same game under a theory.

    Attributes:
        score: seat to points.
        turns: how many turns it lasted.
        left_out: acts that could not be ordered there.
    """

    theory: str
    score: Mapping[str, int]
    turns: int
    left_out: int


def programs_of(game: PlayedGame) -> Mapping[str, Program]:
    """The crisis under each theory that can be chosen; the true one is the program itself, with its number."""
    program = game.program
    mine = {ModuleChoice.parse(name).id: name for name in program.modules}
    if len(mine) != 1:  # several at once: nobody asks which of them it was
        return {}
    found = {}
    for name in choosable(program.scenario):
        if name in mine:
            found[mine[name]] = program
        else:
            found[name] = lowered(program.scenario, (name,), program.semantics, game.left_out)
    return found


class _GameDice:
    """The dice of a whole game as they fell."""

    def __init__(self, game: PlayedGame) -> None:
        self._turns = {0: FallenDice(game.deal, game.seed, {})}
        for one in game.turns:
            self._turns[one.turn] = FallenDice((*one.opening, *one.resolved), game.seed, {})
        self._later = FallenDice((), game.seed, {})

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """As they fell."""
        return self._turns.get(turn, self._later).faces(turn, purpose, count, sides)

    def entered(self, turn: int, purpose: str) -> bool:
        """Never."""
        return False


def played_again(game: PlayedGame, theory: str, program: Program) -> UnderTheory:
    """The game once more under these rules."""
    given = {one.turn: one.orders for one in game.turns}
    left_out = 0

    def orders(state: State, came: Sequence[Event]) -> Mapping[str, Order]:
        nonlocal left_out
        found = {}
        for seat in program.seats:
            wish = given.get(state.turn, {}).get(seat, NO_MOVE)
            found[seat], _dropped = fitted(program, state, seat, wish)
            left_out += len(wish.acts) - len(found[seat].acts)
        return found

    played = play(program, _GameDice(game), orders)
    return UnderTheory(theory, played.score, len(played.turns), left_out)
