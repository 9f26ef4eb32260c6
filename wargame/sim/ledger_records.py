"""What is said of a finished game's score: its parts, what they come to for each seat, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from wargame.records import record
from wargame.sim.doctrine_mix import DoctrineMix
from wargame.sim.effects import Effect

PartKind = Literal["start", "deal", "opening", "decision", "dice"]


@record
class LedgerPart:
    """One step of a game, and what it gave every seat.

    Attributes:
        seat: whose decision; "" of what is nobody's.
        effects: seat to points. Of ``start``: what a seat could expect before anything was dealt.
        as_doctrine: of a decision: in how many of the games the doctrine would have ordered the same.
    """

    kind: PartKind
    turn: int
    seat: str
    effects: Mapping[str, Effect]
    as_doctrine: float = 0.0


@record
class Account:
    """A seat's score, its parts added up over the turns: ``start`` and all the others come to ``score``.

    Attributes:
        start: what it could expect before anything was dealt.
        events: the deal, and what each turn opened with.
        own: by its decisions.
        others: by the decisions of each other seat.
        dice: by the dice.
    """

    score: int
    start: Effect
    events: Effect
    own: Effect
    others: Mapping[str, Effect]
    dice: Effect


@record
class Value:
    """What the game was worth to every seat at a moment. ``open``: after the turn had opened, else after it ended."""

    turn: int
    open: bool
    worth: Mapping[str, Effect]


@record
class ScoreLedger:
    """A game's score taken apart.

    Attributes:
        mix, digest: by whom games went on, and the digest that says where values can be compared.
        games: so many were played on from each position.
        parts: every step in order; for every seat they sum to its score.
        accounts: the same summed up, seat by seat.
        values: what the game was worth after the deal, and as each turn opened and ended.
    """

    mix: DoctrineMix
    digest: str
    games: int
    parts: tuple[LedgerPart, ...]
    accounts: Mapping[str, Account]
    values: tuple[Value, ...]

    @property
    def give(self) -> float:
        """Half the widest interval of what is printed."""
        return max(
            effect.give for one in self.accounts.values()
            for effect in (one.start, one.events, one.own, *one.others.values(), one.dice)
        )
