"""Every code on one page, and what the tags mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from wargame.manual.edition import Edition
from wargame.document.nodes import Document, grid, section
from wargame.wording.catalogue import _


class _Coded(Protocol):
    @property
    def code(self) -> str | None: ...
    @property
    def name(self) -> str: ...


def glossary(edition: Edition) -> Document:
    """Codes in the order of the alphabet. Situations only for instructors."""
    scenario = edition.scenario
    found: dict[str, tuple[str, str]] = {}
    for track in scenario.tracks.values():
        names = {"": track.name} if isinstance(track.name, str) else track.name
        codes = {"": track.code} if isinstance(track.code, str) else track.code
        for key, code in codes.items():
            found[code] = (names.get(key, ""), _("track"))
    sections: dict[str, Iterable[_Coded]] = {
        _("derived value"): scenario.derived.values(), _("status"): scenario.statuses.values(),
        _("flag"): scenario.flags.values(), _("token"): scenario.tokens.values(), _("tag"): scenario.tags.values(),
        _("table"): scenario.tables.values(), _("card"): scenario.cards.values(),
        _("move"): [move for move in scenario.moves.values() if not move.banned],
    }  # fmt: skip
    named = [(one.code, one.name, kind) for kind, things in sections.items() for one in things]
    named += [(one.code, one.title, _("situation")) for one in scenario.injects.values() if edition.instructor]
    for code_of, name_of, kind in named:
        if code_of:
            found.setdefault(code_of, (name_of, kind))
    rows = [(code, name, kind) for code, (name, kind) in sorted(found.items(), key=lambda item: item[0].lower())]
    tags = [(tag.name, tag.text or "") for tag in scenario.tags.values()]
    return section(
        2,
        _("Glossary"),
        grid((_("Code"), _("Stands for"), _("Kind")), rows),
        section(3, _("Tags"), grid((_("Tag"), _("Meaning")), tags)),
    )
