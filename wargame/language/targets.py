"""What an effect falls on: a slot, or the members of a family that the brackets name."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from wargame.language.grammar import read_line
from wargame.language.line import Line
from wargame.language.members import bound_key, members_at_extreme
from wargame.language.names import Symbol
from wargame.language.operators import Way
from wargame.language.program_builder import Op, ProgramBuilder
from wargame.language.tokens import BOUND_WORDS, Lexeme, meant
from wargame.language.tree import Node
from wargame.model.labels import SlotName
from wargame.records import record


@record
class Target:
    """What an effect falls on: the stable name of a slot, with the condition under which it is this one.

    ``only`` is set where the member depends on the state (``lowest(…)``): the effect falls on the member whose
    condition holds. Exactly one of the targets of an effect does.
    """

    slot: str
    only: Node | None = None


def on_targets(to: ProgramBuilder[Op], blocks: Sequence[tuple[Target, tuple[Op, ...]]]) -> tuple[Op, ...]:
    """Each target's statements; where the member depends on the state, those of the first that it is and no other's."""
    chain: tuple[Op, ...] = ()
    for target, block in reversed(blocks):
        chain = (*block, *chain) if target.only is None else (to.when(to.expr(target.only), block, chain),)
    return chain


def swings_of(targets: Sequence[Target], way: Way) -> Iterator[tuple[str, str | None, Way]]:
    """Each target's track and member (None: it has none), with the way it goes."""
    for target in targets:
        name = SlotName.parse(target.slot)
        yield name.id, name.member, way


def read_targets(line: Line, symbol: Symbol, token: Lexeme) -> tuple[Target, ...]:
    """The targets of ``symbol``, whose name is ``token`` and already passed."""
    if line.here.text != "[":
        if symbol.keys is not None:
            raise line.error(token, f"'{symbol.id}' is one number for each of several",
                             f"write {symbol.id}[…] with one of: " + ", ".join(symbol.keys), "family")
        return (Target(symbol.slot()),)
    opening = line.take()
    if symbol.keys is None:
        raise line.error(opening, f"'{symbol.id}' is a single value", f"write {symbol.id} without brackets")
    start, end = line.inner(opening)
    inside = line.text[start:end].strip()
    if "(" in inside:
        return _at_extreme(line, symbol, start, end)
    return tuple(Target(symbol.slot(key)) for key in _keys(line, symbol, inside, opening, symbol.keys))


def _at_extreme(line: Line, symbol: Symbol, start: int, end: int) -> tuple[Target, ...]:
    reading, body = read_line(" " * start + line.text[start:end], line.names, line.bindings, "the member")
    if not isinstance(body, ast.Call):
        raise reading.error(
            body, f"'{reading.said(body)}' is no member of '{symbol.id}'", "only lowest(…) and highest(…) pick one"
        )
    members = members_at_extreme(reading, body, symbol)
    return tuple(Target(symbol.slot(key), None if len(members) == 1 else wins) for key, wins in members)


def _keys(line: Line, symbol: Symbol, word: str, opening: Lexeme, keys: tuple[str, ...]) -> tuple[str, ...]:
    seats = line.bindings.seats
    at = Lexeme("name", word, opening.end, opening.end)
    if word == "all":
        return keys
    if word == "others":
        if "mover" not in seats:
            raise line.error(
                at, "'others' means nothing here: there is no mover", "write all, or name the members", "unbound"
            )
        return tuple(key for key in keys if key != seats["mover"])
    key = bound_key(line.bindings, word, keys)
    if key is None and word in BOUND_WORDS and word not in keys:
        raise line.error(at, f"'{word}' means nothing here", "its members: " + ", ".join(keys), "unbound")
    if key is None:
        key = word.strip("'\"")
        if key != word:
            raise line.error(at, "a member stands in brackets without quotes", f"write {symbol.id}[{key}]")
    if key not in keys:
        which = f"'{key}'" if key == word else f"'{key}', which '{word}' is here"
        hint = meant(key, keys) or "its members: " + ", ".join(keys)
        raise line.error(at, f"'{symbol.id}' has no member {which}", hint, "unknown_name")
    return (key,)
