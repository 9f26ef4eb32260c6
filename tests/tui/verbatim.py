"""A speaker for views made by hand: an effect is its line, and no scenario stands behind it."""

from __future__ import annotations

from functools import cached_property
from typing import cast

from wargame.language.names import Names
from wargame.model.files import Scenario
from wargame.model.orders import Refusal
from wargame.model.card_views import EffectShown, MoveView, OnCondition, Shown
from wargame.wording.english.events import EnglishEvents
from wargame.wording.english.speaker import English


class Verbatim(English):
    """Says what the sample says."""

    def __init__(self) -> None:
        super().__init__(cast(Scenario, None))

    @cached_property
    def events(self) -> EnglishEvents:
        return EnglishEvents(cast(Scenario, None), cast(Names, None))

    def effect(self, shown: Shown) -> str:
        if isinstance(shown, OnCondition):
            return f"{shown.text}: {', '.join(map(self.effect, shown.do))}"
        return shown.line

    def refusal(self, refusal: Refusal) -> str:
        return f"You may order {refusal.most} {refusal.word} move this turn."

    def terms(self, card: MoveView) -> tuple[str, ...]:
        return ()

    def _others(self, card: MoveView) -> list[str]:
        return []


def effects(*lines: str) -> tuple[Shown, ...]:
    """A list of effects by their lines."""
    return tuple(map(EffectShown, lines))


def on(text: str, *do: str) -> Shown:
    """Effects on a condition, in its author's words."""
    return OnCondition("reason", text, (), effects(*do))


