"""The shipped rules as the rows play them: whole, or with one node taken out of one file in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.canon.reading import laid_over
from wargame.authoring.with_rulebooks import link_with_books
from wargame.authoring.yaml.reader import ParsedFile, read
from wargame.authoring.shape.validation import validate
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.files import Scenario, ScenarioFile

ROOT = Path(__file__).resolve().parents[2]
SHELVES = (ROOT / "rules", ROOT / "scenarios", ROOT / "backcasts", Path(__file__).parent / "worlds")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One node of an authored file, written ``triangle-joint.yaml#moves/tisa/bands/success/0``.

    Attributes:
        file: its name.
        path: keys of mappings and places in lists, from the top of the file.
    """

    file: str
    path: tuple[str | int, ...]

    @classmethod
    def parse(cls, text: str) -> Pointer:
        """From its text. Raises LookupError where nothing stands there."""
        file, _, rest = text.partition("#")
        path: list[str | int] = []
        node: Any = reading(file).data
        for part in rest.split("/"):
            if isinstance(node, list):
                key: str | int = int(part) if part.isdigit() else part
                there = isinstance(key, int) and key < len(node)
            else:
                key = int(part) if isinstance(node, dict) and part.isdigit() and int(part) in node else part
                there = isinstance(node, dict) and key in node
            if not there:
                raise LookupError(f"{text}: there is no {part!r}")
            node = node[key]
            path.append(key)
        return cls(file, tuple(path))

    def line(self) -> int:
        """The line it stands on, from 1."""
        spot = reading(self.file).spans.find(self.path)
        assert spot is not None, self
        return spot.named_at()[0] + 1

    def home(self) -> str:
        """Its file, from the top of the repository."""
        return path_of(self.file).relative_to(ROOT).as_posix()

    def taken_from(self, data: Any) -> Any:
        """A copy of the file's data without it."""
        data = deepcopy(data)
        node = data
        for part in self.path[:-1]:
            node = node[part]
        del node[self.path[-1]]
        return data


@dataclass(frozen=True)
class Files:
    """The authored files, as they are on the disk but for one node.

    Attributes:
        without: what is taken out; None: the files are whole.
    """

    without: Pointer | None = None
    _lowered: dict[str, Program] = field(default_factory=dict, compare=False)

    def read(self, name: str) -> ParsedFile:
        """One file, e.g. ``triangle-joint.yaml``."""
        found = reading(name)
        if self.without is None or self.without.file != name:
            return found
        return replace(found, data=self.without.taken_from(found.data))

    def scenario(self, name: str, add: Mapping[str, Any] | None = None) -> Scenario:
        """A scenario with its rulebooks; ``add`` is laid over what it says, as an author would write it."""
        first = self.read(f"{name}.yaml")
        if add:
            first = replace(first, data=laid_over(first.data, add))
        loaded = link_with_books(validate(first, ScenarioFile), lambda id_: self.read(f"{id_}.yaml"), lambda: ())
        errors = [f"{one.file}:{one.line}: {one.message}" for one in loaded.diagnostics if one.severity == "error"]
        if loaded.scenario is None:
            raise WillNotLoad("\n".join(errors))
        return loaded.scenario

    def program(self, name: str, modules: tuple[str, ...] = (), add: Mapping[str, Any] | None = None) -> Program:
        """A scenario, lowered; kept for the next who asks."""
        key = json.dumps([name, modules, add])
        if key not in self._lowered:
            self._lowered[key] = lower(self.scenario(name, add), modules)
        return self._lowered[key]


class WillNotLoad(Exception):
    """Without the node the files are no game any more: the pointer takes away too much."""


WHOLE = Files()


def path_of(name: str) -> Path:
    """Where a file lies."""
    for shelf in SHELVES:
        if (shelf / name).is_file():
            return shelf / name
    raise LookupError(f"there is no file {name}")


@cache
def reading(name: str) -> ParsedFile:
    """What a file says, with the place of each of its nodes."""
    path = path_of(name)
    source = read_source(path, path.name)
    assert isinstance(source, SourceText), source
    found = read(source)
    assert not found.diagnostics, found.diagnostics
    return found
