"""A track, or a derived value made of tracks, as it was at another time."""

from __future__ import annotations

import ast
from collections.abc import Callable

from wargame.language import build, slots
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import LanguageError, Node
from wargame.model.labels import SlotName


@function("start(track)", 1, 1)
def start(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``start(track)``: its value when the game began."""
    return _then(reading, args, "start", slots.began)


@function("change(track)", 1, 1)
def change(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``change(track)``: how far it has moved this turn."""
    opened = _then(reading, args, "change", slots.opened)
    return build.arithmetic("sub", [reading.node(args[0]), opened], reading.span(call))


@function("last_change(track)", 1, 1)
def last_change(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``last_change(track)``: how far it moved in the turn before."""
    opened = _then(reading, args, "last_change", slots.opened)
    before = _then(reading, args, "last_change", slots.before)
    return build.arithmetic("sub", [opened, before], reading.span(call))


def _then(reading: Reading, args: list[ast.expr], name: str, when: Callable[[str], str]) -> Node:
    """A track, or a derived value made of tracks, as it was at another time."""
    tree = reading.number(args[0], f"{name}(…)")
    if not (tree.op in ("read", "named") and isinstance(args[0], ast.Name | ast.Subscript)):
        raise reading.error(
            args[0], f"{name}(…) takes a track, not '{reading.said(args[0])}'", f"write {name}(track)", "type"
        )
    try:
        return _moved(reading, tree, when)
    except LookupError as error:
        raise LanguageError(reading.span(args[0])[0], f"no value of '{error.args[0]}' is kept from earlier",
                            f"{name}(…) takes tracks, and derived values made of tracks alone", "type") from None


def _moved(reading: Reading, tree: Node, when: Callable[[str], str]) -> Node:
    if tree.op == "read":
        slot = str(tree.value)
        symbol = reading.names.symbols.get(SlotName.parse(slot).id)
        if symbol is None or symbol.kind != "track":
            raise LookupError(slot)
        return build.read(when(slot), tree.type, tree.span)
    if tree.op in ("since", "count", "held"):
        raise LookupError(tree.op)
    kids = tuple(_moved(reading, kid, when) for kid in tree.kids)
    return kids[0] if tree.op == "named" else Node(tree.op, tree.type, kids, tree.value, tree.span)
