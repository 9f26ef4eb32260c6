"""Keyed dice: the same on every machine for ever, fair, and each for itself."""

from __future__ import annotations

from collections import Counter

import pytest

from wargame.engine.draws import GOLDEN, MASK, KeyedDice, mix, purpose_number, seed_of_game

SEED = 2026


def test_the_mix_is_splitmix64() -> None:
    """The first outputs of that generator from seed 0, as its authors publish them."""
    outputs = [mix(GOLDEN * number & MASK) for number in (1, 2, 3)]
    assert outputs == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]


def test_faces_never_change() -> None:
    """Saves of other years must replay: if one of these moves, every recorded game is void."""
    dice = KeyedDice(SEED)
    assert [dice.faces(turn, "move:reassure", 2, 6) for turn in (1, 2, 3, 4)] == [(6, 2), (6, 1), (5, 4), (6, 5)]
    assert dice.faces(1, "table:pyongyang_category<x", 1, 100) == (30,)
    assert KeyedDice(SEED, attempt=1).faces(1, "move:reassure", 2, 6) == (2, 4)
    assert KeyedDice(SEED, game=1).faces(1, "move:reassure", 2, 6) == (5, 4)
    assert KeyedDice((1 << 127) + 5).faces(3, "observe:provocation@tokyo", 3, 6) == (4, 1, 6)
    assert purpose_number("move:t1") == 0xCFBFF91320CE433


@pytest.mark.parametrize("seed", [0, 7, SEED, (1 << 64) - 1, (1 << 127) + 5])
@pytest.mark.parametrize("game", [0, 1, 4711])
def test_any_game_of_a_run_is_the_first_game_of_another_seed(seed: int, game: int) -> None:
    alone, among = KeyedDice(seed_of_game(seed, game)), KeyedDice(seed, game)
    assert [alone.faces(turn, "move:a", 2, 100) for turn in range(9)] == [
        among.faces(turn, "move:a", 2, 100) for turn in range(9)
    ]


def chi_square(counts: Counter[int] | Counter[tuple[int, int]], cells: int) -> float:
    expected = counts.total() / cells
    return sum((count - expected) ** 2 for count in counts.values()) / expected + expected * (cells - len(counts))


@pytest.mark.parametrize(("sides", "limit"), [(6, 20.5), (12, 31.3), (100, 148.2)])
def test_every_face_is_as_likely_as_another(sides: int, limit: float) -> None:
    """The limit is what chance alone passes once in a thousand."""
    games = range(sides * 300)
    assert chi_square(Counter(KeyedDice(SEED, game).faces(1, "move:a", 1, sides)[0] for game in games), sides) < limit


def pairs(first: str, second: str) -> Counter[tuple[int, int]]:
    """How often two dice of the same game fall together in each of the 36 ways."""
    found: Counter[tuple[int, int]] = Counter()
    for game in range(3_600):
        dice = KeyedDice(SEED, game)
        (turn_a, purpose_a), (turn_b, purpose_b) = first.split(maxsplit=1), second.split(maxsplit=1)
        found[dice.faces(int(turn_a), purpose_a, 1, 6)[0], dice.faces(int(turn_b), purpose_b, 1, 6)[0]] += 1
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1 move:a", "1 move:b"),
        ("1 move:a", "2 move:a"),
        ("1 move:a@amber", "1 move:a@blue"),
        ("1 chance:x<rule:y", "1 chance:y<rule:x"),
    ],
)
def test_one_die_tells_nothing_of_another(first: str, second: str) -> None:
    assert chi_square(pairs(first, second), 36) < 66.6


def test_the_two_dice_of_one_throw_are_two() -> None:
    throws = Counter(KeyedDice(SEED, game).faces(1, "move:a", 2, 6) for game in range(3_600))
    assert chi_square(Counter({(a, b): number for (a, b), number in throws.items()}), 36) < 66.6


@pytest.mark.parametrize(
    "other",
    [KeyedDice(SEED + 1), KeyedDice(SEED, game=1), KeyedDice(SEED, attempt=1), KeyedDice(SEED + (1 << 64))],
    ids=["seed", "game", "attempt", "the upper half of the seed"],
)
def test_another_key_is_another_fall(other: KeyedDice) -> None:
    mine = KeyedDice(SEED)
    same = sum(mine.faces(turn, "move:a", 2, 6) == other.faces(turn, "move:a", 2, 6) for turn in range(1, 41))
    assert same < 8  # of 40; one in 36 by chance


def test_a_die_does_not_depend_on_what_was_drawn_before() -> None:
    fresh, used = KeyedDice(SEED), KeyedDice(SEED)
    for number in range(20):
        used.faces(1, f"move:{number}", 2, 6)
    assert fresh.faces(1, "move:a", 2, 6) == used.faces(1, "move:a", 2, 6)


def test_entered_dice_replace_one_draw_and_no_other() -> None:
    plain, entered = KeyedDice(SEED), KeyedDice(SEED, by_hand={(1, "move:a"): (1, 1)})
    assert entered.faces(1, "move:a", 2, 6) == (1, 1)
    assert entered.entered(1, "move:a")
    assert not entered.entered(2, "move:a")
    assert entered.faces(2, "move:a", 2, 6) == plain.faces(2, "move:a", 2, 6)
    assert entered.faces(1, "move:b", 2, 6) == plain.faces(1, "move:b", 2, 6)
