"""A language that nobody speaks: what a catalogue or a speaker says stands in ⟦brackets⟧, so that English shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations
from typing import Any
from unittest.mock import patch

from wargame import wording
from wargame.model.files import Scenario
from wargame.wording import catalogue
from wargame.wording.english.speaker import English
from wargame.wording.english.talk import EnglishTalk


class Bracketed(NullTranslations):
    """A catalogue that has every text."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


class Echo:
    """A speaker, or one of those it hands on, whose every answer is put into brackets."""

    def __init__(self, speaker: object) -> None:
        self._speaker = speaker

    def __getattr__(self, name: str) -> Any:
        answer = getattr(self._speaker, name)
        return (lambda *asked, **more: _bracketed(answer(*asked, **more))) if callable(answer) else _bracketed(answer)


def _bracketed(answer: object) -> object:
    match answer:
        case str():
            return f"⟦{answer}⟧" if answer else ""
        case tuple() if hasattr(answer, "_fields"):
            return type(answer)(*map(_bracketed, answer))
        case tuple() | list():
            return type(answer)(map(_bracketed, answer))
    return Echo(answer) if type(answer).__module__.startswith("wargame.wording.") else answer


@contextmanager
def pseudo_language() -> Iterator[None]:
    """While it lasts, everything is said in the language that nobody speaks."""
    wording._SPEAKERS.clear()
    catalogue.use(Bracketed())
    try:
        with (
            patch("wargame.wording.english.speaker.English", lambda scenario: Echo(English(scenario))),
            patch("wargame.wording.english.talk.EnglishTalk", lambda *asked: Echo(EnglishTalk(*asked))),
        ):
            yield
    finally:
        catalogue.use(None)
        wording._SPEAKERS.clear()


def english_in(page: str, *scenarios: Scenario, typed: str = "") -> list[str]:
    """Runs of letters on a page that no catalogue and no speaker said, nor a scenario, nor whoever ``typed``."""
    said = " ".join(page.split())
    while (bare := re.sub(r"⟦[^⟦⟧]*⟧", " · ", said)) != said:
        said = bare
    own = {text for one in scenarios for text in _texts(one.model_dump())}
    for text in sorted({*own, *typed.split("\n")} - {""}, key=len, reverse=True):
        words = re.escape(" ".join(text.split()))
        said = re.sub(rf"(?<![A-Za-z]){words}(?![A-Za-z])", " · ", said, flags=re.IGNORECASE)
    return [run.strip() for run in re.findall(r"[A-Za-z]{2,}[A-Za-z ,;.]*", said)]


def _texts(data: object) -> Iterator[str]:
    """Every text of the file; an id also as it is written where nobody named it."""
    match data:
        case str():
            yield from (data.strip(), data.replace("_", " ")) if data.strip() else ()
        case Mapping():
            for key, value in data.items():
                yield from _texts(key)
                yield from _texts(value)
        case tuple() | list() | set() | frozenset():
            for value in data:
                yield from _texts(value)
