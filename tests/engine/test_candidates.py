"""What an order is compared with: itself first, lawful orders alone, none twice, and nothing a seat may not know."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.positions import Position, orders_at, position, program
from tests.engine.twins import twins
from wargame.engine.names import doctrines_of
from wargame.wording import speaker_of
from wargame.engine.candidates import Compared, NotAllowed, SingleChange, also_changed, candidates
from wargame.engine.deciding import Decider
from wargame.engine.encoding import slot_values
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.information_state import InformationState, information_state, unseen
from wargame.engine.legality import refusals
from wargame.engine.lowering.policies import lower_policy
from wargame.model.orders import NO_MOVE, Act, Order

SLOW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
worlds = st.sampled_from(["pocket", "dprk", "drawdown"])
games, turns = st.integers(0, 1), st.sampled_from([1, 4])


@cache
def deciders(world: str, seat: str) -> dict[str, Decider]:
    """Every doctrine of a world, ready to decide for a seat."""
    rules = program(world)
    return {name: Decider(lower_policy(rules, name, seat)) for name in doctrines_of(rules.scenario)}


def seen_from(at: Position, seat: str) -> InformationState:
    return information_state(at.program, at.state, seat)


def compared(world: str, at: Position, seat: str, order: Order, k: int = 10) -> Compared:
    return candidates(seen_from(at, seat), order, deciders(world, seat), k)


@SLOW
@given(worlds, games, turns, st.data())
def test_a_standpoint_knows_what_the_seat_knows_and_no_more(
    world: str, game: int, turn: int, data: st.DataObject
) -> None:
    """Within it every slot lies where it lay for the seat, public totals come out, and hidden things leave no trace."""
    at, seat, other = twins(data, world, game, turn)
    mine, theirs = seen_from(at, seat), Knowledge(at.program, at.state, seat)
    for slot in at.program.slots:
        if slot.kind != "observed":
            assert mine.knowledge().known(slot.name) == theirs.known(slot.name), slot.name
    assert not mine.state.came, "how it came to this would tell"
    assert all(mine.knowledge().exact(at.program.derived[name]) == value for name, value in mine.totals)
    assert other.state.values != at.state.values
    assert seen_from(other, seat) == mine


def test_what_a_seat_sees_makes_its_standpoint_another() -> None:
    at = position("dprk", 0, 4)
    seen = at.program.slot("trust")
    values = list(at.state.values)
    values[seen] += 1
    assert seen_from(replace(at, state=replace(at.state, values=tuple(values))), "tokyo") != seen_from(at, "tokyo")


def test_what_is_unseen_is_said_in_words_and_never_by_its_value() -> None:
    at = position("dprk", 0, 4)
    words = speaker_of(at.program).unseen(unseen(seen_from(at, "tokyo")))
    assert "the private card of Seoul" in words
    assert "the private card of Tokyo" not in words
    assert "Political capital of Seoul" in words
    assert any(word.startswith("DPRK provocation pressure (") for word in words)
    assert "Trust" not in words


@SLOW
@given(worlds, games, turns, st.integers(0, 20), st.integers(1, 12), st.data())
def test_a_set_begins_with_the_order_itself_and_holds_lawful_orders_each_once(
    world: str, game: int, turn: int, lots: int, k: int, data: st.DataObject
) -> None:
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    order = orders_at(at, lots)[seat]
    found = compared(world, at, seat, order, k).alternatives
    speaker = speaker_of(at.program)
    assert found[0].order == order
    assert found[0].kind == "actual"
    assert len(found) <= k
    assert all(refusals(at.program, at.state, seat, one.order) == () for one in found)
    assert len({frozenset(slot_values(at.program, seat, one.order).items()) for one in found}) == len(found)
    assert len({speaker.alternative(one) for one in found}) == len(found)


@SLOW
@given(worlds, games, turns, st.integers(0, 20), st.data())
def test_a_single_change_changes_one_move_or_one_answer(
    world: str, game: int, turn: int, lots: int, data: st.DataObject
) -> None:
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    order = orders_at(at, lots)[seat]
    for one in compared(world, at, seat, order, 40).alternatives:
        if one.kind == "change":
            acts = {act.move for act in order.acts if act not in one.order.acts}
            new = {act.move for act in one.order.acts if act not in order.acts}
            answers = {name for name in one.order.answers if one.order.answers[name] != order.answers.get(name)}
            assert max(len(acts), len(new)) + len(answers) == 1, one.change


@SLOW
@given(worlds, games, turns, st.integers(0, 20), st.data())
def test_what_a_seat_cannot_see_changes_no_candidate(
    world: str, game: int, turn: int, lots: int, data: st.DataObject
) -> None:
    at, seat, other = twins(data, world, game, turn)
    order = orders_at(at, lots)[seat]
    assert compared(world, at, seat, order) == compared(world, other, seat, order)


def test_every_doctrine_has_its_say_and_the_set_says_what_it_left_out() -> None:
    at = position("dprk", 0, 4)
    found = compared("dprk", at, "tokyo", NO_MOVE)
    speaker = speaker_of(at.program)
    said = "".join(map(speaker.alternative, found.alternatives))
    assert all(f"“{at.program.scenario.doctrines[name].name}”" in said for name in deciders("dprk", "tokyo"))
    changes = [one for one in found.alternatives if one.kind == "change"]
    doctrines = [one for one in found.alternatives if one.kind == "doctrine"]
    assert speaker.compared(found).startswith(f"your order, {len(changes)} of ")
    assert speaker.compared(found).endswith(f"{len(doctrines)} orders of doctrines")


def test_an_order_that_is_a_doctrines_own_says_so_instead_of_standing_twice() -> None:
    at = position("pocket", 0, 1)
    order = deciders("pocket", "amber")["gentle"].order(seen_from(at, "amber").state.values)
    found = compared("pocket", at, "amber", order)
    assert speaker_of(at.program).alternative(found.alternatives[0]) == "your order, as “Gentle” would"
    assert all(one.kind != "doctrine" for one in found.alternatives)


def test_each_change_is_told_by_what_is_different() -> None:
    at = position("pocket", 0, 4)
    order = Order((Act("patrol"),))
    told = {*map(speaker_of(at.program).alternative, compared("pocket", at, "amber", order, 40).alternatives)}
    assert {"without Patrol", "Patrol: Far away", "Summit instead of Patrol", "Spend on defence? Spend"} <= told


def test_an_order_that_cannot_be_sealed_is_not_compared() -> None:
    at = position("pocket", 0, 1)
    with pytest.raises(NotAllowed):
        compared("pocket", at, "amber", Order((Act("spy"),)))


T1, T2, T3 = Act("patrol"), Act("summit"), Act("spend", {"much": ("yes",)})


@pytest.mark.parametrize(("change", "acts"), [
    (SingleChange("without", T1), (T2,)),
    (SingleChange("added", T3), (T1, T2, T3)),
    (SingleChange("in_place", T3, T1), (T3, T2)),
    (SingleChange("chosen", Act("patrol", {"where": ("far",)}), T1), (Act("patrol", {"where": ("far",)}), T2)),
    (SingleChange("without", T3), None),
    (SingleChange("added", Act("summit", {"where": ("here",)})), None),
    (SingleChange("in_place", T2, T1), None),
    (SingleChange("in_place", T1, T3), None),
])
def test_a_change_is_made_in_another_order_too_where_it_still_can_be(
    change: SingleChange, acts: tuple[Act, ...] | None
) -> None:
    changed = also_changed(Order((T1, T2), {"asked": "no"}), change)
    assert changed == (None if acts is None else Order(acts, {"asked": "no"}))


def test_an_answer_is_changed_in_another_order_too() -> None:
    said = SingleChange("answer", key="asked", words=("yes",))
    assert also_changed(Order((T1,), {"asked": "no"}), said) == Order((T1,), {"asked": "yes"})
