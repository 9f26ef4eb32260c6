"""One line of text becomes a typed tree. These are the only ways in."""

from __future__ import annotations

from wargame.language.grammar import DIVIDE, LARGEST_TREE, larger, read_line
from wargame.language.names import NOTHING, Bindings, Names
from wargame.language.read_once import read_once
from wargame.language.tree import LanguageError, Node, const


def settled(text: str, names: Names, bindings: Bindings = NOTHING) -> bool | None:
    """Whether a condition holds, where what is bound here decides it alone (``mover == 'seoul'``); else None.

    What stands under a condition that never holds here is neither read nor done here. A line with a mistake in it is
    not settled: the mistake is for whoever reads the line itself.
    """
    try:
        tree = parse_condition(text, names, bindings)
    except LanguageError:
        return None
    return bool(tree.value) if tree.op == "const" else None


@read_once
def parse_condition(text: str, names: Names, bindings: Bindings = NOTHING) -> Node:
    """A line that says yes or no, as a tree of type ``TRUTH``. Raises ``LanguageError`` and nothing else."""
    reading, body = read_line(text, names, bindings, "the condition")
    return _sized(reading.truth(body, "a condition"))


@read_once
def parse_number(text: str | int, names: Names, bindings: Bindings = NOTHING) -> Node:
    """A whole number, or a line that gives one, as a tree of type ``NUMBER``. Raises ``LanguageError`` and nothing
    else."""
    if isinstance(text, int):
        return const(text)
    reading, body = read_line(text, names, bindings, "the number")
    return _sized(reading.number(body, "this place"))


def _sized(tree: Node) -> Node:
    if larger(tree, LARGEST_TREE):
        raise LanguageError(0, "the line names too many things at once", DIVIDE, "too_long")
    return tree
