"""What is known to have decided a game is named first; where nothing could have been better, nothing is claimed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.daily import daily
from tests.engine.positions import Position, orders_at, program
from tests.engine.twins import twins
from tests.sim.finished import at_random, by_doctrine, crisis
from tests.sim.small_worlds import small_world
from wargame.engine.information.proposals import taking_part
from wargame.engine.program import Program
from wargame.model.labels import Source
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import State
from wargame.model.talk import Proposal, Response
from wargame.sim.agreements import agreed_in
from wargame.sim.continuations import AFTER, Continuations
from wargame.sim.doctrine_mix import MixedPlayers, even_mix
from wargame.sim.ledger import FIRST, ledgers
from wargame.sim.ledger_records import ScoreLedger
from wargame.sim.order_grades import ByKnowledge, Grading
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.sim.single_rolls import rolls_weighed
from wargame.sim.theory_inference import theory_comparisons
from wargame.sim.turning_points import TurningPoint, turning_points

Ordered = tuple[int, str, str]
"""Turn, seat, move."""


def one(turn: int, seat: str, move: str) -> Ordered:
    return turn, seat, f"{move}_{seat}"


def game_with(rules: Program, *ordered: Ordered, number: int = 0) -> PlayedGame:
    """All by doctrine but for these orders."""

    def but(state: State) -> Mapping[str, Order]:
        return {seat: Order((Act(move),)) for turn, seat, move in ordered if turn == state.turn}

    return by_doctrine(rules, "plain", number, but)


def going_on(rules: Program, seed: int = AFTER) -> Continuations:
    return Continuations(rules, MixedPlayers(rules, even_mix(rules.scenario)), seed)


def ledger(game: PlayedGame, seed: int = AFTER) -> ScoreLedger:
    *_, found = ledgers(game, going_on(game.program, seed), most=FIRST)
    return found


def first(game: PlayedGame) -> TurningPoint:
    *_, rolls = rolls_weighed(game, going_on(game.program), FIRST)
    return turning_points(ledger(game), rolls)[0]


ORDERS = [(turn, seat) for turn in (1, 2, 3) for seat in ("north", "south")]


@pytest.mark.parametrize("where", daily(ORDERS, lambda where: where == (2, "south")))
def test_the_one_order_that_decided_is_named_first(where: tuple[int, str]) -> None:
    turn, seat = where
    found = first(game_with(small_world(), one(turn, seat, "treasure")))
    assert (found.kind, found.turn, found.seat) == ("decision", turn, seat)
    assert found.effects[seat].mean == pytest.approx(5)
    other = next(name for name in found.effects if name != seat)
    assert found.effects[other].points == 0


@pytest.mark.parametrize("turn", daily([1, 2, 3], lambda turn: turn == 2))
@pytest.mark.parametrize("number", [0, pytest.param(1, marks=pytest.mark.long)])
def test_the_one_die_that_decided_is_named_first(turn: int, number: int) -> None:
    game = game_with(small_world("rest"), one(turn, "north", "gamble"), number=number)
    found = first(game)
    assert found.kind == "roll"
    assert found.roll is not None
    assert (found.turn, found.roll.roll.source) == (turn, "move:gamble_north")
    assert abs(found.effects["north"].mean) == pytest.approx(6, abs=0.01)
    assert found.roll.roll in game.turns[turn - 1].rolls


@pytest.mark.parametrize("turn", daily([1, 2, 3], lambda turn: turn == 2))
def test_the_one_thing_that_came_up_and_decided_is_named_first(turn: int) -> None:
    found = first(game_with(small_world(flood=turn)))
    assert (found.kind, found.turn) == ("came_up", turn)
    assert all(abs(effect.mean) == pytest.approx(3, abs=0.5) for effect in found.effects.values())


def test_where_every_other_order_is_worse_nothing_is_claimed() -> None:
    rules = small_world("rest", without=("work", "gamble"))
    best = [one(turn, seat, "treasure") for turn in (1, 2, 3) for seat in ("north", "south")]
    game = game_with(rules, *best)
    *_, grades = Grading(going_on(rules), 24, 48).grades(game)
    assert len(grades) == 6
    assert [grade.known.regret for grade in grades] == [0] * 6
    assert all(grade.known.gain is not None and grade.known.gain.points <= 0 for grade in grades)


def test_an_order_that_was_plainly_worse_is_named_with_what_was_better() -> None:
    rules = small_world()
    *_, grades = Grading(going_on(rules), 24, 48).grades(game_with(rules, one(2, "north", "waste")))
    worst = max(grades, key=lambda grade: grade.known.regret)
    assert (worst.turn, worst.seat) == (2, "north")
    assert worst.known.best is not None
    assert [act.move for act in worst.known.best.order.acts] == ["treasure_north"]
    assert worst.known.regret == pytest.approx(7)
    assert worst.turned_out is not None
    assert worst.turned_out.mean == pytest.approx(7)


@cache
def grading_of(world: str) -> Grading:
    return Grading(going_on(program(world)), 8, 24)


def known(grading: Grading, at: Position, seat: str, orders: Mapping[str, Order]) -> ByKnowledge:
    turn = PlayedTurn(at.state.turn, at.state, at.state, orders, (), (), 0, 0)
    return next(grade for grade in grading.grades_of(turn) if grade.seat == seat).known


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.sampled_from([1, 4]), st.integers(0, 9), st.data())
def test_positions_that_a_seat_cannot_tell_apart_get_the_same_grades(turn: int, lots: int, data: st.DataObject) -> None:
    """To the byte; whatever the others ordered."""
    at, seat, other = twins(data, "pocket", 0, turn)
    orders = orders_at(at, lots)
    grading = grading_of("pocket")
    before = known(grading, at, seat, orders)
    idle = {name: orders[name] if name == seat else NO_MOVE for name in orders}
    assert repr(known(grading, other, seat, idle)) == repr(before)


@pytest.mark.long
def test_of_200_games_in_which_no_order_matters_at_most_one_in_twenty_claims_one() -> None:
    rules = small_world("rest", 1, without=("work", "waste", "treasure"))
    false = regrets = 0
    for seed in range(200):
        some = [
            one(turn, seat, "gamble") for turn in (1, 2, 3) for place, seat in enumerate(("north", "south"))
            if (seed * 7 + turn * 3 + place) % 4
        ]
        game = game_with(rules, *some, number=seed)
        parts = [part for part in ledger(game, seed).parts if part.kind == "decision"]
        assert any(part.as_doctrine < 1 for part in parts)
        false += any(effect.sure for part in parts for effect in part.effects.values())
        *_, grades = Grading(going_on(rules, seed), 32, 128).grades(game)
        regrets += any(grade.known.regret for grade in grades)
    assert false <= 10
    assert regrets <= 10


@pytest.mark.long
def test_of_what_is_sure_50_other_seeds_say_the_same() -> None:
    rules = crisis("port-strike")
    game = at_random(rules, 3)
    before = ledger(game)
    sure = [
        (place, seat) for place, part in enumerate(before.parts) for seat, effect in part.effects.items() if effect.sure
    ]
    assert sure
    alike = 0
    for seed in range(50):
        after = ledger(game, seed)
        alike += all(
            (after.parts[place].effects[seat].points > 0) == (before.parts[place].effects[seat].points > 0)
            for place, seat in sure
        )
    assert alike >= 0.95 * 50


@pytest.mark.long
def test_theories_are_weighed_by_what_was_seen_and_the_true_one_is_never_ruled_out() -> None:
    game = by_doctrine(crisis("gsomia-cliff"), "prudent", 2)
    *_, found = theory_comparisons(game)
    true = found.true[0]
    assert next(one for one in found.games if one.theory == true).score == game.score
    assert next(one for one in found.games if one.theory == true).left_out == 0
    for seen in found.seen:
        assert sum(seen.belief.values()) == pytest.approx(1)
        assert seen.chances[true] > 0


def test_a_turn_that_control_ruled_in_says_nothing_of_the_theories() -> None:
    """It moved a track by hand as the turn ended: no rules lead to what was seen."""
    game = by_doctrine(crisis("gsomia-cliff"), "prudent", 2)
    first, values = game.turns[0], list(game.turns[0].end.values)
    values[game.program.index["trust"]] += 3
    ruled = replace(game, turns=(replace(first, end=replace(first.end, values=tuple(values))), *game.turns[1:]))
    for one, counts in ((game, True), (ruled, False)):
        seen = next(theory_comparisons(one)).seen
        assert [turn.counts for turn in seen] == [counts] * 3
    assert [set(turn.belief.values()) for turn in seen] == [{0.25}] * 3
    assert [turn.told for turn in seen] == [None] * 3


def test_every_roll_is_weighed_by_what_it_alone_would_have_given() -> None:
    game = game_with(small_world("rest"), one(2, "north", "gamble"))
    *_, rolls = rolls_weighed(game, going_on(game.program), 32)
    kinds = [Source.parse(roll.roll.source).kind for roll in rolls]
    assert kinds == ["table", "move", "table", "table"]
    for roll in rolls:
        if roll.roll.source == "table:weather":
            assert {abs(effect.mean) for effect in roll.effects.values()} == {0.5}


def test_who_had_agreed_on_a_joint_move_is_known_to_order_it() -> None:
    rules = program("pocket")
    move = next(name for name, move in rules.scenario.moves.items() if move.joint)
    first, *others = taking_part(rules, Act(move))
    offered = Proposal(turn=2, sender=first, to=tuple(others), act=Act(move))
    yes = [
        Response(turn=2, sender=seat, to=tuple({first, *others} - {seat}), proposal=1, says="accepted")
        for seat in others
    ]
    assert others
    assert agreed_in(rules, [offered], 2) == agreed_in(rules, [offered, *yes], 3) == {}
    found = agreed_in(rules, [offered, *yes], 2)
    assert set(found) == {first, *others}
    assert [act.move for act in found[first][others[0]].acts] == [move]
    withdrawn = Response(turn=2, sender=first, to=tuple(others), proposal=1, says="withdrawn")
    assert agreed_in(rules, [offered, *yes, withdrawn], 2) == {}
