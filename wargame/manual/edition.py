"""What every chapter of a manual needs: the scenario, its names, what the reader may know, and small phrases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from wargame.engine.information.knowledge import Knowledge
from wargame.cache.programs import lowered
from wargame.engine.program import Program
from wargame.engine.state import opening
from wargame.document.nodes import Document, ListItem, Note, item
from wargame.manual.reach import within_reach
from wargame.manual.phrasing import steps
from wargame.model.moves import Need, Question
from wargame.model.base import Sourced
from wargame.model.files import Scenario
from wargame.model.labels import ModuleChoice
from wargame.model.rules import Module
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.world import Sees, Visibility
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import RuleSpeaker, Speaker

_VISIBILITY: Mapping[Visibility, str] = {
    "exact": N_("the number"), "band": N_("the range alone"), "estimate": N_("an estimate"), "hidden": N_("nothing"),
}  # fmt: skip
_ANSWER_SEEN: Mapping[Literal["public", "participants", "private"], str] = {
    "public": "", "private": N_(" The answer stays private."),
    "participants": N_(" Only those concerned see the answer."),
}  # fmt: skip
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
        program = lowered(scenario, [chosen] if chosen else [])
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

    def for_instructors(self) -> Edition:
        """The same with what players must not read."""
        knowledge = Knowledge(self.program, opening(self.program), CONTROL)
        return replace(self, instructor=True, words=self.speaker.rules(instructor=True), knowledge=knowledge)

    def told(self, id_: str) -> bool:
        """Whether this edition tells of a table, list, later or grant: players read none that only a situation uses."""
        return self.instructor or id_ in self.reach

    def speaks_of_injects(self, text: str | None) -> bool:
        """Whether a condition names a situation."""
        return bool(set(_NAME.findall(text or "")) & self.scenario.injects.keys())

    def seats(self, ids: Iterable[str]) -> str:
        """Seats by name."""
        return self.speaker.listing(map(self.words.seat, ids))

    def of_seats(self, template: str, ids: Collection[str]) -> str:
        """A text with its ``{seats}`` filled in; "" where there are none."""
        return template.format(seats=self.seats(ids)) if ids else ""

    def clause(self, template: str, condition: str | None) -> str:
        """A text with its ``{condition}`` filled in; "" where there is none, or none that could fail here."""
        if condition is None or self.words.settled(condition):
            return ""
        return template.format(condition=self.words.condition(condition))

    def seen_by(self, sees: Sees) -> str:
        """Who sees a value, and how well."""
        if set(sees.values()) == {"exact"}:
            return _("all")
        if sees == {"all": "hidden"}:
            return _("nobody")
        words = {"holder": _("its own seat"), "others": _("the others"), "all": _("everyone else")}
        if set(sees) == {"all"}:
            words["all"] = _("all")
        keys = sorted(sees, key=lambda key: [*words].index(key) if key in words else -1)
        return "; ".join(f"{words.get(key) or self.seats([key])}: {_(_VISIBILITY[sees[key]])}" for key in keys)

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
        rests = [
            _("Basis: {basis}.").format(basis=body.basis) if body.basis else "",
            _("Source: {source}.").format(source=body.source) if body.source else "",
        ]
        told = [" ".join(part for part in rests if part), _("Note: {note}").format(note=body.note) if body.note else ""]
        return tuple(item(line) for line in told if line)

    def point(self, said: str, body: Sourced, *below: ListItem) -> ListItem:
        """An item: what is said of a thing, what stands below it, and for instructors what it rests on."""
        return item(said, (*below, *self.why(body)))

    def asides(self, body: Sourced) -> Document:
        """The same as paragraphs."""
        return tuple(Note(point.text) for point in self.why(body))

    def tags(self, tags: Collection[str]) -> tuple[ListItem, ...]:
        """The tags of a thing, by name; nothing where it has none."""
        said = ", ".join(self.scenario.tags[tag].name for tag in tags)
        return (item(_("Tags: {tags}").format(tags=said)),) if tags else ()

    def needs(self, needs: Iterable[Need]) -> tuple[ListItem, ...]:
        """Preconditions, as their author gave the reason."""
        return tuple(item(_("Needs: {because}").format(because=need.because)) for need in needs)

    def question(self, question: Question) -> ListItem:
        """A question with its answers."""
        asked = _(" Asked only if {condition}.")
        when = self.clause(asked, question.when)
        head = f"{self.seats(question.to)}: {question.ask}{when}{_(_ANSWER_SEEN[question.visibility])}"
        answers = []
        for word, answer in question.answers.items():
            price = _(" (cost {cost})").format(cost=answer.cost) if answer.cost else ""
            silent = _(" – also where nothing is said") if word == question.default else ""
            below = (*self.needs(answer.needs), *steps(self.words, answer.do))
            answers.append(item(f"{answer.text}{price}{silent}", below))
        text = (item(question.text),) if question.text else ()
        return item(head, (*text, *answers, *self.why(question)))
