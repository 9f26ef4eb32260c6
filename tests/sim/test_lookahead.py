"""Looking ahead: a function of what the seat knows and a seed, the same alone and beside others, and worth it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.positions import Position, position, program
from tests.engine.twins import twins
from wargame.engine.information.information_state import InformationState, information_state
from wargame.engine.legality import refusals
from wargame.model.labels import STRONG
from wargame.players.seating import play_out, players_of
from wargame.saves.verify import verify
from wargame.sim.lookahead import SearchBudget, Lookahead
from wargame.sim.strength import strength
from wargame.table.table import Table

SLOW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
SMALL = SearchBudget(doctrines=12, most=10, columns=60, kept=(4, 2))


@cache
def lookahead(world: str) -> Lookahead:
    return Lookahead(program(world), SMALL)


def seen_from(at: Position, seat: str) -> InformationState:
    return information_state(at.program, at.state, seat)


@SLOW
@given(st.sampled_from(["pocket", "dprk"]), st.sampled_from([1, 4]), st.integers(0, 9), st.data())
def test_what_a_seat_cannot_tell_apart_it_orders_the_same_in(
    world: str, turn: int, seed: int, data: st.DataObject
) -> None:
    """Hidden tracks, others' cards, their observations, what happened in secret, whether they have sealed."""
    at, seat, other = twins(data, world, 0, turn)
    assert other.state.values != at.state.values
    order = lookahead(world).order(seen_from(at, seat), seed)
    assert order == lookahead(world).order(seen_from(other, seat), seed)
    assert refusals(at.program, at.state, seat, order) == ()
    assert refusals(other.program, other.state, seat, order) == ()


@pytest.mark.long
def test_an_order_does_not_hang_on_what_was_asked_before_or_is_asked_beside_it() -> None:
    seats = [(position("dprk", game, 4), game + 7) for game in range(3)]
    known = [seen_from(at, "tokyo") for at, _ in seats]
    together = lookahead("dprk").orders(known, [seed for _, seed in seats])
    alone = [Lookahead(at.program, SMALL).order(one, seed) for one, (at, seed) in zip(known, seats, strict=True)]
    assert together == alone


@pytest.mark.long
def test_a_game_it_plays_in_is_the_same_from_the_same_seed_and_can_be_verified(tmp_path: Path) -> None:
    scenario = program("pocket").scenario
    seating = dict.fromkeys(scenario.seats, STRONG)
    texts = []
    for name in ("once", "again"):
        path = tmp_path / f"{name}.jsonl"
        with Table.new(scenario, path=path, modules=(), players=seating, seed=3, rehearsal=True) as table:
            play_out(table, players_of(seating, scenario, 3))
            table.close()
        texts.append(path.read_bytes())
        assert verify(path).status == "sound"
    assert texts[0] == texts[1]


@pytest.mark.long
@pytest.mark.parametrize("crisis", ["gsomia-cliff", "dprk-missile-crisis", "taiwan-strait-contingency"])
def test_it_beats_the_best_doctrine_at_every_seat(crisis: str) -> None:
    from docs.measures import program_under

    rules = program_under(crisis)
    for seat in rules.seats:
        points = strength(rules, seat, 200, 2026).points
        assert points.change - points.give > 0, f"{seat}: {points.change:+.2f} ± {points.give:.2f}"
