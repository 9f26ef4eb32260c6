"""Functions of numbers and counting: ``start change last_change lowest highest min max abs half div at_least …``."""

from __future__ import annotations

import ast
from collections.abc import Callable

from wargame.language import build, slots
from wargame.language.arguments import argument_count
from wargame.language.members import family_argument, in_seat_order
from wargame.language.reading import Reading
from wargame.language.tree import NUMBER, LanguageError, Node
from wargame.model.labels import SlotName

MANY = 99


def start(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``start(track)``: its value when the game began."""
    return _then(reading, call, args, "start", slots.began)


def change(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``change(track)``: how far it has moved this turn."""
    opened = _then(reading, call, args, "change", slots.opened)
    return build.arithmetic("sub", [reading.node(args[0]), opened], reading.span(call))


def last_change(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``last_change(track)``: how far it moved in the turn before."""
    opened = _then(reading, call, args, "last_change", slots.opened)
    before = _then(reading, call, args, "last_change", slots.before)
    return build.arithmetic("sub", [opened, before], reading.span(call))


def lowest(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``lowest(family)``: the least of its members."""
    return _over_family(reading, call, args, "min")


def highest(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``highest(family)``: the greatest of its members."""
    return _over_family(reading, call, args, "max")


def least(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``min(a, b, …)``."""
    argument_count(reading, call, args, "min(a, b)", 2, MANY)
    return build.arithmetic("min", _numbers(reading, args, "min(…)"), reading.span(call))


def most(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``max(a, b, …)``."""
    argument_count(reading, call, args, "max(a, b)", 2, MANY)
    return build.arithmetic("max", _numbers(reading, args, "max(…)"), reading.span(call))


def absolute(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``abs(x)``."""
    argument_count(reading, call, args, "abs(x)", 1, 1)
    return build.arithmetic("abs", _numbers(reading, args, "abs(…)"), reading.span(call))


def half(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``half(x)``, toward zero."""
    argument_count(reading, call, args, "half(x)", 1, 1)
    return build.arithmetic("half", _numbers(reading, args, "half(…)"), reading.span(call))


def div(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``div(x, n)``, toward zero; n a plain number other than 0."""
    argument_count(reading, call, args, "div(x, n)", 2, 2)
    number, divisor = _numbers(reading, args, "div(…)")
    if divisor.op != "const":
        raise reading.error(args[1], "div(x, n) divides by a plain number", "write e.g. div(x, 3)", "arguments")
    if divisor.value == 0:
        raise reading.error(args[1], "nothing can be divided by 0", "", "arguments")
    return build.arithmetic("div", [number, divisor], reading.span(call))


def at_least(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``at_least(k, a, b, …)``: k or more of the conditions hold."""
    argument_count(reading, call, args, "at_least(2, a, b, c)", 3, MANY)
    wanted = reading.number(args[0], "at_least(…)")
    clauses = [reading.truth(arg, "at_least(…)") for arg in args[1:]]
    if wanted.op == "const" and isinstance(wanted.value, int) and not 1 <= wanted.value <= len(clauses):
        raise reading.error(args[0], f"at_least({wanted.value}, …) of {len(clauses)} conditions never changes",
                            f"between 1 and {len(clauses)}", "useless")
    span = reading.span(call)
    return build.compare(build.how_many(clauses, span), ">=", wanted, span)


def all_of(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``all_of(a, b, …)``: all of them hold."""
    argument_count(reading, call, args, "all_of(a, b)", 2, MANY)
    return build.both([reading.truth(arg, "all_of(…)") for arg in args], reading.span(call))


def any_of(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``any_of(a, b, …)``: at least one of them holds."""
    argument_count(reading, call, args, "any_of(a, b)", 2, MANY)
    return build.either([reading.truth(arg, "any_of(…)") for arg in args], reading.span(call))


def _numbers(reading: Reading, args: list[ast.expr], who: str) -> list[Node]:
    return [reading.number(arg, who) for arg in args]


def _over_family(reading: Reading, call: ast.Call, args: list[ast.expr], op: str) -> Node:
    symbol, span = family_argument(reading, call, args), reading.span(call)
    members = in_seat_order(reading, symbol.keys or ())
    return build.arithmetic(op, [build.read(symbol.slot(key), NUMBER, span) for key in members], span)


def _then(
    reading: Reading, call: ast.Call, args: list[ast.expr], name: str, when: Callable[[str], str]
) -> Node:
    """A track, or a derived value made of tracks, as it was at another time."""
    argument_count(reading, call, args, f"{name}(track)", 1, 1)
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
