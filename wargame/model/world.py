"""What there is to count: seats, tags, tracks, statuses, flags, tokens and derived values."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from wargame.model.base import (
    Amount, Authored, Because, Code, Condition, Description, Line, Many, Name, OnlyWhile, Ref, SeatRefs,
    Sourced, Text, Word,
)

Visibility = Literal["exact", "band", "estimate", "hidden"]
"""How well a seat knows a value: the number, its named range, the range with an observation error, nothing."""
Sees = dict[str, Visibility]
"""Keys: a seat, ``holder``, ``others`` or ``all``; the most particular key wins (seat, holder, others, all)."""


def visibility_of(owner: object, member: str | None, viewer: str) -> Visibility:
    """How well a seat sees a member of something with ``sees``: the most particular word wins."""
    sees: Mapping[str, Visibility] = getattr(owner, "sees", {})
    if viewer in sees:
        return sees[viewer]
    if member is not None and member == viewer and "holder" in sees:
        return sees["holder"]
    if (member is None or member != viewer) and "others" in sees:
        return sees["others"]
    return sees.get("all", "hidden")


class Seat(Authored):
    """A chair at the table, and what its team is told in private."""

    name: Name
    letter: Annotated[str, StringConstraints(pattern="^[A-Z]$")]
    """The one letter that stands for the seat wherever colour alone would."""
    mark: Annotated[str, StringConstraints(min_length=1, max_length=1)]
    """One sign that stands for it."""
    brief: Text | None = None
    """The private brief, shown to this seat alone."""


class Tag(Authored):
    """A word moves, injects or event marks carry, so that rules can speak of all of them at once."""

    code: Code | None = None
    name: Name
    text: Description | None = None
    views_of: SeatRefs = ()
    """Injects with this tag say how it looks to the public of each of these seats (``views``)."""


class Band(Authored):
    """One named range of a track: up to and including ``upto``; the last one has none."""

    name: Line
    """What the range is called."""
    upto: int | None = None
    """The highest total (or value) that still belongs here; the last has none."""


class Ceiling(Sourced):
    """A bound that holds only while a condition does, e.g. lean at most 6 while the US commitment is 6 or more."""

    when: Condition
    """While this holds."""
    most: Amount | None = None
    """At most this, while ``when`` holds."""
    least: Amount | None = None
    """At least this, while ``when`` holds."""
    because: Because


class Confidence(Authored):
    """The word shown beside an estimate while ``when`` holds; the first that holds wins."""

    when: OnlyWhile | None = None
    word: Line
    """The word shown."""


class Estimate(Sourced):
    """Observation error: while ``when`` holds, a seat that sees an ``estimate`` is off by up to ``within``."""

    within: Annotated[int, Field(ge=1, le=5)] = 1
    """By how much they may be off."""
    when: Condition | None = None
    """May read ``viewer`` as a seat."""
    confidence: Many[Confidence] = ()
    """Words shown beside the estimate."""


class Track(Sourced):
    """A whole number with bounds. One number, or with ``per`` one for each of several seats (a family)."""

    name: Line | dict[str, Line]
    """What readers call it."""
    code: Code | dict[str, Code]
    """A short code for tables and cards; nothing else may bear it."""
    per: SeatRefs = ()
    """One for each of these seats."""
    low: Line
    """What the lowest value means."""
    high: Line
    """What the highest value means."""
    min: int = 0
    """The lowest value."""
    max: int = 10
    """The highest value."""
    bounds: Many[Ceiling] = ()
    """Further bounds that hold while a condition does."""
    step: Annotated[int, Field(ge=1)] | None = None
    """The most it may move in one turn, either way; ``at least``, ``at most`` and ``=`` are exempt."""
    start: int | dict[str, int] | None = None
    """The value before a scenario says otherwise; none: ``min``."""
    group: Word = "state"
    """The heading it stands under."""
    better: Literal["high", "low", "neither"] = "neither"
    """Which end most seats hope for; decides how a change is coloured, nothing else."""
    sees: Sees = {"all": "exact"}
    """Who sees the value, and how well: ``exact``, ``band``, ``estimate``, ``hidden``."""
    bands: Many[Band] = ()
    """Named ranges, from the lowest."""
    estimate: Estimate | None = None
    """How far off those are who see an ``estimate``."""
    levels: dict[int, Line] = {}
    """What single values mean, where the track is a ladder."""
    headlines: dict[int, Line] = {}
    """Said on a page of its own of the reveal when it comes to one of these values: for what changes the game."""
    text: Description | None = None


class Status(Sourced):
    """One word out of a closed list."""

    name: Name
    code: Code | None = None
    words: Many[Word]
    """The closed list."""
    start: Word | None = None
    """None: the first word."""
    sees: Sees = {"all": "exact"}
    """Who sees the value, and how well: ``exact``, ``band``, ``estimate``, ``hidden``."""
    texts: dict[Word, Line] = {}
    """What readers are shown for single words."""
    headlines: dict[Word, Line] = {}
    """What becomes a headline of the reveal: said on a page of its own, when the status comes to one of these words."""
    text: Description | None = None


class Flag(Sourced):
    """A status of two words, off and on; in a condition its name alone asks whether it is on."""

    name: Name
    code: Code | None = None
    start: Literal["on", "off"] = "off"
    """Where it begins, unless the scenario says otherwise."""
    sees: Sees = {"all": "exact"}
    """Who sees the value, and how well: ``exact``, ``band``, ``estimate``, ``hidden``."""
    texts: dict[Literal["on", "off"], Line] = {}
    """What readers are told when it comes to hold, or holds no longer; none: its name, after ``Now:``."""
    headline: Line | None = None
    """Said on a page of its own of the reveal when it comes to hold: for what changes the game."""
    text: Description | None = None


class Token(Sourced):
    """A count that somebody holds, with an expiry or none. ``per``: one for each seat; ``keys``: one for each word."""

    name: Name
    code: Code | None = None
    per: SeatRefs = ()
    """One for each of these seats."""
    keys: Many[Word] | Literal["moves", "joint_moves"] = ()
    """One count for each of these words; ``moves`` or ``joint_moves``: one for each of those."""
    start: int = 0
    """How many there are at the start."""
    most: Annotated[int, Field(ge=1, le=99)] = 9
    """Never more than this."""
    sees: Sees = {"holder": "exact", "all": "exact"}
    """Who sees the value, and how well: ``exact``, ``band``, ``estimate``, ``hidden``."""
    texts: dict[Word, Line] = {}
    """What readers are shown for single words of ``keys``."""
    headline: Line | None = None
    """Said on a page of its own of the reveal when there is one more: for what changes the game."""
    text: Description | None = None


class Derived(Sourced):
    """An expression shown as if it were a track, e.g. cooperation = information + operations + institutions."""

    name: Name
    code: Code
    value: Amount
    """What it is made of."""
    min: int = 0
    """The lowest value."""
    max: int = 10
    """The highest value."""
    group: Word = "state"
    """The heading it stands under."""
    public: bool = False
    """True: shown exactly to all, though what it reads is not."""
    text: Description | None = None


class Reserve(Sourced):
    """A seat may not spend its last ``keep`` while ``when`` holds."""

    seat: Annotated[str, Ref("seats")]
    """Whose it is."""
    keep: Annotated[int, Field(ge=1)]
    """How much stays unspent."""
    when: OnlyWhile | None = None
    because: Because


class Currency(Authored):
    """Which track family pays for orders, and what must stay unspent."""

    track: Annotated[str, Ref("tracks")]
    """A track by id."""
    reserves: Many[Reserve] = ()
    """What some seats must keep."""
    slots: dict[Literal["major", "minor"], Annotated[int, Field(ge=0, le=9)]] = {"major": 1, "minor": 1}
    """How many moves of each weight one order may hold; free moves are not counted."""
    refund: int = 1
    """What an orderer gets back, of what it paid, when a joint move does not stand."""
