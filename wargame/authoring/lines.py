"""Every line of the condition and effect languages, read under every binding it will meet, each mistake said once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wargame.authoring.board import Board, Item
from wargame.authoring.positions import Path
from wargame.authoring.scopes import Scopes, relevant
from wargame.language.effects import ChanceTest, Effect
from wargame.language.effects_reader import read_chance, read_effect
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
class Line:
    """One line that makes sense, and what it means under each binding it may be read under."""

    item: Item
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


def read_lines(board: Board, scopes: Scopes) -> tuple[Line, ...]:
    """Reads every line of every file. Lines with mistakes are reported and left out."""
    found: list[Line] = []
    read = 0
    for item in board.items:
        value = item.found.value
        if isinstance(value, Chance):
            line = _read(
                board, scopes, item, value.roll, lambda text, one: read_chance(text, board.names, one), ("roll",)
            )
        elif isinstance(value, str) and not item.found.is_key and (reader := _reader(board, item)) is not None:
            line = _read(board, scopes, item, value, reader, ())
        else:
            continue
        read += 1
        if read > MOST_LINES:
            board.say(item, "too_many_lines", f"more than {MOST_LINES} conditions and effects", "leave some out")
            break
        if line is not None:
            found.append(line)
    return tuple(found)


def _reader(board: Board, item: Item) -> Callable[[str, Bindings], Meaning] | None:
    for mark in item.found.kind.marks:
        if isinstance(mark, EffectLine):
            return lambda text, one: read_effect(text, board.names, one)
        if isinstance(mark, Expression):
            if mark.result == "condition":
                return lambda text, one: parse_condition(text, board.names, one)
            return lambda text, one: parse_number(text, board.names, one)
    return None


def _read(
    board: Board,
    scopes: Scopes,
    item: Item,
    text: str,
    reader: Callable[[str, Bindings], Meaning],
    inside: tuple[str, ...],
) -> Line | None:
    meanings: list[Meaning] = []
    failed: tuple[LanguageError, Bindings] | None = None
    for one in relevant(scopes.of(item), text):
        try:
            meanings.append(reader(text, one))
        except LanguageError as error:
            failed = failed or (error, one)
    if failed is None:
        return Line(item, tuple(meanings)) if meanings else None
    wrong, one = failed
    in_derived = isinstance(item.found.owners[-1].model, Derived) if item.found.owners else False
    if wrong.code == "derived_chain" and not in_derived:
        return None
    if wrong.code == "derived":  # a derived value that is wrong itself is reported where it stands, not at every use
        if in_derived and "made of itself" in wrong.message:
            said = f"'{item.found.path[-2]}' is made of itself"
            board.findings.say(
                item.entry.file, item.found.path, "circle", said, "break the circle", offset=wrong.col, text=text
            )
        return None
    hint = wrong.hint
    if meanings:  # it makes sense for some: say for whom it does not
        said = ", ".join(f"{word} is {seat}" for word, seat in one.seats.items()) or "several seats roll as one"
        hint = f"{hint}; this is so where {said}" if hint else f"this is so where {said}"
    if any(word in board.merged.left_out for word in re.findall(r"\w+", text[wrong.col :])[:1]):
        hint = "the scenario leaves it out"
    path = (*item.found.path, *inside)
    if wrong.message.endswith("is never closed") and _before_a_comma(item, path, text):
        hint = "inside { } or [ ] a text that holds ',' needs quotes"
    board.findings.say(item.entry.file, path, wrong.code, wrong.message, hint, offset=wrong.col, text=text)
    return None


def _before_a_comma(item: Item, path: Path, text: str) -> bool:
    """Whether an unquoted text is followed by a comma in its file: where it was meant to hold it."""
    spot, lines = item.entry.file.reading.spots.find(path), item.entry.file.reading.source.lines
    if spot is None or spot.style or spot.line >= len(lines):
        return False
    return lines[spot.line][spot.column :].removeprefix(text).lstrip().startswith(",")
