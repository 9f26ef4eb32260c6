"""Random trees and random states for them, for properties that must hold of every tree."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from wargame.language.tree import NUMBER, TRUTH, Choice, Node, const

NUMBERS = ("trust", "info", "tempo")
HISTORIES = ("past:launch", "held:1")
FLAGS = ("amended", "ordered:drill@seoul")
STATUS, SET = "pact", "chosen:drill"
SLOTS = (*NUMBERS, *HISTORIES, *FLAGS, STATUS, SET)
WORDS = Choice(("none", "suspended", "in_force"))
ITEMS = Choice(("data", "taiwan", "economy"), many=True)
MOST_BITS = (1 << 41) - 1


def slot_values(slot: str) -> st.SearchStrategy[int]:
    if slot in HISTORIES:
        return st.one_of(st.integers(0, 31), st.integers(0, MOST_BITS))
    if slot in FLAGS:
        return st.integers(0, 1)
    return st.integers(0, 7 if slot == SET else 2) if slot in (STATUS, SET) else st.integers(-20, 20)


def states() -> st.SearchStrategy[dict[str, int]]:
    return st.fixed_dictionaries({slot: slot_values(slot) for slot in SLOTS})


def _number_leaves() -> st.SearchStrategy[Node]:
    return st.one_of(
        st.integers(-9, 9).map(const),
        st.sampled_from(NUMBERS).map(lambda slot: Node("read", NUMBER, value=slot)),
        st.sampled_from(HISTORIES).map(lambda slot: Node("since", NUMBER, value=slot)),
        st.tuples(st.sampled_from(HISTORIES), st.integers(1, 41)).map(lambda asked: Node("count", NUMBER, value=asked)),
    )


def _truth_leaves() -> st.SearchStrategy[Node]:
    status, chosen = Node("read", WORDS, value=STATUS), Node("read", ITEMS, value=SET)
    words = st.lists(st.integers(0, 2), min_size=1, max_size=3)
    return st.one_of(
        st.sampled_from(FLAGS).map(lambda slot: Node("read", TRUTH, value=slot)),
        words.map(lambda places: Node("in", TRUTH, (status, *map(const, places)))),
        st.integers(0, 2).map(lambda bit: Node("has", TRUTH, (chosen,), bit)),
        st.integers(0, 1).map(lambda value: Node("const", TRUTH, value=value)),
    )


@cache
def numbers(depth: int) -> st.SearchStrategy[Node]:
    """Number trees at most so deep."""
    if depth == 0:
        return _number_leaves()
    number, truth = numbers(depth - 1), truths(depth - 1)
    several, divisor = st.lists(number, min_size=2, max_size=3), st.integers(-4, 4).filter(bool).map(const)
    return st.one_of(
        _number_leaves(),
        st.builds(lambda op, kids: Node(op, NUMBER, tuple(kids)), st.sampled_from(("add", "min", "max")), several),
        st.builds(lambda op, a, b: Node(op, NUMBER, (a, b)), st.sampled_from(("sub", "mul")), number, number),
        st.builds(lambda op, a: Node(op, NUMBER, (a,)), st.sampled_from(("neg", "abs", "half")), number),
        st.builds(lambda a, n: Node("div", NUMBER, (a, n)), number, divisor),
        st.builds(lambda c, a, b: Node("if", NUMBER, (c, a, b)), truth, number, number),
        number.map(lambda a: Node("named", NUMBER, (a,), "cooperation")),
    )


@cache
def truths(depth: int) -> st.SearchStrategy[Node]:
    """Condition trees at most so deep."""
    if depth == 0:
        return _truth_leaves()
    number, truth = numbers(depth - 1), truths(depth - 1)
    several, signs = st.lists(truth, min_size=2, max_size=3), st.sampled_from(("<", "<=", ">", ">=", "==", "!="))
    return st.one_of(
        _truth_leaves(),
        st.builds(lambda a, sign, b: Node("cmp", TRUTH, (a, b), sign), number, signs, number),
        st.builds(lambda op, kids: Node(op, TRUTH, tuple(kids)), st.sampled_from(("and", "or")), several),
        truth.map(lambda a: Node("not", TRUTH, (a,))),
        st.builds(lambda a, n: Node("held", TRUTH, (a,), ("held:1", n)), truth, st.integers(1, 5)),
    )


def trees() -> st.SearchStrategy[Node]:
    """Trees of either type."""
    return st.one_of(numbers(3), truths(3))
