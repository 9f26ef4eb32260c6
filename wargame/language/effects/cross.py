"""``cross no_first_strike``: a seat crosses one of its red lines."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Op, ProgramBuilder, Verb, Where
from wargame.model.events import RedLineCrossed
from wargame.records import record


@record
class Cross(Verb):
    """A red line is crossed; crossing it again changes nothing."""

    red_line: str

    word = "cross"
    forms = ("cross RED_LINE",)
    names = ("red line", "red_lines")
    meant_by = "a red line"

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """It is crossed from now on."""
        seat = to.scenario.red_lines[self.red_line].seat
        event = RedLineCrossed(seat=seat, red_line=self.red_line, slot="", to=0)
        return (to.assign(to.slot(slots.crossed(self.red_line)), to.constant(1), event),)
