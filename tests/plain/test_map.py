"""The theatre map in lines: what stands there is said before anything is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.sample import TOKYO
from wargame.model.theatre_views import GroundView, MarkerView, PlaceView, TheatreView
from wargame.plain.map_page import map_lines, place_lines
from wargame.plain.naming import Unclear

THEATRE = TheatreView(
    GroundView(rows=("####....", "##....##")),
    (
        PlaceView("tokyo", "Tokyo", "東京", "capital", "tokyo", 800, 600, "●"),
        PlaceView("islets", "Dokdo/Takeshima", "독도/竹島", "islets", None, 500, 300, None),
        PlaceView("strait", "Taiwan Strait", None, "strait", None, 200, 800, None),
    ),
    (
        MarkerView("boats", "islets", None, "patrol", "Boats.", False),
        MarkerView("over", "strait", "tokyo", "launch", "A missile.", True),
    ),
)
VIEW = replace(TOKYO, theatre=THEATRE)


def test_words_come_first_and_what_is_new_before_the_rest() -> None:
    lines = map_lines(VIEW, 80)
    assert lines[:5] == [
        "New on the map:", "  launch, from Taiwan Strait to Tokyo: A missile.",
        "On the map:", "  patrol, Dokdo/Takeshima: Boats.", "",
    ]  # fmt: skip


def test_the_drawing_keeps_to_ascii_and_its_width_and_says_what_its_signs_mean() -> None:
    drawn = map_lines(VIEW, 80)[5:]
    assert all(len(row) <= 80 and row.isascii() for row in drawn)
    assert any("T:Tokyo" in row or "T Tokyo" in row for row in drawn)
    assert "Signs: ~P patrol; ^L launch; > before what is new." in drawn


@pytest.mark.parametrize("said", ["islets", "Dokdo", "takeshima", "독도"])
def test_a_place_is_found_by_either_half_of_its_name(said: str) -> None:
    assert place_lines(VIEW, said) == ["Dokdo/Takeshima (독도/竹島), islets", "  patrol, Dokdo/Takeshima: Boats."]


def test_what_leads_to_a_place_is_told_there() -> None:
    assert place_lines(VIEW, "tokyo")[1:] == ["  launch, from Taiwan Strait to Tokyo: A missile. New."]


@pytest.mark.parametrize(("said", "answer"), [
    ("t", "could be Tokyo, Dokdo/Takeshima or Taiwan Strait"), ("tokio", "Did you mean “Tokyo”?"), ("xx", "no place"),
])  # fmt: skip
def test_what_was_not_clear_is_asked_for(said: str, answer: str) -> None:
    with pytest.raises(Unclear, match="“") as unclear:
        place_lines(VIEW, said)
    assert answer in str(unclear.value)


def test_a_crisis_without_a_map_says_so() -> None:
    assert map_lines(replace(VIEW, theatre=None), 80) == place_lines(replace(VIEW, theatre=None), "tokyo")
