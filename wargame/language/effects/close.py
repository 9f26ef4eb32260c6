"""``close leak``: an open situation is settled."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Op, ProgramBuilder, Verb, Where
from wargame.model.events import Closed
from wargame.records import record


@record
class CloseInject(Verb):
    """An open inject is closed."""

    inject: str

    word = "close"
    forms = ("close NAME",)
    names = ("inject", "injects")

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """It stands open no more."""
        event = Closed(inject=self.inject, source=at.source, slot="", to=0)
        return (to.assign(to.slot(slots.put(self.inject)), to.constant(0), event),)
