"""Functions about this turn's orders: ``ordered param answer answers result``."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import argument_count, bare_name, move_argument, one_seat, seat_argument
from wargame.language.names import MoveOf
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.tree import TRUTH, Choice, Node, const


def ordered(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``ordered(move_or_tag[, seat])``: it is in this turn's orders, and nothing has struck it."""
    argument_count(reading, call, args, "ordered(move or tag, seat)", 1, 2)
    names, span = reading.names, reading.span(call)
    name = bare_name(reading, args[0], "a move or tag")
    if name in names.sections.moves and name in names.sections.tags:
        raise reading.error(args[0], f"'{name}' is a move and a tag", "give one of them another id", "ambiguous")
    if name in names.tagged and name not in reading.bindings.moves:
        moves = [MoveOf(move, None) for move in names.tagged[name]]
    else:
        moves = [move_argument(reading, args[0], name, tags=True)]
    if len(args) == 2:
        seat, bound = seat_argument(reading, args[1])
        moves = [MoveOf(move.move, seat) for move in moves]
        if not bound and all(seat not in names.movers(move.move) for move in moves):
            raise reading.error(args[1], f"{seat} never orders '{name}'", "leave the seat out", "useless")
    return build.either(
        [
            reading.read(slots.ordered(move.move, seat), TRUTH, span, (0, 1))
            for move in moves
            for seat in names.movers(move.move)
            if move.seat in (None, seat)
        ],
        span,
    )


def param(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``param(move, name[, seat])``: what was chosen with a move; where all roll as one, what they chose alike."""
    argument_count(reading, call, args, "param(move, name, seat)", 2, 3)
    names, span = reading.names, reading.span(call)
    move = move_argument(reading, args[0], bare_name(reading, args[0], "a move"))
    body = names.move(move.move)
    name = bare_name(reading, args[1], "a parameter")
    if name not in body.parameters:
        hint = meant(name, body.parameters) or f"'{move.move}' asks for nothing"
        raise reading.error(args[1], f"'{move.move}' has no parameter '{name}'", hint, "unknown_name")
    words = names.choices(move.move, name)
    many = body.parameters[name].several > 1
    kind = Choice(words, first=0 if many else 1, many=many)
    limit = (0, (1 << len(words)) - 1) if many else (0, len(words))
    if not body.each and len(names.movers(move.move)) > 1 and len(args) == 2:
        return reading.read(slots.agreed(move.move, name), kind, span, limit)
    seat = one_seat(reading, call, args[2:], names.movers(move.move), move.seat, f"param({move.move}, {name}, …)")
    if seat is None:
        return Node("const", kind, value=0, span=span)
    return reading.read(slots.chosen(move.move, name, seat), kind, span, limit)


def answer(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``answer(question[, seat])``: the answer that stands; no word's number where the question was not called."""
    argument_count(reading, call, args, "answer(question, seat)", 1, 2)
    question = _question(reading, args[0])
    asked = reading.names.questions[question]
    kind = Choice(tuple(asked.answers), first=1)
    seat = one_seat(reading, call, args[1:], asked.to, None, f"answer({question}, …)")
    if seat is None:
        return Node("const", kind, value=0, span=reading.span(call))
    return reading.read(slots.answered(question, seat), kind, reading.span(call), (0, len(asked.answers)))


def answers(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``answers(question, 'word')``: how many seats gave this answer."""
    argument_count(reading, call, args, "answers(question, 'word')", 2, 2)
    question, span = _question(reading, args[0]), reading.span(call)
    asked = reading.names.questions[question]
    words = tuple(asked.answers)
    place = words.index(_word(reading, args[1], question, words)) + 1
    kind, limit = Choice(words, first=1), (0, len(words))
    given = [
        build.compare(reading.read(slots.answered(question, seat), kind, span, limit), "==", const(place), span)
        for seat in asked.to
    ]
    return build.how_many(given, span)


def result(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``result(move[, seat])``: the band its roll gave. Where all roll as one, a seat asks whether it took part."""
    argument_count(reading, call, args, "result(move, seat)", 1, 2)
    names, span = reading.names, reading.span(call)
    move = move_argument(reading, args[0], bare_name(reading, args[0], "a move"))
    bands = names.bands(move.move)
    if bands is None:
        raise reading.error(args[0], f"'{move.move}' is not rolled", f"write ordered({move.move})", "type")
    kind, limit = Choice(bands, ordered=True, first=1), (0, len(bands))
    movers = names.movers(move.move)
    if names.move(move.move).each:
        seat = one_seat(reading, call, args[1:], movers, move.seat, f"result({move.move}, …)")
        if seat is None:
            return Node("const", kind, value=0, span=span)
        return reading.read(slots.result(move.move, seat), kind, span, limit)
    rolled = reading.read(slots.result(move.move, None), kind, span, limit)
    if len(args) == 1 or len(movers) == 1:
        return rolled
    seat = one_seat(reading, call, args[1:], movers, None, "")
    none = Node("const", kind, value=0, span=span)
    if seat is None:
        return none
    return build.choose(reading.read(slots.ordered(move.move, seat), TRUTH, span, (0, 1)), rolled, none, span)


def _question(reading: Reading, part: ast.expr) -> str:
    name = bare_name(reading, part, "a question")
    if name not in reading.names.questions:
        raise reading.error(
            part, f"there is no question '{name}'", meant(name, reading.names.questions), "unknown_name"
        )
    return name


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


