"""The shape of a condition before it is parsed: mistakes that are easier to name word by word than in a parse tree."""

from __future__ import annotations

import keyword
from itertools import pairwise

from wargame.language.tokens import OPERATORS, Lexeme, check_brackets, tokens
from wargame.language.tree import LanguageError

_BINARY = frozenset({"and", "or", "in", "==", "!=", "<", "<=", ">", ">=", "*", "+", "-", ",", "."})
_PREFIX = frozenset({"not", "+", "-", "(", "["})
_NO_COMPARISON = {"=<": "<=", "=>": ">=", "<>": "!="}
_NO_KEYWORD = {
    "True": "leave the condition out where nothing has to hold", "False": "leave the rule out where it never holds",
    "None": "compare with a word or a number", "is": "write ==", "if": "conditions know and, or, not",
    "else": "conditions know and, or, not",
}


def check_shape(text: str, what: str) -> None:
    """Raise ``LanguageError`` where brackets, signs or words cannot stand as they do."""
    line = tokens(text)
    if not line:
        raise LanguageError(0, f"{what} is empty", "write what must hold, or leave the key out")
    check_brackets(line)
    for before, after in pairwise(line):
        _check_glued(before, after)
    for token in line:
        _check_token(token)
    for before, after in pairwise(line):
        _check_neighbours(before, after)
    if line[0].text in _BINARY and line[0].text not in _PREFIX:
        raise LanguageError(line[0].start, f"the line begins with '{line[0].text}'", "something is missing before it")
    if line[-1].text in _BINARY | _PREFIX:
        raise LanguageError(line[-1].start, f"the line ends after '{line[-1].text}'", "something is missing after it")


def _check_glued(before: Lexeme, after: Lexeme) -> None:
    """Ahead of the single signs: in '=>' the '=' is no slip for '=='."""
    glued = before.end == after.start and before.text + after.text
    if glued in _NO_COMPARISON:
        raise LanguageError(before.start, f"'{glued}' is no comparison", f"write {_NO_COMPARISON[glued]}")


def _check_token(token: Lexeme) -> None:
    if token.text == "=":
        raise LanguageError(token.start, "'=' sets a value; here two things are compared", "write ==")
    if token.text == ":":
        raise LanguageError(token.start, "':' has no meaning here", "it stands only inside quoted words")
    if token.kind == "name" and keyword.iskeyword(token.text) and token.text not in OPERATORS:
        raise LanguageError(token.start, f"'{token.text}' is not part of the condition language",
                            _NO_KEYWORD.get(token.text, "things of a game need another name"), code="keyword")
    if token.kind == "name" and token.text not in OPERATORS and token.text.lower() in OPERATORS:
        raise LanguageError(token.start, f"'{token.text}' has capitals", f"write {token.text.lower()}")


def _check_neighbours(before: Lexeme, after: Lexeme) -> None:
    if _ends_a_part(before) and _begins_a_part(after):
        raise LanguageError(after.start, f"something is missing between '{before.text}' and '{after.text}'",
                            "join two conditions with 'and' or 'or'")
    if before.text == "," and after.text in (")", "]"):
        return
    if before.text in _BINARY | _PREFIX and not (_begins_a_part(after) or after.text in _PREFIX):
        if (before.text, after.text) in (("(", ")"), ("not", "in")):
            return
        raise LanguageError(after.start, f"something is missing between '{before.text}' and '{after.text}'")


def _ends_a_part(token: Lexeme) -> bool:
    return token.text in (")", "]") or (token.kind != "sign" and token.text not in OPERATORS)


def _begins_a_part(token: Lexeme) -> bool:
    return token.kind != "sign" and token.text not in OPERATORS
