"""Random rulebooks as files that are valid: they come in through the loader like anybody's.

The checker reads what was drawn, and every line that it refuses is put plainly, until it refuses nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.sim.random_effects import Chance, Effect
from tests.sim.random_lines import Condition, Number
from tests.sim.random_rulebooks import Rulebook
from wargame.authoring.loading import load_embedded
from wargame.authoring.diagnostic import errors
from wargame.model.files import Scenario, SourceFile

_PLAIN = {Condition: Condition("turn >= 2"), Number: 1, Effect: Effect("mark tick"), Chance: Chance("d6 >= 4")}
_ROUNDS = 12
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Drawn:
    """A random rulebook and its scenario.

    Attributes:
        files: the scenario first.
        lines, plain: how many lines of the language they hold, and how many of them were put plainly.
    """

    scenario: Scenario
    files: tuple[SourceFile, ...]
    lines: int
    plain: int


def drawn(seed: int) -> Drawn:
    """A scenario of its own for every seed."""
    book, plain = Rulebook(seed), 0
    for _ in range(_ROUNDS):
        written = {f"{data['id']}.yaml": (data, list(in_lines(data))) for data in (book.scenario, book.rules)}
        files = [
            SourceFile(name=name, text="".join(f"{text}\n" for text, _ in lines))
            for name, (_, lines) in written.items()
        ]
        loaded = load_embedded(files)
        if loaded.scenario is not None:
            count = sum(type(_at(data, path)) in _PLAIN for data, lines in written.values() for _, path in lines)
            return Drawn(loaded.scenario, tuple(files), count, plain)
        for problem in {(one.file, one.line): one for one in errors(loaded.diagnostics)}.values():
            data, lines = written[problem.file]
            *above, key = lines[problem.line - 1][1]
            kind = type(_at(data, above)[key])
            assert kind in _PLAIN, f"no line of the language is refused, but: {problem}"
            _at(data, above)[key] = _PLAIN[kind]
            plain += 1
    raise AssertionError(f"still refused after {_ROUNDS} rounds: {errors(loaded.diagnostics)}")


def _at(data: Any, path: Sequence[str | int]) -> Any:
    for key in path:
        data = data[key]
    return data


def in_lines(value: Any, path: Path = (), pad: str = "") -> Iterator[tuple[str, Path]]:
    """Data as YAML, a line for each value, with the path of what stands there."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        head = f"{pad}{key}:" if isinstance(value, dict) else f"{pad}-"
        if isinstance(inner, dict | list) and inner:
            yield head, (*path, key)
            yield from in_lines(inner, (*path, key), pad + "  ")
        else:
            yield f"{head} {json.dumps(inner, ensure_ascii=False)}", (*path, key)
