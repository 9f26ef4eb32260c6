"""One line while it is read: what every part of it needs, whoever reads that part."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod

from wargame.language import build
from wargame.language.build import Span
from wargame.language.names import Bindings, Names
from wargame.language.operands import Operand, SeatWord, Word
from wargame.language.tree import NUMBER, TRUTH, LanguageError, Node, Type


class Reading(ABC):
    """Names, bindings, columns, and the way to refuse. ``grammar`` knows what the parts of a line are."""

    def __init__(
        self, text: str, names: Names, bindings: Bindings, inside: tuple[str, ...], offset: int, parsed: str
    ) -> None:
        """Made by ``grammar.read_line``.

        Args:
            inside: the derived values the line is part of.
            offset: where in ``text`` the columns of ``parsed``, which Python's parser was given, begin.
        """
        self.text, self.names, self.bindings, self.inside = text, names, bindings, inside
        self._offset, self._parsed = offset, parsed

    @abstractmethod
    def operand(self, part: ast.expr) -> Operand:
        """Any part, quoted words and seats included, which only comparisons can take."""

    def span(self, part: ast.expr) -> Span:
        """The columns of a part, in characters."""
        return self._column(part.col_offset), self._column(part.end_col_offset or part.col_offset)

    def _column(self, byte: int) -> int:
        if self._parsed.isascii():
            return self._offset + byte
        return self._offset + len(self._parsed.encode()[:byte].decode(errors="ignore"))

    def said(self, part: ast.expr) -> str:
        """A part as the author wrote it, shortened."""
        start, end = self.span(part)
        return self.text[start:end] if end - start <= 40 else self.text[start : start + 37] + "…"

    def error(self, part: ast.expr, message: str, hint: str = "", code: str = "expression") -> LanguageError:
        """What is wrong with the line at a part of it."""
        return LanguageError(self.span(part)[0], message, hint, code)

    def refuse_code(self, part: ast.expr, name: str) -> None:
        """Refuse a display code in place of an id; return where ``name`` is none."""
        self.names.refuse_code(name, self.span(part)[0])

    def truth(self, part: ast.expr, who: str) -> Node:
        """A part that must say yes or no; ``who`` needs it."""
        node = self.node(part)
        if node.type != TRUTH:
            hint = f"compare it, e.g. {self.said(part)} >= 1" if node.type == NUMBER else "compare it with a word"
            raise self.error(part, f"{who} needs yes or no, but '{self.said(part)}' is {node.type}", hint, "type")
        return node

    def number(self, part: ast.expr, who: str) -> Node:
        """A part that must be a whole number; ``who`` needs it."""
        node = self.node(part)
        if node.type != NUMBER:
            raise self.error(part, f"{who} needs a number, but '{self.said(part)}' is {node.type}", "", "type")
        return node

    def node(self, part: ast.expr) -> Node:
        """Any part with a value."""
        operand = self.operand(part)
        if isinstance(operand, Word):
            raise self.error(part, f"the word {self.said(part)} stands alone",
                             "compare something with it, e.g. name == 'word'", "type")
        if isinstance(operand, SeatWord):
            raise self.error(part, f"'{self.said(part)}' stands for a seat",
                             f"compare it, e.g. {self.said(part)} == '{operand.text}', or put it in brackets", "type")
        return operand

    def read(self, slot: str, type_: Type, span: Span, limit: tuple[int, int]) -> Node:
        """The value of a slot that the engine keeps, and the range it lies in."""
        self.names.limits.setdefault(slot, limit)
        return build.read(slot, type_, span)
