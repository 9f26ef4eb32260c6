"""Functions about what happened and what is under way: ``since count ever held put open granted pending crossed``."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from wargame.language import build, slots
from wargame.language.arguments import argument_count, bare_name, seat_argument
from wargame.language.names import LATEST_LATER
from wargame.language.names import LATEST_TURN
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.tree import NUMBER, TRUTH, Node, const
from wargame.language.unknown import refuse_unbound

ALL_BITS = (0, (1 << (LATEST_TURN + 1)) - 1)


def since(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``since(x[, seat])``: turns since it last happened, 0 this turn, 99 never."""
    argument_count(reading, call, args, "since(what, seat)", 1, 2)
    return Node("since", NUMBER, value=_history(reading, args[0], args[1:]), span=reading.span(call))


def count(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``count(x, n[, seat])``: in how many of the last n turns it happened, this turn among them."""
    argument_count(reading, call, args, "count(what, turns, seat)", 2, 3)
    turns = _turns(reading, args[1])
    return Node("count", NUMBER, value=(_history(reading, args[0], args[2:]), turns), span=reading.span(call))


def ever(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``ever(x[, seat])``: it has happened at all."""
    argument_count(reading, call, args, "ever(what, seat)", 1, 2)
    slot = _history(reading, args[0], args[1:])
    return reading.read(slot, TRUTH, reading.span(call), ALL_BITS)


def held(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``held(condition, n)``: it holds now and held at the end of each of the n - 1 turns before."""
    argument_count(reading, call, args, "held(condition, turns)", 2, 2)
    for part in ast.walk(args[0]):
        if isinstance(part, ast.Name) and part.id in reading.bindings.numbers:
            raise reading.error(part, f"'{part.id}' is a number of this moment, and held(…) asks how turns ended",
                                "ask about a track", "type")
    condition = reading.truth(args[0], "held(…)")
    turns = _turns(reading, args[1])
    if turns == 1 or condition.op == "const":
        return condition
    slot = slots.held(build.number_of(condition))
    reading.names.limits.setdefault(slot, ALL_BITS)
    return Node("held", TRUTH, (condition,), (slot, turns), reading.span(call))


def put(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``put(inject)``: it was put this turn."""
    argument_count(reading, call, args, "put(inject)", 1, 1)
    span = reading.span(call)
    slot = slots.past(f"inject:{_declared(reading, args[0], 'inject')}")
    reading.names.limits.setdefault(slot, ALL_BITS)
    return build.compare(Node("count", NUMBER, value=(slot, 1), span=span), "==", const(1), span)


def stands_open(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``open(inject_or_tag)``: it was put and nothing has settled it; of a tag: any inject that carries it."""
    argument_count(reading, call, args, "open(inject or tag)", 1, 1)
    sections, span = reading.names.sections, reading.span(call)
    name = bare_name(reading, args[0], "an inject or tag")
    if name in sections.injects and name in sections.tags:
        raise reading.error(args[0], f"'{name}' is an inject and a tag", "give one of them another id", "ambiguous")
    if name in sections.tags:
        meant_ones = [id_ for id_, inject in sections.injects.items() if name in inject.tags]
    else:
        meant_ones = [_declared(reading, args[0], "inject")]
    return build.either([reading.read(slots.put(one), TRUTH, span, (0, 1)) for one in meant_ones], span)


def granted(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``granted(grant[, seat])``: it stands; without a seat: for anyone."""
    argument_count(reading, call, args, "granted(grant, seat)", 1, 2)
    grant, span = _declared(reading, args[0], "grant"), reading.span(call)
    per = reading.names.sections.grants[grant].per
    seats: tuple[str | None, ...] = per or (None,)
    if len(args) == 2:
        seat, bound = seat_argument(reading, args[1])
        if not per:
            raise reading.error(args[1], f"'{grant}' is not given seat by seat", f"write granted({grant})", "arguments")
        if seat not in per and not bound:
            raise reading.error(args[1], f"'{grant}' is never given to {seat}", "one of: " + ", ".join(per), "useless")
        seats = (seat,) if seat in per else ()
    return build.either([reading.read(slots.granted(grant, seat), TRUTH, span, (0, 99)) for seat in seats], span)


def pending(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``pending(later)``: it is on the calendar."""
    argument_count(reading, call, args, "pending(later)", 1, 1)
    later, span = _declared(reading, args[0], "later"), reading.span(call)
    due = [reading.read(slots.due(later, turns), TRUTH, span, (0, 99)) for turns in range(LATEST_LATER + 1)]
    return build.either(due, span)


def crossed(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``crossed(red_line)``: it was crossed."""
    argument_count(reading, call, args, "crossed(red_line)", 1, 1)
    return reading.read(slots.crossed(_declared(reading, args[0], "red line")), TRUTH, reading.span(call), (0, 1))


def _declared(reading: Reading, part: ast.expr, what: str) -> str:
    sections = reading.names.sections
    groups: dict[str, Mapping[str, object]] = {"inject": sections.injects, "grant": sections.grants,
                                               "later": sections.laters, "red line": sections.red_lines}
    name, known = bare_name(reading, part, f"the id of a {what}"), groups[what]
    if name not in known:
        if name in reading.names.codes:
            means = reading.names.codes[name]
            raise reading.error(part, f"{name} is the code of {means}", f"write {means}", "unknown_name")
        raise reading.error(part, f"there is no {what} '{name}'", meant(name, list(known)), "unknown_name")
    return name


def _turns(reading: Reading, part: ast.expr) -> int:
    node = reading.number(part, "a number of turns")
    if node.op != "const" or not isinstance(node.value, int):
        raise reading.error(part, "a plain number of turns belongs here", "write e.g. 3", "arguments")
    if not 1 <= node.value <= LATEST_TURN:
        raise reading.error(part, f"{node.value} is no number of turns", f"between 1 and {LATEST_TURN}", "arguments")
    return node.value


def _history(reading: Reading, part: ast.expr, seats: list[ast.expr]) -> str:
    """The history slot of a move, tag, inject, mark or ``question.word``."""
    what, possible = _happening(reading, part)
    seat = None
    if seats:
        seat, bound = seat_argument(reading, seats[0])
        if seat not in possible and (not bound or not possible):
            raise reading.error(
                seats[0], f"'{reading.said(part)}' never comes from {seat}", "leave the seat out", "useless"
            )
    slot = slots.past(what, seat)
    reading.names.limits.setdefault(slot, ALL_BITS)
    return slot


def _happening(reading: Reading, part: ast.expr) -> tuple[str, tuple[str, ...]]:
    names, sections = reading.names, reading.names.sections
    if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
        return _answer(reading, part, part.value.id)
    name = bare_name(reading, part, "a move, tag, inject, mark or question.word")
    if name in reading.bindings.moves:
        name = reading.bindings.moves[name].move
        return f"move:{name}", names.movers(name)
    found = [
        (f"{kind}:{name}", kind)
        for kind, group in (("move", sections.moves), ("tag", sections.tags), ("inject", sections.injects),
                            ("mark", sections.marks))
        if name in group
    ]
    if len(found) > 1:
        both = " and ".join(f"a {kind}" for _, kind in found)
        raise reading.error(part, f"'{name}' is {both}", "give one of them another id", "ambiguous")
    if found:
        what, kind = found[0]
        # An inject comes from nobody; tags and marks may come from any seat.
        return what, names.movers(name) if kind == "move" else () if kind == "inject" else names.seats
    refuse_unbound(reading, part, name)
    if name in names.questions:
        words = list(names.questions[name].answers)
        raise reading.error(part, f"'{name}' is a question", f"say which answer: {name}.{words[0]}", "type")
    if name in names.codes:
        raise reading.error(
            part, f"{name} is the code of {names.codes[name]}", f"write {names.codes[name]}", "unknown_name"
        )
    if name in names.symbols:
        hint = "history knows moves, tags, injects, marks and answers; for a condition there is held(…, turns)"
        raise reading.error(part, f"'{name}' does not happen, it has a value", hint, "type")
    options = [*sections.moves, *sections.tags, *sections.injects, *sections.marks]
    raise reading.error(part, f"nothing is called '{name}'", meant(name, options), "unknown_name")


def _answer(reading: Reading, part: ast.Attribute, question: str) -> tuple[str, tuple[str, ...]]:
    asked = reading.names.questions.get(question)
    if asked is None:
        hint = meant(question, reading.names.questions)
        raise reading.error(part, f"there is no question '{question}'", hint, "unknown_name")
    if part.attr not in asked.answers:
        hint = meant(part.attr, asked.answers)
        raise reading.error(part, f"'{part.attr}' is no answer to '{question}'", hint, "unknown_word")
    return f"answer:{question}.{part.attr}", asked.to
