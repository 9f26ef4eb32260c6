"""Effects in a row, wherever a screen shows them: a reader never has to guess how far a condition reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.content import Content

from tests.tui.verbatim import Verbatim, effects, on
from wargame.model.card_views import BandView, ChoiceView, InjectView, Shown
from wargame.tui.glyphs import ASCII
from wargame.tui.screens.fill import _item
from wargame.tui.text import stack
from wargame.tui.widgets.situation_page import inject_lines
from wargame.tui.widgets.move_preview import band_lines, choice_line
from wargame.tui.widgets.question_panel import answer_text

WIDE = 200
Effects = tuple[Shown, ...]


def band(does: Effects) -> Content:
    return stack(*band_lines((BandView("s", "S", "Success", 1, 1, 36, does),), Verbatim(), ASCII, WIDE))


def inject(does: Effects) -> Content:
    put = InjectView("storm", "A1", "Storm", "The glass falls.", None, (), True, (), does)
    return stack(*inject_lines(put, {}, Verbatim(), ASCII, WIDE))


def choice(does: Effects) -> Content:
    return choice_line(ChoiceView("far", "Far", 0, True, None, does), False, Verbatim(), ASCII, WIDE)


def asked(does: Effects) -> Content:
    below = _item(ChoiceView("far", "Far", 0, True, None, does), Verbatim()).below
    assert below is not None
    return below


def answer(does: Effects) -> Content:
    return answer_text(ChoiceView("yes", "Yes", 0, True, None, does), Verbatim(), ASCII)


@pytest.mark.parametrize("shown", [band, inject, choice, asked, answer])
def test_a_condition_ends_with_a_full_stop_and_plain_effects_stand_between_commas(
    shown: Callable[[Effects], Content],
) -> None:
    assert "Trust +1, Coin -1" in shown(effects("Trust +1", "Coin -1")).plain
    assert "If the sea is calm: Trust +1, Coin -1. Tide +1" in shown(
        (on("if the sea is calm", "Trust +1", "Coin -1"), *effects("Tide +1"))
    ).plain
