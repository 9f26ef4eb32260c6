"""A crisis as an environment for learning: PettingZoo's ``ParallelEnv``, an agent a seat.

A turn takes as many steps as its longest order takes actions, the same number for every seat and in every game: that
another seat took long to decide is nothing a seat could learn. In each step every agent adds one action to its order;
after the last the orders are sealed and the turn is resolved, with the dice a table would throw under the same seed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from wargame.authoring import load_scenario
from wargame.authoring.diagnostic import errors
from wargame.authoring.rendering import render_all
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.observer import Observer
from wargame.engine.information.redaction import view_for
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.seeds import LARGEST_SEED
from wargame.engine.state import apply, opening
from wargame.extras import install_line
from wargame.library import find_scenario
from wargame.model.events import Event, Ordered, Scored
from wargame.model.files import Scenario
from wargame.model.labels import SCRIPT, SeatHolder
from wargame.model.orders import Order
from wargame.model.state import Phase, State
from wargame.model.views import View
from wargame.research.actions import COMPLETE, OrderInTheMaking, SeatActions
from wargame.research.observations import Features, SeatFeatures
from wargame.sim.doctrine_deciders import DoctrineDeciders
from wargame.table.table import Table

try:
    from gymnasium import spaces
    from pettingzoo import ParallelEnv
except ImportError as missing:
    raise ImportError(f"{missing}; install the extra: {install_line('rl')}") from missing

Observation = dict[str, Any]
"""``observation``: numbers from 0 to 1; ``action_mask``: 1 for every action that may be taken."""


def parallel_env(
    scenario: str | Path | Scenario, module: str | Sequence[str] = (), *, doctrines: Mapping[str, str] | None = None,
    order_steps: int | None = None,
) -> CrisisEnvironment:
    """A crisis to learn in.

    Args:
        scenario: as commands take it: an id of the shelf or a path; or one that is loaded.
        module: the theory, or several; none: the scenario's first.
        doctrines: seats that are no agents: each follows the doctrine named. None: every seat is an agent.
        order_steps: actions an order may take at most, 1 or more; None: as many as the longest order of any agent.

    Raises:
        ValueError: the scenario cannot be played, or there is no such theory, seat or number of steps.
        UnknownDoctrine: the scenario has no such doctrine.
    """
    if not isinstance(scenario, Scenario):
        loaded = load_scenario(find_scenario(str(scenario)))
        if loaded.scenario is None:
            raise ValueError(f"{scenario} cannot be played\n\n{render_all(errors(loaded.diagnostics))}")
        scenario = loaded.scenario
    modules = (module,) if isinstance(module, str) else tuple(module)
    return CrisisEnvironment(lower(scenario, modules), dict(doctrines or {}), order_steps)


class CrisisEnvironment(ParallelEnv):  # type: ignore[misc]  # PettingZoo has no types
    """Made by ``parallel_env``.

    The reward is 0 until the game ends, then the seat's final score: before that, scores hang on what seats must not
    know, and a reward would tell it. What the seat knows of its aims stands in its observation (``met …``).

    Attributes:
        features: seat to what each number of its observations is.
        actions: seat to what each of its actions is.
        order_steps: steps a turn takes.
    """

    metadata = {"name": "wargame_v0", "render_modes": []}
    render_mode = None

    def __init__(self, program: Program, doctrines: Mapping[str, str], order_steps: int | None) -> None:
        seats = ", ".join(program.seats)
        if unknown := [seat for seat in doctrines if seat not in program.seats]:
            raise ValueError(f"doctrines: there is no seat {unknown[0]!r}; there are: {seats}")
        if len(doctrines) == len(program.seats):
            raise ValueError(f"doctrines are for some, not all, of the seats {seats}")
        if order_steps is not None and order_steps < 1:
            raise ValueError("an order takes 1 step or more")
        self.program, self._doctrines = program, doctrines
        self.possible_agents = [seat for seat in program.seats if seat not in doctrines]
        self.agents: list[str] = []
        self.features = {seat: SeatFeatures(program, seat) for seat in self.possible_agents}
        self.actions = {seat: SeatActions(program, seat) for seat in self.possible_agents}
        self.order_steps = order_steps or max(1, *(one.longest for one in self.actions.values()))
        self._ready = DoctrineDeciders(program)
        for seat, name in doctrines.items():
            self._ready.decider(name, seat)  # a doctrine that is not there is refused at once
        self._spaces = {seat: self._space(seat) for seat in self.possible_agents}
        self._action_spaces = {seat: spaces.Discrete(len(self.actions[seat])) for seat in self.possible_agents}
        self._seeds = np.random.default_rng()
        self._begin(0)

    def _space(self, seat: str) -> spaces.Dict:
        width, actions = len(self.observation_names(seat)), len(self.actions[seat])
        return spaces.Dict({
            "observation": spaces.Box(0.0, 1.0, (width,), np.float32),
            "action_mask": spaces.Box(0, 1, (actions,), np.int8),
        })

    def observation_space(self, agent: str) -> spaces.Dict:
        """Of a seat."""
        return self._spaces[agent]

    def action_space(self, agent: str) -> spaces.Discrete:
        """Of a seat: ``action_names`` says what each number is."""
        return self._action_spaces[agent]

    def action_names(self, agent: str) -> tuple[str, ...]:
        """What each action of a seat is."""
        return self.actions[agent].names

    def observation_names(self, agent: str) -> tuple[str, ...]:
        """What each number of a seat's observation is: what it knows (``SeatFeatures.names``), how much of the turn's
        steps are over, whether its order is complete, and every action that its order holds."""
        return (*self.features[agent].names, "step", *(f"order {name}" for name in self.action_names(agent)))

    # Playing

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Observation], dict[str, dict[str, Any]]]:
        """Begin a game. ``seed``: of its dice, the same as a table's; None: the next that follows from the last one
        given, or any. ``options`` are not read."""
        if seed is not None:
            self._seeds = np.random.default_rng(seed)
        self._begin(int(self._seeds.integers(LARGEST_SEED)) if seed is None else seed)
        self.agents = list(self.possible_agents)
        return self._observed(), {seat: {"taken": True} for seat in self.agents}

    def step(self, actions: Mapping[str, int]) -> tuple[
        dict[str, Observation], dict[str, float], dict[str, bool], dict[str, bool], dict[str, dict[str, Any]]
    ]:  # fmt: skip
        """Add an action to the order of every agent; an action that may not be taken, or none, changes nothing, and
        ``infos`` say ``taken: False``."""
        infos = {
            seat: {"taken": seat in actions and self._making[seat].take(int(actions[seat]))} for seat in self.agents
        }
        self._step += 1
        score: Mapping[str, int] = {}
        if self._step == self.order_steps and self.agents:
            score = self._resolved()
        over, told = is_over(self.program, self._state), self.agents
        found = (
            self._observed(), {seat: float(score.get(seat, 0)) for seat in told}, dict.fromkeys(told, over),
            dict.fromkeys(told, False), infos,
        )
        if over:
            self.agents = []
        return found

    def view(self, agent: str) -> View:
        """All that a seat knows now, its cards with their odds, for whoever makes observations of another kind. Takes
        ten times as long as a step."""
        planning = replace(self._state, phase=Phase.PLANNING)
        return view_for(self.program, planning, agent, self._events, self._past, self._making[agent].order)

    def doctrine_action(self, agent: str, doctrine: str) -> int:
        """What a doctrine would do next for a seat that has followed it from the turn's first step on. Raises
        ``UnknownDoctrine``."""
        if (agent, doctrine) not in self._ruled:
            order = self._ready.decider(doctrine, agent).order(self._state.values)
            self._ruled[agent, doctrine] = self.actions[agent].spelled(order)
        making = self._making[agent]
        rest = (one for one in self._ruled[agent, doctrine] if making.mask[one])
        return next(rest, COMPLETE)

    def save(self, path: Path) -> None:
        """Write the game, which is over, as a save: for ``wargame replay``, ``analyse``, ``verify``. Seats that were
        agents stand in it as scripts.

        Raises:
            ValueError: the game is not over.
            Unusable: the file cannot be made.
        """
        if not is_over(self.program, self._state):
            raise ValueError("the game is not over")
        players = {
            seat: SeatHolder.by_doctrine(self._doctrines[seat]).text if seat in self._doctrines else SCRIPT
            for seat in self.program.seats
        }
        with Table.new(
            self.program.scenario, path=path, modules=self.program.modules, players=players, seed=self._seed,
            rehearsal=True,
        ) as table:
            for orders in self._orders:
                table.open_turn()
                for seat in self.program.seats:
                    table.seal(seat, orders[seat])
                table.reveal()
            table.close()

    def _begin(self, seed: int) -> None:
        program = self.program
        self._seed, self._dice = seed, KeyedDice(seed)
        state = opening(program)
        self._state: State = apply(program, state, deal(program, state, self._dice))
        self._past = [self._state.values]
        self._seen: Mapping[str, tuple[Event, ...]] = dict.fromkeys(self.possible_agents, ())
        self._orders: list[Mapping[str, Order]] = []
        self._open()

    def _open(self) -> None:
        self._events = open_turn(self.program, self._state, self._dice)
        self._state = apply(self.program, self._state, self._events)
        self._prepare()

    def _prepare(self) -> None:
        """Make ready what every agent is shown from here on."""
        self._step = 0
        self._ruled: dict[tuple[str, str], list[int]] = {}
        self._making = {seat: OrderInTheMaking(self.actions[seat], self._state.values) for seat in self.possible_agents}
        self._known: dict[str, Features] = {}
        for seat, features in self.features.items():  # its cards are told by the mask
            view = view_for(self.program, replace(self._state, phase=Phase.REVIEW), seat, self._events)
            self._known[seat] = features.vector(view, self._seen[seat])

    def _resolved(self) -> Mapping[str, int]:
        """Resolve the turn and open the next; the scores, where it was the last."""
        program, values = self.program, self._state.values
        orders = {
            seat: self._making[seat].order if seat in self._making
            else self._ready.decider(self._doctrines[seat], seat).order(values)
            for seat in program.seats
        }
        self._orders.append(orders)
        events = resolve(program, self._state, orders, self._dice)
        self._state = apply(program, self._state, events)
        self._seen = {seat: _orders_seen(program, seat, events) for seat in self.possible_agents}
        self._past.append(self._state.values)
        if not is_over(program, self._state):
            self._open()
            return {}
        self._events = ()
        self._prepare()
        for making in self._making.values():
            making.take(COMPLETE)
        return {event.seat: event.total for event in events if isinstance(event, Scored)}

    def _observed(self) -> dict[str, Observation]:
        return {seat: self._observation(seat) for seat in self.agents}

    def _observation(self, seat: str) -> Observation:
        making, known = self._making[seat], self._known[seat]
        order = np.zeros(len(making.actions), dtype=np.float32)
        order[[*making.taken, *((COMPLETE,) if making.complete else ())]] = 1
        step = np.array([self._step / self.order_steps], dtype=np.float32)
        return {"observation": np.concatenate([known, step, order]), "action_mask": making.mask.copy()}


def _orders_seen(program: Program, seat: str, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The orders of a resolution that a seat saw laid open: those that stand in its view of the review."""
    observer = Observer(program, seat, events, over=False)
    return tuple(event for event in events if isinstance(event, Ordered) and observer.sees(event))
