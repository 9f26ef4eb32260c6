"""What a card says: its effects piece by piece, whom it is ordered with, and its place among the moves of a turn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from wargame.language.names import MoveOf
from wargame.language.names import Bindings, Names
from wargame.language.tree import LanguageError
from wargame.model.card_views import EffectShown, ForMe, MoveView, OnCondition, Shown
from wargame.wording.english.clauses import Clause, Part
from wargame.wording.english.amounts import Speech
from wargame.wording.english.conditions import condition_in_words
from wargame.wording.english.effects import describe
from wargame.wording.english.names import Naming
from wargame.wording.english.small_rolls import small_roll
from wargame.wording.english.refusals import reason_in_words
from wargame.wording.numbers import listing, signed

FOR_ME: Mapping[ForMe, str] = {"": "", "helps": " ✓", "hurts": " ✗", "both": " ✓✗"}
"""What follows an effect that brings the reader's aims nearer, puts them further off, or does both."""
EARLY = "Early: it is rolled and takes effect at the reveal, before all other moves."
CONTESTED = (
    "Early moves are rolled together and none is before another: one that a standing one cancels does nothing, "
    "two that cancel each other both fall, and what was paid for them comes back."
)
ASK_PARTNERS = "Whom do you name? Whoever orders it too takes part, named or not."
"""The question a card asks before partners are named; ``naming`` says the rest."""
_UNNAMED = {"mover": "the seat that moves", "each": "that seat", "target": "the one named", "this": "this move"}
"""Bound words on a card that is not yet about anybody."""
_UNSETTLED = re.compile(r"(?:token\s+)?([a-z][a-z0-9_]*)\[(target|mover|each)\]")


def part_in_words(shown: Shown, names: Names) -> Part:
    """A piece of a card, effects and conditions in words."""
    match shown:
        case EffectShown(line, seats, this, meant, cap):
            moves = {} if this is None else {"this": MoveOf(*this)}
            said = _effect(line, names, Bindings(seats=dict(seats), moves=moves))
            if cap is not None:
                said += f" (now {signed(cap.granted)}: {reason_in_words(cap.because)})"
            return said + FOR_ME[meant]
        case OnCondition(do=do, otherwise=otherwise):
            then, other = (tuple(part_in_words(one, names) for one in parts) for parts in (do, otherwise))
            return Clause(_head(shown, names), then, other)
        case _:
            assert_never(shown)


def _head(shown: OnCondition, names: Names) -> str:
    speech = Speech({**_UNNAMED, **dict(shown.seats)}, _UNNAMED)
    match shown.on:
        case "reason":
            return shown.text
        case "roll":
            return f"if {small_roll(shown.text, names, speech).holds}"
        case "condition":
            try:
                return f"if {condition_in_words(shown.text, names, speech)}"
            except LanguageError:
                return f"if {shown.text}"
        case _:
            assert_never(shown.on)


def _effect(line: str, names: Names, bindings: Bindings) -> str:
    """One effect in words; what falls on a target that is not yet named is said of the one named."""
    try:
        return describe(line, names, bindings)
    except LanguageError:
        pass
    match line.split():
        case ["cancel", "target"]:
            return "The move named is cancelled"
        case ["modify", "target", change]:
            return f"The move named: {change.replace('-', '−')} to the dice"
        case ["refund", "target"]:
            return "What was paid for the move named comes back"
    found = _UNSETTLED.match(line)
    if found is None:
        return _of_anybody(line, names, bindings)
    family, word = found.groups()
    any_member = replace(bindings, seats={**bindings.seats, word: (names.symbols[family].keys or ("",))[0]})
    return describe(line, names, any_member, Naming(names, _UNNAMED, {}).value(family, word))


def _of_anybody(line: str, names: Names, bindings: Bindings) -> str:
    """An effect on a seat that is not yet settled, said of the first it may be, without its name."""
    for seat, body in names.sections.seats.items():
        for word in ("target", "mover", "each"):
            if word not in bindings.seats:
                try:
                    said = describe(line, names, replace(bindings, seats={**bindings.seats, word: seat}))
                except LanguageError:
                    continue
                return said.replace(body.name, _UNNAMED[word])
    return line


def may_join(others: Sequence[str]) -> str:
    """Who (by name) may take part beside those who must."""
    return f"{listing(others)} may order it too, and then take{'s' * (len(others) == 1)} part, named or not."


def naming(others: Sequence[str], must: bool) -> str:
    """What naming a partner means for a seat that must take part, or for one that may; "" with nobody to name."""
    if not others:
        return ""
    whom, with_whom = (others[0], others[0]) if len(others) == 1 else ("one of them", "that one")
    return f"If you name {whom}, {'it stands' if must else 'you take part'} only with {with_whom}."


def of_early(among: int) -> tuple[str, ...]:
    """What an early card says, ``among`` so many early moves of a game."""
    return (EARLY, CONTESTED) if among > 1 else (EARLY,)


def terms(card: MoveView, others: Sequence[str]) -> tuple[str, ...]:
    """What ordering a move means beside the orders of others: who may join it, and that it is early.

    Args:
        others: the names of those who may take part, the seat itself left out.
    """
    said: list[str] = []
    if card.joint and not card.must:
        said.append("You may order it too, and then take part, named or not.")
    if card.joint and others:
        said += [may_join(others), naming(others, card.must)]
    return (*said, *(of_early(card.early) if card.early else ()))
