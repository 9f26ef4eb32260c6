"""The finished scenario: what a scenario file changes in the rulebooks it uses, applied."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from wargame.authoring.shape.field_types import field_types
from wargame.authoring.yaml.source import without_folders
from wargame.authoring.link.merging import DICTS, MergedFiles
from wargame.model.base import Ref
from wargame.model.files import Scenario, ScenarioFile, SourceFile


def with_overrides(merged: MergedFiles, about: ScenarioFile) -> Scenario:
    """The scenario as the engine takes it.

    Banned moves are marked, seats have the briefs of this crisis, shared things left out are gone. The opening
    position and each seat's objectives, cards and profiles stay where the scenario says them, in ``about``.
    """
    parts: dict[str, Any] = dict(merged.parts)
    if merged.left_out:
        for section in DICTS:
            parts[section] = {id_: _without(body, merged.left_out) for id_, body in parts[section].items()}
    parts["moves"] = {
        id_: move.model_copy(update={"banned": True}) if id_ in about.ban else move
        for id_, move in parts["moves"].items()
    }
    parts["seats"] = {
        id_: seat.model_copy(update={"brief": about.setup[id_].brief})
        if id_ in about.setup and about.setup[id_].brief is not None
        else seat
        for id_, seat in parts["seats"].items()
    }
    files = tuple(
        SourceFile(name=without_folders(file.parsed.source.name), text=file.parsed.source.text) for file in merged.files
    )
    # Every part was validated with its file; to validate the whole pydantic would first work out what it may hold.
    return Scenario.model_construct(**parts, about=about, files=files)


def _without(body: Any, left_out: frozenset[str]) -> Any:
    """A declared thing without the parts that go along with what is left out: a card of a deck, a doctrine's reply."""
    if not isinstance(body, BaseModel):
        return body
    fewer = {
        name: tuple(part for part in parts if not _goes(part, left_out))
        for name, parts in body
        if isinstance(parts, tuple) and any(_goes(part, left_out) for part in parts)
    }
    return body.model_copy(update=fewer) if fewer else body


def _goes(part: object, left_out: frozenset[str]) -> bool:
    return isinstance(part, BaseModel) and any(
        isinstance(mark, Ref) and mark.goes_along and getattr(part, name) in left_out
        for name, kind in field_types(type(part)).items()
        for mark in kind.marks
    )
