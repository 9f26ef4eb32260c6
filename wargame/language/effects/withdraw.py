"""``withdraw speed_up``: a grant ends."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.grant import read_grant
from wargame.language.effects.standing import become
from wargame.language.effects.verb import Line, Op, ProgramBuilder, Verb, Where
from wargame.language.tree import const
from wargame.records import record


@record
class Withdraw(Verb):
    """A grant ends."""

    grant: str
    seat: str | None

    word = "withdraw"
    forms = ("withdraw NAME",)

    @classmethod
    def read(cls, line: Line) -> Withdraw:
        """The grant and its seat."""
        return cls(*read_grant(line))

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """It stands no more."""
        return (become(to, slots.granted(self.grant, self.seat), const(0), at),)
