"""Every line of the condition and effect languages, read under every binding it will meet, each mistake said once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wargame.authoring.link.blame import blamed
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.link.elements import Element
from wargame.authoring.link.linked import LinkedFiles
from wargame.authoring.yaml.spans import Path
from wargame.authoring.link.scopes import Scopes, relevant
from wargame.language.effects import Effect
from wargame.language.effects.chance import ChanceTest, read_chance
from wargame.language.effects.reader import read_effect
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.tree import LanguageError, Node
from wargame.model.base import EffectLine, Expression
from wargame.model.steps import Chance
from wargame.model.world import Derived

MOST_LINES = 10_000
"""How many conditions and effects a game may have: six times as many as the largest that ships."""
Meaning = Node | Effect | ChanceTest


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """One line that makes sense, and what it means under each binding it may be read under."""

    element: Element
    meanings: tuple[Meaning, ...]

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What it does, where it is an effect."""
        return tuple(one for one in self.meanings if not isinstance(one, Node | ChanceTest))

    @property
    def trees(self) -> tuple[Node, ...]:
        """What it asks, where it is a condition, a number or a roll."""
        found: list[Node] = []
        for one in self.meanings:
            found += [one] if isinstance(one, Node) else [one.bonus, one.against] if isinstance(one, ChanceTest) else []
        return tuple(found)


def read_lines(linked: LinkedFiles, scopes: Scopes, diagnostics: Diagnostics) -> tuple[ParsedLine, ...]:
    """Reads every line of every file. Lines with mistakes are reported and left out."""
    found: list[ParsedLine] = []
    told: set[Path] = set()
    read = 0
    for element in linked.elements:
        reader = _reader(element, linked.names)
        if reader is None:
            continue
        read += 1
        if read > MOST_LINES:
            said = f"more than {MOST_LINES} conditions and effects"
            diagnostics.say(element.file, element.path, "too_many_lines", said, "leave some out")
            break
        meanings: list[Meaning] = []
        failed: tuple[LanguageError, Bindings] | None = None
        text, inside = (element.value.roll, ("roll",)) if isinstance(element.value, Chance) else (element.value, ())
        for one in relevant(scopes.of(element), text):
            try:
                meanings.append(reader(text, linked.names, one))
            except LanguageError as error:
                failed = failed or (error, one)
        blames = () if failed is None else tuple(blamed(linked, scopes, element, *failed))
        for blame in blames:
            if blame.path not in told:
                diagnostics.say(linked.merged.files[0], blame.path, "not_for_this", blame.message, blame.hint)
            told.add(blame.path)
        if failed is not None and not blames:
            _say(linked, diagnostics, element, (*element.path, *inside), text, *failed, some=bool(meanings))
        elif meanings and failed is None:
            found.append(ParsedLine(element, tuple(meanings)))
    return tuple(found)


def _reader(element: Element, names: Names) -> Callable[[str, Names, Bindings], Meaning] | None:
    """How a line is read; None for what is no line."""
    if isinstance(element.value, Chance):
        return read_chance
    for mark in () if element.is_key or not isinstance(element.value, str) else element.type.marks:
        if isinstance(mark, EffectLine):
            return read_effect
        if isinstance(mark, Expression):
            return parse_condition if mark.result == "condition" else parse_number
    return None


def _say(
    linked: LinkedFiles, diagnostics: Diagnostics, element: Element, path: Path, text: str, wrong: LanguageError,
    one: Bindings, *, some: bool,
) -> None:  # fmt: skip
    """Why a line makes no sense under a binding. ``some``: under others it does."""
    in_derived = isinstance(element.owners[-1].model, Derived) if element.owners else False
    if wrong.code == "derived_chain" and not in_derived:
        return
    if wrong.code == "derived":  # a derived value that is wrong itself is reported where it stands, not at every use
        if in_derived and "made of itself" in wrong.message:
            said = f"'{element.path[-2]}' is made of itself"
            diagnostics.say(element.file, element.path, "circle", said, "break the circle", offset=wrong.col, text=text)
        return
    hint = wrong.hint
    if some:
        said = ", ".join(f"{word} is {seat}" for word, seat in one.seats.items()) or "several seats roll as one"
        hint = f"{hint}; this is so where {said}" if hint else f"this is so where {said}"
    if any(word in linked.merged.left_out for word in re.findall(r"\w+", text[wrong.col :])[:1]):
        hint = "the scenario leaves it out"
    if wrong.message.endswith("is never closed") and _before_a_comma(element, path, text):
        hint = "inside { } or [ ] a text that holds ',' needs quotes"
    diagnostics.say(element.file, path, wrong.code, wrong.message, hint, offset=wrong.col, text=text)


def _before_a_comma(element: Element, path: Path, text: str) -> bool:
    """Whether an unquoted text goes on behind a comma in its file, and is closed there: it was meant to hold it."""
    span, lines = element.file.parsed.spans.find(path), element.file.parsed.source.lines
    if span is None or span.style or span.line >= len(lines):
        return False
    rest = lines[span.line][span.column :].removeprefix(text).lstrip()
    wanted = text.count("(") - text.count(")")
    return rest.startswith(",") and 0 < wanted <= rest.count(")") - rest.count("(")
