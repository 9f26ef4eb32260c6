"""What a game is, the rules language and the engine hold no sentence for players: those are made in ``wording``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "wargame"
WORDS = re.compile(r"[A-Za-z’]{2,} [a-z’]{2,}")
"""Two words of a sentence beside each other."""
TOLD = re.compile(r"“\w|\w”|^[A-Z][a-z]+ [a-z]|[a-z]{2,}\.$|[a-z]{2,}\. [A-Z]")
"""How people are told something. (The language's own words to authors, of what is wrong with a line, are not so.)"""
MARKUP = re.compile(r'^<|="')
"""A tag of HTML or SVG, its attributes."""
AUTHORED = {"at least", "at most"}
"""Words of the rules language itself."""
VERDICTS = {"not so"}
"""Words that data says, not people."""


def test_the_walk_finds_a_sentence_and_leaves_errors_and_documentation_alone() -> None:
    told = '"""Made of words."""\ndef f(x):\n    """It does so."""\n    return f"{x} is closed: why"'
    found = sentences(ast.parse(told))
    assert [text for _, text in found] == [" is closed: why"]
    spared = 'class Wrong(ValueError):\n    def __init__(self):\n        super().__init__("it is wrong")\n'
    spared += 'def g() -> Wrong:\n    return Wrong("so it is")\ndef h():\n    raise KeyError("what is this")\n'
    assert list(sentences(ast.parse(spared))) == []


@pytest.mark.parametrize(("room", "pattern"), [("model", WORDS), ("engine", WORDS), ("language", TOLD)])
def test_no_room_below_the_words_holds_a_sentence(room: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, text in sentences(ast.parse(path.read_text(encoding="utf-8")), pattern)
    ]
    assert found == []


@pytest.mark.parametrize("room", ["debrief", "document", "reporting"])
def test_composers_say_fixed_texts_through_the_catalogue(room: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, text in sentences(ast.parse(path.read_text(encoding="utf-8")))
        if text not in VERDICTS and not MARKUP.search(text)
    ]
    assert found == []


def sentences(tree: ast.Module, pattern: re.Pattern[str] = WORDS) -> Iterator[tuple[int, str]]:
    """Texts that read like a sentence, with their lines; documentation and what errors say are spared."""
    spared = {id(part) for node in ast.walk(tree) if spares(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in spared else None
        if isinstance(text, str) and text not in AUTHORED and pattern.search(text):
            yield node.lineno, text


def spares(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
            return True
        case ast.ClassDef(bases=[ast.Name(id=base), *_]):
            return is_error(base)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return is_error(name) or name in ("Field", "StringConstraints", "_", "N_", "ngettext")
        case ast.FunctionDef(returns=ast.Name(id=name)):
            return is_error(name)
    return False


def is_error(name: str) -> bool:
    """The classes of errors of these rooms, and what makes one."""
    return name in ("error", "Exception", "CannotLower", "TooMuch", "Wrong") or name.endswith("Error")
