"""Every line of the condition and effect languages, read under every binding it will meet, each mistake said once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.yaml.spans import Path
from wargame.authoring.link.scopes import Scopes, relevant
from wargame.language.effects import Effect
from wargame.language.effects.chance import ChanceTest, read_chance
from wargame.language.effects.reader import read_effect
from wargame.language.names import Bindings
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

    item: Element
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


def read_lines(context: CheckContext, scopes: Scopes) -> tuple[ParsedLine, ...]:
    """Reads every line of every file. Lines with mistakes are reported and left out."""
    found: list[ParsedLine] = []
    read = 0
    for item in context.items:
        value = item.found.value
        if isinstance(value, Chance):
            line = _read(
                context, scopes, item, value.roll, lambda text, one: read_chance(text, context.names, one), ("roll",)
            )
        elif isinstance(value, str) and not item.found.is_key and (reader := _reader(context, item)) is not None:
            line = _read(context, scopes, item, value, reader, ())
        else:
            continue
        read += 1
        if read > MOST_LINES:
            context.say(item, "too_many_lines", f"more than {MOST_LINES} conditions and effects", "leave some out")
            break
        if line is not None:
            found.append(line)
    return tuple(found)


def _reader(context: CheckContext, item: Element) -> Callable[[str, Bindings], Meaning] | None:
    for mark in item.found.kind.marks:
        if isinstance(mark, EffectLine):
            return lambda text, one: read_effect(text, context.names, one)
        if isinstance(mark, Expression):
            if mark.result == "condition":
                return lambda text, one: parse_condition(text, context.names, one)
            return lambda text, one: parse_number(text, context.names, one)
    return None


def _read(
    context: CheckContext,
    scopes: Scopes,
    item: Element,
    text: str,
    reader: Callable[[str, Bindings], Meaning],
    inside: tuple[str, ...],
) -> ParsedLine | None:
    meanings: list[Meaning] = []
    failed: tuple[LanguageError, Bindings] | None = None
    for one in relevant(scopes.of(item), text):
        try:
            meanings.append(reader(text, one))
        except LanguageError as error:
            failed = failed or (error, one)
    if failed is None:
        return ParsedLine(item, tuple(meanings)) if meanings else None
    wrong, one = failed
    in_derived = isinstance(item.found.owners[-1].model, Derived) if item.found.owners else False
    if wrong.code == "derived_chain" and not in_derived:
        return None
    if wrong.code == "derived":  # a derived value that is wrong itself is reported where it stands, not at every use
        if in_derived and "made of itself" in wrong.message:
            said = f"'{item.found.path[-2]}' is made of itself"
            context.diagnostics.say(
                item.entry.file, item.found.path, "circle", said, "break the circle", offset=wrong.col, text=text
            )
        return None
    hint = wrong.hint
    if meanings:  # it makes sense for some: say for whom it does not
        said = ", ".join(f"{word} is {seat}" for word, seat in one.seats.items()) or "several seats roll as one"
        hint = f"{hint}; this is so where {said}" if hint else f"this is so where {said}"
    if any(word in context.merged.left_out for word in re.findall(r"\w+", text[wrong.col :])[:1]):
        hint = "the scenario leaves it out"
    path = (*item.found.path, *inside)
    if wrong.message.endswith("is never closed") and _before_a_comma(item, path, text):
        hint = "inside { } or [ ] a text that holds ',' needs quotes"
    context.diagnostics.say(item.entry.file, path, wrong.code, wrong.message, hint, offset=wrong.col, text=text)
    return None


def _before_a_comma(item: Element, path: Path, text: str) -> bool:
    """Whether an unquoted text is followed by a comma in its file: where it was meant to hold it."""
    spot, lines = item.entry.file.parsed.spans.find(path), item.entry.file.parsed.source.lines
    if spot is None or spot.style or spot.line >= len(lines):
        return False
    return lines[spot.line][spot.column :].removeprefix(text).lstrip().startswith(",")
