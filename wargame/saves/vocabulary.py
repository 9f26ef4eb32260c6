"""What the events of a game may name, and within what their numbers may lie: worked out once a program."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from weakref import WeakKeyDictionary

from wargame.engine.names import names_of
from wargame.engine.program import Program, Slot
from wargame.engine.state import HISTORY_BITS
from wargame.language import slots
from wargame.language.bounds import Interval, bounds
from wargame.model.labels import SlotName, Source

WIDEST = (1 << 63) - 1
"""No number of an event lies further from 0: no rule needs one, and the table refuses to write what is wider."""
_LABEL = re.compile(r"[A-Za-z0-9_:.,#@<>\[\]+ -]{0,4000}\Z")
_CACHE: WeakKeyDictionary[Program, Vocabulary] = WeakKeyDictionary()


class Vocabulary:
    """The words of a program. Labels of sources are held to the scenario, not to how it is lowered: a save of a version
    that lowers the same texts otherwise names the same things."""

    def __init__(self, program: Program) -> None:
        """For ``vocabulary`` alone."""
        self._program, scenario = program, program.scenario
        self.seats: Container[str] = frozenset(program.seats)
        self.moves = scenario.moves
        self.questions = names_of(program).questions
        self.aims = frozenset((aim.what, aim.id) for aim in program.aims)
        self._ranges: dict[str, Interval] = {slot.name: self._range(slot) for slot in program.slots}
        self._ranges[slots.ENDED] = (0, len(program.endings))
        modules = scenario.modules.values()
        self._named: Mapping[str, Container[str]] = {
            "move": scenario.moves, "choice": scenario.moves, "inject": scenario.injects, "settle": scenario.injects,
            "question": self.questions, "answer": self.questions, "table": scenario.tables, "deck": scenario.decks,
            "later": scenario.laters, "actor": scenario.actors, "grant": scenario.grants, "card": scenario.cards,
            "profile": scenario.profiles, "module": scenario.modules, "scaling": scenario.modules,
            "list": scenario.effect_lists, "ending": scenario.endings,
            "rule": {*scenario.rules, *(name for module in modules for name in module.rules)},
            "watch": {*scenario.watches, *(name for module in modules for name in module.watches)},
            "set": {*scenario.modifier_sets, *(name for module in modules for name in module.modifier_sets)},
            "standing": {*scenario.standing, *(name for module in modules for name in module.standing)},
        }  # fmt: skip

    def range(self, slot: str) -> Interval | None:
        """Within what a slot's value lies; None: there is no such slot."""
        return self._ranges.get(slot)

    def knows(self, label: str) -> bool:
        """Whether a source, cause or limit can be looked up: a thing of the scenario by its kind, or a plain word."""
        if not self.spelt(label):
            return False
        source = Source.parse(label)
        if ":" not in label or source.kind not in self._named:
            return True
        return re.split(r"[\[<+ ]", source.id, maxsplit=1)[0] in self._named[source.kind]

    def spelt(self, label: str) -> bool:
        """Whether a label has only signs that labels are made of."""
        return _LABEL.match(label) is not None

    def choices(self, move: str, parameter: str) -> tuple[str, ...]:
        """The words of a parameter."""
        return names_of(self._program).choices(move, parameter)

    def _range(self, slot: Slot) -> Interval:
        scenario, names = self._program.scenario, names_of(self._program)
        match slot.kind:
            case "track" | "status" | "flag" | "token" | "opened" | "before" | "began":
                return names.limit(slot.name)
            case "past":
                return 0, HISTORY_BITS
            case "card":
                return 0, len(scenario.cards)
            case "profile":
                return 0, len(scenario.profiles)
            case "order":
                return 0, self._choices(slot.name)
            case "answer":
                return 0, len(self.questions[slot.owner].answers) if slot.owner in self.questions else 1
            case "result":
                return 0, max(len(names.bands(slot.owner) or ()), 1)
        return -WIDEST, WIDEST

    def _choices(self, slot: str) -> int:
        """The highest number a slot of orders takes: items by their place, or a bit an item."""
        name = SlotName.parse(slot)
        if name.head not in ("chosen", "agreed"):
            return WIDEST if name.head == "paid" else 1
        words = names_of(self._program).choices(name.id, name.part)
        several = self.moves[name.id].parameters[name.part].several > 1
        return (1 << len(words)) - 1 if several else len(words)

    def sides(self, purpose: str) -> int:
        """The most a die of this roll shows."""
        tree = self._program.expressions[self._program.rolls[purpose].sides]
        return bounds(tree, lambda name: self._ranges.get(name, (-WIDEST, WIDEST)))[1]


def vocabulary(program: Program) -> Vocabulary:
    """The vocabulary of a program, kept as long as the program lives."""
    if program not in _CACHE:
        _CACHE[program] = Vocabulary(program)
    return _CACHE[program]
