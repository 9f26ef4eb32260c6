"""What a viewer is shown after a resolution is a function of what that viewer may know.

Pairs of turns that differ in one private order, answer, card or hidden value, and are resolved with the same dice: a
viewer to whom they are alike (``pairs`` says what that means) is shown the same, to the byte. 100,000 pairs are looked
at by ``pytest -m long tests/engine/test_secrecy_turns.py``; ``-k`` picks worlds and theories, ``WARGAME_PAIRS`` says
how many pairs for each, ``WARGAME_PAIRS_FROM`` names other games.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest

from tests.engine.pairs import THEORIES, Morning, Seen, alike, changes, difference, played, tables, viewers_of
from wargame.engine.adjudication import is_over

EACH = int(os.environ.get("WARGAME_PAIRS", "2400"))
FROM = int(os.environ.get("WARGAME_PAIRS_FROM", "0"))
DAILY = 39
A_TURN = 20
"""So many changes are tried on one turn, for one viewer."""
LEAKS = 3
WORLDS = [world for world, theory in tables() if theory == THEORIES[0]]
EVERY_DAY = [
    ("pocket", "HOPE"),
    *((world, THEORIES[(n + shift) % len(THEORIES)]) for n, world in enumerate(WORLDS) for shift in (0, 3)),
    *((world, theory) for world, theory in tables() if not theory),
]


def pairs_of(world: str, theory: str, number: int, game: int, turns: int) -> tuple[int, list[str]]:
    """Look at so many pairs; returns how many were alike although something had come differently, and what leaked."""
    lots, told, leaks = Random(f"{world} {theory} {game}"), 0, list[str]()
    while number > 0:
        for turn in lots.sample(list(played(world, theory, game, turns)), 2):
            viewer = lots.choice(viewers_of(turn.program))
            first = Seen(turn, viewer)
            for change in islice(changes(turn, viewer, lots), A_TURN):
                number -= 1
                second = Seen(change.turn, viewer)
                if change.whose == viewer or not alike(first, second):
                    continue
                told += first.events != second.events
                where = f"{world} {theory} game {game} turn {turn.state.turn}, {viewer}: {change.words}"
                if first.shown != second.shown:
                    leaks.append(f"{where}\n{difference(first.shown, second.shown)}")
                elif number % 6 == 0:
                    leaks += [f"{where}\n{one}" for one in later(first, second)]
        game += 1
    return told, leaks


def later(first: Seen, second: Seen) -> Iterator[str]:
    """What leaks of the same two turns in the view, in the words, in the talk, and as the next turn opens."""
    if first.page != second.page:
        yield "the view, the words or the talk"
    if not (is_over(first.turn.program, first.after) or is_over(second.turn.program, second.after)):
        mornings = Morning(first), Morning(second)
        if alike(*mornings) and mornings[0].shown != mornings[1].shown:
            yield f"as the next turn opens\n{difference(mornings[0].shown, mornings[1].shown)}"


def test_the_pairs_of_every_day_hold_every_world_and_theory() -> None:
    assert {theory for _, theory in EVERY_DAY} == {"HOPE", "", *THEORIES}
    assert len({world for world, _ in EVERY_DAY}) == 9
    assert DAILY * len(EVERY_DAY) >= 500


@pytest.mark.parametrize(("world", "theory"), EVERY_DAY, ids=map("-".join, EVERY_DAY))
def test_what_a_viewer_may_not_know_changes_nothing_it_is_told_of_a_turn(world: str, theory: str) -> None:
    _, leaks = pairs_of(world, theory, DAILY, 0, 3)
    assert not leaks, "\n\n".join(leaks[:LEAKS])


@pytest.mark.long
@pytest.mark.parametrize(("world", "theory"), tables(), ids=map("-".join, tables()))
def test_what_a_viewer_may_not_know_changes_nothing_it_is_told_of_very_many_turns(world: str, theory: str) -> None:
    told, leaks = pairs_of(world, theory, EACH, FROM + 1, 8)
    assert not leaks, f"{len(leaks)} leaks\n" + "\n\n".join(leaks[:LEAKS])
    assert told
