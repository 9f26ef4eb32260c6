"""What gives a machine away in a line that people read."""

from __future__ import annotations

import re

TELLTALES = {
    "an id": re.compile(r"\b[a-z0-9]+_[a-z0-9_]+\b"),
    "a sign of the rules": re.compile(r"[<>=!]=|[<>]"),
    "a value set with =": re.compile(r"[a-z)] = \w"),
    "a die before what it needs": re.compile(r"\bd\d+ (?:[<>]|of )"),
    "a word of the rules": re.compile(r"\btoken [=+−-]|\b(mover|None|True|False)\b|\bkind of move\b"),
    "a label": re.compile(r"\b(set|table|rule|grant|watch|inject|move|settle|choice):\w|#\d"),
    "a member in brackets": re.compile(r"\w\[[a-z]"),
    "a minus from the keyboard": re.compile(r"(?<![\w–-])-\d"),
}
"""By what it is: how it looks."""


def machine_words(line: str) -> list[str]:
    """What a first-year student could not read aloud; empty: nothing."""
    return [what for what, looks in TELLTALES.items() if looks.search(line)]
