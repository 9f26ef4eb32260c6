"""What is kept of a program is kept with it: nothing of it holds the program once nobody needs it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from weakref import ref

import pytest

from tests.engine.positions import position, program
from wargame.engine.information.redaction import view_for
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.model.viewers import CONTROL
from wargame.saves.vocabulary import vocabulary
from wargame.sim.block import Games
from wargame.sim.kernel_rollout import kernel_rollout_of
from wargame.sim.reach import wide_sums
from wargame.wording import speaker_of


def _plans(rules: Program) -> None:
    for seat in rules.seats:
        for doctrine in rules.scenario.doctrines:
            lower_policy(rules, doctrine, seat)


def _looks(rules: Program) -> None:
    at = position("pocket", 1, 2)
    for viewer in (*rules.seats, CONTROL):
        view_for(rules, at.state, viewer, at.events)


def _plays(rules: Program) -> None:
    games = Games(rules, 4, 1)
    games.deal()
    games.open_turn()


USES: dict[str, Callable[[Program], object]] = {
    "doctrines": _plans,
    "views": _looks,
    "events of a save": vocabulary,
    "widths of sums": wide_sums,
    "games in a block": _plays,
    "games in the kernel": kernel_rollout_of,
    "words": speaker_of,
}


@pytest.mark.parametrize("use", USES)
def test_a_program_that_was_used_ends_with_its_last_holder(use: str) -> None:
    rules = replace(program("pocket"))
    USES[use](rules)
    seen = ref(rules)
    del rules
    gc.collect()
    assert seen() is None


def test_an_answer_is_worked_out_once_and_of_a_copy_anew() -> None:
    asked: list[Program] = []
    answer = once_a_program(lambda rules: asked.append(rules) or rules.digest)
    rules = replace(program("pocket"))
    copy = replace(rules)
    assert answer(rules) == answer(rules) == answer(copy)
    assert len(asked) == 2
    assert asked[0] is rules
    assert asked[1] is copy
