"""Back-casts: history as a case that the rules must reproduce. What an instructor writes in ``backcasts/*.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict, StringConstraints

from wargame.model.acts import Items
from wargame.model.base import (
    Amount, Authored, Condition, FileId, Id, Line, Many, Ref, SeatRefs, TagRefs, Text, Word, Words, one_or_many,
)
from wargame.model.files import Start
from wargame.model.steps import Steps

FORMAT_BACKCAST = "wargame-backcast/1"
Theory = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,19}(:[0-9]{1,4})?$")]
"""A theory as an instructor names it: ``CHA``, ``BLEND:60``."""
Theories = Annotated[tuple[Theory, ...], Strict(False), BeforeValidator(one_or_many)]
Percent = Annotated[int, Field(ge=0, le=100)]
TurnNumber = Annotated[int, Field(ge=1, le=40)]
MoveRef = Annotated[str, Ref("moves")]


class Attempted(Authored):
    """A move made because history says so: who makes it and how. It costs nothing."""

    move: MoveRef
    seats: SeatRefs = ()
    """Who orders it; none: every seat that must."""
    partners: SeatRefs = ()
    """Optional seats that take part."""
    choose: dict[Word, Items] = {}


class PastAct(Authored):
    """What happened in a turn: raw effects, or a move that came out in a given band; or both, and answers given.

    Effects happen when the turn opens; ``tags`` mark them as an inject of these kinds. A forced move needs nothing.
    """

    turn: TurnNumber
    note: Line | None = None
    """What it was in history."""
    do: Steps = ()
    tags: TagRefs = ()
    move: MoveRef | None = None
    band: Word | None = None
    """How it came out; none: it is rolled, or needs no roll."""
    seats: SeatRefs = ()
    partners: SeatRefs = ()
    choose: dict[Word, Items] = {}
    answers: dict[Annotated[str, Ref("questions")], Word] = {}


class Attempt(Attempted):
    """A move tried and rolled in these turns, where its needs are met. Its success share is counted over the rolls."""

    turns: Many[TurnNumber]
    retry_on: Words = ()
    """Tried again the turn after a roll in one of these bands, up to the last turn."""


class Variant(Authored):
    """The same case told otherwise: a run set beside the case itself, with its own start and acts."""

    name: Line
    start: Start = Start()
    acts: Many[PastAct] = ()
    """Beside those of the case."""
    without_acts_in: Many[TurnNumber] = ()
    """Acts of the case in these turns are left out."""
    actors: Many[Annotated[str, Ref("actors")]] | None = None


class Expectation(Authored):
    """What history says must come out. Exactly one of ``change``, ``unchanged``, ``attempt`` and ``holds``."""

    change: Amount | None = None
    """A number whose change is looked at, from the turn ``since`` (its end; none: the start) to ``until``."""
    sign: Literal["up", "down", "flat", "not_up", "not_down"] | None = None
    """``up``, ``down``: of the mean, and in ``share`` per cent of runs. ``not_up``, ``not_down``: the mean at most 0
    (at least 0), and so in ``share`` per cent. ``flat``: mean within half a point, ``share`` per cent within one."""
    share: Percent = 60
    by: Annotated[int, Field(ge=1)] = 1
    """How large the mean change must be at least for ``up`` and ``down``, where more than a sign is known."""
    unchanged: Amount | None = None
    """A number that ends as it began in ``share`` per cent of runs."""
    attempt: Id | None = None
    """The success share of an attempt, in per cent of its rolls."""
    holds: Condition | None = None
    """The share of runs in which a condition holds at the end of ``until``."""
    at_least: Percent | None = None
    at_most: Percent | None = None
    since: TurnNumber | None = None
    until: TurnNumber | None = None
    variant: Id | None = None
    """Looked at in this variant; none: in the case itself."""
    above: Id | None = None
    """Instead of a sign or share: the mean, or the success share, is above that of this variant (or of ``case``)."""
    modules: Theories = ()
    """Only under these theories; none: all."""
    misses: Theories = ()
    """Theories expected to fail here: for them the expectation is turned round."""
    note: Line | None = None


class Lead(Authored):
    """The theory that history favours: its success share, or its mean change, is above that of every other."""

    module: Theory
    attempt: Id | None = None
    change: Amount | None = None
    lowest: bool = False
    """True: below that of every other."""
    note: Line | None = None


class BackcastFile(Authored):
    """A case. Seats order nothing but what is listed, no actor acts but those listed, nothing is drawn."""

    format: Literal["wargame-backcast/1"]
    id: FileId
    title: Line
    text: Text | None = None
    source: Line | None = None
    like: FileId | None = None
    """A file beside this one whose rulebooks, theories, start, actors and left-out rules stand where this one says
    nothing. A file without ``expect`` is only ground for others."""
    rulebooks: Many[FileId] = ()
    theories: Theories = ()
    turns: TurnNumber | None = None
    turn_name: Line = "turn"
    start: Start = Start()
    leave_out: Many[Annotated[str, Ref("rules|actors|decks|watches|objectives|red_lines|injects|endings")]] = ()
    actors: Many[Annotated[str, Ref("actors")]] = ()
    acts: Many[PastAct] = ()
    attempts: dict[Id, Attempt] = {}
    variants: dict[Id, Variant] = {}
    runs: Annotated[int, Field(ge=1, le=100_000)] = 500
    expect: Many[Expectation] = ()
    leads: Many[Lead] = ()
