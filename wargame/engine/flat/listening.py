"""What is counted while games are played, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from wargame.engine.program import ModifierOp, Op, Roll, Watching
from wargame.language.tree import Node


class StatementNaming(Protocol):
    """How what happens inside statements is called."""

    def parts(self, op: Op) -> tuple[str, ...]:
        """The parts of the rules a statement belongs to."""
        ...

    def modifier(self, one: ModifierOp) -> str | None:
        """A modifier that counts in a roll; None: it has no name."""
        ...

    def watch(self, watch: Watching) -> str:
        """A watch that looks at a change."""
        ...

    def row(self, op: Roll, number: int) -> str:
        """A row of a table, from 0."""
        ...


Seen = tuple[str, tuple[Node, ...]]
"""A name, counted in the games in which all of these hold."""


@dataclass(frozen=True, slots=True)
class Listening:
    """What to count.

    Attributes:
        naming: of what happens inside statements.
        opened, ended: what is looked at when a turn is open, and when it has ended.
        tracks: slot of a track to its least and most: at each end of a turn is counted where it stands.
    """

    naming: StatementNaming
    opened: tuple[Seen, ...]
    ended: tuple[Seen, ...]
    tracks: Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Note:
    """Where all of these hold, a number that is given with each game becomes another."""

    name: str
    value: int
    conditions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Numbers of their own that games begin with, for choosers to read beside the slots.

    Attributes:
        furthest: name to how far from 0 it can come.
        opened, ordered, ended: what is noted of them when a turn is open, when all have ordered, and when it has ended.
    """

    furthest: Mapping[str, int]
    opened: tuple[Note, ...] = ()
    ordered: tuple[Note, ...] = ()
    ended: tuple[Note, ...] = ()


NOTHING_GIVEN = Given({})
