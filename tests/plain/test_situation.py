"""The situation in lines: what a seat reads first."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.sample import TOKYO
from wargame.plain.pages import heading, situation

OUT = (("seoul", "S5 Deliberative hedging"),)


def test_what_came_out_is_read_before_what_was_put() -> None:
    told = "It has come out: Seoul ordered S5 Deliberative hedging last week."
    lines = situation(replace(TOKYO, budget=None, leaks=OUT))
    assert lines[: len(heading(TOKYO)) + 2] == [*heading(TOKYO), told, ""]
    assert told not in situation(TOKYO)
