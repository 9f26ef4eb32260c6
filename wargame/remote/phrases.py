"""The words of a desk: the host makes them of the records it sends, and the seat's screens find them again.

Both walk the same records in the same order, so that words alone are sent, one for each phrase.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from wargame.model import events as e
from wargame.model.card_views import EffectShown, MoveView, OnCondition
from wargame.model.labels import Source
from wargame.model.orders import Refusal
from wargame.model.reasons import StatedReason
from wargame.model.views import MoveCause, StandingAsked, StandingMoved, TrackAsked, TrackMoved
from wargame.wording.event_speaker import EffectWords
from wargame.wording.speaker import DeskSpeaker

What = Literal[
    "effect", "effects", "terms", "partners", "reason", "reasons", "refusal", "refusals", "name", "acted", "line",
    "change",
]  # fmt: skip


class Phrase(NamedTuple):
    """Something a desk says in words: which question to its speaker, and of what."""

    what: What
    of: Hashable
    record: object = None
    """Of a card, which is known by its id: the card."""


def phrases_of(*records: object) -> tuple[Phrase, ...]:
    """Every phrase that the screens of a desk may want of these records, each once, in an order that follows from the
    records alone."""
    found = (phrase for record in records for phrase in _in(record))
    return tuple({phrase[:2]: phrase for phrase in found}.values())


def words_of(phrases: Iterable[Phrase], speaker: DeskSpeaker) -> tuple[str, ...]:
    """What a speaker makes of each of them."""
    return tuple(_said(phrase, speaker) for phrase in phrases)


def _said(phrase: Phrase, speaker: DeskSpeaker) -> str:
    match phrase:
        case Phrase("effect", EffectShown() | OnCondition() as shown):
            return speaker.effect(shown)
        case Phrase("effects", tuple() as shown):
            return speaker.effects(shown)
        case Phrase("terms", _, MoveView() as card):
            return "\n".join(speaker.terms(card))
        case Phrase("partners", _, MoveView() as card):
            return speaker.partners(card)
        case Phrase("reason", StatedReason() as reason):
            return speaker.reason(reason)
        case Phrase("reasons", tuple() as reasons):
            return speaker.reasons(reasons)
        case Phrase("refusal", Refusal() as refusal):
            return speaker.refusal(refusal)
        case Phrase("refusals", tuple() as refusals):
            return speaker.refusals(refusals)
        case Phrase("name", str() as slot):
            return speaker.name(slot)
        case Phrase("acted", (str() as label, tuple() as seats)):
            return speaker.events.acted(label, seats)
        case Phrase("line", (e.Ruled() | e.Undone()) as ruled):
            return speaker.events.line(ruled) or ""
        case Phrase("change", e.Changed() as changed):
            effect = speaker.events.effect(changed)
            return text_of(effect) if effect else ""
        case _:
            raise AssertionError(phrase.what)


def text_of(effect: EffectWords) -> str:
    """The words of an effect alone."""
    return "".join(run.text for run in effect.words)


def _in(record: object) -> Iterator[Phrase]:
    match record:
        case EffectShown() | OnCondition():
            yield Phrase("effect", record)
            return
        case StatedReason():
            yield Phrase("reason", record)
            return
        case Refusal():
            yield Phrase("refusal", record)
            return
        case tuple():
            yield from _together(record)
            for one in record:
                yield from _in(one)
            return
        case MoveView():
            yield Phrase("terms", record.id, record)
            yield Phrase("partners", record.id, record)
        case TrackMoved() | StandingMoved() | TrackAsked() | StandingAsked():
            yield Phrase("name", record.slot)
        case MoveCause() if record.source:
            yield Phrase("acted", (record.source, record.seats))
        case e.Ruled() | e.Undone():
            yield Phrase("line", record)
        case e.Changed() if Source.parse(record.source).kind == "ruling":
            yield Phrase("change", record)
        case _:
            pass
    if is_dataclass(record):
        for name in _fields(record.__class__):
            yield from _in(getattr(record, name))


def _together(records: tuple[object, ...]) -> Iterator[Phrase]:
    """What is said of several in one line."""
    match records[:1]:
        case (EffectShown() | OnCondition(),):
            yield Phrase("effects", records)
        case (StatedReason(),):
            yield Phrase("reasons", records)
        case (Refusal(),):
            yield Phrase("refusals", records)
        case _:
            pass


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
