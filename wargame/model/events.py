"""The facts of a game. Every event carries ids and numbers, never sentences; readers look the words up.

Any event with a ``slot`` sets that slot of the state to ``to``; ``engine.state.apply`` needs nothing else, so a
journal replays without rules or dice. Events carry their reasons, so nobody recomputes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One modifier that counted.

    Attributes:
        source: where it stands: ``set:cooperation#2``, ``move:t1#0``, ``grant:speed_up``, ``watch:k1`` …
        add: what it added.
    """

    source: str
    add: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnOpened:
    """A turn begins: opening values are taken, orders and results of the turn before are cleared."""

    turn: int
    kind: Literal["turn_opened"] = "turn_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnded:
    """A turn ends: history moves one turn back."""

    turn: int
    kind: Literal["turn_ended"] = "turn_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealt:
    """A private card or a leader's profile goes to a seat."""

    seat: str
    what: Literal["card", "profile"]
    id: str
    slot: str
    to: int
    kind: Literal["dealt"] = "dealt"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedOver:
    """A private card lies open on the table: what it was to be shown for has come."""

    seat: str
    card: str
    slot: str
    to: int
    kind: Literal["turned_over"] = "turned_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """An inject is put to the seats."""

    inject: str
    source: str
    slot: str
    to: int
    kind: Literal["put"] = "put"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """An open inject is settled."""

    inject: str
    source: str
    slot: str
    to: int
    kind: Literal["closed"] = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A deck gave a card: an inject's id, or nothing."""

    deck: str
    inject: str | None
    slot: str
    to: int
    kind: Literal["drawn"] = "drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """At the reveal: what a seat's order holds, and what it costs (paid unless the move lapses at once)."""

    seat: str
    move: str
    chosen: dict[str, tuple[str, ...]]
    partners: tuple[str, ...]
    cost: int
    slot: str
    to: int
    kind: Literal["ordered"] = "ordered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """At the reveal: a question that was called is answered, by the order or by its default."""

    seat: str
    question: str
    answer: str
    slot: str
    to: int
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A joint move stands among these seats."""

    move: str
    seats: tuple[str, ...]
    kind: Literal["joined"] = "joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFailed:
    """A joint move found too few partners; ``listed`` seats are told of the offer, ``refund`` comes back."""

    move: str
    seat: str
    listed: tuple[str, ...]
    refund: int
    slot: str
    to: int
    kind: Literal["offer_failed"] = "offer_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapsed:
    """An ordered move does not happen, and nothing is paid for it: ``cause`` is ``need:N``, ``closed``, or the source
    of the effect that cancelled it."""

    seat: str
    move: str
    cause: str
    slot: str
    to: int
    kind: Literal["lapsed"] = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOut:
    """As a turn opens: all learn that a seat made this move the turn before, which was not for them to see."""

    seat: str
    move: str
    slot: str
    to: int
    kind: Literal["came_out"] = "came_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """Dice fell.

    Attributes:
        source: ``move:ID``, ``table:ID``, ``chance:ID``; and, not for readers, ``deck:ID``, ``deal:SEAT``,
            ``observe:SLOT``.
        seats: who rolled; empty for tables.
        purpose: the die's declared name, which with seed, game, turn and attempt fixes the faces.
        faces: one number a die, each from 1.
        base: before modifiers.
        reasons: every modifier that counted, in the order of the rules.
        modifier: their sum after the clamp.
        total: faces + base + modifier; in a view 0, as are base and margin, where a hidden value counted
            (``reasons`` then ends with one whose source is empty).
        row: index of the row or band.
        margin: how much more would have reached the next better row (0: none better).
        entered: true where control entered real dice.
    """

    source: str
    seats: tuple[str, ...]
    purpose: str
    faces: tuple[int, ...]
    base: int
    reasons: tuple[Reason, ...]
    modifier: int
    total: int
    row: int
    margin: int
    slot: str | None
    to: int
    entered: bool = False
    kind: Literal["rolled"] = "rolled"


@dataclass(frozen=True, slots=True, kw_only=True)
class BandChanged:
    """A rule read a result and changed it."""

    move: str
    source: str
    slot: str
    to: int
    kind: Literal["band_changed"] = "band_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An effect on a track: what was asked, what was granted, and why the two differ.

    Attributes:
        source: what asked for it: ``move:ID``, ``rule:ID``, ``inject:ID``, ``table:ID``, ``watch:ID`` …
        asked, granted: signed changes. ``limits`` names what lay between: ``step``, ``min``, ``max``, ``bound:N``,
            ``to`` (the effect's own limit), ``watch:ID``.
    """

    source: str
    seats: tuple[str, ...]
    slot: str
    asked: int
    granted: int
    limits: tuple[str, ...]
    to: int
    kind: Literal["changed"] = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A status, flag, token, grant or later has a new value (for a token the count, for a status the word's number)."""

    source: str
    seats: tuple[str, ...]
    slot: str
    to: int
    kind: Literal["became"] = "became"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Book-keeping that no reader needs: history marks, expiries, slots of the turn."""

    slot: str
    to: int
    kind: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Private to a seat: how far off its estimate of a track is this turn."""

    seat: str
    track: str
    slot: str
    to: int
    kind: Literal["observed"] = "observed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """A rule, settle (``settle:INJECT#N``: which) or watch came to act: a heading for the events that follow."""

    source: str
    seats: tuple[str, ...] = ()
    kind: Literal["fired"] = "fired"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLineCrossed:
    """A seat crossed one of its red lines."""

    seat: str
    red_line: str
    slot: str
    to: int
    kind: Literal["red_line_crossed"] = "red_line_crossed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The game is over."""

    ending: str
    source: str
    slot: str
    to: int
    kind: Literal["ended"] = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One reason of a score: an objective, the card, or a red line."""

    what: Literal["objective", "card", "red_line"]
    id: str
    points: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A seat's score at the end, line by line; ``total`` after the ending's limit, ``band`` an index."""

    seat: str
    lines: tuple[ScoreLine, ...]
    total: int
    band: int
    kind: Literal["scored"] = "scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeReached:
    """The shared outcome at the end, by its index."""

    outcome: int
    kind: Literal["outcome_reached"] = "outcome_reached"


Event = (
    TurnOpened | TurnEnded | Dealt | TurnedOver | Put | Closed | Drawn | Ordered | Answered | Joined | OfferFailed
    | Lapsed | CameOut | Rolled | BandChanged | Changed | Became | Noted | Observed | Fired | RedLineCrossed | Ended
    | Scored | OutcomeReached
)
