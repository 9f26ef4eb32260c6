"""``cancel later recall``: what is on the calendar under an id is struck."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Op, ProgramBuilder, Verb, Where
from wargame.records import record


@record
class CancelLater(Verb):
    """Every pending run of a later is struck."""

    later: str

    word = "cancel later"
    forms = ("cancel later NAME",)
    names = ("later", "laters")

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """None is due, however far ahead."""
        turns = range(to.latest(self.later) + 1)
        return tuple(to.assign(to.slot(slots.due(self.later, ahead)), to.constant(0)) for ahead in turns)
