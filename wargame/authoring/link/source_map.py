"""Where everything in a game was written, down to a row of a table or an answer to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wargame.authoring.yaml.spans import Path, SourceLocation

if TYPE_CHECKING:
    from wargame.authoring.link.merging import MergedFiles


@dataclass(frozen=True)
class SourceMap:
    """The files of a game as a map from what they hold to where it stands."""

    merged: MergedFiles

    def of(self, section: str, id_: str, *path: str | int) -> SourceLocation | None:
        """The place of something in a section, or of the nearest thing around it that was written down.

        Args:
            section, id_: as in ``Sections``; ``id_`` "" for a section that is one list.
            path: keys and places in lists inside it, e.g. ``("parameters", "terms", "choices", "open")``.
        """
        entry = self.merged.find(section, id_)
        return None if entry is None else entry.file.parsed.location((*entry.path, *path))

    def of_scenario(self, *path: str | int) -> SourceLocation:
        """The place of something that stands in the scenario's own file, outside the sections."""
        return self.merged.files[0].parsed.location(path)

    def called(self, id_: str) -> SourceLocation | None:
        """The place of a step by the ``id`` it says, or of a rule or actor, those of theories included."""
        return self._steps.get(id_) or self._rules.get(id_)

    @cached_property
    def _steps(self) -> dict[str, SourceLocation]:
        return self._located(_steps)

    @cached_property
    def _rules(self) -> dict[str, SourceLocation]:
        return self._located(_rules)

    def _located(self, find: Callable[[Any, Path], Iterator[tuple[str, Path]]]) -> dict[str, SourceLocation]:
        files = [file.parsed for file in self.merged.files]
        return {id_: file.location(path) for file in files for id_, path in find(file.data, ())}


def _steps(data: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a file that says its own ``id``."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"], (*path, "id")
        for key, value in data.items():
            yield from _steps(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _steps(value, (*path, number))


def _rules(data: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Rules, actors and modifier sets by their keys, in the file's own sections and in those of its theories."""
    if isinstance(data, dict):
        for section in ("rules", "actors", "modifier_sets"):
            inside = data.get(section)
            for key in inside if isinstance(inside, dict) else ():
                yield key, (*path, section, key)
        theories = data.get("modules")
        for key, theory in theories.items() if isinstance(theories, dict) else ():
            yield from _rules(theory, (*path, "modules", key))
