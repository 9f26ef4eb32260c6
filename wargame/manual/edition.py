"""What every chapter of a manual needs: the scenario, its names, what the reader may know, and small phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wargame.engine.information.knowledge import Knowledge
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import opening
from wargame.document.nodes import Document, ListItem, Note, item
from wargame.manual.reach import within_reach
from wargame.manual.phrasing import steps
from wargame.model.acts import Need, Question
from wargame.model.base import Sourced
from wargame.model.files import Scenario
from wargame.model.labels import ModuleChoice
from wargame.model.rules import Module
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.world import Sees
from wargame.wording import speaker_of
from wargame.wording.speaker import RuleSpeaker, Speaker

_VISIBILITY = {"exact": "the number", "band": "the range alone", "estimate": "an estimate", "hidden": "nothing"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Edition:
    """A manual being written.

    Attributes:
        instructor: whether it tells what players must not read.
        module: the theory it is written for, with its number if any.
        reach: ids of tables, lists, laters and grants that something other than a situation leads to.
    """

    scenario: Scenario
    instructor: bool
    module: str | None
    program: Program
    speaker: Speaker
    words: RuleSpeaker
    knowledge: Knowledge
    reach: frozenset[str]

    @classmethod
    def of(cls, scenario: Scenario, *, instructor: bool, module: str | None) -> Edition:
        """Opens the edition. Raises ``UnknownModule`` where there is no such theory."""
        chosen = module or next(iter(scenario.about.theories), None)
        program = lower(scenario, [chosen] if chosen else [])
        speaker, viewer = speaker_of(program), CONTROL if instructor else PUBLIC
        return cls(
            program.scenario,
            instructor,
            module,
            program,
            speaker,
            speaker.rules(instructor=instructor),
            Knowledge(program, opening(program), viewer),
            within_reach(program.scenario),
        )

    def told(self, id_: str) -> bool:
        """Whether this edition tells of a table, list, later or grant: players read none that only a situation uses."""
        return self.instructor or id_ in self.reach

    def speaks_of_injects(self, text: str | None) -> bool:
        """Whether a condition names a situation."""
        return bool(set(_NAME.findall(text or "")) & self.scenario.injects.keys())

    def seats(self, ids: Iterable[str]) -> str:
        """Seats by name."""
        return self.speaker.listing(map(self.words.seat, ids))

    def seen_by(self, sees: Sees) -> str:
        """Who sees a value, and how well."""
        if set(sees) == {"all"}:
            return {"exact": "all", "hidden": "nobody"}.get(sees["all"], f"all: {_VISIBILITY[sees['all']]}")
        words = {"holder": "its own seat", "others": "the others", "all": "everyone else"}
        keys = sorted(sees, key=lambda key: ("holder", "others", "all").index(key) if key in words else -1)
        if set(sees.values()) == {"exact"}:
            return "all"
        return "; ".join(f"{words.get(key) or self.seats([key])}: {_VISIBILITY[sees[key]]}" for key in keys)

    def modules(self) -> Mapping[str, Module]:
        """The theories this edition tells of: the one asked for, else all a scenario offers; with what they include."""
        chosen = [ModuleChoice.parse(self.module).id] if self.module else [*self.scenario.about.theories]
        found: dict[str, Module] = {}
        while chosen:
            id_ = chosen.pop(0)
            if id_ not in found:
                found[id_] = self.scenario.modules[id_]
                chosen += self.scenario.modules[id_].includes
        return found

    def why(self, body: Sourced) -> tuple[ListItem, ...]:
        """For instructors: what a rule rests on, and the remark that goes with it."""
        if not self.instructor:
            return ()
        rests = [f"Basis: {body.basis}." if body.basis else "", f"Source: {body.source}." if body.source else ""]
        told = [" ".join(part for part in rests if part), f"Note: {body.note}" if body.note else ""]
        return tuple(item(line) for line in told if line)

    def point(self, said: str, body: Sourced, *below: ListItem) -> ListItem:
        """An item: what is said of a thing, what stands below it, and for instructors what it rests on."""
        return item(said, (*below, *self.why(body)))

    def asides(self, body: Sourced) -> Document:
        """The same as paragraphs."""
        return tuple(Note(point.text) for point in self.why(body))

    def needs(self, needs: Iterable[Need]) -> tuple[ListItem, ...]:
        """Preconditions, as their author gave the reason."""
        return tuple(item(f"Needs: {need.because}") for need in needs)

    def question(self, question: Question) -> ListItem:
        """A question with its answers."""
        when = f" Asked only if {self.words.condition(question.when)}." if question.when else ""
        secret = {"private": " The answer stays private.", "participants": " Only those concerned see the answer."}
        head = f"{self.seats(question.to)}: {question.ask}{when}{secret.get(question.visibility, '')}"
        answers = []
        for word, answer in question.answers.items():
            price = f" (cost {answer.cost})" if answer.cost else ""
            silent = " – also where nothing is said" if word == question.default else ""
            below = (*self.needs(answer.needs), *steps(self.words, answer.do))
            answers.append(item(f"{answer.text}{price}{silent}", below))
        text = (item(question.text),) if question.text else ()
        return item(head, (*text, *answers, *self.why(question)))
