"""Where an effect stands: what asked for it, whose doing it is, and what its words are bound to."""

from __future__ import annotations

from dataclasses import field, replace

from wargame.language.names import NOTHING, Bindings
from wargame.records import record


@record
class Where:
    """The place of an effect.

    Attributes:
        source: ``move:ID``, ``rule:ID``, ``inject:ID``, ``answer:QUESTION.WORD`` …, as events will say.
        seats: whose doing it is.
        bindings: what ``mover``, ``each``, ``this``, ``target`` … mean.
        chain: the purposes of its dice are made from this: the declared ids on the way to it.
        move, tags: for watches that look at effects of some moves or tags.
        private: whether some seat may not know of its source.
        watching: watches already at work here, which do not look again.
    """

    source: str
    seats: tuple[str, ...] = ()
    bindings: Bindings = NOTHING
    chain: str = ""
    move: str | None = None
    tags: frozenset[str] = field(default_factory=frozenset)
    private: bool = False
    watching: frozenset[str] = field(default_factory=frozenset)

    def bound(self, **seats: str) -> Where:
        """The same place with more words bound to seats."""
        return replace(self, bindings=replace(self.bindings, seats={**self.bindings.seats, **seats}))

    def with_seat(self, word: str, seat: str) -> Where:
        """The same place for one of several seats, whose dice are its own."""
        return replace(self.bound(**{word: seat}), chain=f"{self.chain}@{seat}")

    def under(self, source: str, step: str) -> Where:
        """A place further down the chain: a table run from here, a list used here."""
        return replace(self, source=source, chain=f"{step}<{self.chain}" if self.chain else step)
