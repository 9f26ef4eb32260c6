"""How numbers, odds, lists and hints are written, wherever they are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wargame.wording import numbers


def test_numbers_have_a_real_minus_and_changes_a_sign() -> None:
    assert [numbers.whole(n) for n in (2, 0, -1)] == ["2", "0", "−1"]
    assert [numbers.signed(n) for n in (2, 0, -1)] == ["+2", "0", "−1"]
    assert (numbers.ranged(4, 4), numbers.ranged(-1, 6)) == ("4", "−1–6")
    assert (numbers.signed_range(1, 1), numbers.signed_range(-1, 2)) == ("+1", "−1 to +2")
    assert (numbers.give_or_take(1.25, 0.3), numbers.give_or_take(-1, 0.04, 2)) == ("+1.2 ± 0.3", "−1.00 ± 0.04")


def test_half_an_interval_is_not_rounded_to_nothing() -> None:
    assert numbers.mean_within(11.671, 0.044) == "11.67 ± 0.04"
    assert numbers.give_or_take(0.0035, 0.0041, 2) == "+0.004 ± 0.004"
    assert (numbers.mean_within(3, 0), numbers.give_or_take(0, 0, 2)) == ("3.0 ± 0.0", "+0.00 ± 0.00")


@pytest.mark.parametrize(("points", "said"), [(0, "0 points"), (1, "1 point"), (-1, "−1 point"), (12, "12 points")])
def test_one_point_is_no_points(points: int, said: str) -> None:
    assert numbers.points(points) == said


def test_things_are_counted() -> None:
    assert numbers.counted(1, "game") == "1 game"
    assert numbers.counted(1200, "game") == "1,200 games"
    assert numbers.counted(0, "crisis", "crises") == "0 crises"


def test_odds_are_never_none_or_all_unless_they_are() -> None:
    assert [numbers.odds(n, n, 216) for n in (0, 1, 108, 215, 216)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]
    assert numbers.odds(5, 9, 36) == "14–25 %"


def test_shares_are_written_with_their_interval() -> None:
    assert numbers.percent(0.21) == "21"
    assert numbers.percent(0.21, 0.18, 0.24) == "21 (18–24)"
    assert numbers.percent(0.0263, 0.0243, 0.0283) == "2.6 (2.4–2.8)", "20,000 games"
    assert numbers.percent(0, 0, 0.00019) == "0 (0–0.019)"
    assert numbers.percent(1, 0.996, 1) == "100 (99.6–100)"
    assert numbers.percent(0.5, 0.5, 0.5) == "50 (50–50)"
    assert [numbers.percent_of_games(share) for share in (0, 0.2, 0.5, 99)] == ["0 %", "less than 1 %", "0 %", "99 %"]
    assert numbers.quantiles((2, 4, 6)) == "4 (2–6)"
    assert numbers.quantiles((4, 4, 4)) == "4"


def test_one_place_writes_the_sign_of_per_cent_behind_a_number() -> None:
    filled_in = re.compile(r"\} ?(%|per cent)|:\.\d%\}")
    package = Path(numbers.__file__).parent.parent
    found = [path.name for path in package.rglob("*.py") if filled_in.search(path.read_text(encoding="utf-8"))]
    assert found == ["numbers.py"]


def test_lists_end_with_a_word() -> None:
    assert [numbers.listing("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [numbers.either("abc"[:n]) for n in range(4)] == ["", "a", "a or b", "a, b or c"]


def test_words_begin_a_sentence_and_ids_a_line() -> None:
    assert numbers.sentence("the US leaves") == "The US leaves"
    assert numbers.plain_id("port_calls") == "Port calls"


def test_the_nearest_spelling_is_asked_about_whatever_its_capitals() -> None:
    assert numbers.did_you_mean("Vialce", ["alliance", "Violence"]) == "did you mean “Violence”?"
    assert numbers.did_you_mean("zzz", ["alliance"], "there are: alliance") == "there are: alliance"
    assert numbers.did_you_mean("aliance", ["alliance"], quotes="''") == "did you mean 'alliance'?"
