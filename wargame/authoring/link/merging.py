"""A scenario and its rulebooks laid together: one set of sections, and where each thing in it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.link.elements import Declaration
from wargame.authoring.link.map_layers import merge_maps
from wargame.authoring.yaml.spans import Path
from wargame.authoring.shape.validation import AnyFile
from wargame.model.files import ScenarioFile, Sections

DICTS: tuple[str, ...] = tuple(
    name for name, info in Sections.model_fields.items() if getattr(info.annotation, "__origin__", None) is dict
)
"""Sections that hold things by id."""
LISTS = ("outcomes", "score_bands")
"""Sections that are one list: a scenario's own replaces a rulebook's."""
VALUES = ("tracks", "statuses", "flags", "tokens", "derived", "numbers")
"""Sections whose ids conditions read as values: they share one set of names."""
DOINGS = ("moves", "tags", "injects", "marks")
"""Sections whose ids ``since``, ``count`` and ``ever`` take: they share one set of names."""


@dataclass(frozen=True)
class MergedFiles:
    """All files of a game laid together.

    Attributes:
        files: the scenario (or the rulebook in question) first.
        scenario: the scenario among them, or None where a rulebook is looked at by itself.
        parts: the sections, as keywords of ``Sections``.
        declarations: what they hold, each with its file; the first of two with the same id.
        left_out: ids of things that the scenario does not use, and of the questions they would put. Gone.
    """

    files: tuple[AnyFile, ...]
    scenario: ScenarioFile | None
    parts: Mapping[str, Any]
    declarations: tuple[Declaration, ...]
    left_out: frozenset[str] = frozenset()

    def find(self, section: str, id_: str) -> Declaration | None:
        """Where something was declared."""
        return next((entry for entry in self.declarations if entry.section == section and entry.id == id_), None)


def merge(files: Sequence[AnyFile], diagnostics: Diagnostics, *, clashes: bool = True) -> MergedFiles:
    """Lays files together, the first being the one that counts most.

    Ids declared twice are problems that name the other place. ``clashes`` False: files that need not belong to one
    game, so that only doubles within a file count.
    """
    scenario = files[0].model if isinstance(files[0].model, ScenarioFile) else None
    left_out = frozenset(scenario.leave_out) if scenario is not None else frozenset()
    shared = {entry.id for entry in _declared(files[1:]) if entry.section in _CAN_BE_LEFT_OUT}
    gone: set[str] = set()
    parts: dict[str, Any] = {section: {} for section in DICTS}
    entries: dict[tuple[str, str], Declaration] = {}
    in_turn = [*files[1:], files[0]] if scenario is not None else files  # a clash is the scenario's to mend
    for entry in _declared(in_turn):
        if entry.section == "map":  # the one section that is laid over, not put beside
            entries["map", entry.file.parsed.source.name] = entry
            continue
        replaces = entry.file is files[0] and entry.id in shared
        if entry.id in left_out and entry.section in _CAN_BE_LEFT_OUT and not replaces:
            gone |= {entry.id, *getattr(entry.body, "questions", ())}
            continue
        before = entries.setdefault((entry.section, entry.id), entry)
        if before is entry:
            if entry.id:
                parts[entry.section][entry.id] = entry.body
            else:
                parts[entry.section] = entry.body
        elif entry.section in LISTS and entry.file is files[0] and scenario is not None:
            parts[entry.section], entries[entry.section, ""] = entry.body, entry
        elif clashes:
            what = f"'{entry.id}'" if entry.id else f"'{entry.section}'"
            diagnostics.say(
                entry.file, entry.path, "declared_twice", f"{what} is declared a second time",
                f"the first is at {before.file.parsed.location(before.path)}", at_key=True,
            )  # fmt: skip
    maps = [(entry.file, entry.body) for entry in entries.values() if entry.section == "map"]
    parts["map"] = merge_maps(maps, diagnostics if clashes else None)
    merged = MergedFiles(tuple(files), scenario, parts, tuple(entries.values()), frozenset(gone))
    for group in (VALUES, DOINGS):
        _one_name_each(merged, group, diagnostics, clashes)
    return merged


_CAN_BE_LEFT_OUT = frozenset({"rules", "actors", "decks", "watches", "objectives", "red_lines", "injects", "endings"})


def _declared(files: Sequence[AnyFile]) -> Iterator[Declaration]:
    for file in files:
        if file.model is None:
            continue
        for section in Sections.model_fields:
            body = getattr(file.model, section)
            if isinstance(body, dict):
                for id_, thing in body.items():
                    yield Declaration(file, section, id_, thing)
            elif body:
                yield Declaration(file, section, "", body)


def _one_name_each(merged: MergedFiles, group: tuple[str, ...], diagnostics: Diagnostics, clashes: bool) -> None:
    """Within a group of sections every id means one thing."""
    first: dict[str, Declaration] = {}
    for entry, path, id_ in _named(merged, group):
        before = first.setdefault(id_, entry)
        if before is not entry:
            if not clashes and before.file is not entry.file:
                continue
            diagnostics.say(
                entry.file, path, "same_name", f"'{id_}' is also the name of something else",
                f"conditions could not tell the two apart; the other is at {before.file.parsed.location(before.path)}",
                at_key=True,
            )  # fmt: skip


def _named(merged: MergedFiles, group: tuple[str, ...]) -> Iterator[tuple[Declaration, Path, str]]:
    for entry in merged.declarations:
        if entry.section in group and entry.id:
            yield entry, entry.path, entry.id
        if entry.section == "modules" and "derived" in group:
            module: BaseModel = entry.body
            for id_ in getattr(module, "derived", {}):
                yield entry, (*entry.path, "derived", id_), id_
            parameter = getattr(module, "parameter", None)
            if parameter is not None:
                yield entry, (*entry.path, "parameter", "id"), parameter.id
