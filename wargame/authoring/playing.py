"""The finished scenario: what a scenario file changes in the rulebooks it uses, applied."""

from __future__ import annotations

from typing import Any

from wargame.authoring.merging import Merged
from wargame.model.files import Scenario, ScenarioFile, SourceFile


def playable(merged: Merged, about: ScenarioFile) -> Scenario:
    """The scenario as the engine takes it.

    Banned moves are marked, seats have the briefs of this crisis, shared things left out are gone. The opening
    position and each seat's objectives, cards and profiles stay where the scenario says them, in ``about``.
    """
    parts: dict[str, Any] = dict(merged.parts)
    parts["moves"] = {
        id_: move.model_copy(update={"banned": True}) if id_ in about.ban else move
        for id_, move in merged.parts["moves"].items()
    }
    parts["seats"] = {
        id_: seat.model_copy(update={"brief": about.setup[id_].brief})
        if id_ in about.setup and about.setup[id_].brief is not None
        else seat
        for id_, seat in merged.parts["seats"].items()
    }
    files = tuple(
        SourceFile(name=_short(file.reading.source.name), text=file.reading.source.text) for file in merged.files
    )
    return Scenario(**parts, about=about, files=files)


def _short(name: str) -> str:
    """A file's name without its folders: a save must not tell where on somebody's disk the rules lay."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]
