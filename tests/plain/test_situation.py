"""The situation in lines: what a seat reads first."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.verbatim import Verbatim
from tests.tui.sample import TOKYO
from wargame.document.nodes import items
from wargame.plain.pages import EMPTY, heading, situation

OUT = (("seoul", "S5 Deliberative hedging"),)


def test_what_came_out_is_read_before_what_was_put() -> None:
    told = "It has come out: Seoul ordered S5 Deliberative hedging last week."
    first, *_ = items(told)
    page = situation(replace(TOKYO, budget=None, leaks=OUT), Verbatim())
    assert page[:4] == (*heading(TOKYO), first, EMPTY)
    assert first not in situation(TOKYO, Verbatim())
