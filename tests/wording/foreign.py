"""A language that cannot be taken for English: every letter of a text becomes a Cyrillic one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from typing import Any

from wargame.text.runs import Run

_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абвгдежзийклмнопрстуфхцчшщАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ"
)


def foreign(text: str) -> str:
    """The text in that language; what stands in braces is filled in later and stays."""
    parts = re.split(r"(\{\w.*?\})", text)
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)


class ForeignCatalogue(NullTranslations):
    """Has every fixed text."""

    def gettext(self, message: str) -> str:
        return foreign(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return foreign(msgid1 if n == 1 else msgid2)


class ForeignSpeaker:
    """Says what another speaker says, in that language; asks it for other speakers likewise."""

    def __init__(self, speaker: object) -> None:
        self._speaker = speaker

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._speaker, name)
        return _answering(found) if callable(found) else ForeignSpeaker(found)


def _answering(method: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *asked, **named: _said(method(*asked, **named))


def _said(answer: Any) -> Any:
    match answer:
        case str():
            return foreign(answer)
        case Run(text, tone):
            return Run(foreign(text), tone)
        case tuple() if hasattr(answer, "_make"):
            return type(answer)._make(map(_said, answer))
        case tuple() | list():
            return type(answer)(map(_said, answer))
        case Iterator():
            return map(_said, answer)
    if dataclasses.is_dataclass(answer) and not isinstance(answer, type):
        fields = {field.name: _said(getattr(answer, field.name)) for field in dataclasses.fields(answer)}
        return dataclasses.replace(answer, **fields)
    return ForeignSpeaker(answer) if type(answer).__module__.startswith("wargame.wording") else answer
