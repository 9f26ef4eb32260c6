"""Everything said in a language that cannot be taken for English, and what is English all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from unittest.mock import patch

from tests.wording.foreign import ForeignCatalogue, ForeignSpeaker
from wargame import wording
from wargame.model.files import Scenario
from wargame.wording import catalogue
from wargame.wording.english.speaker import English
from wargame.wording.english.talk import EnglishTalk


@contextmanager
def pseudo_language() -> Iterator[None]:
    """While it lasts, every catalogue and speaker speaks the foreign language."""
    wording._SPEAKERS.clear()
    catalogue.use(ForeignCatalogue())
    try:
        with (
            patch("wargame.wording.english.speaker.English", lambda scenario: ForeignSpeaker(English(scenario))),
            patch("wargame.wording.english.talk.EnglishTalk", lambda *asked: ForeignSpeaker(EnglishTalk(*asked))),
        ):
            yield
    finally:
        catalogue.use(None)
        wording._SPEAKERS.clear()


def english_in(page: str, *scenarios: Scenario, typed: str = "") -> list[str]:
    """Runs of Latin letters on a page that stand in no scenario and that nobody ``typed``."""
    said = " ".join(page.split())
    own = {text for one in scenarios for text in _texts(one.model_dump())}
    for text in sorted({*own, *typed.split("\n"), *re.split(r"[\s=,]+", typed)} - {""}, key=len, reverse=True):
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
