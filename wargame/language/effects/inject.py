"""``inject leak``: a situation is put now."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language import slots
from wargame.language.effects.verb import Cause, Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import marked
from wargame.model.events import Put
from wargame.model.files import Scenario, Sections
from wargame.model.labels import steps_of
from wargame.records import record


@record
class PutInject(Verb):
    """An inject is put now."""

    inject: str

    word = "inject"
    forms = ("inject NAME",)
    names = ("inject", "injects")
    meant_by = "an inject"

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """It stands open, history knows it, its effects happen; of one that is left out nothing."""
        name = self.inject
        if name in to.left_out:
            return ()
        inject = to.scenario.injects[name]
        if any(step.text == f"inject:{name}" for step in steps_of(at.chain)):
            raise ValueError(f"inject {name!r} would put itself; the linker refuses such a circle")
        here = place_of_inject(to.scenario, name, at.chain)
        event = Put(inject=name, source=at.source, slot="", to=0)
        pasts = [slots.past(f"inject:{name}"), *(slots.past(f"tag:{tag}") for tag in inject.tags)]
        return (
            to.assign(to.slot(slots.put(name)), to.constant(1), event, always=True),
            *(to.assign(to.slot(past, "past"), to.expr(marked(past))) for past in pasts), *to.steps(inject.do, here),
        )

    def causes(self, sections: Sections) -> Iterator[Cause]:
        """The inject."""
        yield "injects", self.inject


def place_of_inject(scenario: Scenario, name: str, chain: str = "") -> Where:
    """Where the effects of an inject stand."""
    inject, step = scenario.injects[name], f"inject:{name}"
    return Where(
        step, (), chain=f"{step}<{chain}" if chain else step, tags=frozenset(inject.tags), private=bool(inject.to)
    )
