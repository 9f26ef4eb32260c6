"""The facts of a game. Every event carries ids and numbers, never sentences; readers look the words up.

Any event with a ``slot`` sets that slot of the state to ``to`` (``engine.state.sets``), so a journal replays without
rules or dice. Events carry their reasons, so nobody recomputes one: a label in ``source`` or ``cause``, where until the
debrief a theory's own is told without its name.

A new kind stands here, in ``SlotEvent`` or ``Event`` and in ``OrderFact`` or ``OtherFact``; the type checker then names
who must decide about it: who may know it (``engine.information.observer``) and how it is told.
"""

from typing import Literal

from wargame.model.control_events import Announced as Announced, Ruled as Ruled, Undone as Undone
from wargame.model.rolls import CountedModifier as CountedModifier, Rolled as Rolled, Told as Told
from wargame.records import record


@record(kw_only=True)
class TurnOpened:
    """A turn begins: opening values are taken, orders and results of the turn before are cleared."""

    turn: int
    kind: Literal["turn_opened"] = "turn_opened"


@record(kw_only=True)
class TurnEnded:
    """A turn ends: history moves one turn back."""

    turn: int
    kind: Literal["turn_ended"] = "turn_ended"


@record(kw_only=True)
class Dealt:
    """A private card or a leader's profile goes to a seat."""

    seat: str
    what: Literal["card", "profile"]
    id: str
    slot: str
    to: int
    kind: Literal["dealt"] = "dealt"


@record(kw_only=True)
class TurnedOver:
    """A private card lies open on the table: what it was to be shown for has come."""

    seat: str
    card: str
    slot: str
    to: int
    kind: Literal["turned_over"] = "turned_over"


@record(kw_only=True)
class Put:
    """An inject is put to the seats."""

    inject: str
    source: str
    slot: str
    to: int
    kind: Literal["put"] = "put"


@record(kw_only=True)
class Closed:
    """An open inject is settled."""

    inject: str
    source: str
    slot: str
    to: int
    kind: Literal["closed"] = "closed"


@record(kw_only=True)
class Drawn:
    """A deck gave a card: an inject's id, or nothing."""

    deck: str
    inject: str | None
    slot: str
    to: int
    kind: Literal["drawn"] = "drawn"


@record(kw_only=True)
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


@record(kw_only=True)
class Answered:
    """At the reveal: a question that was called is answered, by the order or by its default."""

    seat: str
    question: str
    answer: str
    slot: str
    to: int
    kind: Literal["answered"] = "answered"


@record(kw_only=True)
class Joined:
    """A joint move stands among these seats."""

    move: str
    seats: tuple[str, ...]
    kind: Literal["joined"] = "joined"


@record(kw_only=True)
class OfferFailed:
    """A joint move found too few partners; ``listed`` seats are told of the offer, ``refund`` comes back."""

    move: str
    seat: str
    listed: tuple[str, ...]
    refund: int
    slot: str
    to: int
    kind: Literal["offer_failed"] = "offer_failed"


@record(kw_only=True)
class Lapsed:
    """An ordered move does not happen, and nothing is paid for it: ``cause`` is ``need:N``, ``closed``, or the source
    of the effect that cancelled it."""

    seat: str
    move: str
    cause: str
    slot: str
    to: int
    kind: Literal["lapsed"] = "lapsed"


@record(kw_only=True)
class CameOut:
    """As a turn opens: all learn that a seat made this move the turn before, which was not for them to see."""

    seat: str
    move: str
    slot: str
    to: int
    kind: Literal["came_out"] = "came_out"


@record(kw_only=True)
class BandChanged:
    """A rule read a result and changed it."""

    move: str
    source: str
    slot: str
    to: int
    kind: Literal["band_changed"] = "band_changed"


@record(kw_only=True)
class Changed:
    """An effect on a track: the signed change that ``source`` asked for, the one granted, and in ``limits`` what lay
    between: ``step``, ``min``, ``max``, ``bound:N``, ``to`` (the effect's own limit), ``watch:ID``."""

    source: str
    seats: tuple[str, ...]
    slot: str
    asked: int
    granted: int
    limits: tuple[str, ...]
    to: int
    kind: Literal["changed"] = "changed"


@record(kw_only=True)
class Became:
    """A status, flag, token, grant or later has a new value (for a token the count, for a status the word's number)."""

    source: str
    seats: tuple[str, ...]
    slot: str
    to: int
    kind: Literal["became"] = "became"


@record(kw_only=True)
class Noted:
    """Book-keeping that no reader needs: history marks, expiries, slots of the turn."""

    slot: str
    to: int
    kind: Literal["noted"] = "noted"


@record(kw_only=True)
class Observed:
    """Private to a seat: how far off its estimate of a track is this turn."""

    seat: str
    track: str
    slot: str
    to: int
    kind: Literal["observed"] = "observed"


@record(kw_only=True)
class Fired:
    """A rule, settle (``settle:INJECT#N``: which) or watch came to act: a heading for the events that follow."""

    source: str
    seats: tuple[str, ...] = ()
    kind: Literal["fired"] = "fired"


@record(kw_only=True)
class RedLineCrossed:
    """A seat crossed one of its red lines."""

    seat: str
    red_line: str
    slot: str
    to: int
    kind: Literal["red_line_crossed"] = "red_line_crossed"


@record(kw_only=True)
class Ended:
    """The game is over."""

    ending: str
    source: str
    slot: str
    to: int
    kind: Literal["ended"] = "ended"


@record(kw_only=True)
class ScoreLine:
    """One reason of a score: an objective, the card, or a red line."""

    what: Literal["objective", "card", "red_line"]
    id: str
    points: int
    most: int


@record(kw_only=True)
class Scored:
    """A seat's score at the end, line by line; ``total`` after the ending's limit, ``band`` an index."""

    seat: str
    lines: tuple[ScoreLine, ...]
    total: int
    band: int
    kind: Literal["scored"] = "scored"


@record(kw_only=True)
class OutcomeReached:
    """The shared outcome at the end, by its index."""

    outcome: int
    kind: Literal["outcome_reached"] = "outcome_reached"


SlotEvent = (
    Dealt | TurnedOver | Put | Closed | Drawn | Ordered | Answered | OfferFailed | Lapsed | CameOut | BandChanged
    | Changed | Became | Noted | Observed | RedLineCrossed | Ended
)
"""Events that set a slot to a value."""
PlainEvent = Joined | Fired | Told | Scored | OutcomeReached | Ruled | Undone | Announced
"""Events that change nothing: they tell what the others mean together."""
Event = TurnOpened | TurnEnded | Rolled | SlotEvent | PlainEvent
OrderFact = Ordered | Answered | Joined | OfferFailed | CameOut
"""What seats did, which promises are held against. Joined and OfferFailed decide who learns of a joint order; CameOut
belongs to the turn of the order that has come out."""
OtherFact = (
    TurnOpened | TurnEnded | Dealt | TurnedOver | Put | Closed | Drawn | Lapsed | Rolled | BandChanged | Changed
    | Became | Noted | Observed | Fired | Told | RedLineCrossed | Ended | Scored | OutcomeReached | Ruled
    | Announced | Undone
)
"""Every other event."""
