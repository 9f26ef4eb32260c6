"""Characters that no authored text may hold: they steer terminals, turn reading order round, or cannot be seen."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import islice

_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, C0 and C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # invisible letters and fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, line separators, reading order
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"  # annotations, no characters, tags
)
_IN_FILE = re.compile(f"[{_FORBIDDEN}]")
_IN_VALUE = re.compile(f"[\r{_FORBIDDEN}]")


def forbidden(text: str, most: int, *, in_file: bool = False) -> list[tuple[int, str]]:
    """The first ``most`` forbidden characters of ``text`` as (offset, ``U+202E RIGHT-TO-LEFT OVERRIDE``).

    ``in_file``: ``text`` is a whole file, where a carriage return may end a line. Newline and tab are always fine.
    """
    pattern = _IN_FILE if in_file else _IN_VALUE
    return [(found.start(), character_name(found.group())) for found in islice(pattern.finditer(text), most)]


def character_name(character: str) -> str:
    """One character as people can look it up: ``U+001B control character``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def neutral(text: str) -> str:
    """``text`` with every forbidden character replaced by U+FFFD, so that it can be shown. Also for file names."""
    return _IN_VALUE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """JSON ``text`` with every forbidden character written as ``\\uXXXX``: the same data, and nothing that a terminal
    would obey. (JSON's own escapes cover the C0 controls alone.)"""
    return _IN_VALUE.sub(lambda found: json.dumps(found.group())[1:-1], text)
