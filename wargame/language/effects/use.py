"""``use access_granted``: a named list of effects happens."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language.effects.verb import Cause, Line, Op, ProgramBuilder, Verb, Where
from wargame.model.files import Sections
from wargame.records import record


@record
class UseList(Verb):
    """A named list of effects happens; ``seat`` is its ``mover``, None: whoever is here."""

    effects: str
    seat: str | None = None

    word = "use"
    forms = ("use LIST [for SEAT]",)
    calls = "effect_lists"

    @classmethod
    def read(cls, line: Line) -> UseList:
        """The list, for whom."""
        return cls(line.declared("list of effects", line.names.sections.effect_lists), line.for_seat())

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """Its effects, written in here."""
        here = at if self.seat is None else at.with_seat("mover", self.seat)
        return to.steps(to.scenario.effect_lists[self.effects].do, here.under(at.source, f"use:{self.effects}"))

    def causes(self, sections: Sections) -> Iterator[Cause]:
        """The list."""
        yield "effect_lists", self.effects
