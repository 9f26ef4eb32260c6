"""What the patterns of the model ask for, in a word and in a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from wargame.model.theatre import OUTLINE_PATTERN


class Pattern(NamedTuple):
    """What a text must look like. ``name``: as the reference calls it; ``asks``: as an author is told, or ""."""

    name: str
    asks: str


_KNOWN = {
    "^[a-z][a-z0-9_]{0,59}$": Pattern(
        "id", "an id: small letters, digits and '_', beginning with a letter, at most 60"
    ),
    "^[a-z][a-z0-9-]{0,59}$": Pattern(
        "file id", "an id: small letters, digits and '-', beginning with a letter, at most 60"
    ),
    "^[a-z][a-z0-9_]{0,39}$": Pattern(
        "word", "a word: small letters, digits and '_', beginning with a letter, at most 40"
    ),
    "^[A-Z][A-Z0-9_]{0,19}$": Pattern(
        "theory id", "the id of a theory: capitals, digits and '_', beginning with a letter, at most 20"
    ),
    "^[A-Z][A-Z0-9_]{0,19}(:[0-9]{1,4})?$": Pattern("theory", ""),
    "^[A-Za-z][A-Za-z0-9]{0,7}$": Pattern(
        "code", "a display code: letters and digits, beginning with a letter, at most 8"
    ),
    r"^[^\s_{]|^\{(number|ordinal|any)\}": Pattern("phrase", ""),
    "^([1-9])?d([1-9][0-9]{0,3})$": Pattern("dice", "dice such as '2d6', 'd6' or 'd100'"),
    "^(history|judgement|experiment)$": Pattern(
        "`history`, `judgement` or `experiment`", "'history', 'judgement' or 'experiment'"
    ),
    OUTLINE_PATTERN: Pattern(
        "outline",
        "an outline: three points or more with blanks between, each 'east,south' in thousandths, as '400,310 420,330 "
        "410,350'",
    ),
    "^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$": Pattern("aspect", "width to height, as '5:4'"),
    "^[A-Z]$": Pattern("one capital letter", "one capital letter"),
}


def pattern(written: str) -> Pattern:
    """What a regular expression of the model asks for."""
    known = _KNOWN.get(written, Pattern("text", ""))
    return known if known.asks else Pattern(known.name, f"a text of the form {written}")


def fitted(text: str, written: str) -> str:
    """A text nearly of the form a regular expression asks for as it would be right: ``yes`` for ``Yes``,
    ``coast_guard`` for ``Coast guard``; "" where none comes near."""
    parts = re.findall(r"[A-Za-z0-9]+", text)
    tried = [joint.join(parts) for joint in ("_", "-", "")]
    tried += [one.lower() for one in tried] + [one.upper() for one in tried]
    return next((one for one in tried if one and re.search(written, one)), "")
