"""Members of families: ``approval[mover]``, ``partial[this]``, ``capital[lowest(approval)]``."""

from __future__ import annotations

import ast

from wargame.language import build
from wargame.language.names import Bindings, Symbol
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.tree import Node
from wargame.language.unknown import refuse_unbound, unknown_name


def member(reading: Reading, part: ast.expr, family: str, inner: ast.expr) -> Node:
    """The value of one member of a family."""
    symbol, span = reading.names.symbols.get(family), reading.span(part)
    if symbol is None:
        raise unknown_name(reading, part, family)
    if symbol.keys is None:
        raise reading.error(part, f"'{family}' is a single value", f"write {family} without brackets")
    if not isinstance(inner, ast.Call):
        if symbol.kind == "token" and _holds_none(reading.bindings, inner, symbol.keys):
            return Node("const", symbol.type, value=0, span=span)
        return build.read(symbol.slot(_key(reading, inner, family, symbol.keys)), symbol.type, span)
    *first, (last, _) = members_at_extreme(reading, inner, symbol)
    node = build.read(symbol.slot(last), symbol.type, span)
    for key, wins in reversed(first):
        node = build.choose(wins, build.read(symbol.slot(key), symbol.type, span), node, span)
    return node


def members_at_extreme(reading: Reading, call: ast.Call, of: Symbol) -> tuple[tuple[str, Node], ...]:
    """``lowest(family)`` in brackets: each member of that family with the condition that it is the lowest."""
    if not (isinstance(call.func, ast.Name) and call.func.id in ("lowest", "highest")):
        raise reading.error(
            call, f"'{reading.said(call)}' is no member of '{of.id}'", "only lowest(…) and highest(…) pick one"
        )
    ranked = family_argument(reading, call, call.args)
    assert ranked.keys is not None
    keys = in_seat_order(reading, ranked.keys)
    for key in keys:
        if key not in (of.keys or ()):
            raise reading.error(call, f"'{of.id}' has no member '{key}'", "its members: " + ", ".join(of.keys or ()))
    values = [build.read(ranked.slot(key), ranked.type) for key in keys]
    return tuple(zip(keys, build.extreme(values, call.func.id == "lowest"), strict=True))


def family_argument(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Symbol:
    """The one argument of ``lowest`` and ``highest``."""
    name = call.func.id if isinstance(call.func, ast.Name) else "lowest"
    if len(args) != 1:
        raise reading.error(call, f"{name}(…) takes one family", f"write {name}(family)", "arguments")
    if not isinstance(args[0], ast.Name):
        raise reading.error(args[0], f"{name}(…) takes the name of a family, not '{reading.said(args[0])}'",
                            "max(…) and min(…) compare single numbers", "arguments")
    symbol = reading.names.symbols.get(args[0].id)
    if symbol is None:
        raise unknown_name(reading, args[0], args[0].id)
    if symbol.keys is None:
        families = [other.id for other in reading.names.symbols.values() if other.keys]
        raise reading.error(
            args[0], f"'{symbol.id}' is a single value", meant("", families) or f"{name}(…) takes a family"
        )
    return symbol


def bound_key(bindings: Bindings, word: str, keys: tuple[str, ...]) -> str | None:
    """The member a bound word stands for; a word bound to a seat's move may mean either, whichever is a member.

    None where nothing is bound to it.
    """
    seat = bindings.seats.get(word)
    move = bindings.moves[word].move if word in bindings.moves else None
    return move if move in keys and seat not in keys else seat or move


def in_seat_order(reading: Reading, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Members in the order of the seats, which breaks ties."""
    seats = reading.names.seats
    return tuple(sorted(keys, key=lambda key: seats.index(key) if key in seats else len(seats)))


def _holds_none(bindings: Bindings, inner: ast.expr, keys: tuple[str, ...]) -> bool:
    """Whether a bound word stands for somebody who can never hold this token: he then has none, as shared rules say of
    every move and seat at once (``partial[this] >= 1`` of a move that is not joint)."""
    key = bound_key(bindings, inner.id, keys) if isinstance(inner, ast.Name) else None
    return key is not None and key not in keys


def _key(reading: Reading, part: ast.expr, family: str, keys: tuple[str, ...]) -> str:
    bindings, members = reading.bindings, "its members: " + ", ".join(keys)
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        raise reading.error(part, "a member stands in brackets without quotes", f"write {family}[{part.value}]")
    if not isinstance(part, ast.Name):
        raise reading.error(part, f"'{reading.said(part)}' is no member of '{family}'", members)
    name = part.id
    if name in ("others", "all"):
        raise reading.error(
            part, f"'{family}[{name}]' is several numbers", f"write lowest({family}) or highest({family})"
        )
    key = bound_key(bindings, name, keys)
    if key is None:
        if name in keys:
            return name
        refuse_unbound(reading, part, name)
        raise reading.error(part, f"'{family}' has no member '{name}'", meant(name, keys) or members, "unknown_name")
    if key not in keys:
        raise reading.error(part, f"'{family}' has no member '{key}', which '{name}' is here", members, "unknown_name")
    return key
