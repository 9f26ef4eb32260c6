"""An effect in a few words: ``Trust +1 (to at most 7)``, ``No longer: Goodwill``; every verb has its clause here."""

from __future__ import annotations

import re
from typing import assert_never

from wargame.language.targets import Target
from wargame.language.spans import Span
from wargame.language.names import MoveOf
from wargame.language import effects as e
from wargame.language.effects.reader import read_effect
from wargame.language.names import NOTHING, Bindings, Names
from wargame.wording.english.names import Naming
from wargame.wording.english.values import is_single, named, say
from wargame.language.tree import Node
from wargame.model.labels import SlotName, TargetWord
from wargame.wording.numbers import listing, signed


_PICKED = re.compile(r"^(?:token\s+)?([a-z0-9_]+)\[\s*(lowest|highest)\(\s*([a-z0-9_]+)\s*\)\s*\]")


def describe(effect: str | e.Effect, names: Names, bindings: Bindings = NOTHING, whom: str = "") -> str:
    """What an effect does, in the display names of the scenario.

    Args:
        effect: a record, or a line (which may raise ``LanguageError``).
        whom: what it falls on in words, where that is not settled yet: ``Approval of the one named``.
    """
    if not isinstance(effect, str) or whom:
        return _described(read_effect(effect, names, bindings) if isinstance(effect, str) else effect, names, whom)
    found, picked = read_effect(effect, names, bindings), _PICKED.match(effect)
    if picked is None or not isinstance(found, e.Shift | e.SetTo | e.Tokens):
        return _described(found, names)
    naming = Naming(names, {}, {})
    return _described(found, names, naming.member_where(picked[1], f"{picked[2]} in {naming.family(picked[3])}"))


def _described(effect: e.Effect, names: Names, whom: str = "") -> str:
    """``whom``: what it falls on in other words, where its targets would be a long list."""
    match effect:
        case e.Shift(targets, amount, at_most, at_least, span, carry):
            limits = [f"to at most {say(at_most, names)}"] if at_most is not None else []
            limits += [f"to at least {say(at_least, names)}"] if at_least is not None else []
            limits += ["the rest next turn"] if carry else []
            bracket = f" ({', '.join(limits)})" if limits else ""
            return f"{whom or _targets(targets, names)} {_signed(amount, names)}{_span(span)}{bracket}"
        case e.SetTo(targets, how, value):
            return f"{whom or _targets(targets, names)} {_SET[how]} {say(value, names)}"
        case e.Become(slot, value):
            return _became(slot, value, names)
        case e.Tokens(targets, how, amount, span):
            held = whom or _targets(targets, names)
            if is_single(SlotName.parse(targets[0].slot).id, names) and isinstance(amount.value, int):
                return f"{held}{_span(span)}" if amount.value > 0 else f"No longer: {held}"
            return f"{held} {f'set to {say(amount, names)}' if how == '=' else _signed(amount, names)}{_span(span)}"
        case e.GiveGrant(grant, seat, span):
            return f"{names.sections.grants[grant].name}{_for(seat, names)}{_span(span)}"
        case e.Withdraw(grant, seat):
            return f"No longer: {names.sections.grants[grant].name}{_for(seat, names)}"
        case e.ScheduleLater(later, turns):
            return f"{'Next turn' if turns == 1 else f'In {turns} turns'}: {names.sections.laters[later].name}"
        case e.CancelLater(later):
            return f"Called off: {names.sections.laters[later].name}"
        case e.RunTable(table, add, seat):
            change = "" if add is None else f", with {_signed(add, names)} to the dice"
            return f"Roll on “{names.sections.tables[table].name}”{_for(seat, names)}{change}"
        case e.UseList(list_, seat):
            return f"{names.sections.effect_lists[list_].name}{_for(seat, names)}"
        case e.PutInject(inject):
            return f"Situation: {names.sections.injects[inject].title}"
        case e.CloseInject(inject):
            return f"Settled: {names.sections.injects[inject].title}"
        case e.DrawCard(deck):
            return f"Draw: {names.sections.decks[deck].name}"
        case e.Deal(what, seat):
            return f"Another {'private card' if what == 'card' else 'leader'}{_for(seat, names)}"
        case e.Mark(mark, seat):
            return f"{names.sections.marks[mark]}{_for(seat, names)}"
        case e.EndGame(ending):
            return f"The game ends: {names.sections.endings[ending].name}"
        case e.Cross(red_line):
            line = names.sections.red_lines[red_line]
            return f"A red line of {names.sections.seats[line.seat].name} is crossed: “{line.text}”"
        case e.Modify(move, amount):
            return f"{_move(move, names)}: {_signed(amount, names)} to the dice"
        case e.CancelMove(move):
            return f"{_move(move, names)} is cancelled"
        case e.Refund(move):
            return f"{_move(move, names)}: what it cost is paid back"
        case e.SetBand(move, how, band):
            return f"{_move(move, names)}: the result {_SET[how]} {_band(move.move, band, names)}"
        case e.StrikeChoice(move, parameter, choice):
            return f"{_move(move, names)}: {_choice(move.move, parameter, choice, names)} is struck out"
        case e.ConvertChoice(move, parameter, choice):
            return f"{_move(move, names)}: becomes {_choice(move.move, parameter, choice, names)}"
        case _:
            assert_never(effect)


_SET = {"=": "set to", "at least": "raised to at least", "at most": "lowered to at most"}
"""How something is set: words that fit names in the plural, too."""


def _targets(targets: tuple[Target, ...], names: Names) -> str:
    said = listing(named(target.slot, names.sections) for target in targets) or "nobody"
    return f"One of {said}" if len(targets) > 1 and targets[0].only is not None else said


def _signed(amount: Node, names: Names) -> str:
    if amount.op == "const" and isinstance(amount.value, int):
        return signed(amount.value) if amount.value else "+0"
    if amount.op == "neg":
        return f"−({say(amount.kids[0], names)})"
    return f"+({say(amount, names)})"


def _span(span: Span | None) -> str:
    if span is None:
        return ""
    if span.turns <= 1:
        return " this turn" if span.turns == 0 else " through next turn"
    return f" for {span.turns} turns"


def _for(seat: str | None, names: Names) -> str:
    return "" if seat is None else f" ({names.sections.seats[seat].name})"


def _became(slot: str, value: int, names: Names) -> str:
    status = names.sections.statuses.get(slot)
    if status is None:
        return f"{'' if value else 'No longer: '}{named(slot, names.sections)}"
    word = status.words[value]
    return f"{named(slot, names.sections)}: {status.texts.get(word, word.replace('_', ' '))}"


def _move(move: MoveOf, names: Names) -> str:
    return names.sections.moves[move.move].name + _for(move.seat, names)


def _band(move: str, band: int, names: Names) -> str:
    scale = names.sections.scales[names.sections.moves[move].scale or ""]
    return scale.bands[band - 1].name


def _choice(move: str, parameter: str, choice: int, names: Names) -> str:
    word = names.choices(move, parameter)[choice - 1]
    listed = names.sections.moves[move].parameters[parameter].choices
    if word in listed:
        return listed[word].text
    named = TargetWord.parse(word)
    if named.move is None:
        return names.sections.seats[named.seat].name
    return f"{names.sections.moves[named.move].name}{_for(named.seat, names)}"
