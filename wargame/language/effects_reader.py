"""One line of text becomes one effect. ``read_effect`` and ``read_chance`` are the only ways in."""

from __future__ import annotations

import re
from typing import Literal, cast

from wargame.language.bounds import bounds
from wargame.language.effects import Become, ChanceTest, Effect, SetTo, Shift, Tokens
from wargame.language.spans import Span
from wargame.language.targets import Target
from wargame.language.line import Line
from wargame.language.names import NOTHING, Bindings, Names, Symbol
from wargame.language.parser import parse_number
from wargame.language.targets import read_targets
from wargame.language.tokens import Token, check_brackets, meant, nearest, tokens
from wargame.language.tree import Choice, LanguageError, Node, const
from wargame.language.unknown import other_kind
from wargame.language.verbs import VERBS
from wargame.language.spans import FOR_GOOD, read_span

_DICE = re.compile(r"\s*([1-9])?d([1-9][0-9]{0,3})(?![A-Za-z0-9_])")
SPANS = "a span: this turn, next turn, for N, for good"


def read_effect(text: str, names: Names, bindings: Bindings = NOTHING) -> Effect:
    """One effect. Raises ``LanguageError`` and nothing else, whatever the text."""
    line = Line(text, names, bindings)
    first = line.name("an effect")
    symbol = names.symbols.get(first.text)
    if first.text in VERBS and not (symbol is not None and line.here.text in ("=", "+", "-", "[")):
        effect = VERBS[first.text](line)
    elif symbol is None:
        raise _wrong_beginning(line, first)
    else:
        effect = _of_symbol(line, first, symbol)
    line.finish(SPANS if isinstance(effect, Shift | Tokens) else "")
    return effect


def read_chance(text: str, names: Names, bindings: Bindings = NOTHING) -> ChanceTest:
    """A small roll, e.g. ``2d6 + approval[washington] <= 8``. Raises ``LanguageError`` and nothing else."""
    found = _DICE.match(text)
    if found is None:
        start = len(text) - len(text.lstrip())
        raise LanguageError(start, "a roll begins with its dice", "write e.g. 2d6 + trust >= 8", "chance")
    line = tokens(" " * found.end() + text[found.end() :])
    check_brackets(line)
    signs = [token for token in line if token.text in ("<", "<=", ">", ">=", "=", "==", "!=")]
    if len(signs) != 1 or signs[0].text not in ("<", "<=", ">", ">="):
        at = signs[-1].start if signs else len(text.rstrip())
        raise LanguageError(at, "a roll is compared once, with >=, <=, > or <", "write e.g. 2d6 + trust >= 8", "chance")
    sign, end = signs[0], found.end()
    after = next((token for token in line if token.start >= end), sign)
    if after.text not in ("+", "-") and after is not sign:
        raise LanguageError(
            after.start, f"'{after.text}' is not expected here", "after the dice comes + or -", "chance"
        )
    bonus = const(0)
    if after is not sign:
        bonus = parse_number(" " * (end - 1) + "0" + text[end : sign.start], names, bindings)
    against = parse_number(" " * sign.end + text[sign.end :], names, bindings)
    dice = (int(found.group(1) or 1), int(found.group(2)))
    test = ChanceTest(dice, bonus, cast(Literal["<", "<=", ">", ">="], sign.text), against)
    _refuse_certain(test, names, sign)
    return test


def _refuse_certain(test: ChanceTest, names: Names, sign: Token) -> None:
    count, sides = test.dice
    (low, high), (least, most) = bounds(test.bonus, names.limit), bounds(test.against, names.limit)
    low, high = low + count - most, high + count * sides - least
    edges = {
        "<": (high < 0, low >= 0), "<=": (high <= 0, low > 0), ">": (low > 0, high <= 0), ">=": (low >= 0, high < 0),
    }
    always, never = edges[test.sign]
    if always or never:
        raise LanguageError(sign.start, f"this roll {'always' if always else 'never'} succeeds", "change the number",
                            "useless")


def _wrong_beginning(line: Line, first: Token) -> LanguageError:
    names, word = line.names, first.text
    if word in names.codes:
        return line.error(
            first, f"{word} is the code of {names.codes[word]}", f"write {names.codes[word]}", "unknown_name"
        )
    kind, _ = other_kind(names, word)
    if kind:
        return line.error(
            first, f"'{word}' is {kind}, and an effect begins with a verb or a track", _verb_for(kind, word)
        )
    near = nearest(word, [*VERBS, *names.symbols])
    return line.error(first, f"unknown effect '{word}'", f"did you mean '{near}'?" if near else meant(word, VERBS) or
              "an effect begins with a track, or one of: " + ", ".join(VERBS), "unknown_verb")


def _verb_for(kind: str, word: str) -> str:
    verbs = {"a move": "cancel", "an inject": "inject", "a mark": "mark", "a grant": "grant", "a later": "later",
             "a red line": "cross"}
    return f"write {verbs[kind]} {word}" if kind in verbs else ""


def _of_symbol(line: Line, first: Token, symbol: Symbol) -> Effect:
    match symbol.kind:
        case "track" | "number":
            return _of_track(line, first, symbol)
        case "status":
            assert isinstance(symbol.type, Choice)
            return _become(line, symbol, symbol.type.words)
        case "flag":
            return _become(line, symbol, ("off", "on"))
        case "token":
            raise line.error(first, f"'{symbol.id}' is a token", f"write: token {line.text.strip()}", "token")
        case "derived":
            raise line.error(first, f"'{symbol.id}' is derived from other values", "change what it is made of")
        case "parameter":
            raise line.error(first, f"'{symbol.id}' is set by the instructor", "no effect changes it")


def _become(line: Line, symbol: Symbol, words: tuple[str, ...]) -> Become:
    sign = line.take()
    if sign.text != "=":
        raise line.error(
            sign, f"'{symbol.id}' is one of: " + ", ".join(words), f"write {symbol.id} = {words[-1]}", "type"
        )
    return Become(symbol.slot(), line.word(f"a word of '{symbol.id}'", words))


def _of_track(line: Line, first: Token, symbol: Symbol) -> Effect:
    targets = read_targets(line, symbol, first)
    sign = line.take()
    if sign.text in ("+", "-"):
        return _shift(line, symbol, targets, sign)
    if sign.text == "=":
        return SetTo(targets, "=", _within(line, symbol))
    if sign.text == "at":
        how = line.take()
        if how.text == "least":
            return SetTo(targets, "at least", _within(line, symbol))
        if how.text == "most":
            return SetTo(targets, "at most", _within(line, symbol))
        raise line.error(how, "'at' is followed by 'least' or 'most'", f"write {symbol.id} at least 2")
    wrong = f"'{sign.text}' says nothing about" if sign.text else "nothing is said about"
    raise line.error(sign, f"{wrong} '{symbol.id}'", f"write {symbol.id} +1, = 2, at least 2 or at most 2")


def _shift(line: Line, symbol: Symbol, targets: tuple[Target, ...], sign: Token) -> Shift:
    at = line.here
    amount = line.amount()
    if amount.op == "const" and isinstance(amount.value, int):
        if amount.value < 0:
            raise line.error(
                at, f"two signs stand before {-amount.value}", f"write {symbol.id} {sign.text}{-amount.value}"
            )
        if amount.value == 0:
            raise line.error(at, "a change by 0 changes nothing", "leave it out", "useless")
        if amount.value > symbol.hi - symbol.lo:
            raise line.error(
                at, f"'{symbol.id}' lies between {symbol.lo} and {symbol.hi}", "change it by less", "useless"
            )
    if sign.text == "-":
        amount = const(-amount.value) if isinstance(amount.value, int) and amount.op == "const" else _minus(amount)
    at_most = at_least = None
    span: Span | None = None
    carry = False
    while line.here.text:
        at = line.here
        if line.skip("to", "at", "most") and at_most is None:
            at_most = _within(line, symbol)
        elif (line.skip("to", "at", "least") or line.skip("floor")) and at_least is None:
            at_least = _within(line, symbol)
        elif line.skip("carry") and not carry:
            carry = True
        elif span is None and (found := read_span(line)) is not None:
            span = found
        else:
            options = ("to at most", "to at least", "floor", "carry", "this turn", "next turn", "for")
            raise line.error(at, f"'{at.text}' is not expected here", meant(at.text, options) or SPANS)
    return Shift(targets, amount, at_most, at_least, None if span == FOR_GOOD else span, carry)


def _minus(amount: Node) -> Node:
    return Node("neg", amount.type, (amount,), span=amount.span)


def _within(line: Line, symbol: Symbol) -> Node:
    """A value that the track can have."""
    at = line.here
    value = line.amount()
    if value.op == "const" and isinstance(value.value, int) and not symbol.lo <= value.value <= symbol.hi:
        raise line.error(at, f"'{symbol.id}' lies between {symbol.lo} and {symbol.hi}, never at {value.value}",
                         "give a value between them", "useless")
    return value
