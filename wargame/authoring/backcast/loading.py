"""A back-cast read from its file: checked with every place, and made into one scenario a run set."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from wargame import library
from wargame.authoring.backcast.checks import check_case, check_moves
from wargame.authoring.backcast.scenario import CASE, Measures, RunFile, only_history, scenario_of
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.with_rulebooks import link_with_books
from wargame.authoring.diagnostic import Diagnostic, errors, in_order
from wargame.authoring.yaml.reader import ParsedFile, read_file
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.authoring.shape.validation import AnyFile, ValidatedFile, validate
from wargame.authoring.checks.terms import doubt_texts
from wargame.authoring.checks.texts import doubt_comments
from wargame.model.cases import BackcastFile, PastAct
from wargame.model.files import RulebookFile, Scenario, StartingPosition

_IS_BACKCAST = re.compile(r"^format:[ \t]*[\"']?wargame-backcast/", re.MULTILINE)


@dataclass(frozen=True)
class RunSet:
    """One telling of a case. ``id``: ``case``, or a variant's."""

    id: str
    name: str
    scenario: Scenario
    acts: tuple[PastAct, ...]


@dataclass(frozen=True)
class Case:
    """A case ready to be run.

    Attributes:
        file: what its author wrote, with what the file it is ``like`` lends it.
        measures: which derived value and outcome of the scenarios stands for which line of the case.
        sets: the case itself first, then its variants.
    """

    file: BackcastFile
    measures: Measures
    sets: tuple[RunSet, ...]

    @property
    def turns(self) -> int:
        """How many turns it has."""
        return int(self.file.turns or 0)


@dataclass(frozen=True)
class LoadedCase:
    """What came of loading: a case, or None where there are errors, or where the file is only ground for others."""

    case: Case | None
    diagnostics: tuple[Diagnostic, ...]


def load_case(path: Path) -> LoadedCase:
    """A case and all it names, from a file. Every problem in one go."""
    shaped = _shaped(path)
    if isinstance(shaped, Diagnostic):
        return LoadedCase(None, (shaped,))
    if shaped.model is None or shaped.diagnostics:
        return LoadedCase(None, in_order(shaped.diagnostics))
    diagnostics = Diagnostics()
    file = _with_ground(shaped, path, diagnostics)
    if not file.expect and not file.leads:
        return LoadedCase(None, in_order(diagnostics.found))
    shaped = replace(shaped, model=file)
    check_case(shaped, diagnostics)
    if diagnostics.found:
        return LoadedCase(None, in_order(diagnostics.found))
    measures = Measures.of(file)
    sets: list[RunSet] = []
    found: list[Diagnostic] = []
    find = _finder(path)
    ends = not any(_has_last_ending(find(id_)) for id_ in file.rulebooks)
    for run in _run_files(file):
        loaded = link_with_books(scenario_of(shaped, run, measures, ends), find, lambda: library.rulebook_ids(path))
        found += errors(loaded.diagnostics)
        if loaded.scenario is not None:
            check_moves(shaped, run, loaded.scenario, diagnostics)
            sets.append(RunSet(run.id, run.name, only_history(loaded.scenario, run), run.acts))
    if sets:
        doubt_texts(shaped, sets[0].scenario, diagnostics)
        doubt_comments(shaped, diagnostics)
    problems = in_order(tuple(dict.fromkeys((*found, *diagnostics.found))))
    return LoadedCase(None if errors(problems) else Case(file, measures, tuple(sets)), problems)


def is_case(path: Path) -> bool:
    """Whether a file says of itself that it is a back-cast."""
    source = read_source(path)
    return isinstance(source, SourceText) and _IS_BACKCAST.search(source.text[:4096]) is not None


def files_of_case(path: Path) -> tuple[AnyFile, ...]:
    """A case with what the file it is like lends it, and the rulebooks it names; none where it cannot be read."""
    shaped = _shaped(path)
    if isinstance(shaped, Diagnostic) or shaped.model is None:
        return ()
    file, find = _with_ground(shaped, path, Diagnostics()), _finder(path)
    books = [validate(book, RulebookFile) for id_ in file.rulebooks if isinstance(book := find(id_), ParsedFile)]
    return (replace(shaped, model=file), *(book for book in books if book.model is not None))


def _run_files(file: BackcastFile) -> list[RunFile]:
    """The case itself and each variant, as what differs between them."""
    paths = {id(act): ("acts", place) for place, act in enumerate(file.acts)}
    runs = [RunFile(CASE, file.title, file.start, file.acts, file.actors, paths, ("start",))]
    for name, variant in file.variants.items():
        kept = tuple(act for act in file.acts if act.turn not in variant.without_acts_in)
        inside = ("variants", name)
        own = {id(act): (*inside, "acts", place) for place, act in enumerate(variant.acts)}
        actors = file.actors if variant.actors is None else variant.actors
        start, acts = merged_start(file.start, variant.start), (*kept, *variant.acts)
        runs.append(RunFile(name, variant.name, start, acts, actors, {**paths, **own}, (*inside, "start")))
    return runs


def merged_start(first: StartingPosition, then: StartingPosition) -> StartingPosition:
    """An opening position with another laid over it, member by member."""
    tracks = dict(first.tracks)
    for name, value in then.tracks.items():
        before = tracks.get(name)
        tracks[name] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return StartingPosition(
        tracks=tracks,
        statuses={**first.statuses, **then.statuses},
        flags={**first.flags, **then.flags},
        tokens={**first.tokens, **then.tokens},
        numbers={**first.numbers, **then.numbers},
        do=(*first.do, *then.do),
    )


def _with_ground(shaped: ValidatedFile[BackcastFile], path: Path, diagnostics: Diagnostics) -> BackcastFile:
    """The file with what the one it is like lends it."""
    file = shaped.model
    assert file is not None
    if file.like is None:
        return file
    near = next((one for ending in (".yaml", ".yml") if (one := path.with_name(file.like + ending)).is_file()), None)
    ground = None if near is None or near == path else _shaped(near)
    if not isinstance(ground, ValidatedFile) or ground.model is None or ground.diagnostics:
        hint = "mend it first" if isinstance(ground, ValidatedFile) else "it is looked for beside this file"
        diagnostics.say(shaped, ("like",), "no_ground", f"the case '{file.like}' cannot be used", hint)
        return file
    base = ground.model
    return file.model_copy(
        update={
            "rulebooks": file.rulebooks or base.rulebooks,
            "theories": file.theories or base.theories,
            "turn_name": file.turn_name if "turn_name" in file.model_fields_set else base.turn_name,
            "turns": file.turns or base.turns,
            "start": merged_start(base.start, file.start),
            "leave_out": (*base.leave_out, *file.leave_out),
            "actors": file.actors if "actors" in file.model_fields_set else base.actors,
        }
    )


def _shaped(path: Path) -> ValidatedFile[BackcastFile] | Diagnostic:
    parsed = read_file(path)
    return parsed if isinstance(parsed, Diagnostic) else validate(parsed, BackcastFile)


def _has_last_ending(book: ParsedFile | Diagnostic | None) -> bool:
    endings = book.data.get("endings") if isinstance(book, ParsedFile) and isinstance(book.data, dict) else None
    return isinstance(endings, dict) and any(isinstance(one, dict) and one.get("last") for one in endings.values())


def _finder(path: Path) -> Callable[[str], ParsedFile | Diagnostic | None]:
    """Rulebooks by id, each read once."""
    known: dict[str, ParsedFile | Diagnostic | None] = {}

    def find(id_: str) -> ParsedFile | Diagnostic | None:
        if id_ not in known:
            book = library.find_rulebook(id_, path)
            known[id_] = None if book is None else read_file(book)
        return known[id_]

    return find
