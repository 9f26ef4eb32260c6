"""A number in words, as it stands in an author's line: ``half of Trust``, ``the change of Approval in Seoul``."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import field

from wargame.language.grammar import read_line
from wargame.language.names import NOTHING, Names
from wargame.language.operators import OPERATORS, SIGNED
from wargame.records import record
from wargame.wording.english import phrases
from wargame.wording.english.fixed_numbers import with_fixed_numbers
from wargame.wording.english.names import Naming
from wargame.wording.english.occurrences import Occurrence
from wargame.wording.numbers import listing, whole


@record
class Speech:
    """Who speaks of what.

    Attributes:
        seats: bound words to what they stand for here: a seat's id, or words such as ``the seat that moves``.
        moves: ``this``, ``target`` to a move's id, or words.
        numbers: ``amount``, ``value`` to words.
    """

    seats: Mapping[str, str] = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)


PLAIN = Speech()


def number_in_words(text: str | int, names: Names, speech: Speech = PLAIN) -> str:
    """A sound number as a short formula in display names."""
    if isinstance(text, int):
        return whole(text)
    _, body = read_line(text, names, NOTHING, "the number")
    return AmountTelling(names, speech).number(with_fixed_numbers(body, names))


class AmountTelling:
    """One line while it is told, as far as it is made of numbers."""

    def __init__(self, names: Names, speech: Speech) -> None:
        self.naming, self.speech = Naming(names, speech.seats, speech.moves), speech
        self.names, self.sections = names, names.sections

    def number(self, part: ast.expr) -> str:
        """A part that is a whole number."""
        match part:
            case ast.Constant(value=int(value)):
                return whole(value)
            case ast.Name(id="turn"):
                return "the number of the turn"
            case ast.Name(id="turns"):
                return "the number of turns"
            case ast.Name(id=name):
                return self.speech.numbers.get(name) or self.naming.value(name)
            case ast.Subscript(value=ast.Name(id=family), slice=inner):
                return self._member(family, inner)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return f"−{self._grouped(inner)}"
            case ast.UnaryOp(operand=inner):
                return self.number(inner)
            case ast.BinOp(left=ast.Constant(value=0), op=ast.Sub(), right=right):
                return f"−{self._grouped(right)}"
            case ast.BinOp(left=left, op=op, right=right):
                after = self._grouped(right) if not isinstance(op, ast.Add) else self.number(right)
                before = self._grouped(left) if isinstance(op, ast.Mult) else self.number(left)
                return OPERATORS[SIGNED[type(op)][0]].say((before, after))
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._function(name, args)
        raise AssertionError(ast.dump(part))

    def _member(self, family: str, inner: ast.expr) -> str:
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
            least = "lowest" if inner.func.id == "lowest" else "highest"
            return self.naming.member_where(family, f"{least} in {self.naming.family(id_of(inner.args[0]))}")
        return self.naming.value(family, id_of(inner))

    def _grouped(self, part: ast.expr) -> str:
        said = self.number(part)
        return f"({said})" if isinstance(part, ast.BinOp) else said

    def _function(self, name: str, args: list[ast.expr]) -> str:
        match name:
            case "half":
                return f"half of {self._grouped(args[0])}"
            case "abs":
                return f"the size of {self._grouped(args[0])}"
            case "min" | "max":
                which = {"min": ("lower", "lowest"), "max": ("higher", "highest")}[name][len(args) > 2]
                return f"the {which} of {listing([self._grouped(arg) for arg in args])}"
            case "lowest" | "highest":
                return f"the {name} of {self.naming.family(id_of(args[0]))}"
            case "change" | "last_change":
                return f"the change of {self._grouped(args[0])}{' this turn' if name == 'change' else ' last turn'}"
            case "start":
                return f"{self.number(args[0])} at the start of the game"
            case "since":
                return f"the number of turns since {self.happened(args).did}"
            case "count":
                turns = phrases.last(self.number(args[1]))
                return f"how often {self.happened([args[0], *args[2:]]).did} in {turns}"
            case "answers":
                return f"the number of seats that answer {self.naming.answer(id_of(args[0]), text_of(args[1]))}"
        return OPERATORS[name].say([self._grouped(arg) for arg in args])  # as mathematics writes it

    def happened(self, args: list[ast.expr]) -> Occurrence:
        """Something history knows, and by whom where that is said."""
        part, seat = args[0], self.naming.seat(id_of(args[1])) if len(args) > 1 else ""
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            return self.naming.answer_given(part.value.id, part.attr, seat)
        return self.naming.happened(id_of(part), seat)


def text_of(part: ast.expr) -> str:
    """A word in quotes, or a name."""
    return str(part.value) if isinstance(part, ast.Constant) else id_of(part)


def id_of(part: ast.expr) -> str:
    """A name as it stands."""
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.Name), ast.dump(part)
    return part.id
