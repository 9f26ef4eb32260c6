"""Every id of a scenario or rulebook, with where it is declared: what ``wargame names`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.link.merging import MergedFiles, merge
from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.with_rulebooks import files_of
from wargame.authoring.yaml.spans import SourceLocation
from wargame.language.named import KINDS, Named, named_in, plain
from wargame.model.files import Sections
from wargame.records import record


@record
class IndexEntry:
    """One id, and where it is declared."""

    named: Named
    where: SourceLocation

    @property
    def kind(self) -> str:
        """What it is: a track, a move …"""
        return KINDS[self.named.section]

    def holds(self, word: str) -> bool:
        """Whether the word is said in the id, code, name, kind or one of the tags; capitals and signs aside."""
        one = self.named
        texts = (one.said, one.code, one.name, self.kind, *one.tags)
        return word.casefold() in " ".join(texts).casefold() or plain(word) in plain(" ".join(texts))


def index_of(path: Path) -> tuple[IndexEntry, ...] | tuple[Diagnostic, ...]:
    """Every id of the file at ``path`` and of the rulebooks it names; the problems, where it says too little. Other
    mistakes in it are passed over: names are looked up while one writes."""
    files, problems = files_of(path)
    if not files:
        return problems
    merged = merge(files, Diagnostics(), clashes=False)
    return tuple(_entries(merged, SourceMap(merged)))


def matching(entries: Sequence[IndexEntry], word: str) -> tuple[IndexEntry, ...]:
    """The entries that hold a word."""
    return tuple(entry for entry in entries if entry.holds(word))


def _entries(merged: MergedFiles, where: SourceMap) -> Iterator[IndexEntry]:
    for one in named_in(Sections(**merged.parts)):
        section, id_ = one.within if one.within[0] else (one.section, one.id)
        if section == "map":
            place = _on_map(merged, one)
        else:
            place = where.of(section, id_, *one.path)
        yield IndexEntry(one, place or where.of_scenario())


def _on_map(merged: MergedFiles, one: Named) -> SourceLocation | None:
    for declared in merged.declarations:
        if declared.section == "map" and one.id in getattr(declared.body, one.section):
            return declared.file.parsed.location(("map", one.section, one.id))
    return None
