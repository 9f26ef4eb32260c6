"""``end war``: the game ends."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import compare, read
from wargame.model.events import Ended
from wargame.records import record


@record
class EndGame(Verb):
    """The game ends at the next check, whatever its condition."""

    ending: str

    word = "end"
    forms = ("end ENDING",)
    names = ("ending", "endings")

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """It has ended so, unless it had ended otherwise."""
        number = list(to.scenario.endings).index(self.ending) + 1
        event = Ended(ending=self.ending, source=at.source, slot="", to=0)
        over = to.slot(slots.ENDED)
        running = to.expr(compare(read(slots.ENDED), "==", 0))
        return (to.when(running, (to.assign(over, to.constant(number), event),)),)
