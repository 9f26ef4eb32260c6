"""Effects in a row, wherever a screen shows them: a reader never has to guess how far a condition reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.content import Content

from tests.tui.verbatim import Verbatim, effects, on
from wargame.model.card_views import BandView, ChoiceView, InjectView, Shown
from wargame.tui.glyphs import ASCII
from wargame.tui.screens.order_dialogues import choice_item
from wargame.tui.text import laid_out
from wargame.tui.widgets.situation_page import inject_lines
from wargame.tui.widgets.move_preview import band_lines
from wargame.tui.widgets.question_panel import answer_text, choice_text

WIDE = 200
Effects = tuple[Shown, ...]


def band(does: Effects) -> Content:
    return laid_out(band_lines((BandView("s", "S", "Success", 1, 1, 36, does),), Verbatim(), ASCII), WIDE)


def inject(does: Effects) -> Content:
    put = InjectView("storm", "A1", "Storm", "The glass falls.", None, (), True, (), does)
    return laid_out(inject_lines(put, {}, Verbatim(), ASCII), WIDE)


def choice(does: Effects) -> Content:
    return choice_text(ChoiceView("far", "Far", 0, True, None, does), "", Verbatim(), ASCII)


def asked(does: Effects) -> Content:
    below = choice_item(ChoiceView("far", "Far", 0, True, None, does), Verbatim()).below
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
