"""What a viewer saw a track do: only what its two ranges prove."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.sample_tracks import guessed, track

TRACK = track("TRU", "Trust", 3, "ladders", "none", "full")


@pytest.mark.parametrize(
    ("was", "now", "went"),
    [
        ((2, 5), (6, 8), 1),
        ((2, 5), (0, 1), -1),
        ((2, 5), (2, 5), 0),
        ((2, 5), (3, 3), 0),
        ((2, 5), (5, 5), 0),
        ((3, 3), (2, 5), 0),
        ((2, 5), (4, 8), 0),
        ((4, 8), (2, 5), 0),
        ((2, 5), (5, 8), 0),
    ],
)
def test_what_is_only_known_better_or_worse_was_not_seen_to_go(
    was: tuple[int, int], now: tuple[int, int], went: int
) -> None:
    assert replace(guessed(TRACK, *now, "some"), was=was).went == went
