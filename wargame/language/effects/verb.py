"""What every effect verb says of itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import ClassVar, Literal, Self

from wargame.language.line import Line
from wargame.language.turn_phases import AllowedPhases
from wargame.language.names import MoveOf
from wargame.language.operators import Way
from wargame.language.orders import who_may
from wargame.language.program_builder import Op, ProgramBuilder
from wargame.language.targets import Target, on_targets
from wargame.language.tokens import BOUND_WORDS
from wargame.language.where import Where
from wargame.model.files import Sections

__all__ = ["Cause", "Line", "OnMove", "OnTargets", "Op", "ProgramBuilder", "Swing", "Verb", "Where", "read_move"]

Cause = tuple[Literal["tables", "effect_lists", "injects", "profiles"], str]
"""Something an effect makes happen at once: its section and id."""
Swing = tuple[str, str | None, Way]
"""A track, its member (None: all, or none), and which way it goes."""


class Verb(ABC):
    """One kind of effect: a frozen record of what one line asks for, and all that the line means.

    A verb stands in one file of this folder and in the list of its ``__init__``; its English stands in ``wording``.

    Attributes:
        word: what its lines begin with; "" where they begin with the name of a value.
        forms: how its lines look, for the reference.
        allowed_in: where in a turn it may stand; None: anywhere.
        names: what its one word after the verb is called, and the section it is declared in.
        calls: the section whose parts it writes in where it stands, read with what is bound here.
        meant_by: what kind of thing an author who began the line with its id had in mind: ``a move``.
    """

    __slots__ = ()
    word: ClassVar[str] = ""
    forms: ClassVar[tuple[str, ...]] = ()
    allowed_in: ClassVar[AllowedPhases | None] = None
    names: ClassVar[tuple[str, str]] = ("", "")
    calls: ClassVar[Literal["", "tables", "effect_lists"]] = ""
    meant_by: ClassVar[str] = ""

    @classmethod
    def read(cls, line: Line) -> Self:
        """Read what follows the verb's word: one declared thing, or what a verb says. Raises ``LanguageError``."""
        made: Callable[[str], Self] = cls
        what, section = cls.names
        return made(line.declared(what, getattr(line.names.sections, section)))

    @abstractmethod
    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """The statements of this effect standing ``at`` a place."""

    def causes(self, sections: Sections) -> Iterator[Cause]:
        """What happens with it by name: no chain of these may come back to where it began."""
        return iter(())

    def swings(self) -> Iterator[Swing]:
        """The tracks it moves, for the watches that look at them."""
        return iter(())


class OnMove(Verb):
    """A verb that touches a move somebody ordered. Of a move off the menu it does nothing, and is not lowered."""

    __slots__ = ()
    move: MoveOf

    @classmethod
    def read(cls, line: Line) -> Self:
        """The move, unless a verb says more."""
        made: Callable[[MoveOf], Self] = cls
        return made(read_move(line))

    def seats(self, to: ProgramBuilder[Op]) -> tuple[str, ...]:
        """Whose orders are meant."""
        return (self.move.seat,) if self.move.seat is not None else who_may(to.scenario.moves[self.move.move])

    def rolls(self, to: ProgramBuilder[Op]) -> tuple[str | None, ...]:
        """Which rolls of the move are meant, by seat; None: the one of all together. None at all without a scale."""
        rule = to.scenario.moves[self.move.move]
        return () if rule.scale is None else self.seats(to) if rule.each else (None,)


class OnTargets(Verb):
    """A verb that falls on values: one, or members of a family."""

    __slots__ = ()
    targets: tuple[Target, ...]

    @abstractmethod
    def on(self, target: Target, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """What happens to one of them."""

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """Each target's statements."""
        return on_targets(to, [(target, self.on(target, to, at)) for target in self.targets])


def read_move(line: Line) -> MoveOf:
    """A move by its id or a word bound to one, of one seat where that is said: ``trilateral_exercise[seoul]``."""
    if line.here.text in line.bindings.moves:
        move = line.bindings.moves[line.take().text]
    elif line.here.text in BOUND_WORDS and line.here.text not in line.names.sections.moves:
        raise line.error(line.here, f"'{line.here.text}' is no move here", "name the move", "unbound")
    else:
        move = MoveOf(line.declared("move", line.names.sections.moves), None)
    seat = line.seat_in_brackets(line.names.movers(move.move), f"the move '{move.move}'")
    return move if seat is None else MoveOf(move.move, seat)
