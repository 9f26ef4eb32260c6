"""What holds of every tree and every line: one meaning in every form, sound bounds, and no mistake without a word."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.language.trees import SLOTS, slot_values, states, trees
from wargame.language.bounds import bounds, reach
from wargame.language.effects.chance import read_chance
from wargame.language.effects.reader import read_effect
from wargame.language.evaluate import evaluate
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.source import python_source, row_source
from wargame.language.tree import NUMBER, TRUTH, LanguageError, Node, const
from wargame.sim.rows import SIGNS, mask_of, row_of, rows_of

INDEX = {slot: place for place, slot in enumerate(SLOTS)}
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(trees(), st.lists(states(), min_size=1, max_size=4))
def test_a_tree_means_the_same_evaluated_compiled_and_as_arrays(tree: Node, games: list[dict[str, int]]) -> None:
    meant = [evaluate(tree, game.__getitem__) for game in games]
    scalar = eval(compile(f"lambda v: {python_source(tree, INDEX)}", "tree", "eval"), {})
    assert [int(scalar([game[slot] for slot in SLOTS])) for game in games] == meant
    block = [np.array([game[slot] for game in games], dtype=np.int64) for slot in SLOTS]
    far = reach(tree, lambda _: 20) >= 1 << 31
    for wide, rows in ((True, block), (far, rows_of(np.stack(block)))):
        read = eval(compile(f"lambda v: {row_source(tree, INDEX, wide=wide)}", "tree", "eval"), dict(SIGNS))
        found = read(rows)
        assert (mask_of if tree.type == TRUTH else row_of)(found, len(games)).tolist() == meant
        assert (isinstance(found, bool) or getattr(found, "dtype", None) == np.bool_) == (tree.type == TRUTH)


@QUICK
@given(trees(), st.data())
def test_what_a_tree_is_worth_lies_within_its_bounds(tree: Node, data: st.DataObject) -> None:
    known, game = {}, {}
    for slot in SLOTS:
        ends = sorted((data.draw(slot_values(slot)), data.draw(slot_values(slot))))
        known[slot] = (ends[0], ends[1])
        game[slot] = data.draw(st.integers(*known[slot]))
    lo, hi = bounds(tree, known.__getitem__)
    assert lo <= evaluate(tree, game.__getitem__) <= hi


@QUICK
@given(trees(), states())
def test_what_is_known_exactly_has_one_value(tree: Node, game: dict[str, int]) -> None:
    worth = evaluate(tree, game.__getitem__)
    assert bounds(tree, lambda slot: (game[slot], game[slot])) == (worth, worth)


def test_a_derived_value_known_as_a_whole_is_narrower_than_its_parts() -> None:
    parts = Node("add", NUMBER, (Node("read", NUMBER, value="trust"), Node("read", NUMBER, value="info")))
    tree = Node("cmp", TRUTH, (Node("named", NUMBER, (parts,), "cooperation"), const(8)), ">=")
    assert bounds(tree, lambda _: (0, 10)) == (0, 1)
    assert bounds(tree, lambda _: (0, 10), {"cooperation": (9, 9)}.get) == (1, 1)


LANGUAGE = """
trust approval approval[seoul] approval[mover] pact 'none' 'in_force' amended goodwill cooperation circle weight
drill aid this mover amount launch access consent leak recall turn turns speed_up free_hand 'seoul' seoul clauses
0 3 10 -1 1.5 2d6 d100 ( ) [ ] , . : + - * / = == != < <= > >= and or not in is if else True lambda
since( count( ordered( result( param( answer( answers( held( start( change( lowest( highest( half( div( at_least(
any_of( min( ever( open( granted( pending( crossed( to at least most floor for this next turn good carry token grant
withdraw later cancel run add use inject draw mark end cross modify refund band strike convert close others all
"""
SCRAPS = [*LANGUAGE.split(), "\u5317", "\ud800", "\x00", "\\", '"', "'", "#", "\u2265", "_", "\n", ""]
BOUND = Bindings(seats={"mover": "tokyo"}, numbers={"amount": const(2)})


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.lists(st.sampled_from(SCRAPS), max_size=14).map(" ".join),
        st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join),
        st.text(max_size=60),
    ),
    bound=st.booleans(),
)
def test_any_text_is_read_or_refused_with_a_place_and_a_reason(names: Names, text: str, bound: bool) -> None:
    for read in (parse_condition, parse_number, read_effect, read_chance):
        refused = refusal(read, text, names, BOUND if bound else Bindings())
        if refused is not None:
            assert 0 <= refused.col <= len(text)
            assert refused.message


def refusal(
    read: Callable[[str, Names, Bindings], object], text: str, names: Names, bindings: Bindings
) -> LanguageError | None:
    try:
        read(text, names, bindings)
    except LanguageError as error:
        return error
    return None


@pytest.mark.parametrize("text", ["(" * 399, "[" * 399, "-" * 399 + "1", "not " * 99 + "1", "a." * 199 + "a", "1" * 400,
                                  "f(" * 100 + ")" * 100, "'" * 400, "\ud800", "a\x00b", "trust>" * 66])
def test_hostile_lines_are_refused_like_any_other(names: Names, text: str) -> None:
    for read in (parse_condition, parse_number, read_effect, read_chance):
        with pytest.raises(LanguageError):
            read(text, names)
