"""Who speaks at a desk that has no scenario: it says what it was taught."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from wargame.model import events as e
from wargame.model.card_views import MoveView, Shown
from wargame.model.orders import Refusal
from wargame.model.reasons import StatedReason
from wargame.model.talk import LONGEST, TalkObjection
from wargame.remote.phrases import Phrase, What
from wargame.text.runs import text
from wargame.wording import numbers
from wargame.wording.catalogue import _
from wargame.wording.event_speaker import DeskEventSpeaker, EffectWords


class TaughtSpeaker:
    """A speaker that says what it was taught, and nothing of what it was not (``wording.speaker.DeskSpeaker``)."""

    signed_range = staticmethod(numbers.signed_range)
    odds = staticmethod(numbers.odds)
    listing = staticmethod(numbers.listing)

    def __init__(self) -> None:
        self._words: dict[tuple[What, Hashable], str] = {}

    def learn(self, phrases: Sequence[Phrase], words: Sequence[str]) -> None:
        """Words for these phrases. Raises ``ValueError`` where they are not so many."""
        self._words.update((phrase[:2], said) for phrase, said in zip(phrases, words, strict=True))

    def said(self, what: What, of: Hashable) -> str:
        """The words of a phrase; "" where it was taught none."""
        return self._words.get((what, of), "")

    def effect(self, shown: Shown) -> str:
        return self.said("effect", shown)

    def effects(self, shown: Sequence[Shown]) -> str:
        return self.said("effects", tuple(shown))

    def terms(self, card: MoveView) -> tuple[str, ...]:
        return tuple(self.said("terms", card.id).splitlines())

    def partners(self, card: MoveView) -> str:
        return self.said("partners", card.id)

    def reason(self, reason: StatedReason) -> str:
        return self.said("reason", reason)

    def reasons(self, reasons: Sequence[StatedReason]) -> str:
        return self.said("reasons", tuple(reasons))

    def refusal(self, refusal: Refusal) -> str:
        return self.said("refusal", refusal)

    def refusals(self, refusals: Sequence[Refusal]) -> str:
        return self.said("refusals", tuple(refusals))

    def objection(self, objection: TalkObjection) -> str:
        """Of the words themselves; the host judges the rest, and says why not."""
        match objection.against:
            case "empty":
                return _("The text is empty.")
            case "too_long":
                return _("The text has {given} characters; {most} is the most.").format(
                    given=objection.given, most=LONGEST)  # fmt: skip
            case _:
                return str(objection)

    def name(self, slot: str) -> str:
        return self.said("name", slot)

    @property
    def events(self) -> DeskEventSpeaker:
        return _TaughtEvents(self)


class _TaughtEvents:
    """What it was taught of events."""

    def __init__(self, taught: TaughtSpeaker) -> None:
        self._taught = taught

    def line(self, event: e.Event) -> str | None:
        return self._taught.said("line", event) or None

    def effect(self, event: e.Changed | e.Became) -> EffectWords | None:
        said = self._taught.said("change", event)
        return EffectWords("", text(said)) if said else None

    def acted(self, label: str, seats: Sequence[str] = ()) -> str:
        return self._taught.said("acted", (label, tuple(seats)))
