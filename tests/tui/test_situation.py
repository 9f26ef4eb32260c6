"""The situation on a seat's desk."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.sample import TOKYO
from tests.tui.verbatim import Verbatim
from wargame.model.views import View
from wargame.tui.glyphs import UNICODE
from wargame.tui.text import laid_out
from wargame.tui.widgets.situation_page import situation_lines


def told(view: View) -> str:
    return " ".join(laid_out(situation_lines(view, (), 99, Verbatim(), UNICODE), 60).plain.split())


def test_what_came_out_is_the_first_thing_a_seat_reads() -> None:
    out = (("seoul", "S5 Hedging"),)
    assert told(replace(TOKYO, leaks=out)).startswith("▸ It has come out: Seoul ordered S5 Hedging last week.")


def test_where_nothing_came_out_nothing_is_said_of_it() -> None:
    assert "come out" not in told(TOKYO)
