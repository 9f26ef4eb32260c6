"""What functions are given: moves, seats and bare names, and how many of them."""

from __future__ import annotations

import ast

from wargame.language.names import MoveOf
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.unknown import refuse_unbound


def argument_count(reading: Reading, call: ast.Call, args: list[ast.expr], form: str, least: int, most: int) -> None:
    """Refuse a wrong number of arguments; ``form`` is how the call looks when it is right."""
    if not least <= len(args) <= most:
        name = form.partition("(")[0]
        given = "nothing" if not args else f"{len(args)} thing" + "s" * (len(args) > 1)
        wanted = f"{least}" if least == most else f"{least} to {most}" if most < 99 else f"{least} or more"
        raise reading.error(call, f"{name}(…) takes {wanted}, and is given {given}", f"write {form}", "arguments")


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
    if name in reading.names.codes:
        means = reading.names.codes[name]
        raise reading.error(part, f"{name} is the code of {means}", f"write {means}", "unknown_name")
    if name in reading.names.sections.tags:
        raise reading.error(part, f"'{name}' is a tag, and one move belongs here", meant(name, moves), "type")
    options = [*moves, *reading.names.sections.tags] if tags else [*moves]
    raise reading.error(part, f"there is no {what} '{name}'", meant(name, options), "unknown_name")


def seat_argument(reading: Reading, part: ast.expr) -> tuple[str, bool]:
    """A seat given to a function: its id, and whether it is a bound word (and so may be any seat)."""
    if isinstance(part, ast.Name):
        if part.id in reading.bindings.seats:
            return reading.bindings.seats[part.id], True
        if part.id in reading.names.seats:
            return part.id, False
        refuse_unbound(reading, part, part.id)
        raise reading.error(part, f"there is no seat '{part.id}'", meant(part.id, reading.names.seats), "unknown_name")
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
