"""How often what can be forecast comes about, where games go on from a turn that has just opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.block_dice import keys_of
from wargame.sim.continuations import AFTER, at
from wargame.sim.doctrine_mix import DoctrineMix, MixedPlayers
from wargame.sim.kernel_rollout import play_on
from wargame.sim.rollout import RolloutGames
from wargame.sim.summary import Share, share_of


def outcome_shares(
    program: Program, values: Sequence[int], turn: int, mix: DoctrineMix, games: int
) -> Mapping[str, Share]:
    """Play games on to their end, each seat of each game by a doctrine drawn from the mix, this turn's orders included.

    Args:
        values: of every slot, the turn being open.
        games: how many; one at least. Their dice are no table's, and the same whenever this is asked.

    Returns:
        By the id of each outcome in how many games it had come about at their end.
    """
    numbers = np.arange(games)
    ways, way = MixedPlayers(program, mix).ways(numbers)
    played = RolloutGames(program, np.repeat(at(values), games, axis=1), keys_of(AFTER, numbers), way, turn)
    played.order_by(ways)
    played.resolve()
    play_on(played, ways)
    return {id_: share_of(played.row(program.slot(slots.forecast(id_))) > 0) for id_ in program.scenario.forecasts}
