"""``grant speed_up this turn``: a standing change of rolls, costs or slots begins."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.standing import become, last
from wargame.language.effects.verb import Line, Op, ProgramBuilder, Verb, Where
from wargame.language.spans import Span, read_lasting
from wargame.language.tree import const
from wargame.records import record


@record
class GiveGrant(Verb):
    """A grant begins to stand."""

    grant: str
    seat: str | None
    span: Span | None

    word = "grant"
    forms = ("grant NAME [SPAN]",)
    meant_by = "a grant"

    @classmethod
    def read(cls, line: Line) -> GiveGrant:
        """The grant, its seat, how long."""
        grant, seat = read_grant(line)
        return cls(grant, seat, read_lasting(line))

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """How long, then that it stands."""
        slot = slots.granted(self.grant, self.seat)
        return (last(to, slot, self.span), become(to, slot, const(1), at))


def read_grant(line: Line) -> tuple[str, str | None]:
    """A grant, and the seat in brackets where it is given seat by seat."""
    at = line.here
    grant = line.declared("grant", line.names.sections.grants)
    per = line.names.sections.grants[grant].per
    if not per and line.here.text == "[":
        raise line.error(line.here, f"'{grant}' is not given seat by seat", f"write {grant} without brackets")
    seat = line.seat_in_brackets(per, f"the grant '{grant}'")
    if per and seat is None:
        raise line.error(at, f"'{grant}' is given seat by seat", f"write {grant}[{per[0]}]")
    return grant, seat
