"""A shipped crisis as a Python game of OpenSpiel: a simultaneous game over our own engine, for comparison.

Every turn is a row of decisions that all seats make at once: their moves by weight, then their answers; who has nothing
left to decide passes. Then the turn is resolved by the trace executor. Needs ``open_spiel`` (the extra ``bench``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from random import Random
from typing import Any

import pyspiel

from benchmarks.planning import Planner, Playing, planners_of
from wargame.engine.program import Program
from wargame.engine.scoring import final_events
from wargame.model.events import Scored

_MOST = 100.0


class CrisisGame(pyspiel.Game):  # type: ignore[misc]
    """The rules: how many seats and actions there are, and a new game with dice of its own."""

    def __init__(self, program: Program) -> None:
        seats = len(program.seats)
        self.program, self.planners, self._numbers = program, planners_of(program), count()
        kind = pyspiel.GameType(
            short_name="python_crisis", long_name=program.scenario.about.title,
            dynamics=pyspiel.GameType.Dynamics.SIMULTANEOUS, chance_mode=pyspiel.GameType.ChanceMode.DETERMINISTIC,
            information=pyspiel.GameType.Information.IMPERFECT_INFORMATION,
            utility=pyspiel.GameType.Utility.GENERAL_SUM, reward_model=pyspiel.GameType.RewardModel.TERMINAL,
            max_num_players=seats, min_num_players=seats, provides_information_state_string=False,
            provides_information_state_tensor=False, provides_observation_string=False,
            provides_observation_tensor=False, parameter_specification={},
        )  # fmt: skip
        about = pyspiel.GameInfo(
            num_distinct_actions=max(one.actions for one in self.planners), max_chance_outcomes=0, num_players=seats,
            min_utility=-_MOST, max_utility=_MOST, utility_sum=None, max_game_length=2000,
        )  # fmt: skip
        super().__init__(kind, about, {})

    def new_initial_state(self) -> CrisisState:
        """The next game, its first turn open."""
        return CrisisState(self, next(self._numbers))


class CrisisState(pyspiel.State):  # type: ignore[misc]
    """One game, between two decisions. Its planners are those of all games, so one is played at a time."""

    def __init__(self, game: CrisisGame, number: int) -> None:
        super().__init__(game)
        self._planners: Sequence[Planner] = game.planners
        self._playing = Playing(game.program, game.planners, number)

    def current_player(self) -> Any:
        """All at once, until it is over."""
        return pyspiel.PlayerId.TERMINAL if self._playing.over else pyspiel.PlayerId.SIMULTANEOUS

    def _legal_actions(self, player: int) -> list[int]:
        return self._planners[player].options()

    def _apply_actions(self, actions: Sequence[int]) -> None:
        for one, action in zip(self._planners, actions, strict=True):
            one.take(action)
        if all(one.done for one in self._planners):
            self._playing.resolve()

    def _action_to_string(self, player: int, action: int) -> str:
        return f"{self._planners[player].policy.seat} {action}"

    def is_terminal(self) -> bool:
        """Whether the crisis has ended."""
        return self._playing.over

    def returns(self) -> list[float]:
        """The points of every seat."""
        program = self._playing.program
        if not self._playing.over:
            return [0.0] * len(program.seats)
        scored = {one.seat: one.total for one in final_events(program, list(self._playing.state.values))
                  if isinstance(one, Scored)}
        return [float(scored.get(seat, 0)) for seat in program.seats]

    def __str__(self) -> str:
        return f"turn {self._playing.state.turn}"


def playouts(game: CrisisGame, lots: Random, games: int) -> None:
    """Games at random to their end, one after another, as OpenSpiel's own examples do it."""
    for _ in range(games):
        state = game.new_initial_state()
        while not state.is_terminal():
            state.apply_actions([lots.choice(state.legal_actions(seat)) for seat in range(game.num_players())])
        state.returns()
