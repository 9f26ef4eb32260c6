"""Plain words of a YAML file as values: a subset of the YAML 1.2 core schema, so that ``no`` and ``1:30`` stay text."""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(?:(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+)\Z")
_NAMED: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


def plain_value(text: str) -> Scalar:
    """What an unquoted scalar means: a whole number, a number with a point, yes/no, nothing, or itself."""
    if text in _NAMED:
        return _NAMED[text]
    if _INTEGER.match(text):
        return int(text)
    if len(text) <= 32 and _FLOAT.match(text):
        return float(text)
    return text


def plain_key(text: str) -> str | int:
    """What an unquoted key means: a whole number, or itself."""
    return int(text) if _INTEGER.match(text) else text
