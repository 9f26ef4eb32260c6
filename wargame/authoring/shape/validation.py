"""Data to authored words: pydantic validates, and every issue is said in an author's words, with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from wargame.authoring.shape.field_types import FieldType, field_types, type_of_model
from wargame.authoring.yaml.spans import Path
from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.reader import ParsedFile
from wargame.authoring.shape.validation_errors import Issue, issues_of, together
from wargame.authoring.shape.repair import moved, renamed, repaired
from wargame.authoring.shape.messages import found
from wargame.model.cases import BackcastFile
from wargame.model.files import RulebookFile, ScenarioFile, Sections

File = TypeVar("File", RulebookFile, ScenarioFile, BackcastFile)


MOST_DIAGNOSTICS = 200
"""How many problems of one file are told: more help nobody, and a flood of them must not take long."""
_ALL_COMMENT = re.compile(r"[^'\"#]*[:-][ \t]+#")


@dataclass(frozen=True)
class ValidatedFile(Generic[File]):
    """One file as authored words.

    Attributes:
        parsed: the file as it was read.
        model: its contents; None where too little of it can be understood. Parts that were wrong are left out or
            replaced, so that the rest can still be checked: play only what has no problems.
        mended: the paths of those parts; what is said about them, or about anything in them, does not count.
        diagnostics: what is wrong with the shape.
    """

    parsed: ParsedFile
    model: File | None
    mended: frozenset[Path]
    diagnostics: tuple[Diagnostic, ...]


AnyFile = ValidatedFile[RulebookFile] | ValidatedFile[ScenarioFile] | ValidatedFile[BackcastFile]


def validate(parsed: ParsedFile, model: type[File]) -> ValidatedFile[File]:
    """Validates what was read as a rulebook or a scenario. All problems of the file in one go."""
    if not parsed.whole:
        return ValidatedFile(parsed, None, frozenset(), parsed.diagnostics)
    root, data = type_of_model(model), parsed.data
    empty: list[str] = _empty_sections(model, data)
    if empty:
        data = {key: value for key, value in data.items() if key not in empty}
    issues: list[Issue]
    contents, issues = _read(model, root, data)
    said: list[Issue] = []
    for _ in range(3):  # a misspelt or misplaced key is said once, and then read as and where it was meant
        meant = [one for one in issues if one.meant or one.home]
        if not meant or len(issues) == MOST_DIAGNOSTICS:
            break
        said += [one for one in together(meant) if (one.path, one.code) not in {(old.path, old.code) for old in said}]
        data = renamed(data, parsed.spans, {one.path: one.meant for one in meant if one.meant})
        data = moved(root, data, parsed.spans, {one.path: one.home for one in meant if one.home})
        contents, issues = _read(model, root, data)
    empty = [key for key in empty if key not in data]
    problems = (*_problems(parsed, said, issues), *(_doubted(parsed, key) for key in empty))
    mended: set[Path] = set()
    for _ in range(6):
        if contents is not None:
            return ValidatedFile(parsed, contents, frozenset(mended), problems)
        if not isinstance(data, dict) or len(issues) == MOST_DIAGNOSTICS:
            break
        paths = [one.path for one in issues]
        data = repaired(root, data, paths)
        mended.update(paths)
        contents, issues = _read(model, root, data)
    return ValidatedFile(parsed, None, frozenset(mended), problems)


def _empty_sections(model: type[File], data: Any) -> list[str]:
    """The sections that an author began and left empty: they say nothing, and a world may do without."""
    kinds: dict[str, FieldType] = field_types(model) if issubclass(model, Sections) else {}
    written = data if isinstance(data, dict) else {}
    return [key for key, kind in kinds.items() if kind.form == "mapping" and written.get(key, "") is None]


def _doubted(parsed: ParsedFile, key: str) -> Diagnostic:
    line, column = parsed.place_of((key,), at_key=True)
    hint = "write what belongs there, or leave the key out"
    return parsed.source.diagnostic(line, column, "empty_key", f"nothing stands under '{key}:'", hint, "warning")


def _read(model: type[File], root: FieldType, data: Any) -> tuple[File | None, list[Issue]]:
    """What data says, or why it says nothing."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, list(islice(issues_of(error, root, data), MOST_DIAGNOSTICS))


def _problems(parsed: ParsedFile, misspelt: list[Issue], issues: list[Issue]) -> tuple[Diagnostic, ...]:
    """What the reader refused, then what the validation did: nothing twice."""
    as_meant = {(*issue.path[:-1], issue.meant) for issue in misspelt}
    told = {(issue.path, issue.code) for issue in misspelt}
    rest = [issue for issue in issues if issue.path not in as_meant and (issue.path, issue.code) not in told]
    said = [*misspelt, *rest]
    refused = {(problem.line, problem.column) for problem in parsed.diagnostics}
    placed = [_placed(parsed, issue) for issue in said]
    return (*parsed.diagnostics, *(problem for problem in placed if (problem.line, problem.column) not in refused))


def _placed(parsed: ParsedFile, issue: Issue) -> Diagnostic:
    span = parsed.spans.find(issue.path)
    if span is None:
        line, column = parsed.spans.nearest(issue.path).named_at()
    else:
        line, column = span.named_at() if issue.at_key else span.starts_at()
    hint = issue.hint
    if issue.message.endswith(found(None)) and _ALL_COMMENT.match(parsed.source.lines[line], column):
        hint = "what follows '#' is a comment: put a text that begins with '#' in quotes"
    lines = parsed.source.lines
    if issue.code == "bad_form" and span is not None and not span.style and span.last_line > span.line:
        line, column = span.line + 1, len(lines[span.line + 1]) - len(lines[span.line + 1].lstrip())
        hint = f"write '- {lines[line].strip()}'; without it the two lines are one text"
        return parsed.source.diagnostic(line, column, "missing_dash", "'- ' is missing before this item", hint)
    return parsed.source.diagnostic(line, column, issue.code, issue.message, hint)
