"""Fixed texts: English costs nothing, a catalogue is asked for each text, and translators get every one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docs.interface_texts import found, template
from tests.wording.foreign import ForeignCatalogue, foreign
from wargame.wording import catalogue
from wargame.wording.catalogue import N_, _, ngettext


@pytest.fixture
def abroad() -> Iterator[None]:
    catalogue.use(ForeignCatalogue())
    yield
    catalogue.use(None)


def test_english_is_what_stands_in_the_source() -> None:
    assert _("The record") == "The record"
    assert [ngettext("{n} turn", "{n} turns", n).format(n=n) for n in (0, 1, 2)] == ["0 turns", "1 turn", "2 turns"]


@pytest.mark.usefixtures("abroad")
def test_a_catalogue_is_asked_for_every_text() -> None:
    assert _("The record") == foreign("The record")
    assert ngettext("{n} turn", "{n} turns", 2).format(n=2) == "2 " + foreign("turns")
    assert N_("The record") == "The record"


def test_the_template_has_every_text_of_the_sources_once() -> None:
    texts = {one.texts for one in found()}
    assert template().count("\nmsgid ") == len(texts)


def test_fields_are_named() -> None:
    """A translator moves ``{seat}`` where the sentence needs it; ``{}`` cannot be moved."""
    assert [one for one in found() if any("{}" in text for text in one.texts)] == []
