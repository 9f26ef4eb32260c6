"""The text a new scenario begins with: a small complete one with remarks, a small world of its own, or a copy of
another under its own id."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wargame.authoring.yaml.spans import Path
from wargame.files import reserved

if TYPE_CHECKING:
    from wargame.authoring.shape.validation import AnyFile

_ID = re.compile(r"^id:[ \t]*\S+", re.MULTILINE)
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}\Z")


_NEUTRAL = "A crisis of my own"
_OWN = 4
"""Texts of so many words are somebody's own."""
SCHEMA = ".schema.json"
"""How the schema of a file is called that lies beside it: ``my-crisis.schema.json``."""
SETTINGS = """{
  "yaml.validate": true,
  "yaml.completion": true,
  "yaml.hover": true,
  "yaml.format.enable": false,
  "[yaml]": {"editor.tabSize": 2, "editor.quickSuggestions": {"other": true, "comments": false, "strings": true}}
}
"""
"""What VS Code is told: complete and check, and never lay the text out anew."""


class NoName(ValueError):
    """A scenario cannot be called so; the message says what can."""


def started(name: str, *, blank: bool = False) -> str:
    """The small scenario, called ``name``; ``blank``: the small world that stands on no rulebook. Raises ``NoName``."""
    which, kind = ("blank", "a world of two seats") if blank else ("starter", "a scenario of five turns")
    text = files("wargame.authoring").joinpath(f"{which}.yaml").read_text(encoding="utf-8")
    further = "chapter 16 of docs/authors-guide.md" if blank else "docs/authors-guide.md"
    head = (
        f"{_modeline(name)}"
        f"# {_titled(name)}: {kind} to make your own. It plays as it stands.\n"
        f"#   wargame check {name}      finds every mistake, with its line\n"
        f"#   wargame run {name}        plays it once at random\n"
        f"#   wargame rules {name}      prints it as a rulebook\n"
        f"#   wargame ready {name}      says whether a class can play it, and what to do next\n"
        f"# {further} leads on from here; docs/reference.md lists every key.\n\n"
    )
    return head + _called(name, text)


def with_sayable_title(text: str, path: pathlib.Path) -> str:
    """The text of a scenario that is to stand at ``path``; where the terms of its rulebooks refuse the title made of
    its name, with one that says nothing."""
    from wargame.authoring.checks.terms import Terms
    from wargame.authoring.with_rulebooks import terms_named
    from wargame.authoring.yaml.source import SourceText

    title = _TITLE.search(text)
    terms = Terms.of(terms_named(SourceText(str(path), text), path))
    if title is None or not any(True for _ in terms.slips(title.group())):
        return text
    return _TITLE.sub(f'title: "{_NEUTRAL}"', text, count=1)


def copied(name: str, text: str, of: str) -> str:
    """The text of another scenario, called ``name``; ``of`` is what it was copied from. Raises ``NoName``."""
    head = (
        f"{_modeline(name)}"
        f"# {_titled(name)}: begun as a copy of {of}.\n"
        "# The rulebooks it names stay shared. To change a rule for this scenario alone, name it under leave_out (a\n"
        "# move under ban) and write your own here under another id.\n\n"
    )
    return head + _called(name, text)


def _modeline(name: str) -> str:
    """What tells an editor with a YAML language server where the schema of this file lies."""
    return f"# yaml-language-server: $schema={name}{SCHEMA}\n"


def _called(name: str, text: str) -> str:
    if not _NAME.match(name):
        raise NoName(
            f"'{name}' is no name for a scenario: small letters, digits and dashes, a letter first, at most 60"
        )
    if reserved(name):
        raise NoName(f"'{name}' is no name for a scenario: Windows keeps it for itself, and no file there is called so")
    return _TITLE.sub(f'title: "{_titled(name)}"', _ID.sub(f"id: {name}", text, count=1), count=1)


def _titled(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def left_from_start(file: AnyFile) -> tuple[tuple[Path, str], ...]:
    """The texts of a file that new scenarios begin with, each with its path: nobody should meet them in class."""
    given = _starter_texts()
    return tuple((path, text) for path, text in _texts(file) if " ".join(text.split()) in given)


@cache
def _starter_texts() -> frozenset[str]:
    from wargame.authoring.shape.validation import validate
    from wargame.authoring.yaml.reader import read
    from wargame.authoring.yaml.source import SourceText
    from wargame.model.files import ScenarioFile

    found: set[str] = set()
    for name in ("starter.yaml", "blank.yaml"):
        source = SourceText(name, files("wargame.authoring").joinpath(name).read_text(encoding="utf-8"))
        found.update(" ".join(text.split()) for _, text in _texts(validate(read(source), ScenarioFile)))
    return frozenset(found)


def _texts(file: AnyFile) -> Iterator[tuple[Path, str]]:
    """What readers read of a file, but for names and words so short that two authors may well choose alike."""
    from wargame.authoring.link.elements import elements_of_file

    for one in elements_of_file(file, without=("title", "id", "session", "doctrines")):
        if one.is_prose and not one.is_key and "note" not in one.path and len(one.value.split()) >= _OWN:
            yield one.path, one.value
