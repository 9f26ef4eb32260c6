"""Every line of the condition and effect languages, read under every binding it will meet, each mistake said once."""

from __future__ import annotations

import re
from collections.abc import Callable

from wargame.authoring.link.blame import blamed
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.link.elements import Element
from wargame.authoring.link.linked import LinkedFiles
from wargame.authoring.yaml.spans import Path
from wargame.authoring.link.scopes import Scopes, relevant
from wargame.language.effects import Effect
from wargame.language.effects.chance import ChanceTest, read_chance
from wargame.language.effects.reader import read_effect
from wargame.language.named import name_within, named_in
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.tree import LanguageError, Node
from wargame.model.base import EffectLine, Expression
from wargame.model.steps import Chance
from wargame.model.world import Derived
from wargame.records import record

MOST_LINES = 10_000
"""How many conditions and effects a game may have: six times as many as the largest that ships."""
Meaning = Node | Effect | ChanceTest


@record
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
    if wrong.message.endswith("closes nothing") and _opened_before(element, path):
        return  # the item before was told
    place = element.file.parsed.place_of(path, offset=wrong.col, text=text)
    if wrong.code == "effect" and _begins_a_line(element, path, place):
        begun = element.file.parsed.source.lines[place[0]].strip()
        message = "'- ' is missing before this item"
        diagnostics.say(element.file, path, "missing_dash", message, f"write '- {begun}'", place=place)
        return
    seen = name_within(text, wrong.col, named_in(linked.sections), linked.names.symbols)
    if seen is not None:
        at = text.casefold().find(seen.name.casefold())
        message = f"'{seen.name}' is what readers see; lines say {seen.said}"
        diagnostics.say(element.file, path, "unknown_name", message, f"write {seen.said}", offset=at, text=text)
        return
    diagnostics.say(element.file, path, wrong.code, wrong.message, hint, offset=wrong.col, text=text)


def _opened_before(element: Element, path: Path) -> bool:
    """Whether the item before, on the same line of its file, leaves a bracket open: a comma cut one text in two."""
    last, spans = path[-1], element.file.parsed.spans
    here, before = spans.find(path), spans.find((*path[:-1], last - 1)) if isinstance(last, int) and last else None
    if here is None or before is None or before.line != here.line:
        return False
    text = element.file.parsed.source.lines[here.line][before.column : here.column]
    return text.count("(") > text.count(")")


def _begins_a_line(element: Element, path: Path, place: tuple[int, int]) -> bool:
    """Whether a place is where an unquoted text goes on in a line further down."""
    span, lines = element.file.parsed.spans.find(path), element.file.parsed.source.lines
    return span is not None and not span.style and place[0] > span.line and not lines[place[0]][: place[1]].strip()


def _before_a_comma(element: Element, path: Path, text: str) -> bool:
    """Whether an unquoted text goes on behind a comma in its file, and is closed there: it was meant to hold it."""
    span, lines = element.file.parsed.spans.find(path), element.file.parsed.source.lines
    if span is None or span.style or span.line >= len(lines):
        return False
    rest = lines[span.line][span.column :].removeprefix(text).lstrip()
    wanted = text.count("(") - text.count(")")
    return rest.startswith(",") and 0 < wanted <= rest.count(")") - rest.count("(")
