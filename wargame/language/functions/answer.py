"""What seats answered to a question."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import one_seat, question_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.tree import Choice, Node, const


@function("answer(question, seat)", 1, 2)
def answer(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``answer(question[, seat])``: the answer that stands; no word's number where the question was not called."""
    question = question_argument(reading, args[0])
    asked = reading.names.questions[question]
    kind = Choice(tuple(asked.answers), first=1)
    seat = one_seat(reading, call, args[1:], asked.to, None, f"answer({question}, …)")
    if seat is None:
        return Node("const", kind, value=0, span=reading.span(call))
    return reading.read(slots.answered(question, seat), kind, reading.span(call), (0, len(asked.answers)))


@function("answers(question, 'word')", 2, 2)
def answers(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``answers(question, 'word')``: how many seats gave this answer."""
    question, span = question_argument(reading, args[0]), reading.span(call)
    asked = reading.names.questions[question]
    words = tuple(asked.answers)
    place = words.index(_word(reading, args[1], question, words)) + 1
    kind, limit = Choice(words, first=1), (0, len(words))
    given = [
        build.compare(reading.read(slots.answered(question, seat), kind, span, limit), "==", const(place), span)
        for seat in asked.to
    ]
    return build.how_many(given, span)


def _word(reading: Reading, part: ast.expr, question: str, words: tuple[str, ...]) -> str:
    if isinstance(part, ast.Name):
        raise reading.error(part, "an answer stands in quotes", f"write '{part.id}'", "unquoted")
    if not (isinstance(part, ast.Constant) and isinstance(part.value, str)):
        raise reading.error(part, f"an answer of '{question}' belongs here", meant("", words), "arguments")
    if part.value not in words:
        raise reading.error(
            part, f"'{part.value}' is no answer to '{question}'", meant(part.value, words), "unknown_word"
        )
    return part.value
