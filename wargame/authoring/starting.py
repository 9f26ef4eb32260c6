"""The text a new scenario begins with: a small complete one with remarks, a small world of its own, or a copy of
another under its own id."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from wargame.files import reserved

_ID = re.compile(r"^id:[ \t]*\S+", re.MULTILINE)
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}\Z")


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


@cache
def starter_texts() -> frozenset[str]:
    """The summaries and openings that new scenarios begin with: nobody should meet them in class."""
    from wargame.authoring.yaml.reader import read
    from wargame.authoring.yaml.source import SourceText

    found: set[str] = set()
    for name in ("starter.yaml", "blank.yaml"):
        data = read(SourceText(name, files("wargame.authoring").joinpath(name).read_text(encoding="utf-8"))).data
        assert isinstance(data, dict)
        found |= {str(data[key]) for key in ("summary", "opening")}
    return frozenset(found)
