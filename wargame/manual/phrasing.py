"""Conditions, numbers and effects as sentences of the manual."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wargame.language.targets import Target
from wargame.language import effects as e
from wargame.wording.english.effects import describe
from wargame.language.names import MoveOf
from wargame.language.effects.reader import read_effect
from wargame.language.names import Bindings, Names
from wargame.wording.english.names import Naming
from wargame.wording.english.amounts import Speech, number_in_words
from wargame.wording.english.conditions import condition_in_words
from wargame.wording.english.small_rolls import small_roll
from wargame.document.nodes import ListItem, item
from wargame.wording.english.unbound import BOUND, generic_speech
from wargame.model.acts import Move
from wargame.model.labels import SlotName
from wargame.model.steps import Branch, Chance, EachSeat, Step
from wargame.wording.numbers import sentence, signed

_PICKED = re.compile(r"\[\s*(lowest|highest)\(\s*([a-z0-9_]+)\s*\)\s*\]")
_SEVERAL = re.compile(r"([a-z0-9_]+)\[\s*(others|all)\s*\]")


class Phrasing:
    """Phrasing in words, where some bound words may be settled: a move of one seat speaks of that seat by name."""

    def __init__(self, names: Names, move: str | None = None, seat: str | None = None) -> None:
        self.names = names
        speech, seats = generic_speech(), {word: word for word in BOUND}
        moves = {"target": MoveOf("target", "target")}
        if seat is not None:
            speech = replace(speech, seats={**speech.seats, "mover": seat})
            seats["mover"] = seat
        if move is not None:
            speech = replace(speech, moves={**speech.moves, "this": move})
            moves["this"] = MoveOf(move, None)
        self.speech: Speech = speech
        self._bindings = Bindings(seats=seats, moves=moves)

    @classmethod
    def of_move(cls, names: Names, id_: str, move: Move) -> Phrasing:
        """The lines of a move's card: where one seat alone can play it, it is called by its name."""
        seats = tuple(dict.fromkeys((*move.seats, *move.optional)))
        return cls(names, id_, seats[0] if len(seats) == 1 else None)

    def condition(self, text: str) -> str:
        """A condition as a clause."""
        return condition_in_words(text, self.names, self.speech)

    def when(self, text: str | None, otherwise: str = "") -> str:
        """A condition that need not be there."""
        return otherwise if text is None else self.condition(text)

    def number(self, text: str | int) -> str:
        """A number or formula."""
        return number_in_words(text, self.names, self.speech)

    def signed(self, text: str | int) -> str:
        """Something that is added: ``+2``, ``−1``, ``+ half of Trust``."""
        if isinstance(text, int):
            return signed(text)
        said = self.number(text)
        return said if said.startswith("−") else f"+ {said}"

    def steps(self, steps: Sequence[Step]) -> tuple[ListItem, ...]:
        """What happens, a point each."""
        return tuple(point for step in steps for point in self._step(step))

    def _step(self, step: Step) -> tuple[ListItem, ...]:
        match step:
            case str():
                return (item(self.effect(step)),)
            case Branch():
                why = f" ({step.because})" if step.because else ""
                then = item(f"If {self.condition(step.when)}{why}:", self.steps(step.do))
                return (then, *self._otherwise(step.otherwise))
            case Chance():
                why = f" ({step.because})" if step.because else ""
                return (item(f"{self.chance(step.roll)}{why}:", self.steps(step.do)), *self._otherwise(step.otherwise))
            case EachSeat():
                return (item(f"For each of {', '.join(self._seat(one) for one in step.each)}:", self.steps(step.do)),)

    def _otherwise(self, steps: Sequence[Step]) -> tuple[ListItem, ...]:
        return (item("Otherwise:", self.steps(steps)),) if steps else ()

    def _seat(self, id_: str) -> str:
        return Naming(self.names, self.speech.seats, self.speech.moves).seat(id_)

    def chance(self, roll: str) -> str:
        """A small roll: ``If two dice + Approval come to 8 or less``."""
        return f"If {small_roll(roll, self.names, self.speech).holds}"

    def effect(self, line: str) -> str:
        """One effect."""
        found = read_effect(line, self.names, self._bindings)
        if isinstance(found, e.Mark):
            by = "" if found.seat is None else f" ({self.names.sections.seats[found.seat].name})"
            return f"Noted: “{self.names.sections.marks[found.mark]}”{by}"
        if isinstance(found, e.Shift | e.SetTo | e.Tokens):
            several = _SEVERAL.search(line)
            picked = _PICKED.search(line)
            if several is not None:
                found = replace(found, targets=(Target(f"{several.group(1)}[{several.group(2)}]"),))
            elif picked is not None:
                real = tuple(one for one in found.targets if SlotName.parse(one.slot).member not in BOUND)
                family = Naming(self.names, {}, {}).family(picked.group(2))
                said = describe(replace(found, targets=real), self.names, self._bindings)
                return f"{said}: the one {picked.group(1)} in {family}"
        said = describe(found, self.names, self._bindings)
        return sentence(said)
