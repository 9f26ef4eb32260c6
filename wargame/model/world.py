"""What there is to count: seats, tags, tracks, statuses, flags, tokens and derived values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from wargame.model.base import Amount, Authored, Code, Condition, Id, Line, Many, Ref, SeatRefs, Sourced, Text, Word

Sight = Literal["exact", "band", "estimate", "hidden"]
"""How well a seat knows a value: the number, its named range, the range with an observation error, nothing."""
Sees = dict[str, Sight]
"""Keys: a seat, ``holder``, ``others`` or ``all``; the most particular key wins (seat, holder, others, all)."""


class Seat(Authored):
    """A chair at the table, and what its team is told in private."""

    name: Line
    letter: Annotated[str, StringConstraints(pattern="^[A-Z]$")]
    """The one letter that stands for the seat wherever colour alone would."""
    mark: Annotated[str, StringConstraints(min_length=1, max_length=1)]
    brief: Text | None = None
    """The private brief, shown to this seat alone."""


class Tag(Authored):
    """A word moves, injects or event marks carry, so that rules can speak of all of them at once."""

    code: Code | None = None
    name: Line
    text: Text | None = None
    views_of: SeatRefs = ()
    """Injects with this tag say how it looks to the public of each of these seats (``views``)."""


class Band(Authored):
    """One named range of a track: up to and including ``upto``; the last one has none."""

    name: Line
    upto: int | None = None


class Ceiling(Sourced):
    """A bound that holds only while a condition does, e.g. lean at most 6 while the US commitment is 6 or more."""

    when: Condition
    most: Amount | None = None
    least: Amount | None = None
    because: Line


class Confidence(Authored):
    """The word shown beside an estimate while ``when`` holds; the first that holds wins."""

    when: Condition | None = None
    word: Line


class Estimate(Sourced):
    """Observation error: while ``when`` holds, a seat that sees an ``estimate`` is off by up to ``within``."""

    within: Annotated[int, Field(ge=1, le=5)] = 1
    when: Condition | None = None
    """May read ``viewer`` as a seat."""
    confidence: Many[Confidence] = ()


class Track(Sourced):
    """A whole number with bounds. One number, or with ``per`` one for each of several seats (a family)."""

    name: Line | dict[str, Line]
    code: Code | dict[str, Code]
    per: SeatRefs = ()
    low: Line
    """What the lowest value means."""
    high: Line
    min: int = 0
    max: int = 10
    bounds: Many[Ceiling] = ()
    """Further bounds that hold while a condition does."""
    step: Annotated[int, Field(ge=1)] | None = None
    """The most it may move in one turn, either way; ``at least``, ``at most`` and ``=`` are exempt."""
    start: int | dict[str, int] | None = None
    """The value before a scenario says otherwise; none: ``min``."""
    group: Word = "state"
    better: Literal["high", "low", "neither"] = "neither"
    """Which end most seats hope for; decides how a change is coloured, nothing else."""
    sees: Sees = {"all": "exact"}
    bands: Many[Band] = ()
    estimate: Estimate | None = None
    levels: dict[int, Line] = {}
    """What single values mean, where the track is a ladder."""
    text: Text | None = None


class Status(Sourced):
    """One word out of a closed list."""

    name: Line
    code: Code | None = None
    words: Many[Word]
    start: Word | None = None
    """None: the first word."""
    sees: Sees = {"all": "exact"}
    texts: dict[Word, Line] = {}
    text: Text | None = None


class Flag(Sourced):
    """A status of two words, off and on; in a condition its name alone asks whether it is on."""

    name: Line
    code: Code | None = None
    start: Literal["on", "off"] = "off"
    sees: Sees = {"all": "exact"}
    text: Text | None = None


class Token(Sourced):
    """A count that somebody holds, with an expiry or none. ``per``: one for each seat; ``keys``: one for each word."""

    name: Line
    code: Code | None = None
    per: SeatRefs = ()
    keys: Many[Word] | Literal["moves", "joint_moves"] = ()
    start: int = 0
    most: Annotated[int, Field(ge=1, le=99)] = 9
    sees: Sees = {"holder": "exact", "all": "exact"}
    texts: dict[Word, Line] = {}
    """What readers are shown for single words of ``keys``."""
    text: Text | None = None


class Derived(Sourced):
    """An expression shown as if it were a track, e.g. cooperation = information + operations + institutions."""

    name: Line
    code: Code
    value: Amount
    min: int = 0
    max: int = 10
    group: Word = "state"
    public: bool = False
    """True: shown exactly to all, though what it reads is not."""
    text: Text | None = None


class Currency(Authored):
    """Which track family pays for orders, and what must stay unspent."""

    track: Annotated[str, Ref("tracks")]
    reserves: Many[Reserve] = ()
    slots: dict[Literal["major", "minor"], Annotated[int, Field(ge=0, le=9)]] = {"major": 1, "minor": 1}
    """How many moves of each weight one order may hold; free moves are not counted."""
    refund: int = 1
    """What an orderer gets back, of what it paid, when a joint move does not stand."""


class Reserve(Sourced):
    """A seat may not spend its last ``keep`` while ``when`` holds."""

    seat: Annotated[str, Ref("seats")]
    keep: Annotated[int, Field(ge=1)]
    when: Condition | None = None
    because: Line


Currency.model_rebuild()
IdMap = dict[Id, Line]
