"""Lines of rules as a rulebook tells them: for every game and seat at once, bound words in words of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from wargame.language import effects as e
from wargame.language.effects.reader import read_effect
from wargame.language.names import Bindings, MoveOf, Names
from wargame.language.targets import Target
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.wording.english.amounts import Speech, number_in_words
from wargame.wording.english.conditions import condition_in_words, settled
from wargame.wording.english.effects import describe
from wargame.wording.english.names import Naming
from wargame.wording.english.small_rolls import small_roll
from wargame.wording.english.unbound import BOUND, generic_speech, spoken_names
from wargame.wording.numbers import sentence, signed

_PICKED = re.compile(r"\[\s*(lowest|highest)\(\s*([a-z0-9_]+)\s*\)\s*\]")
_SEVERAL = re.compile(r"([a-z0-9_]+)\[\s*(others|all)\s*\]")


class EnglishRules:
    """``wargame.wording.speaker.RuleSpeaker``; the lines of one card where ``move`` names it."""

    def __init__(self, names: Names, move: str | None = None, seat: str | None = None) -> None:
        """``seat``: the one seat that plays ``move``, which is then called by its name."""
        self._names = names
        speech, seats = generic_speech(), {word: word for word in BOUND}
        moves = {"target": MoveOf("target", "target")}
        if seat is not None:
            speech = replace(speech, seats={**speech.seats, "mover": seat})
            seats["mover"] = seat
        if move is not None:
            speech = replace(speech, moves={**speech.moves, "this": move})
            moves["this"] = MoveOf(move, None)
        self._speech: Speech = speech
        self._bindings = Bindings(seats=seats, moves=moves)

    @classmethod
    def of(cls, scenario: Scenario, *, instructor: bool) -> EnglishRules:
        """The rules of a scenario; without the situations, for those who are no instructor."""
        return cls(spoken_names(scenario, instructor=instructor))

    def of_move(self, move: str) -> EnglishRules:
        body = self._names.sections.moves[move]
        seats = tuple(dict.fromkeys((*body.seats, *body.optional)))
        return EnglishRules(self._names, move, seats[0] if len(seats) == 1 else None)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._names, self._speech.seats, self._speech.moves)

    def seat(self, word: str) -> str:
        return self._naming.seat(word)

    def condition(self, text: str) -> str:
        return condition_in_words(text, self._names, self._speech)

    def settled(self, text: str) -> bool | None:
        return settled(text, self._names)

    def number(self, text: str | int) -> str:
        return number_in_words(text, self._names, self._speech)

    def added(self, text: str | int) -> str:
        if isinstance(text, int):
            return signed(text)
        said = self.number(text)
        return said if said.startswith("−") else f"+ {said}"

    def chance(self, roll: str) -> str:
        return small_roll(roll, self._names, self._speech).holds

    def effect(self, line: str) -> str:
        found = read_effect(line, self._names, self._bindings)
        if isinstance(found, e.Mark):
            by = "" if found.seat is None else f" ({self._names.sections.seats[found.seat].name})"
            return f"Noted: “{self._names.sections.marks[found.mark]}”{by}"
        if isinstance(found, e.Shift | e.SetTo | e.Tokens):
            several, picked = _SEVERAL.search(line), _PICKED.search(line)
            if several is not None:
                found = replace(found, targets=(Target(f"{several.group(1)}[{several.group(2)}]"),))
            elif picked is not None:
                real = tuple(one for one in found.targets if SlotName.parse(one.slot).member not in BOUND)
                family = Naming(self._names, {}, {}).family(picked.group(2))
                said = describe(replace(found, targets=real), self._names, self._bindings)
                return f"{said}: the one {picked.group(1)} in {family}"
        return sentence(describe(found, self._names, self._bindings))
