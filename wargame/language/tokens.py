"""The words and signs of one authored line, with their columns. Conditions and effects are made of the same ones."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from wargame.language.tree import LanguageError
from wargame.records import record

LONGEST_LINE = 400
"""Characters in one line, at most."""
DEEPEST = 20
"""Brackets within brackets, at most."""
LARGEST_NUMBER = 1_000_000
MOST_LISTED = 12
"""So many words at most are listed in a hint."""

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<number>[0-9][A-Za-z0-9_]*(?:\.[0-9][A-Za-z0-9_]*)?)"
    r"|(?P<word>'[^'\\]*'|\"[^\"\\]*\")"
    r"|(?P<sign>==|!=|<=|>=|[-+*<>=()\[\],.:])"
)
_INSTEAD = {
    "/": "write div(x, n) or half(x): both go toward zero",
    "%": "only + - * and half(x), div(x, n) are known",
    "^": "only + - * and half(x), div(x, n) are known",
    "&": "write 'and'", "|": "write 'or'", "!": "write 'not'", "~": "write 'not'",
    "≥": "write >=", "≤": "write <=", "≠": "write !=", "−": "write -", "–": "write -", "—": "write -", "、": "write ,",
    "‘": "write '", "’": "write '", "“": "write '", "”": "write '", "×": "write *", "÷": "write div(x, n)",
    "#": "put remarks in the file, not in the line",
}
OPERATORS = frozenset({"and", "or", "not", "in"})
BOUND_WORDS = frozenset(
    {"mover", "target", "partner", "each", "viewer", "this", "amount", "value", "odds", "others", "all"}
)
"""Words that mean something only where a line stands."""
RESERVED = frozenset(keyword.kwlist) | BOUND_WORDS | {"turn", "turns"}
"""Words that no declared thing may be called: the condition language needs them."""


@record
class Lexeme:
    """One word, number, quoted word or sign, from column ``start`` up to ``end`` (characters)."""

    kind: Literal["name", "number", "word", "sign"]
    text: str
    start: int
    end: int


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Lexeme, ...]:
    """Cut a line into its words and signs; raises ``LanguageError`` at the first character that can be neither."""
    if len(text) > LONGEST_LINE:
        raise LanguageError(LONGEST_LINE, f"the line is longer than {LONGEST_LINE} characters",
                            "give a part of it a name of its own under 'derived'", code="too_long")
    found: list[Lexeme] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _stray(text, at)
        kind, piece, start = match.lastgroup, match.group(), at
        at = match.end()
        if kind == "space":
            continue
        if kind == "number":
            _check_number(piece, start)
        elif kind == "word" and not piece.isprintable():
            raise LanguageError(
                start, "a word holds a character that cannot be shown", "use small letters, digits and _"
            )
        found.append(Lexeme(kind, piece, start, at))  # type: ignore[arg-type]
    return tuple(found)


def check_brackets(line: tuple[Lexeme, ...]) -> None:
    """Refuse brackets that do not match, and nesting nobody could read."""
    open_ones: list[Lexeme] = []
    for token in line:
        if token.text in ("(", "["):
            open_ones.append(token)
            if len(open_ones) > DEEPEST:
                raise LanguageError(token.start, f"brackets are nested more than {DEEPEST} deep",
                                    "give a part of it a name of its own under 'derived'", code="too_deep")
        elif token.text in (")", "]"):
            wanted = "(" if token.text == ")" else "["
            if not open_ones or open_ones[-1].text != wanted:
                raise LanguageError(
                    token.start, f"'{token.text}' closes nothing", f"is a '{wanted}' missing before it?"
                )
            open_ones.pop()
    if open_ones:
        sign = open_ones[-1]
        close = ")" if sign.text == "(" else "]"
        hint = f"add the '{close}' that is missing behind it"
        raise LanguageError(sign.start, f"'{sign.text}' is never closed", hint)


def nearest(word: str, options: Iterable[str], alike: float = 0.6) -> str:
    """The option spelt most like ``word``, capitals aside; "" where none is. ``alike``: how close, from 0 to 1."""
    lower = {option.lower(): option for option in reversed(list(options))}
    close = get_close_matches(word[:80].lower(), lower, n=1, cutoff=alike)
    return lower[close[0]] if close else ""


def suggestion(near: str, otherwise: str = "") -> str:
    """A hint for an author: that the word spelt alike was meant; where there is none, ``otherwise``."""
    return f"did you mean '{near}'?" if near else otherwise


def meant(word: str, options: Iterable[str]) -> str:
    """A hint naming the nearest option; where none is close and the list is short, the whole list; else ""."""
    listed = list(options)
    return suggestion(nearest(word, listed), "one of: " + ", ".join(listed) if 0 < len(listed) <= MOST_LISTED else "")


def _check_number(piece: str, start: int) -> None:
    if not piece.isdigit():
        if "." in piece or "e" in piece:
            raise LanguageError(start, f"'{piece}': whole numbers only", "use half(x) or div(x, n) for parts")
        raise LanguageError(start, f"'{piece}' is neither a number nor a name", "names begin with a letter")
    if len(piece) > 1 and piece[0] == "0":
        raise LanguageError(start, f"'{piece}' begins with 0", f"write {piece.lstrip('0') or '0'}")
    if len(piece) > 7 or int(piece) > LARGEST_NUMBER:
        raise LanguageError(start, f"the number is larger than {LARGEST_NUMBER}")


def _stray(text: str, at: int) -> LanguageError:
    char = text[at]
    if char in "'\"":
        return LanguageError(at, "a quoted word is never closed", f"add a second {char} after the word")
    shown = f"'{char}'" if char.isprintable() else f"the character U+{ord(char):04X}"
    if char in "“”‘’" and not text[:at].strip():
        return LanguageError(at, f"{shown} is a letter here, not a quote", 'use straight quotes, "…", or none')
    plain = unicodedata.normalize("NFKC", char)
    other = f"write {plain}" if plain != char and plain.isascii() and plain.strip() else ""
    return LanguageError(at, f"{shown} has no meaning here", _INSTEAD.get(char, other))
