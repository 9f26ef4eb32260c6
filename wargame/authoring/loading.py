"""The way in: a scenario from a file or from the texts inside a save, and the check of any authored file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from wargame import library
from wargame.authoring.findings import place_of
from wargame.authoring.linker import link, link_rulebook
from wargame.authoring.merging import Merged
from wargame.authoring.problems import Problem, errors, in_order
from wargame.authoring.reader import Reading, read
from wargame.authoring.shapes import AnyShaped, Shaped, shape
from wargame.authoring.source import Source, read_source
from wargame.authoring.unfolding import check_unfolding
from wargame.authoring.whereabouts import Place, Whereabouts
from wargame.language.tokens import nearest
from wargame.model.files import RulebookFile, Scenario, ScenarioFile, SourceFile

MOST_BESIDE, MOST_LOOKED_AT = 60, 500
"""How many rulebooks of its folder a rulebook is checked among, and among how many files these are looked for."""
_IS_RULEBOOK = re.compile(r"^format:[ \t]*[\"']?wargame-rules/", re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """What came of loading.

    Attributes:
        scenario: ready to play; None where there are errors (or the file was a rulebook).
        problems: errors and warnings, in order.
        places: ``section.id`` to where it was declared, e.g. ``moves.reassure``.
        where: the same, down to rows and answers; None where there are errors.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    where: Whereabouts | None = field(default=None, repr=False)


def load_scenario(path: Path, *, instead: Path | None = None) -> Loaded:
    """A scenario and the rulebooks it names: beside the file, in a ``rules`` folder near it, one's own, shipped.

    Args:
        path: the scenario.
        instead: an edited rulebook, taken in the place of the one that has its id.
    """
    read_first = _read(path)
    edited = None if instead is None else _read(instead)
    for first in (read_first, edited):
        if isinstance(first, Problem):
            return Loaded(None, (first,))
    assert isinstance(read_first, Reading)

    def find(id_: str) -> Reading | Problem | None:
        if isinstance(edited, Reading) and isinstance(edited.data, dict) and edited.data.get("id") == id_:
            return edited
        book = library.find_rulebook(id_, path)
        return None if book is None else _read(book)

    return _linked(read_first, find, lambda: library.rulebook_ids(path))


def load_embedded(files: Sequence[SourceFile]) -> Loaded:
    """A scenario made again from the texts inside a save, the scenario first. Reads no disk."""
    if not files:
        return Loaded(None, (_no_text(),))
    books = [read(Source(file.name, file.text)) for file in files[1:]]
    by_id = {str(book.data.get("id")): book for book in books if isinstance(book.data, dict)}
    return _linked(read(Source(files[0].name, files[0].text)), by_id.get, lambda: list(by_id))


def check_file(path: Path) -> Loaded:
    """Checks a scenario with its rulebooks, or a rulebook.

    Doubts about a rulebook are said when the rulebook is checked: a scenario need not use all that it shares.
    A rulebook is checked together with the rulebooks of its folder, for what it names there; of what is found, only
    what stands in the file itself is said. Files without a readable ``format`` are taken for what they look like.
    """
    reading = _read(path)
    if isinstance(reading, Problem):
        return Loaded(None, (reading,))
    if not _looks_like_rulebook(reading):
        loaded = load_scenario(path)
        own = tuple(one for one in loaded.problems if one.severity == "error" or one.file == reading.source.name)
        if loaded.scenario is not None and loaded.where is not None:
            own = (*own, *check_unfolding(loaded.scenario, loaded.where.merged))
        return replace(loaded, problems=own, scenario=None if errors(own) else loaded.scenario)
    book = shape(reading, RulebookFile)
    if book.model is None:
        return Loaded(None, in_order(book.problems))
    beside = [shape(other, RulebookFile) for other in _rulebooks_beside(path)]
    shaped: list[AnyShaped] = [book, *(other for other in beside if other.model is not None)]
    return Loaded(None, in_order((*book.problems, *link_rulebook(shaped))))


def _linked(
    first: Reading, find: Callable[[str], Reading | Problem | None], reachable: Callable[[], Sequence[str]]
) -> Loaded:
    return link_with_books(shape(first, ScenarioFile), find, reachable)


def link_with_books(
    scenario: Shaped[ScenarioFile],
    find: Callable[[str], Reading | Problem | None],
    reachable: Callable[[], Sequence[str]],
) -> Loaded:
    """A scenario's words linked with the rulebooks they name.

    Args:
        scenario: as shaped from a file, or made from a file of another kind.
        find: a rulebook's id to what its file says; None where there is none.
        reachable: every id there is, for saying what a misspelt one may have meant.
    """
    problems = list(scenario.problems)
    if scenario.model is None:
        return Loaded(None, in_order(problems))
    books: list[Shaped[RulebookFile]] = []
    complete = ("rulebooks",) not in scenario.mended
    for place, id_ in enumerate(scenario.model.rulebooks):
        path = ("rulebooks", place)
        found = find(id_) if id_ not in scenario.model.rulebooks[:place] else None
        if isinstance(found, Reading):
            book = shape(found, RulebookFile)
            problems += book.problems
            if book.model is None:
                complete = False
            else:
                books.append(book)
                problems += _other_id(book, id_)
        elif path in scenario.mended:
            complete = False
        elif id_ in scenario.model.rulebooks[:place]:
            problems.append(
                _at(scenario, path, "named_twice", f"the rulebook '{id_}' is named a second time", "remove it")
            )
        elif isinstance(found, Problem):
            problems.append(_at(scenario, path, found.code, f"the rulebook '{id_}' cannot be used: {found.message}"))
            complete = False
        else:
            near = nearest(id_, reachable())
            hint = (
                f"did you mean '{near}'?" if near else "it is looked for beside this file, in ./rules and on the shelf"
            )
            problems.append(_at(scenario, path, "no_rulebook", f"there is no rulebook '{id_}'", hint))
            complete = False
    if not complete:  # half of the names would be missing, and every line that uses one would be blamed
        return Loaded(None, in_order(problems))
    linked = link([scenario, *books], scenario.model)
    problems += linked.problems
    places = {} if linked.merged is None else _places(linked.merged)
    where = None if errors(problems) or linked.merged is None else Whereabouts(linked.merged)
    return Loaded(None if errors(problems) else linked.scenario, in_order(problems), places, where)


def _at(file: AnyShaped, path: tuple[str | int, ...], code: str, message: str, hint: str = "") -> Problem:
    line, column = place_of(file, path)
    return file.reading.source.problem(line, column, code, message, hint)


def _other_id(book: Shaped[RulebookFile], id_: str) -> list[Problem]:
    if book.model is None or book.model.id == id_ or ("id",) in book.mended:
        return []
    return [_at(book, ("id",), "other_id", f"this rulebook calls itself '{book.model.id}', but its file is '{id_}'")]


def _places(merged: Merged) -> Mapping[str, Place]:
    return {
        f"{entry.section}.{entry.id}": Place(
            entry.file.reading.source.name, place_of(entry.file, entry.path, at_key=True)[0] + 1
        )
        for entry in merged.entries
        if entry.id
    }


def _read(path: Path) -> Reading | Problem:
    source = read_source(path)
    return source if isinstance(source, Problem) else read(source)


def _looks_like_rulebook(reading: Reading) -> bool:
    data = reading.data
    said = data.get("format") if isinstance(data, dict) else None
    if isinstance(said, str) and said.startswith(("wargame-rules", "wargame-scenario")):
        return said.startswith("wargame-rules")
    if isinstance(data, dict):
        return not {"rulebooks", "turns", "opening", "summary", "start", "setup"} & data.keys()
    return _IS_RULEBOOK.search(reading.source.text[:4096]) is not None


def _rulebooks_beside(path: Path) -> list[Reading]:
    found: list[Reading] = []
    for other in library.yaml_files(path.parent)[:MOST_LOOKED_AT]:
        if other.name == path.name or len(found) == MOST_BESIDE:
            continue
        source = read_source(other)
        if isinstance(source, Source) and _IS_RULEBOOK.search(source.text[:4096]):
            found.append(read(source))
    return found


def _no_text() -> Problem:
    return Problem(
        file="",
        line=1,
        column=1,
        severity="error",
        code="empty",
        message="there is no scenario here",
        hint="",
        shown="",
    )
