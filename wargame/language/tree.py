"""The typed tree of a condition or number. Leaves name slots by their stable names; words are already numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from operator import is_

from wargame.records import record


@record
class Number:
    """A whole number."""

    def __str__(self) -> str:
        return "a number"


@record
class Truth:
    """Yes or no."""

    def __str__(self) -> str:
        return "yes or no"


@record
class Choice:
    """One word of a closed list, held as its place in ``words`` plus ``first``.

    Attributes:
        words: the list, worst to best where ``ordered``.
        ordered: whether ``<`` and ``>=`` make sense (bands do).
        first: the number of the first word; 1 where 0 means "none" (answers, results, parameters).
        many: the value is a set of words, one bit each (parameters with several items): only ``'word' in …``.
    """

    words: tuple[str, ...]
    ordered: bool = False
    first: int = 0
    many: bool = False

    def __str__(self) -> str:
        return "one of " + ", ".join(self.words)


Type = Number | Truth | Choice
NUMBER, TRUTH = Number(), Truth()
NEVER = 99
"""What ``since`` gives for what never happened."""


@record
class Node:
    """One part of a tree.

    Attributes:
        op: ``const`` (value), ``read`` (value: slot name; of type yes or no: whether it is not 0),
            ``neg add sub mul min max abs half div`` (``add``, ``min`` and ``max`` take one kid or more; ``div`` by a
            constant; ``div`` and ``half`` go toward zero), ``cmp`` (value: the sign), ``and or not``,
            ``in`` (first kid in the others), ``has`` (value: place of the bit; kid: a set),
            ``since`` (value: history slot), ``count`` (value: history slot, turns), ``held`` (value: history slot,
            turns; kid: the condition: it holds now, and bits 1 to turns - 1 say it did before), ``if`` (condition,
            then, else), ``named`` (value: a derived value's id; kid: its tree, which is what it means).
        type: what it gives.
        span: columns in the author's text, for underlining; no part of what a tree means, so trees that differ in
            nothing else are equal.
    """

    op: str
    type: Type
    kids: tuple[Node, ...] = ()
    value: int | str | tuple[str, int] | None = None
    span: tuple[int, int] = field(default=(0, 0), compare=False)

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def over(self, kids: tuple[Node, ...]) -> Node:
        """The same part over other kids; itself, where they are its own."""
        if len(kids) == len(self.kids) and all(map(is_, kids, self.kids)):
            return self
        return Node(self.op, self.type, kids, self.value, self.span)

    def slots(self) -> frozenset[str]:
        """The names of every slot this tree reads."""
        found: set[str] = set()
        for node in self.walk():
            if node.op in ("read", "since"):
                found.add(str(node.value))
            elif node.op in ("count", "held") and isinstance(node.value, tuple):
                found.add(node.value[0])
        return frozenset(found)


def const(value: int) -> Node:
    """A whole number as a tree."""
    return Node("const", NUMBER, value=value)


TRUE = Node("const", TRUTH, value=1)
FALSE = Node("const", TRUTH, value=0)


class LanguageError(Exception):
    """An author's line that cannot be read.

    Attributes:
        col: 0-based column in the line, in characters.
        message: what is wrong, in the author's words.
        hint: what to do, or "".
        code: a stable word for programs.
    """

    def __init__(self, col: int, message: str, hint: str = "", code: str = "expression") -> None:
        super().__init__(message)
        self.col, self.message, self.hint, self.code = col, message, hint, code
