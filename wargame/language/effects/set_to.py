"""``info_sharing = 2``, ``info_sharing at least 2``: a track or named number is set, raised or lowered to a value."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language.effects.verb import Line, OnTargets, Op, ProgramBuilder, Swing, Where
from wargame.language.names import Symbol
from wargame.language.operators import WAY, Setting
from wargame.language.targets import Target, swings_of
from wargame.language.tokens import Lexeme
from wargame.language.tree import Node
from wargame.records import record


@record
class SetTo(OnTargets):
    """A track is set (``=``), raised (``at least``) or lowered (``at most``) to a value; exempt from the step."""

    targets: tuple[Target, ...]
    how: Setting
    value: Node

    forms = ("TRACK = E", "TRACK at least E", "TRACK at most E")

    @classmethod
    def of(cls, line: Line, symbol: Symbol, targets: tuple[Target, ...], sign: Lexeme) -> SetTo:
        """Read what follows ``=`` or ``at`` after a track."""
        if sign.text == "=":
            return cls(targets, "=", line.within(symbol))
        how = line.take()
        if how.text == "least":
            return cls(targets, "at least", line.within(symbol))
        if how.text == "most":
            return cls(targets, "at most", line.within(symbol))
        raise line.error(how, "'at' is followed by 'least' or 'most'", f"write {symbol.id} at least 2")

    def on(self, target: Target, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """A change to the value."""
        return (to.change(target.slot, self.how, self.value, at),)

    def swings(self) -> Iterator[Swing]:
        """``at least`` never lowers, ``at most`` never raises."""
        return swings_of(self.targets, WAY[self.how])
