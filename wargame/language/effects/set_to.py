"""``info_sharing = 2``, ``info_sharing at least 2``: a track or named number is set, raised or lowered to a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.language.effects.verb import Line, Op, ProgramBuilder, Swing, Verb, Where
from wargame.language.names import Symbol
from wargame.language.operators import WAY, Setting
from wargame.language.targets import Target, on_targets, swings_of
from wargame.language.tokens import Lexeme
from wargame.language.tree import Node


@dataclass(frozen=True, slots=True)
class SetTo(Verb):
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

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """A change of each target."""
        return on_targets(
            to, [(target, (to.change(target.slot, self.how, self.value, at),)) for target in self.targets]
        )

    def swings(self) -> Iterator[Swing]:
        """``at least`` never lowers, ``at most`` never raises."""
        return swings_of(self.targets, WAY[self.how])
