"""What functions are given: moves, seats, bare names, and what history knows."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from wargame.language import slots
from wargame.language.names import LATEST_TURN, MoveOf
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.unknown import refuse_unbound

ALL_BITS = (0, (1 << (LATEST_TURN + 1)) - 1)
"""Between these lie the bits of a history."""


def bare_name(reading: Reading, part: ast.expr, what: str) -> str:
    """An id given without quotes."""
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        raise reading.error(part, f"{what} stands here without quotes", f"write {part.value}", "arguments")
    if not isinstance(part, ast.Name):
        raise reading.error(part, f"{what} belongs here, not '{reading.said(part)}'", "", "arguments")
    return part.id


def move_argument(reading: Reading, part: ast.expr, name: str, tags: bool = False) -> MoveOf:
    """A move by its id, or by a word bound to one."""
    if name in reading.bindings.moves:
        return reading.bindings.moves[name]
    moves = reading.names.sections.moves
    if name in moves:
        return MoveOf(name, None)
    refuse_unbound(reading, part, name)
    what = "move or tag" if tags else "move"
    reading.refuse_code(part, name)
    if name in reading.names.sections.tags:
        raise reading.error(part, f"'{name}' is a tag, and one move belongs here", meant(name, moves), "type")
    options = [*moves, *reading.names.sections.tags] if tags else [*moves]
    raise reading.error(part, f"there is no {what} '{name}'", reading.names.meant(name, options), "unknown_name")


def seat_argument(reading: Reading, part: ast.expr) -> tuple[str, bool]:
    """A seat given to a function: its id, and whether it is a bound word (and so may be any seat)."""
    if isinstance(part, ast.Name):
        if part.id in reading.bindings.seats:
            return reading.bindings.seats[part.id], True
        if part.id in reading.names.seats:
            return part.id, False
        refuse_unbound(reading, part, part.id)
        hint = reading.names.meant(part.id, reading.names.seats)
        raise reading.error(part, f"there is no seat '{part.id}'", hint, "unknown_name")
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        raise reading.error(part, "a seat stands here without quotes", f"write {part.value}")
    raise reading.error(part, f"a seat belongs here, not '{reading.said(part)}'", meant("", reading.names.seats))


def one_seat(
    reading: Reading, call: ast.Call, given: list[ast.expr], possible: tuple[str, ...], bound: str | None, form: str
) -> str | None:
    """Whose choice, answer or result is meant: the seat given, else the bound one, else the only possible one.

    None where a bound word stands for a seat that cannot have any.
    """
    if given:
        seat, free = seat_argument(reading, given[0])
        if seat in possible:
            return seat
        if free:
            return None
        raise reading.error(given[0], f"{seat} has no part in it", "one of: " + ", ".join(possible), "useless")
    if bound is not None:
        return bound if bound in possible else None
    if len(possible) == 1:
        return possible[0]
    raise reading.error(call, "several seats come into question", f"say which: {form}", "arguments")


def declared_argument(reading: Reading, part: ast.expr, what: str) -> str:
    """The id of a declared inject, grant, later or red line."""
    sections = reading.names.sections
    groups: dict[str, Mapping[str, object]] = {"inject": sections.injects, "grant": sections.grants,
                                               "later": sections.laters, "red line": sections.red_lines}
    name, known = bare_name(reading, part, f"the id of a {what}"), groups[what]
    if name not in known:
        reading.refuse_code(part, name)
        hint = reading.names.meant(name, known)
        raise reading.error(part, f"there is no {what} '{name}'", hint, "unknown_name")
    return name


def turns_argument(reading: Reading, part: ast.expr) -> int:
    """A plain number of turns."""
    node = reading.number(part, "a number of turns")
    if node.op != "const" or not isinstance(node.value, int):
        raise reading.error(part, "a plain number of turns belongs here", "write e.g. 3", "arguments")
    if not 1 <= node.value <= LATEST_TURN:
        raise reading.error(part, f"{node.value} is no number of turns", f"between 1 and {LATEST_TURN}", "arguments")
    return node.value


def question_argument(reading: Reading, part: ast.expr) -> str:
    """The id of a question."""
    name = bare_name(reading, part, "a question")
    if name not in reading.names.questions:
        raise reading.error(
            part, f"there is no question '{name}'", reading.names.meant(name, reading.names.questions), "unknown_name",
        )
    return name


def history_argument(reading: Reading, part: ast.expr, seats: list[ast.expr]) -> str:
    """The history slot of a move, tag, inject, mark or ``question.word``."""
    what, possible = _happening(reading, part)
    seat = None
    if seats:
        seat, bound = seat_argument(reading, seats[0])
        if seat not in possible and (not bound or not possible):
            raise reading.error(
                seats[0], f"'{reading.said(part)}' never comes from {seat}", "leave the seat out", "useless"
            )
    slot = slots.past(what, seat)
    reading.names.limits.setdefault(slot, ALL_BITS)
    return slot


def _happening(reading: Reading, part: ast.expr) -> tuple[str, tuple[str, ...]]:
    names, sections = reading.names, reading.names.sections
    if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
        return _answer(reading, part, part.value.id)
    name = bare_name(reading, part, "a move, tag, inject, mark or question.word")
    if name in reading.bindings.moves:
        name = reading.bindings.moves[name].move
        return f"move:{name}", names.movers(name)
    found = [
        (f"{kind}:{name}", kind)
        for kind, group in (("move", sections.moves), ("tag", sections.tags), ("inject", sections.injects),
                            ("mark", sections.marks))
        if name in group
    ]
    if len(found) > 1:
        both = " and ".join(f"a {kind}" for _, kind in found)
        raise reading.error(part, f"'{name}' is {both}", "give one of them another id", "ambiguous")
    if found:
        what, kind = found[0]
        # An inject comes from nobody; tags and marks may come from any seat.
        return what, names.movers(name) if kind == "move" else () if kind == "inject" else names.seats
    refuse_unbound(reading, part, name)
    if name in names.questions:
        word = next(iter(names.questions[name].answers), "…")
        raise reading.error(part, f"'{name}' is a question", f"say which answer: {name}.{word}", "type")
    reading.refuse_code(part, name)
    if name in names.symbols:
        hint = "history knows moves, tags, injects, marks and answers; for a condition there is held(…, turns)"
        raise reading.error(part, f"'{name}' does not happen, it has a value", hint, "type")
    options = [*sections.moves, *sections.tags, *sections.injects, *sections.marks]
    raise reading.error(part, f"nothing is called '{name}'", reading.names.meant(name, options), "unknown_name")


def _answer(reading: Reading, part: ast.Attribute, question: str) -> tuple[str, tuple[str, ...]]:
    asked = reading.names.questions.get(question)
    if asked is None:
        hint = meant(question, reading.names.questions)
        raise reading.error(part, f"there is no question '{question}'", hint, "unknown_name")
    if part.attr not in asked.answers:
        hint = meant(part.attr, asked.answers)
        raise reading.error(part, f"'{part.attr}' is no answer to '{question}'", hint, "unknown_word")
    return f"answer:{question}.{part.attr}", asked.to
