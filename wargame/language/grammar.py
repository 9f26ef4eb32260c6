"""What the parts of a line are: the Python parser gives its shape, and a whitelist copies what the condition language
knows into our own typed tree. Nothing an author writes is ever evaluated as Python."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from wargame.language import build
from wargame.language.bounds import bounds
from wargame.language.build import Span
from wargame.language.comparing import comparison
from wargame.language.functions import FUNCTIONS
from wargame.language.members import member
from wargame.language.names import Bindings, Names
from wargame.language.operands import Operand, SeatWord, Word
from wargame.language.operators import SIGNED
from wargame.language.reading import Reading
from wargame.language.shape import check_shape
from wargame.language.tree import NUMBER, LanguageError, Node
from wargame.language.unknown import unknown_function, unknown_name

MOST_PARTS = 80
"""Parts of one line, at most."""
LARGEST_TREE = 4000
"""Parts of a tree with everything it names written out, at most; a quarter of it for a derived value."""
LARGEST_VALUE = 10**12
"""What a product or sum may come to: far inside 64 bits, so that every executor agrees."""
DEEPEST_CHAIN = 40
DEEPEST_DERIVED = 12
"""Derived values made of each other in a row, at most."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
DIVIDE = "give a part of it a name of its own under 'derived'"


def read_line(
    text: str, names: Names, bindings: Bindings, what: str, inside: tuple[str, ...] = ()
) -> tuple[Reading, ast.expr]:
    """A line ready to be read. ``what`` it is, in words; ``inside`` the derived values it is part of."""
    bare, body = _parsed(text, what)
    return _Grammar(text, names, bindings, inside, len(text) - len(bare), bare), body


@lru_cache(maxsize=64)
def _parsed(text: str, what: str) -> tuple[str, ast.expr]:
    """What Python's parser makes of a line, and the text it was given. A line is read once for every seat and place it
    stands for, and again when it is lowered; its shape is the same each time. Nobody changes what is given."""
    check_shape(text, what)
    flat = "".join(" " if char.isspace() else char for char in text)
    bare = flat.lstrip()
    try:
        return bare, ast.parse(bare, mode="eval").body
    except SyntaxError as error:
        column = len(text) - len(bare) + max((error.offset or 1) - 1, 0)
        raise LanguageError(min(column, len(text)), f"{what} cannot be read from here",
                            "is a word or sign missing?") from None
    except (ValueError, MemoryError, RecursionError):
        raise LanguageError(0, f"{what} cannot be read", "make it simpler") from None


class _Grammar(Reading):
    """Reads a line part by part, each part by what it is."""

    _count = _depth = 0

    def operand(self, part: ast.expr) -> Operand:
        """Any part, quoted words and seats included, which only comparisons can take."""
        self._count += 1
        if self._count > MOST_PARTS:
            raise self.error(part, f"the line has more than {MOST_PARTS} parts", DIVIDE, "too_long")
        self._depth += 1
        if self._depth > DEEPEST_CHAIN:
            raise self.error(part, "the line is nested too deep", DIVIDE, "too_deep")
        try:
            return self._part(part)
        finally:
            self._depth -= 1

    def _part(self, part: ast.expr) -> Operand:
        span = self.span(part)
        match part:
            case ast.Constant(value=int(value)) if not isinstance(value, bool):
                return Node("const", NUMBER, value=value, span=span)
            case ast.Constant(value=str(value)):
                return Word(value, span)
            case ast.Name(id=name):
                return self._name(part, name, span)
            case ast.Subscript(value=ast.Name(id=family), slice=inner):
                return member(self, part, family, inner)
            case ast.BoolOp(op=op, values=values):
                return self._joined(values, "and" if isinstance(op, ast.And) else "or", span)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return build.negated(self.truth(inner, "'not'"), span)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return build.arithmetic("neg", [self.number(inner, "'-'")], span)
            case ast.UnaryOp(op=ast.UAdd(), operand=inner):
                return self.number(inner, "'+'")
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNED:
                op_name, shown = SIGNED[type(sign)]
                kids = [self.number(left, f"'{shown}'"), self.number(right, f"'{shown}'")]
                return self._measured(part, build.arithmetic(op_name, kids, span))
            case ast.Compare():
                return comparison(self, part)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                if name not in FUNCTIONS:
                    raise unknown_function(self, part, name, args)
                return FUNCTIONS[name].tree(self, part, args)
            case ast.Attribute():
                raise self.error(part, f"'{self.said(part)}' has no value of its own",
                                 "question.word belongs inside since(…), count(…) or ever(…)")
        raise self.error(part, f"'{self.said(part)}' is not part of the condition language")

    def _measured(self, part: ast.expr, node: Node) -> Node:
        lo, hi = bounds(node, self.names.limit)
        if max(-lo, hi) > LARGEST_VALUE:
            raise self.error(
                part, f"'{self.said(part)}' can grow without measure", "multiply smaller numbers", "too_large"
            )
        return node

    def _joined(self, values: list[ast.expr], word: str, span: Span) -> Node:
        # A part settled by what is bound here ends the line, as in speech: the rest need not make sense for this seat.
        ends = int(word == "or")
        kids: list[Node] = []
        for value in values:
            kids.append(self.truth(value, f"'{word}'"))
            if build.is_const(kids[-1], ends):
                break
        return build.both(kids, span) if word == "and" else build.either(kids, span)

    def _name(self, part: ast.expr, name: str, span: Span) -> Operand:
        names = self.names
        if name in self.bindings.numbers:
            return self.bindings.numbers[name]
        if name in self.bindings.seats:
            return SeatWord(self.bindings.seats[name], span)
        if name == "turns" and names.turns is not None:
            return Node("const", NUMBER, value=names.turns, span=span)
        if name in ("turn", "turns"):
            return build.read(name, span=span)
        symbol = names.symbols.get(name)
        if symbol is None:
            raise unknown_name(self, part, name)
        if symbol.keys is not None:
            raise self.error(part, f"'{name}' is one number for each of several",
                             f"write {name}[…] with one of: " + ", ".join(symbol.keys), "family")
        if symbol.kind == "derived":
            tree = self.derived(part, name)
            return Node(tree.op, tree.type, tree.kids, tree.value, span)
        return build.read(symbol.slot(), symbol.type, span)

    def derived(self, part: ast.expr, id_: str) -> Node:
        """The tree of a derived value, read once a game; what it is made of is read before it, however long the row."""
        for other in (*_made_of(self.names, id_), id_):
            if self.names.trees.get(other) is None:
                self._derived(part, other)
        found = self.names.trees[id_]
        assert found is not None
        return found

    def _derived(self, part: ast.expr, id_: str) -> None:
        if id_ in self.inside:
            raise self.error(part, f"'{id_}' is made of itself", "break the circle", "derived")
        text = self.names.derived[id_]
        try:
            if isinstance(text, int):
                inner = Node("const", NUMBER, value=text)
            else:
                reading, body = read_line(text, self.names, Bindings(), "the number", (*self.inside, id_))
                inner = reading.number(body, "this place")
        except LanguageError as error:
            raise self.error(part, f"'{id_}' cannot be read: {error.message}", "mend it first", "derived") from None
        if larger(inner, LARGEST_TREE // 4):
            raise self.error(part, f"'{id_}' is made of too many parts", code="too_long")
        if _row(inner) > DEEPEST_DERIVED:
            message = f"'{id_}' is made of others, which are made of others, more than {DEEPEST_DERIVED} in a row"
            raise self.error(part, message, code="too_long")
        self.names.trees[id_] = Node("named", NUMBER, (inner,), id_)


def _row(tree: Node) -> int:
    """How many derived values stand within each other in a tree, at most."""
    return (tree.op == "named") + max((_row(kid) for kid in tree.kids), default=0)


def _made_of(names: Names, id_: str) -> list[str]:
    """The derived values a derived value is made of, directly or by way of others, those first that need no other."""
    found: list[str] = []
    seen = {id_}
    trail = [(id_, False)]
    while trail:
        name, done = trail.pop()
        if done:
            found.append(name)
            continue
        trail.append((name, True))
        for word in _NAME.findall(str(names.derived[name])):
            if word in names.derived and word not in seen and names.trees.get(word) is None:
                seen.add(word)
                trail.append((word, False))
    return found[:-1]


def larger(tree: Node, most: int) -> bool:
    """Whether a tree has more than ``most`` parts, everything it names written out."""
    return any(count >= most for count, _ in enumerate(tree.walk()))
