"""How a function of conditions is declared. A file of this folder that does so is a function authors can call."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from wargame.language.reading import Reading
from wargame.language.tree import Node
from wargame.records import record

Reads = Callable[[Reading, ast.Call, list[ast.expr]], Node]
_KNOWN: dict[str, Function] = {}
FUNCTIONS: Mapping[str, Function] = _KNOWN
"""Every function by its name. Whole once ``wargame.language.functions`` is imported."""


@record
class Function:
    """A function as an author calls it.

    Attributes:
        form: how a call looks, e.g. ``since(what, seat)``.
        least, most: how many things it is given.
        reads: gives the tree of a call, whose things are so many.
        says: what it asks, for the reference.
    """

    form: str
    least: int
    most: int
    reads: Reads
    says: str

    def tree(self, reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
        """The tree of a call. Raises ``LanguageError``."""
        if not self.least <= len(args) <= self.most:
            name, least, most = self.form.partition("(")[0], self.least, self.most
            given = "nothing" if not args else f"{len(args)} thing" + "s" * (len(args) > 1)
            wanted = f"{least}" if least == most else f"{least} to {most}" if most < 99 else f"{least} or more"
            message = f"{name}(…) takes {wanted}, and is given {given}"
            raise reading.error(call, message, f"write {self.form}", "arguments")
        return self.reads(reading, call, args)


def function(form: str, least: int, most: int) -> Callable[[Reads], Reads]:
    """Make what follows a function of the language, called as ``form`` begins. Its docstring goes to the reference."""

    def declared(reads: Reads) -> Reads:
        _KNOWN[form.partition("(")[0]] = Function(form, least, most, reads, reads.__doc__ or form)
        return reads

    return declared
