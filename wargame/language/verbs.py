"""Effects that begin with a verb, one small function each. ``VERBS`` lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from wargame.language.spans import FOR_GOOD, read_span
from wargame.language.effects import (
    CloseInject, ConvertChoice, Cross, Deal, DrawCard, Effect, EndGame, Give, Mark, Modify, PutInject, Refund,
    RunTable, Schedule, SetBand, Strike, StrikeChoice, Tokens, Unschedule, UseList, Withdraw,
)
from wargame.language.spans import Span
from wargame.language.names import LATEST_LATER, MoveOf
from wargame.language.line import Line
from wargame.language.targets import read_targets
from wargame.language.tokens import BOUND_WORDS, meant
from wargame.language.tree import Node, const

Verb = Callable[[Line], Effect]


def _lasting(line: Line) -> Span | None:
    span = read_span(line)
    return None if span == FOR_GOOD else span


def _token(line: Line) -> Tokens:
    first = line.name("the id of a token")
    symbol = line.names.symbols.get(first.text)
    if symbol is None or symbol.kind != "token":
        tokens = line.names.sections.tokens
        if line.names.codes.get(first.text) in tokens:
            means = line.names.codes[first.text]
            raise line.error(first, f"{first.text} is the code of {means}", f"write {means}", "unknown_name")
        if symbol is not None:
            raise line.error(first, f"'{first.text}' is no token but a {symbol.kind}", "leave 'token' out")
        raise line.error(first, f"there is no token '{first.text}'", meant(first.text, tokens), "unknown_name")
    targets = read_targets(line, symbol, first)
    sign, at = line.take(), line.here
    if sign.text not in ("+", "-", "="):
        raise line.error(sign, f"nothing is said about '{symbol.id}'", f"write token {symbol.id} +1, -1 or = 0")
    amount = line.amount()
    if amount.op == "const" and isinstance(amount.value, int):
        if amount.value < 0:
            raise line.error(at, "a number of tokens is 0 or more", f"write token {symbol.id} -1 to take one away")
        if sign.text != "=" and amount.value == 0:
            raise line.error(at, "a change by 0 changes nothing", "leave it out", "useless")
        if amount.value > symbol.hi:
            raise line.error(at, f"there are never more than {symbol.hi} of '{symbol.id}'", "write less", "useless")
    return Tokens(targets, "=" if sign.text == "=" else "+", _signed(sign.text, amount), _lasting(line))


def _signed(sign: str, amount: Node) -> Node:
    if sign != "-":
        return amount
    if amount.op == "const" and isinstance(amount.value, int):
        return const(-amount.value)
    return Node("neg", amount.type, (amount,), span=amount.span)


def _grant(line: Line) -> Give:
    grant, seat = _grant_of(line)
    return Give(grant, seat, _lasting(line))


def _withdraw(line: Line) -> Withdraw:
    return Withdraw(*_grant_of(line))


def _grant_of(line: Line) -> tuple[str, str | None]:
    at = line.here
    grant = line.declared("grant", line.names.sections.grants)
    per = line.names.sections.grants[grant].per
    if not per and line.here.text == "[":
        raise line.error(line.here, f"'{grant}' is not given seat by seat", f"write {grant} without brackets")
    seat = line.seat_in_brackets(per, f"the grant '{grant}'")
    if per and seat is None:
        raise line.error(at, f"'{grant}' is given seat by seat", f"write {grant}[{per[0]}]")
    return grant, seat


def _later(line: Line) -> Schedule:
    later = line.declared("later", line.names.sections.laters)
    return Schedule(later, line.count("a number of turns", 1, LATEST_LATER) if line.skip("in") else 1)


def _cancel(line: Line) -> Unschedule | Strike:
    if line.here.text == "later" and line.skip("later"):
        return Unschedule(line.declared("later", line.names.sections.laters))
    return Strike(_move(line))


def _run(line: Line) -> RunTable:
    table = line.declared("rule table", line.names.sections.tables)
    add = None
    if line.skip("add"):
        line.skip("+")
        add = line.amount()
    return RunTable(table, add, _for_seat(line))


def _use(line: Line) -> UseList:
    return UseList(line.declared("list of effects", line.names.sections.effect_lists), _for_seat(line))


def _for_seat(line: Line) -> str | None:
    return line.seat(line.names.seats, "the game") if line.skip("for") else None


def _inject(line: Line) -> PutInject:
    return PutInject(line.declared("inject", line.names.sections.injects))


def _close(line: Line) -> CloseInject:
    return CloseInject(line.declared("inject", line.names.sections.injects))


def _draw(line: Line) -> DrawCard:
    return DrawCard(line.declared("deck", line.names.sections.decks))


def _deal(line: Line) -> Deal:
    at = line.take()
    what: Literal["card", "profile"]
    if at.text == "card":
        what = "card"
    elif at.text == "profile":
        what = "profile"
    else:
        hint = f"write deal card to {line.names.seats[0]}, or deal profile to {line.names.seats[0]}"
        raise line.error(at, "'deal' gives a private card or a leader's profile", hint)
    if not line.skip("to"):
        raise line.error(line.here, "who it goes to is missing", f"write deal {what} to {line.names.seats[0]}")
    to = line.here
    seat, sections = line.seat(line.names.seats, "the game"), line.names.sections
    holders = {card.seat for card in sections.cards.values()}
    if what == "profile":
        holders = {one for profile in sections.profiles.values() for one in profile.seats}
    if seat not in holders and to.text not in BOUND_WORDS:
        raise line.error(to, f"no {what} is meant for {seat}", meant(seat, sorted(holders)), "useless")
    return Deal(what, seat)


def _mark(line: Line) -> Mark:
    mark = line.declared("mark", line.names.sections.marks)
    return Mark(mark, line.seat_in_brackets(line.names.seats, "the game"))


def _end(line: Line) -> EndGame:
    return EndGame(line.declared("ending", line.names.sections.endings))


def _cross(line: Line) -> Cross:
    return Cross(line.declared("red line", line.names.sections.red_lines))


def _modify(line: Line) -> Modify:
    at = line.here
    move = _move(line)
    if line.names.bands(move.move) is None and at.text not in line.bindings.moves:  # some targets may be without a roll
        raise line.error(at, f"'{move.move}' is not rolled", "there is no roll to change", "type")
    sign = line.take()
    if sign.text not in ("+", "-"):
        raise line.error(sign, f"how the roll of '{move.move}' changes is missing", f"write modify {at.text} +1")
    return Modify(move, _signed(sign.text, line.amount()))


def _refund(line: Line) -> Refund:
    return Refund(_move(line))


def _band(line: Line) -> SetBand:
    at = line.here
    move = _move(line)
    bands = line.names.bands(move.move)
    if bands is None and at.text in line.bindings.moves:
        bands = tuple(band.id for scale in line.names.sections.scales.values() for band in scale.bands)
    if bands is None:
        raise line.error(at, f"'{move.move}' is not rolled", "it has no band", "type")
    how: Literal["=", "at least", "at most"]
    if line.skip("="):
        how = "="
    elif line.skip("at", "least"):
        how = "at least"
    elif line.skip("at", "most"):
        how = "at most"
    else:
        raise line.error(line.here, "what becomes of the band is missing", f"write band {at.text} at most {bands[0]}")
    return SetBand(move, how, line.word("a band", bands) + 1)


def _strike(line: Line) -> StrikeChoice:
    move, parameter = _parameter(line)
    return StrikeChoice(move, parameter, line.word("an item", line.names.choices(move.move, parameter)) + 1)


def _convert(line: Line) -> ConvertChoice:
    move, parameter = _parameter(line)
    if not line.skip("="):
        raise line.error(line.here, "'=' belongs here", f"write convert {move.move}.{parameter} = WORD")
    return ConvertChoice(move, parameter, line.word("an item", line.names.choices(move.move, parameter)) + 1)


def _move(line: Line) -> MoveOf:
    if line.here.text in line.bindings.moves:
        move = line.bindings.moves[line.take().text]
    elif line.here.text in BOUND_WORDS and line.here.text not in line.names.sections.moves:
        raise line.error(line.here, f"'{line.here.text}' is no move here", "name the move", "unbound")
    else:
        move = MoveOf(line.declared("move", line.names.sections.moves), None)
    seat = line.seat_in_brackets(line.names.movers(move.move), f"the move '{move.move}'")
    return move if seat is None else MoveOf(move.move, seat)


def _parameter(line: Line) -> tuple[MoveOf, str]:
    move = _move(line)
    if not line.skip("."):
        raise line.error(line.here, "the parameter is missing", f"write {move.move}.PARAMETER")
    return move, line.declared(f"parameter of '{move.move}'", line.names.move(move.move).parameters)


VERBS: Mapping[str, Verb] = {
    "token": _token, "grant": _grant, "withdraw": _withdraw, "later": _later, "cancel": _cancel, "run": _run,
    "use": _use, "inject": _inject, "close": _close, "draw": _draw, "deal": _deal, "mark": _mark, "end": _end,
    "cross": _cross, "modify": _modify, "refund": _refund, "band": _band, "strike": _strike, "convert": _convert,
}
"""The first word of an effect to what reads the rest of it."""
