"""A condition clause by clause, each with ✓ or ✗ and the values it saw. None is skipped because another settled it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from wargame.language.bounds import NO, YES, Interval, bounds
from wargame.language.names import WIDE
from wargame.language.tree import NUMBER, TRUTH, Choice, Node

Read = Callable[[str], int | None]
"""A slot's name to its value; None where the reader may not know it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a condition.

    Attributes:
        depth: how far it is set in: 0 the whole, deeper what it is made of.
        holds: None where what is known does not say.
        text: the author's words, or ``all of``, ``any of``, ``not`` for what joins other clauses.
        seen: names and values the clause read, words as words; ``?`` for what is not known.
    """

    depth: int
    holds: bool | None
    text: str
    seen: tuple[tuple[str, str], ...] = ()

    @property
    def mark(self) -> str:
        """``✓``, ``✗`` or ``?``."""
        return "?" if self.holds is None else "✓" if self.holds else "✗"

    def __str__(self) -> str:
        seen = ", ".join(f"{name} {value}" for name, value in self.seen)
        return f"{'  ' * self.depth}{self.mark} {self.text}" + (f"  ({seen})" if seen else "")


def explain(node: Node, text: str, read: Read) -> list[Clause]:
    """The clauses of a condition, the whole first. ``text`` is the line the tree was read from."""
    return list(_clauses(node, text, read, 0))


def _clauses(node: Node, text: str, read: Read, depth: int) -> Iterator[Clause]:
    head, kids = _joined(node)
    if not _apart(node, kids):
        start, end = node.span
        yield Clause(depth, _holds(node, read), text[start:end].strip() or "this", tuple(_seen(node, read)))
        return
    yield Clause(depth, _holds(node, read), head)
    for kid in kids:
        yield from _clauses(kid, text, read, depth + 1)


def _joined(node: Node) -> tuple[str, tuple[Node, ...]]:
    """The conditions a node joins, and how."""
    match node.op, node.kids:
        case ("and" | "or"), kids:
            return ("all of" if node.op == "and" else "any of"), kids
        case "not", kids:
            return "not", kids
        case "held", kids if isinstance(node.value, tuple):
            return f"held for {node.value[1]} turns", kids
        case "cmp", (Node(op="add") as total, Node(op="const") as wanted):
            return f"at least {wanted.value} of", tuple(kid.kids[0] for kid in total.kids if kid.op == "if")
    return "", ()


def _apart(node: Node, kids: tuple[Node, ...]) -> bool:
    """Whether the author wrote the kids as clauses of their own, rather than one clause that needs several reads."""
    spans = [kid.span for kid in kids]
    return (
        bool(spans)
        and all(node.span[0] <= start < end <= node.span[1] and (start, end) != node.span for start, end in spans)
        and all(one[1] <= other[0] for one, other in pairwise(spans))
    )


def _known(read: Read) -> Callable[[str], Interval]:
    def known(slot: str) -> Interval:
        value = read(slot)
        return WIDE if value is None else (value, value)

    return known


def _holds(node: Node, read: Read) -> bool | None:
    sure = bounds(node, _known(read))
    return True if sure == YES else False if sure == NO else None


def _seen(node: Node, read: Read) -> Iterator[tuple[str, str]]:
    """The values that a clause read, each once: named things, and what functions of history gave."""
    told: set[str] = set()
    for part in _worth_telling(node):
        name = str(part.value[0] if isinstance(part.value, tuple) else part.value)
        if name not in told:
            told.add(name)
            yield _plain(name), _value(part, read)


def _worth_telling(node: Node) -> Iterator[Node]:
    if node.op in ("named", "since", "count"):
        yield node
    elif node.op == "read":
        if node.type != TRUTH:
            yield node
    else:
        for kid in node.kids:
            yield from _worth_telling(kid)


def _plain(name: str) -> str:
    """A slot's name for a reader: without the engine's own word before it."""
    return name.rpartition(":")[2] if name.startswith("past:") else name.replace(":", " ", 1)


def _value(node: Node, read: Read) -> str:
    lo, hi = bounds(node, _known(read))
    if lo != hi:
        return "?"
    if isinstance(node.type, Choice):
        return _words(node.type, lo)
    if node.op == "since" and lo >= 99:
        return "never"
    assert node.type == NUMBER
    return str(lo)


def _words(choice: Choice, value: int) -> str:
    if choice.many:
        return ", ".join(word for bit, word in enumerate(choice.words) if value >> bit & 1) or "none"
    place = value - choice.first
    return choice.words[place] if 0 <= place < len(choice.words) else "none"
