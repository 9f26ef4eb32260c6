"""The English speaker."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from wargame.language.names import Names
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.model.orders import Refusal
from wargame.model.reasons import StatedReason
from wargame.model.rulings import RulingObjection
from wargame.model.talk import TalkObjection
from wargame.model.card_views import MoveView, Shown
from wargame.model.views import AimScored, EndedAt
from wargame.wording import numbers
from wargame.wording.english import cards, refusals
from wargame.wording.english.rulings import ruling_objection_in_words
from wargame.wording.english.clauses import in_a_row, in_one_line
from wargame.wording.english.names import Naming
from wargame.wording.english.values import named

if TYPE_CHECKING:
    from wargame.wording.english.events import EnglishEvents
    from wargame.engine.candidates import Alternative, Compared
    from wargame.engine.information.information_state import Unseen
    from wargame.wording.speaker import RuleSpeaker


class English:
    """Speaks English of one scenario (``wargame.wording.speaker.Speaker``). What a card says is said once and kept."""

    signed_range = staticmethod(numbers.signed_range)
    points = staticmethod(numbers.points)
    odds = staticmethod(numbers.odds)
    listing = staticmethod(numbers.listing)

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._said: dict[Shown, str] = {}

    @cached_property
    def names(self) -> Names:
        """What things are called."""
        return Names.of(self._scenario)

    def effect(self, shown: Shown) -> str:
        if shown not in self._said:
            self._said[shown] = in_one_line(cards.part_in_words(shown, self.names))
        return self._said[shown]

    def effects(self, shown: Sequence[Shown]) -> str:
        return in_a_row([self.effect(one) for one in shown])

    def terms(self, card: MoveView) -> tuple[str, ...]:
        return cards.terms(card, self._others(card))

    def partners(self, card: MoveView) -> str:
        return f"{cards.ASK_PARTNERS} {cards.naming(self._others(card), card.must)}"

    def _others(self, card: MoveView) -> list[str]:
        return [self._scenario.seats[seat].name for seat in card.optional]

    def reason(self, reason: StatedReason) -> str:
        return refusals.reason_in_words(reason)

    def reasons(self, reasons: Sequence[StatedReason]) -> str:
        return "; ".join(map(self.reason, reasons))

    def refusal(self, refusal: Refusal) -> str:
        return refusals.refusal_in_words(refusal, self.names)

    def refusals(self, refusals: Sequence[Refusal]) -> str:
        return "; ".join(map(self.refusal, refusals))

    def objection(self, objection: TalkObjection) -> str:
        return refusals.objection_in_words(objection, self.names)

    def ruling_objection(self, objection: RulingObjection) -> str:
        return ruling_objection_in_words(objection, self.names)

    def scored(self, aim: AimScored) -> str:
        match aim.what:
            case "card":
                return f"Private card, {aim.text}"
            case "red_line":
                return f"Red line crossed: “{aim.text}”"
            case "objective":
                ended = ", ".join(map(_ended, aim.ended))
                told = f"{aim.text}; ended at {ended}" if ended else aim.text
                return "; but ".join((told, *map(self._happened, aim.spoilt)))
            case _:
                assert_never(aim.what)

    def _happened(self, slot: str) -> str:
        """``“A prime minister resigned” happened``, of a slot of history."""
        name, naming = SlotName.parse(slot), Naming(self.names, {}, {})
        seat = naming.seat(name.seat) if name.seat else ""
        if name.kind == "answer":
            return naming.answer_given(name.id, name.part, seat).did
        return naming.happened(name.id, seat).did

    def name(self, slot: str) -> str:
        return named(slot, self._scenario)

    def may_join(self, seats: Sequence[str]) -> str:
        return cards.may_join(seats)

    def early(self, among: int) -> tuple[str, ...]:
        return cards.of_early(among)

    @cached_property
    def events(self) -> EnglishEvents:
        from wargame.wording.english.events import EnglishEvents

        return EnglishEvents(self._scenario, self.names)

    def rules(self, *, instructor: bool) -> RuleSpeaker:
        from wargame.wording.english.rule_lines import EnglishRules  # for rulebooks alone

        return EnglishRules.of(self._scenario, instructor=instructor)

    def alternative(self, one: Alternative) -> str:
        from wargame.wording.english.alternatives import alternative_in_words

        return alternative_in_words(one, self.names)

    def compared(self, compared: Compared) -> str:
        from wargame.wording.english.alternatives import compared_in_words

        return compared_in_words(compared)

    def others(self, doctrines: Sequence[str], bound: Sequence[str]) -> str:
        from wargame.wording.english.alternatives import others_in_words

        return others_in_words(doctrines, bound, self.names)

    def unseen(self, unseen: Sequence[Unseen]) -> tuple[str, ...]:
        from wargame.wording.english.alternatives import unseen_in_words

        return unseen_in_words(unseen, self.names)


def _ended(at: EndedAt) -> str:
    """``TRU 4, wanted 6 or more``."""
    if at.asked is None:
        return f"{at.label} {at.value}"
    how = {">=": " or more", "<=": " or less", "==": ""}[at.asked.sign]
    return f"{at.label} {at.value} (wanted {numbers.whole(at.asked.target)}{how})"
