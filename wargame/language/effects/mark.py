"""``mark launch``: a word goes into history."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Line, Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import marked
from wargame.records import record


@record
class Mark(Verb):
    """A word goes into history."""

    mark: str
    seat: str | None = None

    word = "mark"
    forms = ("mark WORD",)
    meant_by = "a mark"

    @classmethod
    def read(cls, line: Line) -> Mark:
        """The word, and whose doing it is."""
        mark = line.declared("mark", line.names.sections.marks)
        return cls(mark, line.seat_in_brackets(line.names.seats, "the game"))

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """This turn's bit of its history, and of the seat's."""
        if at.private:
            to.hide(self.mark)
        what = f"mark:{self.mark}"
        names = [slots.past(what)] + ([] if self.seat is None else [slots.past(what, self.seat)])
        return tuple(to.assign(to.slot(name, "past"), to.expr(marked(name))) for name in names)
