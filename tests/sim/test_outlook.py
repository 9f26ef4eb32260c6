"""What an order may lead to: games are the table's, comparisons are paired, and nothing hidden has a say in them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.positions import Position, orders_at, position, program
from tests.engine.twins import twins
from wargame.wording import speaker_of
from wargame.engine.adjudication import is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.information_state import InformationState, information_state
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.state import apply
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase, State
from wargame.sim.bargains import Bargains
from wargame.sim.block_dice import keys_of
from wargame.sim.determinization import determinize
from wargame.sim.intervals import FEWEST
from wargame.sim.rollout import RolloutGames, PolicyProfile
from wargame.sim.outlook import AFTER, Adviser, Outlook
from wargame.sim.policies import DoctrineDecider
from wargame.sim.single import order_in

SLOW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@cache
def adviser(world: str) -> Adviser:
    return Adviser(program(world))


def seen_from(at: Position, seat: str) -> InformationState:
    return information_state(at.program, at.state, seat)


def advice(world: str, at: Position, seat: str, order: Order, games: int = 24, k: int = 4) -> Outlook:
    """The adviser's last word after so many games."""
    *_, last = adviser(world).outlooks(seen_from(at, seat), order, k, games)
    return last


def ways(world: str, *doctrines: str) -> tuple[PolicyProfile, ...]:
    rules = program(world)
    return tuple(
        {seat: DoctrineDecider(lower_policy(rules, name, seat)) for seat in rules.seats} for name in doctrines
    )


@SLOW
@given(st.sampled_from(["pocket", "dprk"]), st.sampled_from([1, 4]), st.integers(0, 9), st.data())
def test_what_a_seat_may_not_know_changes_no_byte_of_its_advice(
    world: str, turn: int, lots: int, data: st.DataObject
) -> None:
    """Hidden tracks, others' cards, their observations, what happened in secret, whether they have sealed."""
    at, seat, other = twins(data, world, 0, turn)
    order = orders_at(at, lots)[seat]
    assert repr(advice(world, at, seat, order)) == repr(advice(world, other, seat, order))


def test_what_a_seat_sees_does_change_its_advice() -> None:
    at = position("dprk", 0, 4)
    values = list(at.state.values)
    values[at.program.slot("trust")] = 0
    other = replace(at, state=replace(at.state, values=tuple(values)))
    assert advice("dprk", at, "tokyo", NO_MOVE) != advice("dprk", other, "tokyo", NO_MOVE)


def test_the_same_question_has_the_same_answer_whoever_asked_before() -> None:
    at = position("pocket", 0, 4)
    first = advice("pocket", at, "amber", NO_MOVE)
    advice("pocket", position("pocket", 1, 1), "blue", NO_MOVE)
    assert advice("pocket", at, "amber", NO_MOVE) == first
    *_, fresh = Adviser(at.program).outlooks(seen_from(at, "amber"), NO_MOVE, 4, 24)
    assert fresh == first


def test_answers_grow_surer_and_the_last_has_played_every_game() -> None:
    at = position("pocket", 0, 1)
    words = list(adviser("pocket").outlooks(seen_from(at, "amber"), NO_MOVE, 3, 700))
    played = [one.games for one in words]
    assert len(played) > 1
    assert played == sorted(set(played))
    assert (played[-1], words[-1].of) == (700, 700)
    assert words[-1].prospects[0].score.give < words[0].prospects[0].score.give
    for one in words:
        for prospect in one.prospects:
            assert prospect.war.of == prospect.stood.of == one.games
            assert sum(share.hits for _, share in prospect.endings) == one.games


def test_more_games_begin_with_the_same_games() -> None:
    """So a later answer never contradicts an earlier one by other dice."""
    at = position("pocket", 0, 4)
    first = next(adviser("pocket").outlooks(seen_from(at, "amber"), NO_MOVE, 3, 2000))
    assert advice("pocket", at, "amber", NO_MOVE, games=first.games, k=3).prospects == first.prospects


@pytest.mark.parametrize(("world", "seat", "turn"), [("pocket", "blue", 4), ("dprk", "tokyo", 6)])
def test_known_things_are_as_known_and_unseen_things_within_what_they_may_be(world: str, seat: str, turn: int) -> None:
    at = position(world, 0, turn)
    seen = seen_from(at, seat)
    found = determinize(seen, adviser(world)._played_by(), 60)
    knowledge = seen.knowledge()
    for number, slot in enumerate(at.program.slots):
        lo, hi = knowledge.known(slot.name)
        assert (found.values[number] >= lo).all(), slot.name
        assert (found.values[number] <= hi).all(), slot.name
    drawn = {
        slot.kind for number, slot in enumerate(at.program.slots) if len(set(found.values[number].tolist())) > 1
    }
    assert "track" in drawn, "what is unseen differs from position to position"


def test_public_totals_come_out_in_every_imagined_position() -> None:
    at = position("dprk", 0, 4)
    seen = seen_from(at, "seoul")
    found = determinize(seen, adviser("dprk")._played_by(), 60)
    games = RolloutGames(at.program, found.values, keys_of(AFTER, found.way), found.way, at.state.turn)
    for name, value in seen.totals:
        assert set(games.number(at.program.derived[name]).tolist()) == {value}


@pytest.mark.parametrize(("world", "doctrine"), [("pocket", "gentle"), ("dprk", "prudent")])
def test_a_game_played_on_is_the_game_that_a_table_would_play_from_there(world: str, doctrine: str) -> None:
    """Slot for slot, to its end."""
    at = position(world, 0, 4)
    rules, played_by = at.program, ways(world, doctrine)
    numbers = np.arange(5, dtype=np.int64)
    values, way = determinize(seen_from(at, at.program.seats[0]), played_by, 20).drawn(numbers, 1)
    block = RolloutGames(rules, values.copy(), keys_of(AFTER, numbers), way, at.state.turn)
    states = [State(Phase.PLANNING, at.state.turn, tuple(values[:, game].tolist())) for game in numbers]
    while not block.over.all():
        block.order_by(played_by)
        for game in map(int, np.flatnonzero(~block.over)):
            dice = KeyedDice(AFTER, game)
            orders = {seat: order_in(block, seat, game) for seat in rules.seats}
            states[game] = apply(rules, states[game], resolve(rules, states[game], orders, dice))
            if not is_over(rules, states[game]):
                states[game] = apply(rules, states[game], open_turn(rules, states[game], dice))
        block.resolve()
        if not block.over.all():
            block.open_turn()
    for game, state in enumerate(states):
        different = {
            slot.name: (alone, int(block.values[number, game]))
            for number, (slot, alone) in enumerate(zip(rules.slots, state.values, strict=True))
            if alone != block.values[number, game] and not slot.name.startswith("amount:")
        }
        assert different == {}


def test_an_answer_nobody_asks_for_changes_nothing_game_by_game() -> None:
    """Alternatives meet the same positions, the same dice and the same others."""
    at = position("dprk", 0, 4)
    for prospect in advice("dprk", at, "washington", NO_MOVE, games=60, k=12).prospects:
        said = speaker_of(at.program).alternative(prospect.alternative)
        if said.startswith("If Tokyo asks to rotate units through Guam"):
            assert [(one.change, one.give) for one in prospect.changes] == [(0.0, 0.0)] * len(prospect.changes)
            assert not any(one.plain for one in prospect.changes)
            return
    pytest.fail("the question was not compared")


def test_changes_are_those_of_the_two_means() -> None:
    at = position("dprk", 0, 6)
    first, *others = advice("dprk", at, "tokyo", NO_MOVE, games=90, k=6).prospects
    assert first.changes == ()
    for prospect in others:
        score, war, *endings = prospect.changes
        assert score.change == pytest.approx(prospect.score.mean - first.score.mean)
        assert war.change == pytest.approx(prospect.war.share - first.war.share)
        assert [one.id for one in endings] == [name for name, _ in prospect.endings]
    assert any(prospect.changes[0].plain for prospect in others)


def test_a_joint_move_nobody_joins_did_not_go_ahead() -> None:
    at = position("dprk", 0, 4)
    prospects = advice("dprk", at, "tokyo", NO_MOVE, games=60, k=12).prospects
    seen = {speaker_of(at.program).alternative(one.alternative): one for one in prospects}
    joint = next(one for why, one in seen.items() if why.startswith("with Trilateral exercise"))
    assert joint.stood.share < 1
    assert bool(joint.joined) == (joint.stood.hits >= FEWEST), "a few games that happen to agree prove nothing"
    assert seen["your order"].stood.share == 1
    assert seen["your order"].joined == ()


def test_a_joint_move_that_was_agreed_goes_ahead_in_every_game_and_one_refused_in_none() -> None:
    at = position("dprk", 0, 4)
    prospects = advice("dprk", at, "tokyo", NO_MOVE, games=60, k=12).prospects
    joint = next(
        one.alternative.order for one in prospects
        if speaker_of(at.program).alternative(one.alternative).startswith("with Trilateral exercise")
    )
    (act,) = joint.acts
    others = tuple(seat for seat in at.program.seats if seat != "tokyo")

    def stood(bargains: Bargains) -> float:
        asked = adviser("dprk").outlooks(seen_from(at, "tokyo"), joint, 2, 60, bargains=bargains)
        return next(asked).prospects[0].stood.share

    assert stood(Bargains(agreed=((act, others),))) == 1
    assert stood(Bargains(refused=frozenset({act.move}))) == 0
    assert stood(Bargains(offered=((act, others),))) == 1, "it waits for this seat alone"


def test_what_waits_for_a_seat_alone_changes_nothing_where_it_orders_something_else() -> None:
    at = position("dprk", 0, 4)
    joint = next(
        one.alternative.order for one in advice("dprk", at, "tokyo", NO_MOVE, games=60, k=12).prospects
        if any(at.program.scenario.moves[act.move].joint for act in one.alternative.order.acts)
    )
    others = tuple(seat for seat in at.program.seats if seat != "tokyo")

    def asked(bargains: Bargains) -> Outlook:
        return next(adviser("dprk").outlooks(seen_from(at, "tokyo"), NO_MOVE, 12, 60, bargains=bargains))

    alone, offered = asked(Bargains()), asked(Bargains(offered=((joint.acts[0], others),)))
    assert offered.bound == others
    for one, other in zip(alone.prospects, offered.prospects, strict=True):
        same = joint.acts[0] not in one.alternative.order.acts
        assert (one.score == other.score and one.stood == other.stood) or not same
        assert same or other.stood.share == 1 or len(one.alternative.order.acts) > 1


@pytest.mark.parametrize(
    ("ordered", "held"),
    [
        (Act("summit", {"clauses": ("fishing", "trade")}, ("coral",)), True),
        (Act("summit", {"clauses": ("trade",)}, ("coral",)), False),
        (Act("summit", {"clauses": ("trade", "fishing")}), False),
        (Act("gift", {"to": ("coral",)}), False),
    ],
)
def test_what_is_ordered_otherwise_than_it_was_offered_holds_nobody(ordered: Act, held: bool) -> None:
    """Other clauses, or without a partner: that is another proposal."""
    offer = (Act("summit", {"clauses": ("trade", "fishing")}, ("coral",)), ("blue", "coral"))
    found = Bargains(offered=(offer,)).beside(program("pocket"), "amber", Order((ordered,)))
    assert found == ((offer,) if held else ())


@pytest.mark.parametrize(("ordered", "held"), [({"guest": ("nobody",)}, True), ({"guest": ("india",)}, False)])
def test_a_choice_left_as_it_stands_is_that_choice(ordered: dict[str, tuple[str, ...]], held: bool) -> None:
    purpose = {"purpose": ("interoperability",)}
    offer = (Act("trilateral_exercise", purpose), ("seoul", "washington"))
    order = Order((Act("trilateral_exercise", {**purpose, **ordered}),))
    found = Bargains(offered=(offer,)).beside(program("dprk"), "tokyo", order)
    assert found == ((offer,) if held else ())


def test_a_joint_move_changes_more_in_the_games_in_which_it_was_joined_than_in_all() -> None:
    """Where it was not, its order came to nothing: the games are those of the order without it."""
    at = position("dprk", 0, 4)
    found = [one for one in advice("dprk", at, "tokyo", NO_MOVE, games=240, k=12).prospects if one.joined]
    assert found, "some doctrine joins somewhere"
    for prospect in found:
        assert FEWEST <= prospect.stood.hits < prospect.stood.of
        assert [one.kind for one in prospect.joined] == ["score", "war"]
        for part, whole in zip(prospect.joined, prospect.changes, strict=False):
            assert part.rose <= whole.rose
            assert part.fell <= whole.fell
            assert part.rose + part.fell <= prospect.stood.hits


def test_nothing_more_is_played_once_nobody_wants_it() -> None:
    at = position("pocket", 0, 1)
    left = iter([True] * 12)
    asked = adviser("pocket").outlooks(seen_from(at, "amber"), NO_MOVE, 3, 100_000, lambda: next(left, False))
    assert sum(one.games for one in asked) < 100_000
    assert not list(adviser("pocket").outlooks(seen_from(at, "amber"), NO_MOVE, 3, 100, lambda: False))


def test_an_outlook_names_what_it_compared_whom_it_assumed_and_what_it_could_not_see() -> None:
    at = position("dprk", 0, 4)
    found = advice("dprk", at, "tokyo", NO_MOVE, games=9)
    speaker = speaker_of(at.program)
    assert speaker.compared(found.compared).startswith("your order, ")
    others = speaker.others(found.others, found.bound)
    assert "“Prudent”" in others
    assert "“Prudent, no access”" not in others, "a variant is no way of playing of its own"
    assert {"what the others order", "the dice", "the private card of Seoul"} <= set(speaker.unseen(found.unseen))
    assert "Theory at work" not in speaker.unseen(found.unseen), "the rules that are played settle it"


def test_whoever_leaves_early_has_what_was_played_so_far() -> None:
    at = position("pocket", 0, 1)
    some = list(islice(adviser("pocket").outlooks(seen_from(at, "amber"), NO_MOVE, 3, 100_000_000), 2))
    assert [one.games for one in some] == sorted(one.games for one in some)
