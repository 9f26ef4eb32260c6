"""``later recall in 2``: something is put on the calendar."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Line, Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import plus, read
from wargame.language.names import LATEST_LATER
from wargame.language.tree import const
from wargame.records import record


@record
class ScheduleLater(Verb):
    """A later is put on the calendar, ``turns`` from now (at least 1)."""

    later: str
    turns: int

    word = "later"
    forms = ("later NAME [in N]",)
    meant_by = "a later"

    @classmethod
    def read(cls, line: Line) -> ScheduleLater:
        """The later, and in how many turns; nothing said: the next."""
        later = line.declared("later", line.names.sections.laters)
        return cls(later, line.count("a number of turns", 1, LATEST_LATER) if line.skip("in") else 1)

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """One run more is due then; the calendar reaches so far."""
        to.spend(f"later:{self.later}", self.turns)
        to.schedule(self.later, self.turns)
        for ahead in range(self.turns + 1):
            to.slot(slots.due(self.later, ahead), "later", owner=self.later)
        name = slots.due(self.later, self.turns)
        return (to.assign(to.slot(name), to.expr(plus(read(name), const(1)))),)
