"""One reader of seeds, for options, forms and lines; every seed it takes is another game."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from wargame.engine.draws import game_key, run_key
from wargame.wording.captions import wrong_seed
from wargame.engine.seeds import (
    LARGEST_SEED,
    WrongSeed,
    grouped,
    player_seed_of_code,
    read_code,
    read_dice,
    read_seed,
    seed_of_code,
)

CODE = "K7QF-2M9X-8TRW-HC4D-5JN3"


@pytest.mark.parametrize(
    ("written", "seed"),
    [("0", 0), ("7", 7), (" 2026 ", 2026), ("007", 7), ("0" * 9_000 + "5", 5), (str(2**63 - 1), 2**63 - 1)],
)
def test_a_seed_is_a_number_in_digits(written: str, seed: int) -> None:
    assert read_seed(written) == seed


@pytest.mark.parametrize(
    "written",
    ["", " ", "-1", "+5", "1.0", "1e5", "1_000", "0x10", "１２", "٣", "²", "seven", "5 6", "9" * 5_000, str(2**63),
     str(2**64 + 1), str(2**128 - 1), "5\x1b[2J", "5\n6", "\u202e5"],
)
def test_nothing_else_is_one_and_the_same_sentence_says_so(written: str) -> None:
    with pytest.raises(WrongSeed) as refused:
        read_seed(written)
    said = wrong_seed(refused.value)
    assert "A seed is a whole number from 0 to 9223372036854775807" in said
    assert len(said) < 160
    assert said.isprintable()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, LARGEST_SEED), st.integers(0, LARGEST_SEED))
def test_two_seeds_are_two_games(one: int, other: int) -> None:
    assert (game_key(one, 0) == game_key(other, 0)) is (one == other)


def test_numbers_that_were_the_same_game_are_not_both_seeds() -> None:
    for one, other in ((1, 2**64), (0, 2**128 - 1)):
        assert run_key(one) == run_key(other)
        with pytest.raises(WrongSeed):
            read_seed(str(other))


def test_a_class_code_is_one_however_it_is_grouped() -> None:
    code = read_code(CODE)
    assert code == read_code(CODE.lower().replace("-", " ")) == "K7QF2M9X8TRWHC4D5JN3"
    assert grouped(code) == CODE
    assert 0 <= seed_of_code(code) <= LARGEST_SEED
    assert len({seed_of_code(code), player_seed_of_code(code), seed_of_code(code[::-1])}) == 3


@pytest.mark.parametrize("written", ["", "TOKYO", CODE[:-1], "A" * 40, "AB" * 20, CODE[:-1] + "é", "2026" * 6])
def test_a_code_that_could_be_found_is_refused_and_not_said_again(written: str) -> None:
    with pytest.raises(WrongSeed) as refused:
        read_code(written)
    assert not written or written not in wrong_seed(refused.value) + str(refused.value)


def test_a_field_takes_either_or_nothing() -> None:
    assert read_dice("  ") == (None, None)
    assert read_dice("12") == (12, None)
    assert read_dice(CODE) == (None, "K7QF2M9X8TRWHC4D5JN3")
    for written in ("-1", "１２", "9" * 5_000, "seven", "+5"):
        with pytest.raises(WrongSeed, match="seed"):
            read_dice(written)
    with pytest.raises(WrongSeed, match="code"):
        read_dice(CODE[:-1] + "_")
