"""Characters that no text may hold: they steer terminals, turn reading order round, or cannot be seen.

One rule for all: what authors write, what players say, and what is shown of either. Refused everywhere: controls, marks
that turn the reading order (also those that Arabic and Hebrew texts may hold elsewhere: a line of a table must read in
one order), fillers, tags, and zero-width characters; of these last, joiners and variation selectors stand where they
belong to a word or a picture (``joining``).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from wargame.text.joining import SELECTORS, ZWJ, ZWNJ, belongs

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, C0 and C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # invisible letters and fillers
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, line separators, reading order
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"  # annotations, no characters, tags
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of hieroglyphs, shorthand, music
)
_SOMETIMES = f"{ZWNJ}{ZWJ}{SELECTORS}"
_ALWAYS = re.compile(f"[\r{_NEVER}]")
_BY_PLACE = re.compile(f"[{_SOMETIMES}]")
_IN_FILE = re.compile(f"[{_NEVER}{_SOMETIMES}]")
_IN_VALUE = re.compile(f"[\r{_NEVER}{_SOMETIMES}]")


def forbidden(text: str, most: int, *, in_file: bool = False) -> list[tuple[int, str]]:
    """The first ``most`` forbidden characters of ``text`` as (offset, ``U+202E RIGHT-TO-LEFT OVERRIDE``).

    ``in_file``: ``text`` is a whole file, where a carriage return may end a line. Newline and tab are always fine.
    """
    found = islice(_found(_IN_FILE if in_file else _IN_VALUE, text), most)
    return [(one.start(), _named(one.group())) for one in found]


def character_name(character: str) -> str:
    """One character as people can look it up: ``U+001B control character``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def neutral(text: str) -> str:
    """``text`` with every forbidden character replaced by U+FFFD, so that it can be shown. Also for file names."""
    return _replaced(text, "\ufffd")


def without_forbidden(text: str) -> str:
    """``text`` without them: where a sign in their place would only be in the way."""
    return _replaced(text, "")


def _replaced(text: str, by: str) -> str:
    # A joiner is judged by its neighbours, so what is never allowed goes first.
    text = _ALWAYS.sub(by, text)
    return _BY_PLACE.sub(lambda found: found.group() if belongs(text, found.start()) else by, text)


def escaped(text: str) -> str:
    """JSON ``text`` with every forbidden character written as ``\\uXXXX``: the same data, and nothing that a terminal
    would obey. (JSON's own escapes cover the C0 controls alone.)"""
    return _IN_VALUE.sub(
        lambda found: found.group() if _stands(text, found) else json.dumps(found.group())[1:-1], text
    )


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if not _stands(text, found))


def _stands(text: str, found: re.Match[str]) -> bool:
    return _BY_PLACE.match(found.group()) is not None and belongs(text, found.start())


def _named(character: str) -> str:
    """A character as people can look it up; of those that belong in some places, with what it would need."""
    if character in (ZWNJ, ZWJ):
        return f"{character_name(character)} where it joins no letters of a script that needs it, and no emoji"
    if _BY_PLACE.match(character):
        return f"{character_name(character)} where it follows nothing that it could vary"
    return character_name(character)
