"""One meaning of the rules, whatever the rules: random games of random rulebooks are equal to the last slot."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest

from tests.sim.random_files import Drawn, drawn
from tests.sim.side_by_side import Different, side_by_side
from wargame.engine.deciding import Decider
from wargame.engine.lowering import lower
from wargame.engine.lowering.effects import EffectBuilder
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.program import Program
from wargame.language.effects import VERBS
from wargame.language.functions import FUNCTIONS
from wargame.sim.block import Games
from wargame.sim.policies import DoctrineDecider
from wargame.sim.single import order_in

DAILY, COVERING = 20, 8
"""How many rulebooks are played every day, and how many of them hold every word of the language."""
PARTS = "const read neg add sub mul min max abs half div cmp and or not in has since count held if named"


def rules_of(book: Drawn, seed: int) -> Program:
    return lower(book.scenario, ("HOPE" if seed % 2 else "DREAD",))


def play(seed: int, games: int) -> None:
    book = drawn(seed)
    try:
        side_by_side(rules_of(book, seed), games, seed, legal=True)
    except (Different, AssertionError) as error:
        texts = "\n".join(f"# {file.name}\n{file.text}" for file in book.files)
        pytest.fail(f"rulebook {seed}: {error}\n{texts}")


@pytest.mark.parametrize("seed", range(DAILY))
def test_games_of_a_random_rulebook_are_equal_to_the_last_slot(seed: int) -> None:
    """And every order in them is one that a table takes."""
    play(seed, 8)


@pytest.mark.long
@pytest.mark.parametrize("first", range(DAILY, 2000, 99))
def test_games_of_thousands_of_random_rulebooks_are_equal_to_the_last_slot(first: int) -> None:
    for seed in range(first, first + 99):
        play(seed, 8)


@pytest.mark.parametrize("seed", range(3))
def test_a_doctrine_of_a_random_rulebook_orders_the_same_at_the_table_and_in_a_block(seed: int) -> None:
    rules = rules_of(drawn(seed), seed)
    policies = [lower_policy(rules, "whim", seat) for seat in rules.seats]
    deciders, alone = [DoctrineDecider(one) for one in policies], [Decider(one) for one in policies]
    block = Games(rules, 12, seed)
    block.deal()
    while not block.over.all():
        block.open_turn()
        opened = block.values.copy()
        for seat, decider, other in zip(rules.seats, deciders, alone, strict=True):
            decider.order(block)
            for game in np.flatnonzero(~block.over):
                ordered, told = order_in(block, seat, game), other.order(opened[:, game].tolist())
                assert {act.move for act in ordered.acts} == {act.move for act in told.acts}
                assert ordered.answers == told.answers
        block.resolve()


def test_random_rulebooks_hold_every_word_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part of a tree, every effect and every function; and few lines are too wild for the checker."""
    lowered: Counter[type] = Counter()
    known = EffectBuilder.effect
    monkeypatch.setattr(EffectBuilder, "effect", lambda *given: [lowered.update([type(given[1])]), known(*given)][1])
    parts: set[str] = set()
    functions: set[str] = set()
    lines = plain = 0
    for seed in range(COVERING):
        book = drawn(seed)
        lines, plain = lines + book.lines, plain + book.plain
        functions |= {name for name in FUNCTIONS if re.search(rf"\b{name}\(", book.files[1].text)}
        parts |= {node.op for tree in rules_of(book, seed).expressions for node in tree.walk()}
    assert parts == set(PARTS.split())
    assert set(lowered) == set(VERBS)
    assert functions == set(FUNCTIONS)
    assert plain < lines / 20
