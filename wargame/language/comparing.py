"""Comparisons: numbers with numbers, words with the words of a list, seats with seats; useless ones are refused."""

from __future__ import annotations

import ast

from wargame.language import build
from wargame.language.bounds import NO, YES, bounds
from wargame.language.build import Span
from wargame.language.names import WIDE
from wargame.language.operands import Operand, SeatWord, Word
from wargame.language.operators import COMPARED, COMPARISONS
from wargame.language.reading import Reading
from wargame.language.tokens import MOST_LISTED, meant, nearest
from wargame.language.tree import NUMBER, TRUTH, Choice, LanguageError, Node

Side = tuple[ast.expr, Operand]
"""A side of a comparison and where it stands."""
NO_ORDER = "use ==, != or in (…)"


def comparison(reading: Reading, part: ast.Compare) -> Node:
    """``a < b``, chained or not, ``a in (…)``, ``a not in (…)``."""
    sides = [part.left, *part.comparators]
    known: Operand | None = None
    clauses = []
    for left, op, right in zip(sides, part.ops, sides[1:], strict=False):
        if isinstance(op, ast.In | ast.NotIn):
            operand = reading.operand(left) if known is None else known
            node, known = _within(reading, left, operand, right), None
            if isinstance(op, ast.NotIn):
                node = build.negated(node, node.span)
        elif type(op) in COMPARED:
            first, known = _pair(reading, left, right, known)
            node = _compared(reading, (left, first), COMPARED[type(op)], (right, known))
        else:
            raise reading.error(part, "'is' compares nothing here", "write == or !=")
        clauses.append(_useful(reading, node, left, right))
    return build.both(clauses, reading.span(part))


def _pair(reading: Reading, left: ast.expr, right: ast.expr, known: Operand | None) -> tuple[Operand, Operand]:
    """Both sides. A bare word of the other side's list gets the advice to quote it."""
    first = known
    try:
        if first is None:
            first = reading.operand(left)
        return first, reading.operand(right)
    except LanguageError as error:
        bare, other = (left, right) if first is None else (right, left)
        if error.code != "unknown_name" or not isinstance(bare, ast.Name):
            raise
        words = _words(reading, first if first is not None else _quietly(reading, other))
        near = nearest(bare.id, words)
        if not near and not 0 < len(words) <= MOST_LISTED:
            raise
        which = f"write '{near}'" if near else ", ".join(f"'{word}'" for word in words)
        hint = f"words stand in quotes: {which}"
        raise reading.error(bare, f"'{bare.id}' is not a name", hint, "unquoted") from None


def _words(reading: Reading, operand: Operand | None) -> tuple[str, ...]:
    if isinstance(operand, Node):
        return operand.type.words if isinstance(operand.type, Choice) else ()
    return () if operand is None else reading.names.seats


def _quietly(reading: Reading, part: ast.expr) -> Operand | None:
    try:
        return reading.operand(part)
    except LanguageError:
        return None


def _compared(reading: Reading, left: Side, sign: str, right: Side) -> Node:
    (at_left, one), (at_right, other) = left, right
    span = (reading.span(at_left)[0], reading.span(at_right)[1])
    if isinstance(one, Node) and isinstance(other, Node):
        return _values_compared(reading, (at_left, one), sign, (at_right, other), span)
    if isinstance(one, Node) and not isinstance(other, Node):
        return _word_compared(reading, at_left, one, sign, at_right, other, span)
    if isinstance(other, Node):
        assert not isinstance(one, Node)
        return _word_compared(reading, at_right, other, COMPARISONS[sign].flipped, at_left, one, span)
    assert not isinstance(one, Node)
    return _seats_compared(reading, (at_left, one), sign, (at_right, other), span)


def _values_compared(
    reading: Reading, left: tuple[ast.expr, Node], sign: str, right: tuple[ast.expr, Node], span: Span
) -> Node:
    for part, node in (left, right):
        _no_truth(reading, part, node)
    (at_left, one), (at_right, other) = left, right
    if one.type != other.type:
        what = f"'{reading.said(at_left)}' is {one.type}, but '{reading.said(at_right)}' is {other.type}"
        raise reading.error(at_right, what, "compare like with like", "type")
    if isinstance(one.type, Choice) and not one.type.ordered and sign not in ("==", "!="):
        raise reading.error(at_left, f"the words of '{reading.said(at_left)}' have no order", NO_ORDER, "type")
    return build.compare(one, sign, other, span)


def _no_truth(reading: Reading, part: ast.expr, operand: Operand) -> None:
    if isinstance(operand, Node) and operand.type == TRUTH:
        hint = "leave the comparison out, or write 'not'"
        raise reading.error(part, f"'{reading.said(part)}' already says yes or no", hint, "type")


def _word_compared(
    reading: Reading, at: ast.expr, node: Node, sign: str, at_word: ast.expr, word: Word | SeatWord, span: Span
) -> Node:
    kind, choice = _word_of(reading, at, node, at_word, word)
    if kind.many:
        raise reading.error(at, f"'{reading.said(at)}' may be several words",
                            f"write {reading.said(at_word)} in {reading.said(at)}", "type")
    clause = build.compare(node, sign, choice, span)
    if sign in ("==", "!="):
        return clause
    if not kind.ordered:
        raise reading.error(at, f"the words of '{reading.said(at)}' have no order", NO_ORDER, "type")
    if kind.first > 0 and sign in ("<", "<="):
        # 0 stands for no result at all, which is not a bad one.
        there = build.compare(node, ">=", Node("const", kind, value=kind.first), span)
        return build.both([there, clause], span)
    return clause


def _word_of(
    reading: Reading, at: ast.expr, node: Node, at_word: ast.expr, word: Word | SeatWord
) -> tuple[Choice, Node]:
    """A quoted word (or a bound seat) as the number it has in the list of ``node``."""
    text = word.text
    if not isinstance(node.type, Choice):
        _no_truth(reading, at, node)
        raise reading.error(at_word, f"'{reading.said(at)}' is {node.type}, '{text}' is a word",
                            "compare it with a number", "type")
    if text not in node.type.words:
        raise reading.error(at_word, f"'{text}' is not one of the words of '{reading.said(at)}'",
                            meant(text, node.type.words), "unknown_word")
    place = node.type.first + node.type.words.index(text)
    return node.type, Node("const", node.type, value=place, span=word.span)


def _seats_compared(
    reading: Reading, left: tuple[ast.expr, Word | SeatWord], sign: str,
    right: tuple[ast.expr, Word | SeatWord], span: Span,
) -> Node:
    if not any(isinstance(side, SeatWord) for _, side in (left, right)):
        raise reading.error(left[0], "two words are compared", "one side must be a name", "useless")
    for part, side in (left, right):
        if side.text not in reading.names.seats:
            hint = meant(side.text, reading.names.seats)
            raise reading.error(part, f"there is no seat '{side.text}'", hint, "unknown_word")
    if sign not in ("==", "!="):
        raise reading.error(left[0], "seats have no order", NO_ORDER, "type")
    return build.truth((left[1].text == right[1].text) == (sign == "=="), span)


def _within(reading: Reading, left: ast.expr, operand: Operand, right: ast.expr) -> Node:
    span = (reading.span(left)[0], reading.span(right)[1])
    if not isinstance(right, ast.Tuple | ast.List | ast.Constant):
        return _in_set(reading, left, operand, right, span)
    items = right.elts if isinstance(right, ast.Tuple | ast.List) else [right]
    if not items:
        raise reading.error(right, "the list is empty", "name what it may be", "useless")
    _no_truth(reading, left, operand)
    clauses = [_one_of(reading, (left, operand), item) for item in items]
    if isinstance(operand, Node) and all(clause.op == "cmp" for clause in clauses):
        return build.settled(Node("in", TRUTH, (operand, *(clause.kids[1] for clause in clauses)), span=span))
    return build.either(clauses, span)


def _one_of(reading: Reading, left: Side, item: ast.expr) -> Node:
    if isinstance(item, ast.Name) and item.id in _words(reading, left[1]):
        raise reading.error(item, f"'{item.id}' is not a name", f"words stand in quotes: write '{item.id}'", "unquoted")
    at, operand = left
    return _compared(reading, left, "==", (item, _pair(reading, at, item, operand)[1]))


def _in_set(reading: Reading, left: ast.expr, operand: Operand, right: ast.expr, span: Span) -> Node:
    found = reading.node(right)
    if not isinstance(found.type, Choice) or not found.type.many:
        raise reading.error(right, f"'in' needs a list in brackets, but '{reading.said(right)}' is {found.type}",
                            "write in ('one', 'other')", "type")
    if isinstance(operand, Node):
        raise reading.error(left, "only a word can be in a set of words", "write 'word' in …", "type")
    kind, word = _word_of(reading, right, found, left, operand)
    return build.settled(Node("has", TRUTH, (found,), int(str(word.value)) - kind.first, span))


def _useful(reading: Reading, node: Node, left: ast.expr, right: ast.expr) -> Node:
    """Refuse a comparison that always comes out the same. What is bound here may settle it: that is meant."""
    sure = bounds(node, reading.names.limit)
    if sure not in (YES, NO):
        return node
    bindings = reading.bindings
    bound = {*bindings.seats, *bindings.numbers, *bindings.moves, "turns"}
    for side in (left, right):
        if any(isinstance(inner, ast.Name) and inner.id in bound for inner in ast.walk(side)):
            return build.truth(sure == YES, node.span)
    clause = reading.text[reading.span(left)[0] : reading.span(right)[1]]
    raise reading.error(left, f"'{clause}' is {'always' if sure == YES else 'never'} true",
                        _range(reading, left) or _range(reading, right) or "leave it out", "useless")


def _range(reading: Reading, part: ast.expr) -> str:
    node = None if isinstance(part, ast.Constant | ast.Tuple | ast.List) else _quietly(reading, part)
    if not isinstance(node, Node) or node.type != NUMBER or node.op == "const":
        return ""
    lo, hi = bounds(node, reading.names.limit)
    return f"{reading.said(part)} lies between {lo} and {hi}" if (lo, hi) != WIDE else ""
