"""Files read, shaped and linked with the rulebooks they name: what ``loading`` does where nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from wargame import library
from wargame.authoring import linked_cache
from wargame.authoring.linker import Linker, link, link_once, link_rulebook
from wargame.authoring.diagnostic import Diagnostic, errors, in_order
from wargame.authoring.loaded import Loaded
from wargame.authoring.yaml.reader import ParsedFile, read, read_file
from wargame.authoring.shape.validation import AnyFile, ValidatedFile, validate
from wargame.authoring.worlds import worlds_near
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.authoring.checks.unfolding import check_unfolding
from wargame.authoring.link.missing_rulebooks import UnnamedRulebook, supply, told
from wargame.authoring.link.source_map import SourceMap
from wargame.language.tokens import nearest, suggestion
from wargame.model.files import RulebookFile, ScenarioFile, SourceFile
from wargame.model.terms import Term

RULEBOOKS = 32
"""So many rulebooks are kept as they were read: two games of the largest kind there is."""
MOST_BESIDE, MOST_LOOKED_AT = 60, 500
"""How many rulebooks of its folder a rulebook is checked among, and among how many files these are looked for."""
_IS_RULEBOOK = re.compile(r"^format:[ \t]*[\"']?wargame-rules/", re.MULTILINE)


@lru_cache(maxsize=RULEBOOKS)
def _rulebook(source: SourceText) -> ValidatedFile[RulebookFile]:
    """A rulebook as its text says it: whoever edits a scenario links it with the same ones again and again."""
    return validate(read(source), RulebookFile)


def link_file(path: Path, instead: Path | None = None) -> Loaded:
    """What ``load_scenario`` gives, from the files as they lie there."""
    parsed = read_file(path)
    edited = None if instead is None else read_file(instead)
    for first in (parsed, edited):
        if isinstance(first, Diagnostic):
            return Loaded(None, (first,))
    assert isinstance(parsed, ParsedFile)
    return _with_rulebooks(parsed, path, edited)


def _with_rulebooks(parsed: ParsedFile, path: Path, edited: ParsedFile | Diagnostic | None = None) -> Loaded:
    """A scenario that was read from ``path``, linked with the rulebooks it names."""

    def find(id_: str) -> ParsedFile | Diagnostic | None:
        if isinstance(edited, ParsedFile) and isinstance(edited.data, dict) and edited.data.get("id") == id_:
            return edited
        book = library.find_rulebook(id_, path)
        source = None if book is None else read_source(book)
        return _rulebook(source).parsed if isinstance(source, SourceText) else source

    shaped = validate(parsed, ScenarioFile)
    return link_with_books(shaped, find, lambda: library.rulebook_ids(path), linker=link_once)


def terms_named(source: SourceText, path: Path) -> dict[str, Term]:
    """The terms that a scenario and the rulebooks it names declare. ``path``: where its file is, or is to be."""
    first = validate(read(source), ScenarioFile)
    found = {} if first.model is None else dict(first.model.terms)
    for id_ in () if first.model is None else first.model.rulebooks:
        book = library.find_rulebook(id_, path)
        said = None if book is None else read_source(book)
        if isinstance(said, SourceText) and re.search(r"^terms:", said.text, re.MULTILINE):
            model = validate(read(said), RulebookFile).model
            found |= {} if model is None else model.terms
    return found


def link_texts(files: Sequence[SourceFile], *, checked: bool = False) -> Loaded:
    """What ``load_embedded`` gives, from the texts as they stand."""
    if not files:
        said = "there is no scenario here"
        return Loaded(None, (Diagnostic(file="", line=1, column=1, severity="error", code="empty", message=said),))
    books = [_rulebook(SourceText(file.name, file.text)).parsed for file in files[1:]]
    by_id = {str(book.data.get("id")): book for book in books if isinstance(book.data, dict)}
    first = validate(read(SourceText(files[0].name, files[0].text)), ScenarioFile)
    return link_with_books(first, by_id.get, lambda: list(by_id), checked=checked, linker=link_once)


def check_anew(path: Path) -> Loaded:
    """What ``check_file`` gives, from the files as they lie there."""
    parsed = read_file(path)
    if isinstance(parsed, Diagnostic):
        return Loaded(None, (parsed,))
    if not _looks_like_rulebook(parsed):
        loaded = _with_rulebooks(parsed, path)
        linked_cache.keep(loaded)
        own = tuple(one for one in loaded.diagnostics if one.severity == "error" or one.file == parsed.source.name)
        if loaded.scenario is not None and loaded.where is not None:
            own = (*own, *check_unfolding(loaded.scenario, loaded.where.merged))
        return replace(loaded, diagnostics=own, scenario=None if errors(own) else loaded.scenario)
    book = validate(parsed, RulebookFile)
    if book.model is None:
        return Loaded(None, in_order(book.diagnostics))
    beside = [other for one in _rulebooks_beside(path) if (other := validate(one, RulebookFile)).model is not None]
    found = [link_rulebook([book, *others]) for others in _companies(book, beside)]
    return Loaded(None, in_order((*book.diagnostics, *min(found, key=len))))


def files_of(path: Path) -> tuple[tuple[AnyFile, ...], tuple[Diagnostic, ...]]:
    """A scenario and the rulebooks it names, or a rulebook and those beside it, as far as they can be read; what keeps
    the first of them from being read. The first file counts most."""
    parsed = read_file(path)
    if isinstance(parsed, Diagnostic):
        return (), (parsed,)
    if _looks_like_rulebook(parsed):
        first: AnyFile = (rulebook := validate(parsed, RulebookFile))
        beside = [validate(other, RulebookFile) for other in _rulebooks_beside(path)]
        company = _companies(rulebook, [one for one in beside if one.model is not None])
        others: list[AnyFile] = list(company[0] if len(company) == 1 else beside)
    else:
        scenario = validate(parsed, ScenarioFile)
        named = () if scenario.model is None else scenario.model.rulebooks
        found = [None if (book := library.find_rulebook(id_, path)) is None else read_file(book) for id_ in named]
        others = [validate(one, RulebookFile) for one in found if isinstance(one, ParsedFile)]
        first = scenario
    if first.model is None:
        return (), in_order(first.diagnostics)
    return (first, *(other for other in others if other.model is not None)), ()


def link_with_books(
    scenario: ValidatedFile[ScenarioFile],
    find: Callable[[str], ParsedFile | Diagnostic | None],
    reachable: Callable[[], Sequence[str]],
    *,
    checked: bool = False,
    linker: Linker = link,
) -> Loaded:
    """A scenario's words linked with the rulebooks they name.

    Args:
        scenario: as shaped from a file, or made from a file of another kind.
        find: a rulebook's id to what its file says; None where there is none.
        reachable: every id there is, for saying what a misspelt one may have meant.
        checked: as ``load_embedded`` takes it.
        linker: ``link``; where the texts say all there is to know, ``link_once``.
    """
    problems = list(scenario.diagnostics)
    if scenario.model is None:
        return Loaded(None, in_order(problems))
    books: list[ValidatedFile[RulebookFile]] = []
    complete = ("rulebooks",) not in scenario.mended
    named, refuse = scenario.model.rulebooks, scenario.parsed.diagnostic
    for place, id_ in enumerate(named):
        path = ("rulebooks", place)
        found = find(id_) if id_ not in named[:place] else None
        if isinstance(found, ParsedFile):
            book = _rulebook(found.source)
            problems += book.diagnostics
            if book.model is None:
                complete = False
            else:
                books.append(book)
                if book.model.id != id_ and ("id",) not in book.mended:
                    said = f"this rulebook calls itself '{book.model.id}', but its file is '{id_}'"
                    problems.append(book.parsed.diagnostic(("id",), "other_id", said))
        elif path in scenario.mended:
            complete = False
        elif id_ in named[:place]:
            problems.append(refuse(path, "named_twice", f"the rulebook '{id_}' is named a second time", "remove it"))
        elif isinstance(found, Diagnostic):
            problems.append(refuse(path, found.code, f"the rulebook '{id_}' cannot be used: {found.message}"))
            complete = False
        else:
            near = nearest(id_, reachable())
            looked = "it is looked for beside this file, in ./rules and on the shelf"
            problems.append(refuse(path, "no_rulebook", f"there is no rulebook '{id_}'", suggestion(near, looked)))
            complete = False
    if not complete:  # half of the names would be missing, and every line that uses one would be blamed
        return Loaded(None, in_order(problems))
    linked = linker([scenario, *books], scenario.model, checked=checked)
    if errors(linked.diagnostics):
        problems += _without_missing(scenario, books, linked.diagnostics, find, reachable)
        return Loaded(None, in_order(problems))
    problems += linked.diagnostics
    if errors(problems) or linked.scenario is None or linked.merged is None:
        return Loaded(None, in_order(problems))
    merged = linked.merged
    return Loaded(linked.scenario, in_order(problems), lambda: SourceMap(merged))


def _without_missing(
    scenario: ValidatedFile[ScenarioFile],
    books: Sequence[ValidatedFile[RulebookFile]],
    found: tuple[Diagnostic, ...],
    find: Callable[[str], ParsedFile | Diagnostic | None],
    reachable: Callable[[], Sequence[str]],
) -> tuple[Diagnostic, ...]:
    """The problems ``found``, or in their place the rulebooks that are missing, and what is wrong beside."""
    assert scenario.model is not None
    about, own = scenario.model, scenario.parsed.source.name
    here = {book.model.id for book in books if book.model is not None}
    unnamed = []
    for id_ in reachable():
        parsed = find(id_) if id_ not in here else None
        if isinstance(parsed, ParsedFile) and _looks_like_rulebook(parsed):
            unnamed.append(UnnamedRulebook.of(id_, parsed))

    def again(added: Sequence[UnnamedRulebook]) -> tuple[Diagnostic, ...]:
        return link([scenario, *books, *(validate(one.parsed, RulebookFile) for one in added)], about).diagnostics

    missing = supply(errors(found), unnamed, own, again)
    said = [
        scenario.parsed.diagnostic(("rulebooks",), "no_rulebook", *told(book, problems, own), at_key=True)
        for book, problems in missing
    ]
    return (*said, *again([book for book, _ in missing])) if missing else found


def _looks_like_rulebook(parsed: ParsedFile) -> bool:
    data = parsed.data
    said = data.get("format") if isinstance(data, dict) else None
    if isinstance(said, str) and said.startswith(("wargame-rules", "wargame-scenario")):
        return said.startswith("wargame-rules")
    if isinstance(data, dict):
        return not {"rulebooks", "turns", "opening", "summary", "start", "setup"} & data.keys()
    return _IS_RULEBOOK.search(parsed.source.text[:4096]) is not None


def _companies(
    book: ValidatedFile[RulebookFile], beside: Sequence[ValidatedFile[RulebookFile]]
) -> list[list[ValidatedFile[RulebookFile]]]:
    """With which of the others a rulebook may belong: those of its world, of each world where no scenario names it, all
    where nothing names any."""
    worlds = worlds_near(Path(book.parsed.source.name).parent)
    ids = {book.model.id} if book.model is not None else set()
    known = frozenset().union(*worlds)
    mine = [world for world in worlds if world & ids]
    return [
        [one for one in beside if one.model is not None and (one.model.id in world or one.model.id not in known)]
        for world in mine or worlds or [frozenset()]
    ]


def _rulebooks_beside(path: Path) -> list[ParsedFile]:
    found: list[ParsedFile] = []
    for other in library.yaml_files(path.parent)[:MOST_LOOKED_AT]:
        if other.name == path.name or len(found) == MOST_BESIDE:
            continue
        source = read_source(other)
        if isinstance(source, SourceText) and _IS_RULEBOOK.search(source.text[:4096]):
            found.append(read(source))
    return found
