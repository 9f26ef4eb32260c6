"""What conditions and numbers mean."""

from __future__ import annotations

import pytest

from tests.language.state import history, holds, state, value
from wargame.language.build import canonical
from wargame.language.names import MoveOf
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.tree import FALSE, TRUE, Choice, LanguageError, const

TOKYO = Bindings(seats={"mover": "tokyo"}, moves={"this": MoveOf("build_up", "tokyo")})
DRILL = Bindings(seats={"mover": "seoul"}, moves={"this": MoveOf("drill", None)})


def test_numbers_are_compared_one_or_several_at_once(names: Names) -> None:
    assert holds("trust >= 4", names, state(trust=4))
    assert not holds("trust > 4", names, state(trust=4))
    assert holds("4 <= trust <= 5", names, state(trust=5))
    assert not holds("4 <= trust <= 5", names, state(trust=6))
    assert holds("trust in (2, 3)", names, state(trust=3))
    assert holds("trust not in (2, 3)", names, state(trust=4))


def test_and_or_not_mean_what_they_say(names: Names) -> None:
    line = "trust >= 4 and (info > 2 or not amended)"
    assert holds(line, names, state(trust=4, info=0, amended=0))
    assert not holds(line, names, state(trust=4, info=0, amended=1))
    assert holds(line, names, state(trust=4, info=3, amended=1))
    assert not holds(line, names, state(trust=3, info=3))


def test_halves_and_quotients_go_toward_zero(names: Names) -> None:
    assert value("half(trust - info)", names, state(trust=0, info=3)) == -1
    assert value("half(trust - info)", names, state(trust=3, info=0)) == 1
    assert value("div(trust - 8, 3)", names, state(trust=0)) == -2
    assert value("div(trust, -3)", names, state(trust=8)) == -2
    assert value("div(trust - 10, -3)", names, state(trust=0)) == 3


def test_arithmetic_is_whole(names: Names) -> None:
    now = state(trust=7, info=2, tempo=-1)
    assert value("trust * 2 - info + tempo", names, now) == 11
    assert value("min(trust, info, 4)", names, now) == 2
    assert value("max(trust, info)", names, now) == 7
    assert value("abs(info - trust)", names, now) == 5
    assert value("-trust + +info", names, now) == -5
    assert value(3, names, now) == 3  # type: ignore[arg-type]


def test_a_line_may_be_broken_as_yaml_breaks_it(names: Names) -> None:
    assert holds("  trust >= 4\n  and info > 2\n", names, state(trust=4, info=3))


def test_a_status_is_compared_with_its_words(names: Names) -> None:
    assert holds("pact == 'in_force'", names, state(pact=2))
    assert holds('"in_force" == pact', names, state(pact=2))
    assert holds("pact != 'none'", names, state(pact=1))
    assert holds("pact in ('none', 'suspended')", names, state(pact=1))
    assert not holds("pact in ('none', 'suspended')", names, state(pact=2))


def test_a_flag_asks_for_itself(names: Names) -> None:
    assert holds("amended", names, state(amended=1))
    assert not holds("amended", names, state(amended=0))


def test_members_of_families_are_named_in_brackets(names: Names) -> None:
    now = {"approval[tokyo]": 3, "approval[seoul]": 5, "lever[seoul]": 1, "link[india]": 2, "partial[drill]": 1}
    assert value("approval[seoul]", names, now) == 5
    assert value("approval[mover]", names, now, TOKYO) == 3
    assert value("lever[seoul] + link[india]", names, now) == 3
    assert value("partial[this]", names, now, DRILL) == 1


def test_a_word_for_a_seats_move_names_the_seat_or_the_move_whichever_is_a_member(names: Names) -> None:
    target = Bindings(seats={"target": "tokyo"}, moves={"target": MoveOf("drill", "tokyo")})
    now = {"approval[tokyo]": 3, "partial[drill]": 1}
    assert value("approval[target] + partial[target]", names, now, target) == 4


def test_lowest_and_highest_look_through_a_family(names: Names) -> None:
    now = {"approval[tokyo]": 3, "approval[seoul]": 5, "approval[washington]": 4}
    assert value("lowest(approval)", names, now) == 3
    assert value("highest(approval)", names, now) == 5


def test_of_equals_the_first_in_seat_order_is_the_lowest(names: Names) -> None:
    now = {"commitment[tokyo]": 4, "commitment[seoul]": 4, "capital[tokyo]": 1, "capital[seoul]": 2}
    assert value("capital[lowest(commitment)]", names, now) == 1
    assert value("capital[highest(commitment)]", names, now) == 1
    assert value("capital[lowest(commitment)]", names, {**now, "commitment[seoul]": 3}) == 2


def test_a_derived_value_is_its_own_sum_and_keeps_its_name(names: Names) -> None:
    now = state(trust=3, info=2, goodwill=1)
    assert value("warmth", names, now) == 6
    tree = parse_number("warmth", names)
    assert [node.value for node in tree.walk() if node.op == "named"] == ["warmth", "cooperation"]


def test_names_of_theories_can_be_said(names: Names) -> None:
    assert holds("weight > 50 and mood < 0", names, {"module:weight": 60, "trust": 4})


def test_change_looks_back_to_the_opening_of_this_turn_and_the_last(names: Names) -> None:
    now = {"trust": 6, "opened:trust": 4, "before:trust": 5, "began:trust": 3}
    assert value("change(trust)", names, now) == 2
    assert value("last_change(trust)", names, now) == -1
    assert value("start(trust)", names, now) == 3


def test_change_of_a_derived_value_is_the_change_of_its_tracks(names: Names) -> None:
    now = {"trust": 6, "opened:trust": 4, "info": 1, "opened:info": 2, "began:trust": 1, "began:info": 1}
    assert value("change(cooperation)", names, now) == 1
    assert value("start(cooperation)", names, now) == 2


def test_ordered_asks_for_a_move_or_a_tag_by_one_or_by_anyone(names: Names) -> None:
    drill_by_seoul = {"ordered:drill@seoul": 1}
    assert holds("ordered(drill)", names, drill_by_seoul)
    assert holds("ordered(coop)", names, drill_by_seoul)
    assert holds("ordered(drill, seoul)", names, drill_by_seoul)
    assert not holds("ordered(drill, tokyo)", names, drill_by_seoul)
    assert not holds("ordered(coop, mover)", names, drill_by_seoul, TOKYO)
    assert holds("ordered(this)", names, {"ordered:build_up@tokyo": 1}, TOKYO)
    assert holds("ordered(drill, washington)", names, {"ordered:drill@washington": 1})


def test_a_bound_seat_that_never_orders_a_move_has_not_ordered_it(names: Names) -> None:
    assert parse_condition("ordered(speech, mover)", names, TOKYO).value == FALSE.value


def test_what_partners_agreed_on_counts_for_a_move_they_roll_together(names: Names) -> None:
    assert holds("param(drill, place) == 'far'", names, {"agreed:drill.place": 2})
    assert holds("param(drill, place, seoul) == 'far'", names, {"chosen:drill.place@seoul": 2})
    assert holds("param(build_up, explain) == 'first'", names, {"chosen:build_up.explain@tokyo": 2})


def test_several_items_are_asked_for_with_in(names: Names) -> None:
    assert holds("'taiwan' in param(drill, clauses)", names, {"agreed:drill.clauses": 0b10})
    assert not holds("'taiwan' in param(drill, clauses)", names, {"agreed:drill.clauses": 0b01})
    assert holds("'taiwan' not in param(drill, clauses)", names, {"agreed:drill.clauses": 0b01})


def test_another_seats_move_is_a_word_with_a_colon(names: Names) -> None:
    words = names.choices("restrain", "named")
    assert words[:3] == ("tokyo:drill", "tokyo:build_up", "tokyo:aid")
    slot = {"chosen:restrain.named@washington": words.index("seoul:speech") + 1}
    assert holds("param(restrain, named) == 'seoul:speech'", names, slot)


def test_answers_are_words_and_can_be_counted(names: Names) -> None:
    both = {"answered:consent@seoul": 2, "answered:consent@washington": 2, "answered:access@tokyo": 1}
    assert holds("answer(consent, seoul) == 'agree'", names, both)
    assert holds("answer(access) == 'refuse'", names, both)
    assert value("answers(consent, 'agree')", names, both) == 2
    assert value("answers(consent, 'silent')", names, both) == 0
    assert holds("answer(access) != 'refuse'", names, {})


def test_results_are_bands_from_worst_to_best(names: Names) -> None:
    partial = {"result:drill": 2}
    assert holds("result(drill) >= 'partial'", names, partial)
    assert not holds("result(drill) >= 'success'", names, partial)
    assert holds("result(drill) < 'success'", names, partial)
    assert holds("'success' > result(drill)", names, partial)


def test_a_move_that_was_not_rolled_has_no_bad_result(names: Names) -> None:
    assert not holds("result(drill) <= 'partial'", names, {})
    assert not holds("result(drill) < 'success'", names, {})
    assert not holds("result(drill) == 'failure'", names, {})


def test_where_each_seat_rolls_for_itself_a_result_belongs_to_a_seat(names: Names) -> None:
    assert holds("result(aid, seoul) == 'success'", names, {"result:aid@seoul": 3})
    aid = Bindings(seats={"mover": "tokyo"}, moves={"this": MoveOf("aid", "tokyo")})
    assert holds("result(this) == 'success'", names, {"result:aid@tokyo": 3}, aid)


def test_a_shared_result_counts_for_a_seat_that_took_part(names: Names) -> None:
    rolled = {"result:drill": 3, "ordered:drill@tokyo": 1}
    assert holds("result(drill, tokyo) == 'success'", names, rolled)
    assert not holds("result(drill, washington) == 'success'", names, rolled)


def test_since_counts_turns_and_never_is_far(names: Names) -> None:
    assert value("since(launch)", names, {"past:mark:launch": history(0, 3)}) == 0
    assert value("since(launch)", names, {"past:mark:launch": history(3, 5)}) == 3
    assert value("since(launch)", names, {}) == 99
    assert value("since(drill)", names, {"past:move:drill": history(2)}) == 2
    assert value("since(drill, seoul)", names, {"past:move:drill@seoul": history(1)}) == 1
    assert value("since(history)", names, {"past:tag:history": history(4)}) == 4
    assert value("since(leak)", names, {"past:inject:leak": history(0)}) == 0
    assert value("since(access.refuse)", names, {"past:answer:access.refuse": history(1)}) == 1
    assert value("since(this)", names, {"past:move:build_up": history(1)}, TOKYO) == 1


def test_count_looks_back_n_turns_this_one_included(names: Names) -> None:
    past = {"past:tag:coop@tokyo": history(0, 2, 3)}
    assert value("count(coop, 3, tokyo)", names, past) == 2
    assert value("count(coop, 4, mover)", names, past, TOKYO) == 3
    assert value("count(coop, 1, tokyo)", names, past) == 1


def test_open_asks_of_a_tag_whether_any_inject_with_it_is_open(names: Names) -> None:
    assert holds("open(history)", names, {"open:leak": 1})
    assert not holds("open(history)", names, {"past:inject:leak": history(1)})
    assert not holds("open(coop)", names, {"open:leak": 1}), "no inject carries it"


def test_ever_and_put_and_open_ask_about_different_times(names: Names) -> None:
    last_turn = {"past:inject:leak": history(1), "open:leak": 1}
    assert holds("ever(leak)", names, last_turn)
    assert holds("open(leak)", names, last_turn)
    assert not holds("put(leak)", names, last_turn)
    assert holds("put(leak)", names, {"past:inject:leak": history(0)})


def test_held_needs_the_condition_now_and_at_the_end_of_the_turns_before(names: Names) -> None:
    tree = parse_condition("held(trust <= 3, 3)", names)
    slot = next(slot for slot in tree.slots() if slot.startswith("held:"))
    assert holds("held(trust <= 3, 3)", names, {"trust": 2, slot: history(1, 2)})
    assert not holds("held(trust <= 3, 3)", names, {"trust": 4, slot: history(1, 2)})
    assert not holds("held(trust <= 3, 3)", names, {"trust": 2, slot: history(1)})
    assert not holds("held(trust <= 3, 3)", names, {"trust": 2, slot: history(0, 1, 3)})


def test_the_same_condition_is_remembered_once_however_it_is_written(names: Names) -> None:
    def remembered(text: str, bindings: Bindings = TOKYO) -> frozenset[str]:
        return frozenset(slot for slot in parse_condition(text, names, bindings).slots() if slot.startswith("held:"))

    assert remembered("held(approval[mover] <= 3, 2)") == remembered("held( approval[tokyo]  <= 3, 5)")
    assert remembered("held(approval[mover] <= 3, 2)") != remembered("held(approval[seoul] <= 3, 2)")


def test_what_is_under_way_can_be_asked(names: Names) -> None:
    assert holds("granted(speed_up)", names, {"grant:speed_up": 1})
    assert holds("granted(free_hand, seoul)", names, {"grant:free_hand[seoul]": 1})
    assert holds("granted(free_hand)", names, {"grant:free_hand[seoul]": 1})
    assert holds("pending(recall)", names, {"due:recall+3": 1})
    assert not holds("pending(recall)", names, {})
    assert holds("crossed(no_war)", names, {"crossed:no_war": 1})


def test_counting_conditions(names: Names) -> None:
    line = "at_least(2, trust >= 5, info >= 3, amended)"
    assert holds(line, names, state(trust=5, info=3))
    assert not holds(line, names, state(trust=5))
    assert holds("all_of(trust > 1, amended)", names, state(trust=2, amended=1))
    assert holds("any_of(trust > 1, amended)", names, state(trust=2))


def test_a_bound_seat_settles_a_comparison_when_it_is_read(names: Names) -> None:
    assert parse_condition("mover == 'tokyo'", names, TOKYO).value == TRUE.value
    assert parse_condition("mover in ('seoul', 'washington')", names, TOKYO).value == FALSE.value
    rest = parse_condition("mover == 'tokyo' and trust > 3", names, TOKYO)
    assert canonical(rest) == canonical(parse_condition("trust > 3", names))


def test_what_a_settled_seat_rules_out_need_not_make_sense_for_it(names: Names) -> None:
    washington = Bindings(seats={"mover": "washington"})
    line = "mover != 'washington' and commitment[mover] <= 3"
    assert parse_condition(line, names, washington).value == FALSE.value
    assert holds(line, names, {"commitment[tokyo]": 3}, TOKYO)
    with pytest.raises(LanguageError, match="no member 'washington'"):
        parse_condition("commitment[mover] <= 3", names, washington)


def test_bound_numbers_stand_for_themselves(names: Names) -> None:
    assert parse_number("half(amount)", names, Bindings(numbers={"amount": const(-5)})).value == -2


def test_turn_is_read_and_turns_is_known_from_the_scenario(names: Names) -> None:
    assert holds("turn == turns", names, state(turn=8, turns=8))


def test_words_of_results_and_answers_are_typed(names: Names) -> None:
    result = parse_condition("result(drill) == 'partial'", names).kids[0]
    assert result.type == Choice(("failure", "partial", "success"), ordered=True, first=1)


def test_whoever_can_never_hold_a_token_has_none(names: Names) -> None:
    """A shared rule may ask ``partial[this]`` of every move; one that is not joint has no talks to take up again."""
    alone = Bindings(moves={"this": MoveOf("build_up", None)})
    assert canonical(parse_condition("partial[this] >= 1", names, alone)) == canonical(FALSE)
    with pytest.raises(LanguageError):
        parse_condition("partial[build_up] >= 1", names)
