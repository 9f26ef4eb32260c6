"""Colons, commas and brackets of East Asian keyboards where YAML needs its own: to YAML they are letters."""

from __future__ import annotations

import re

from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.stumble import Stumble, SyntaxMistake
from wargame.authoring.yaml.values import KEY, block_text_lines

_MEANT = {"：": (":", "colon"), "，": (",", "comma"), "、": (",", "comma"), "［": ("[", "bracket"),
          "］": ("]", "bracket"), "｛": ("{", "bracket"), "｝": ("}", "bracket")}  # fmt: skip
_KEYED = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*(：)")
_OPENED = re.compile(rf"\s*(?:- +)*(?:{KEY}:[ \t]+)?([［｛])")
_COMMA = re.compile(r"[{\[][^\"']*?[\w.](，)\s*[a-z_]\w*:\s")
_LIST = re.compile(r"\[[a-z0-9_ ,+\-]*[，、][a-z0-9_ ,+\-，、]*\]")
"""A list of ids or effects: in texts of scripts that use these signs other letters stand, too."""
_IN_BRACES = re.compile(r"[{,]\s*[a-z_]\w*(：)")


def wide_sign(at: Stumble) -> SyntaxMistake | None:
    """What the parser stumbled over was such a sign: behind a key, before the next one, or at the head of a value."""
    if not any(said in at.said for said in ("':'", "mapping values", "flow", "expected key")):
        return None
    first = at.opened[0] if at.opened is not None else at.line
    for number in dict.fromkeys((first, at.line - 1, at.line)):
        line = at.source.lines[number] if 0 <= number <= at.line else ""
        found = _KEYED.match(line) or _OPENED.match(line) or ("flow" in at.said and _COMMA.search(line))
        if found:
            return _slip(at.source, number, [place for place in _places(line) if place >= found.start(1)])
    return None


def wide_sign_slips(source: SourceText) -> tuple[SyntaxMistake, ...]:
    """Such signs within brackets, where YAML reads on without a word: ``[tokyo，seoul]``, ``{name：Green}``."""
    if not any(sign in source.text for sign in _MEANT):
        return ()
    texts, found = block_text_lines(source.lines), []
    for number, line in enumerate(source.lines):
        if number in texts or line.lstrip().startswith("#"):
            continue
        places = [one.start() + at for one in _LIST.finditer(line) for at in _places(one.group())]
        places += [one.start(1) for one in _IN_BRACES.finditer(line) if not _quoted(line[: one.start(1)])]
        if places:
            found.append(_slip(source, number, sorted(places)))
    return tuple(found)


def _places(line: str) -> list[int]:
    return [place for place, sign in enumerate(line) if sign in _MEANT]


def _quoted(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _slip(source: SourceText, number: int, places: list[int]) -> SyntaxMistake:
    """The signs of one line that are to be plain ones, told at the first: others of its kind, of brackets a pair."""
    line, first = source.lines[number], places[0]
    meant, name = _MEANT[line[first]]
    mended = [place for place in places if line[place] == line[first]]
    if name == "bracket":
        mended = [first, *[place for place in places[1:] if line[place] in "］｝"][-1:]]
    said, hint = f"'{line[first]}' is a letter to YAML, not a {name}", f"write '{meant}', as on an English keyboard"
    edits = (Edit(number, place, 1, _MEANT[line[place]][0] + " " * (name != "bracket")) for place in mended)
    return SyntaxMistake(source.diagnostic(number, first, "wide_sign", said, hint), tuple(edits))
