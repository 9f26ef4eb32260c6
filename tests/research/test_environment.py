"""A crisis as an environment for learners: the form that PettingZoo asks for, the game that the table plays, and
nothing in an observation that its seat could not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pettingzoo.test import parallel_api_test, parallel_seed_test

from tests.daily import ONE_OF_EACH, daily
from tests.engine.positions import WORLDS, position, program
from tests.engine.twins import twins
from wargame.authoring import load_scenario
from wargame.engine.adjudication import resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.legality import refusals
from wargame.engine.lowering.policies import UnknownDoctrine
from wargame.engine.names import doctrines_of
from wargame.engine.state import apply
from wargame.library import scenario_index
from wargame.model.events import CameOut, Ordered
from wargame.model.state import Phase
from wargame.research.actions import COMPLETE, OrderInTheMaking, SeatActions
from wargame.research.environment import CrisisEnvironment, parallel_env
from wargame.research.observations import SeatFeatures
from wargame.saves.verify import verify
from wargame.sim.doctrine_deciders import DoctrineDeciders
from wargame.sim.played_game import play

CRISES = daily([*(one.id for one in scenario_index()), "pocket"], {"port-strike", "pocket"}.__contains__)
Chooser = Callable[[CrisisEnvironment, str, np.ndarray], int]


@cache
def environment(name: str) -> CrisisEnvironment:
    return parallel_env(WORLDS["pocket"] if name == "pocket" else name)


def at_random(seed: int) -> Chooser:
    lots = Random(seed)
    return lambda env, seat, mask: lots.choice(np.flatnonzero(mask).tolist())


def played(env: CrisisEnvironment, seed: int, choose: Chooser) -> tuple[dict[str, float], list[bytes]]:
    """A whole game: what each agent was given in all, and every observation in its bytes."""
    observed, _ = env.reset(seed=seed)
    total, seen = dict.fromkeys(env.agents, 0.0), list[bytes]()
    while env.agents:
        actions = {seat: choose(env, seat, observed[seat]["action_mask"]) for seat in env.agents}
        observed, rewards, _over, cut, infos = env.step(actions)
        assert all(told["taken"] for told in infos.values())
        assert not any(cut.values())
        for seat, reward in rewards.items():
            total[seat] += reward
            assert env.observation_space(seat).contains(observed[seat])
            seen.append(observed[seat]["observation"].tobytes() + observed[seat]["action_mask"].tobytes())
    return total, seen


@pytest.mark.parametrize("name", daily(ONE_OF_EACH, "port-strike".__eq__))
def test_it_is_what_pettingzoo_asks_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parallel_api_test(environment(name), num_cycles=300)
    source = WORLDS["pocket"] if name == "pocket" else name
    parallel_seed_test(lambda: parallel_env(source))
    assert "Passed" in capsys.readouterr().out


@pytest.mark.parametrize("name", CRISES)
def test_games_at_random_come_to_the_scores_of_the_trace_and_of_the_table(name: str, tmp_path: Path) -> None:
    env = environment(name)
    total, _ = played(env, 11, at_random(3))
    given = iter(env._orders)
    assert play(env.program, KeyedDice(11), lambda state, events: next(given)).score == total
    assert any(order.acts for orders in env._orders for order in orders.values())
    env.save(tmp_path / "game.jsonl")
    assert verify(tmp_path / "game.jsonl").status == "sound"


@pytest.mark.parametrize("name", CRISES)
def test_doctrines_play_through_it_as_they_play_everywhere(name: str) -> None:
    """Each move of a doctrine is open when its turn comes, and the score is that of the doctrine at the table."""
    env, ready = environment(name), DoctrineDeciders(environment(name).program)
    for doctrine in doctrines_of(env.program.scenario)[:2]:
        total, _ = played(env, 5, lambda env, seat, mask, doctrine=doctrine: env.doctrine_action(seat, doctrine))
        direct = play(env.program, KeyedDice(5), lambda state, events, doctrine=doctrine: {
            seat: ready.decider(doctrine, seat).order(state.values) for seat in env.program.seats
        })  # fmt: skip
        assert direct.score == total


def test_the_same_seed_gives_the_same_observations_and_another_does_not() -> None:
    env = environment("port-strike")
    games = [played(env, seed, at_random(1))[1] for seed in (7, 7, 8)]
    assert games[0] == games[1]
    assert games[0] != games[2]


def test_without_a_seed_the_games_that_follow_a_seed_are_the_same() -> None:
    env, games = environment("port-strike"), []
    for _ in range(2):
        played(env, 7, at_random(1))
        observed, _ = env.reset()
        games.append((env._seed, observed[env.agents[0]]["observation"].tobytes()))
    assert games[0] == games[1]
    assert games[0][0] != 7


def test_what_others_did_is_observed_as_far_as_the_review_tells_it() -> None:
    """Every order of others that stands in the seat's view of the turn before, private ones of others in none."""
    env, choose = environment("pocket"), at_random(6)
    observed, _ = env.reset(seed=9)
    seen, hidden = 0, 0
    while env.agents:
        before = env._state
        for _ in range(env.order_steps):
            actions = {seat: choose(env, seat, observed[seat]["action_mask"]) for seat in env.agents}
            observed, *_ = env.step(actions)
        events = resolve(env.program, before, env._orders[-1], env._dice)
        review = replace(apply(env.program, before, events), phase=Phase.REVIEW)
        made = {(event.move, event.seat) for event in events if isinstance(event, Ordered)}
        for seat in env.agents:
            names = env.observation_names(seat)
            there = [names[place] for place in np.flatnonzero(observed[seat]["observation"])]
            told = {name for name in there if name.startswith("seen ")}
            shown = view_for(env.program, review, seat, events).events
            listed = {(event.move, event.seat) for event in shown if isinstance(event, Ordered) and event.seat != seat}
            came_out = {(event.move, event.seat) for event in env._events if isinstance(event, CameOut)}
            assert told == {f"seen {move}@{other}" for move, other in listed | came_out if other != seat}
            seen += len(told)
            hidden += len({one for one in made if one[1] != seat} - listed)
    assert seen
    assert hidden, "some of these moves are made in private"


@pytest.mark.parametrize("world", daily(["pocket", "dprk"], "pocket".__eq__))
@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 1), st.sampled_from([1, 4]), st.data())
def test_whatever_is_not_masked_makes_an_order_that_may_be_sealed(
    world: str, game: int, turn: int, data: st.DataObject
) -> None:
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    lots = Random(data.draw(st.integers(0, 999), label="lots"))
    making = OrderInTheMaking(actions_of(world, seat), at.state.values)
    for _ in range(4):
        open_ = np.flatnonzero(making.mask).tolist()
        for action in lots.sample(open_, min(5, len(open_))):
            tried = OrderInTheMaking(making.actions, making.values, taken=list(making.taken))
            assert tried.take(action)
            assert refusals(at.program, at.state, seat, tried.order) == ()
        assert making.take(lots.choice(open_))
    assert making.take(COMPLETE)
    assert np.flatnonzero(making.mask).tolist() == [COMPLETE]


@cache
def actions_of(world: str, seat: str) -> SeatActions:
    return SeatActions(program(world), seat)


@cache
def features_of(world: str, seat: str) -> SeatFeatures:
    return SeatFeatures(program(world), seat)


@pytest.mark.parametrize("world", daily(["pocket", "dprk"], "pocket".__eq__))
@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 1), st.sampled_from([1, 4]), st.data())
def test_what_a_seat_cannot_see_changes_no_byte_of_its_observation_or_mask(
    world: str, game: int, turn: int, data: st.DataObject
) -> None:
    at, seat, other = twins(data, world, game, turn)
    shown = []
    for one in (at, other):
        view = view_for(one.program, replace(one.state, phase=Phase.REVIEW), seat, one.events)
        making = OrderInTheMaking(actions_of(world, seat), one.state.values)
        shown.append((features_of(world, seat).vector(view, ()).tobytes(), making.mask.tobytes()))
    assert shown[0] == shown[1]
    assert at.state.values != other.state.values


def test_what_others_put_into_their_orders_is_seen_by_nobody_before_all_are_sealed() -> None:
    """Nor how many steps they take: every turn has as many."""
    env, seen = environment("port-strike"), []
    first = env.possible_agents[0]
    for choose in (at_random(1), lambda env, seat, mask: COMPLETE):
        observed, _ = env.reset(seed=4)
        mine = [observed[first]["observation"].tobytes()]
        for _ in range(env.order_steps - 1):
            actions = {seat: choose(env, seat, observed[seat]["action_mask"]) for seat in env.agents}
            observed, *_ = env.step(actions | {first: COMPLETE})
            mine.append(observed[first]["observation"].tobytes())
        seen.append(mine)
    assert seen[0] == seen[1]


def test_before_the_end_there_is_no_reward_that_could_tell_what_is_hidden() -> None:
    env = environment("pocket")
    choose = at_random(2)
    observed, _ = env.reset(seed=1)
    while env.agents:
        actions = {seat: choose(env, seat, observed[seat]["action_mask"]) for seat in env.agents}
        observed, rewards, over, *_ = env.step(actions)
        assert all(over.values()) or set(rewards.values()) == {0.0}


def test_an_action_that_may_not_be_taken_changes_nothing_and_is_said() -> None:
    env = environment("port-strike")
    observed, _ = env.reset(seed=1)
    seat = env.agents[0]
    closed = int(np.flatnonzero(observed[seat]["action_mask"] == 0)[0])
    after, _, _, _, infos = env.step({seat: closed})
    assert infos[seat] == {"taken": False}
    assert (after[seat]["action_mask"] == observed[seat]["action_mask"]).all()
    assert infos[env.agents[1]] == {"taken": False}, "it said nothing"


def test_seats_can_follow_doctrines_and_orders_can_be_kept_short() -> None:
    scenario = load_scenario(next(one.path for one in scenario_index() if one.id == "port-strike")).scenario
    assert scenario is not None
    union, company = scenario.seats
    doctrine = doctrines_of(scenario)[0]
    env = parallel_env(scenario, doctrines={company: doctrine}, order_steps=2)
    assert env.possible_agents == [union]
    total, seen = played(env, 3, at_random(1))
    assert len(seen) == 2 * scenario.about.turns
    assert set(total) == {union}
    assert any(orders[company].acts for orders in env._orders)
    assert len(env.observation_names(union)) == env.observation_space(union)["observation"].shape[0]
    assert env.view(union).viewer == union


def test_what_cannot_be_played_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no seat 'nobody'; there are: union, company"):
        parallel_env("port-strike", doctrines={"nobody": "prudent"})
    with pytest.raises(ValueError, match="some, not all"):
        parallel_env("port-strike", doctrines={"union": "prudent", "company": "prudent"})
    with pytest.raises(UnknownDoctrine):
        parallel_env("port-strike", doctrines={"union": "no such"})
    with pytest.raises(ValueError, match="1 step"):
        parallel_env("port-strike", order_steps=0)
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: [\n", encoding="utf-8")
    with pytest.raises(ValueError, match="cannot be played"):
        parallel_env(broken)
    env = environment("pocket")
    env.reset(seed=1)
    with pytest.raises(ValueError, match="not over"):
        env.save(tmp_path / "game.jsonl")
