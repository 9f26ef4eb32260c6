"""What the events of a game may name, and within what their numbers may lie: worked out once a program."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import assert_never

from wargame.engine.names import names_of
from wargame.engine.program import Program, Slot
from wargame.engine.program_cache import once_a_program
from wargame.engine.reasons import SECTION_OF, declared
from wargame.engine.state import HISTORY_BITS
from wargame.language import slots
from wargame.language.bounds import Interval, bounds
from wargame.model.labels import SlotName, Source

WIDEST = (1 << 63) - 1
"""No number of an event lies further from 0: no rule needs one, and the table refuses to write what is wider."""
_LABEL = re.compile(r"[A-Za-z0-9_:.,#@<>\[\]+ -]{0,4000}\Z")


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
        self._labels: dict[str, bool] = {}

    def range(self, slot: str) -> Interval | None:
        """Within what a slot's value lies; None: there is no such slot."""
        return self._ranges.get(slot)

    def knows(self, label: str) -> bool:
        """Whether a source, cause or limit can be looked up: a thing of the scenario by its kind, or a plain word."""
        if label not in self._labels:
            self._labels[label] = self.spelt(label) and (":" not in label or self._names_something(label))
        return self._labels[label]

    def _names_something(self, label: str) -> bool:
        source = Source.parse(label)
        id_ = re.split(r"[\[<+ ]", source.id, maxsplit=1)[0]
        match source.kind:
            case "question" | "answer":
                return id_ in self.questions
            case (
                "move" | "choice" | "inject" | "settle" | "module" | "scaling" | "table" | "deck" | "later" | "actor"
                | "grant" | "card" | "profile" | "ending" | "rule" | "list" | "watch" | "set" | "standing"
            ):  # fmt: skip
                return declared(self._program.scenario, SECTION_OF[source.kind], id_) is not None
            case (
                "chance" | "use" | "need" | "bound" | "undo" | "carry" | "deal" | "observe" | "marker" | "start"
                | "schedule" | "condition" | "closed" | "modify" | "turn"
            ):  # fmt: skip
                return True
            case "hidden" | "theory" | "ruling" | "other":  # a ruling says so on a line of its own alone
                return False
            case _:
                assert_never(source.kind)

    def spelt(self, label: str) -> bool:
        """Whether a label has only signs that labels are made of."""
        return _LABEL.match(label) is not None

    def _range(self, slot: Slot) -> Interval:
        scenario, names = self._program.scenario, names_of(self._program)
        match slot.kind:
            case "track" | "status" | "flag" | "token" | "opened" | "before" | "began":
                return names.limit(slot.name)
            case "past":
                return 0, HISTORY_BITS
            case "forecast":
                return 0, 1
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
            case "number" | "until" | "grant" | "later" | "inject" | "red_line" | "observed" | "book":
                return -WIDEST, WIDEST
            case _:
                assert_never(slot.kind)

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


vocabulary = once_a_program(Vocabulary)
"""The vocabulary of a program."""
