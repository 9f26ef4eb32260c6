"""Single operations of the kernel in each of its bodies, against what ``operations`` says of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np
import pytest

from tests.sim.kernel_games import needs_kernel
from wargame.engine.flat.operations import Operation
from wargame.engine.state import HISTORY_BITS
from wargame.sim.lanes import kernel

pytestmark = needs_kernel
GAMES = 300
"""More than a row of the most lanes holds."""
A, B, C, D, GOES_ON, LOADED = 0, 1, 2, 3, 5, 6
"""Registers: three operands, two of results (D and the next), and which games go on."""


def grant(now: int, change: int, most: int, least: int) -> int:
    return min(change, max(most - now, 0)) if change > 0 else max(change, min(least - now, 0))


def toward_zero(one: int, by: int) -> int:
    whole = abs(one) // abs(by)
    return whole if (one < 0) == (by < 0) else -whole


def result(operation: Operation, words: dict[str, int], rows: list[list[int]], bits: int) -> list[list[int]]:
    """The registers after one operation; ``words``: its c and n where they are numbers."""
    code = [operation, D, A, B, words.get("c", C), words["n"], Operation.HALT, *[0] * 5]
    kind = np.int32 if bits == 32 else np.int64
    every, none = np.arange(GAMES, dtype=np.int32), np.zeros(0, dtype=np.int64)
    out = np.empty((LOADED, GAMES), dtype=kind)
    for lanes in (kernel.ALONE, kernel.FEW, kernel.MANY):
        found = np.empty((LOADED, GAMES), dtype=kind)
        kernel._kernel.play(
            np.array(code, dtype=kind), np.zeros(1, dtype=np.uint64), np.array(rows, dtype=kind), every,
            np.zeros(GAMES, dtype=np.uint64), every, np.arange(LOADED, dtype=np.int32), found, none, none.copy(),
            none.copy(), 0, 0, LOADED, 1, LOADED, LOADED, bits, lanes,
        )
        assert lanes == kernel.ALONE or np.array_equal(found, out), f"{lanes} lanes"
        out = found
    return out.tolist()


def rows_of(lots: Random, furthest: int, truths: str) -> list[list[int]]:
    """Random registers: small ones, large ones and the ends; those of ``truths`` are -1 or 0."""
    def one() -> int:
        return lots.choice((lots.randint(-9, 9), lots.randint(-furthest, furthest), furthest, -furthest, 0))

    rows = [[one() for _ in range(GAMES)] for _ in range(LOADED)]
    for name in truths:
        rows["abcde".index(name)] = [lots.choice((-1, 0)) for _ in range(GAMES)]
    return rows


Meaning = Callable[[int, int, int, int, int, int], int]
"""Of a, b, c, d, the word n and the word c: what d becomes."""
MEANINGS: dict[Operation, tuple[str, Meaning]] = {
    Operation.ADD_WHERE: ("b", lambda a, b, c, d, n, w: a + (c if b else 0)),
    Operation.ADD_NUMBER_WHERE: ("b", lambda a, b, c, d, n, w: a + (n if b else 0)),
    Operation.ADD_ABOVE: ("", lambda a, b, c, d, n, w: a + (n if b > w else 0)),
    Operation.ADD_BELOW: ("", lambda a, b, c, d, n, w: a + (n if b < w else 0)),
    Operation.MARK: ("a", lambda a, b, c, d, n, w: d | n if a else d),
    Operation.CHOOSE: ("a", lambda a, b, c, d, n, w: b if a else c),
}
"""Operation to the registers that hold truths, and its meaning. Those in which c is a word, not a register: below."""
WORDY = {Operation.ADD_ABOVE, Operation.ADD_BELOW}


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("operation", MEANINGS, ids=lambda one: one.name)
def test_an_operation_does_in_every_lane_what_is_said_of_it(operation: Operation, bits: int) -> None:
    lots = Random(operation)
    truths, meaning = MEANINGS[operation]
    for _ in range(20):
        rows = rows_of(lots, 1 << (28 if bits == 32 else 48), truths)
        number, word = lots.choice((1, 3, -7, 1 << 20)), lots.choice((0, 5, -3))
        words = {"n": number} | ({"c": word} if operation in WORDY else {})
        told = [meaning(*(rows[r][game] for r in (A, B, C, D)), number, word) for game in range(GAMES)]
        assert result(operation, words, rows, bits)[D] == told


@pytest.mark.parametrize("bits", [32, 64])
def test_a_division_goes_toward_zero_for_every_number_and_divisor(bits: int) -> None:
    lots, furthest = Random(bits), (1 << 31) - 1 if bits == 32 else 1 << 50
    powers = [1 << power for power in range(31)]
    divisors = {*range(1, 40), 100, 365, *powers, *(one + 1 for one in powers), *(one - 1 for one in powers[1:])}
    divisors |= {lots.randint(1, (1 << 31) - 1) for _ in range(40)}
    for by in sorted(one for one in divisors if one < 1 << 31):
        for sign in (1, -1):
            rows = rows_of(lots, furthest, "")
            near = [min(max(lots.randint(-9, 9) * by + lots.randint(-1, 1), -furthest), furthest) for _ in range(GAMES)]
            rows[A] = [one if lots.random() < 0.5 else other for one, other in zip(rows[A], near, strict=True)]
            told = [toward_zero(one, sign * by) for one in rows[A]]
            assert result(Operation.DIV_NUMBER, {"n": sign * by}, rows, bits)[D] == told, sign * by


@pytest.mark.parametrize("bits", [32, 64])
def test_since_finds_the_lowest_bit_of_a_history(bits: int) -> None:
    lots, last = Random(bits), 31 if bits == 32 else HISTORY_BITS.bit_length()
    rows = rows_of(lots, 9, "")
    rows[A] = [lots.choice((0, (lots.getrandbits(last) | 1) << lots.randrange(last))) for _ in range(GAMES)]
    rows[A][:last] = [1 << place for place in range(last)]
    rows[A] = [one & ((1 << last) - 1) for one in rows[A]]
    told = [(one & -one).bit_length() - 1 if one else 99 for one in rows[A]]
    assert result(Operation.SINCE, {"n": 99}, rows, bits)[D] == told


@pytest.mark.parametrize("bits", [32, 64])
def test_what_limits_leave_of_a_change_is_never_turned_round(bits: int) -> None:
    lots = Random(bits)
    rows = rows_of(lots, 1000, "")
    found = result(Operation.GRANT, {"n": D}, rows, bits)[D]
    assert found == [grant(*(rows[r][game] for r in (A, B, C, D))) for game in range(GAMES)]


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("operation", [Operation.CLEAR, Operation.OLDER], ids=lambda one: one.name)
def test_several_registers_at_once_and_none_beside_them(operation: Operation, bits: int) -> None:
    rows = rows_of(Random(bits), 1 << 20, "a")
    rows[D], rows[D + 1] = ([abs(one) for one in rows[row]] for row in (D, D + 1))
    found = result(operation, {"c": 2, "n": 0}, rows, bits)
    for row in (D, D + 1):
        told = [(0 if operation is Operation.CLEAR else one << 1) if here else one
                for here, one in zip(rows[A], rows[row], strict=True)]
        assert found[row] == told
    assert (found[A], found[B], found[C], found[GOES_ON]) == (rows[A], rows[B], rows[C], rows[GOES_ON])
