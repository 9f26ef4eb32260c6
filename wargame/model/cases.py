"""Back-casts: history as a case that the rules must reproduce. What an instructor writes in ``backcasts/*.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict, StringConstraints

from wargame.model.moves import Items
from wargame.model.base import (
    Amount, Authored, Condition, Description, FileId, Id, Line, Many, Name, Ref, SeatRefs, TagRefs, Word, Words,
    one_or_many,
)
from wargame.model.files import StartingPosition
from wargame.model.steps import Steps

Theory = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,19}(:[0-9]{1,4})?$")]
"""A theory as an instructor names it: ``CHA``, ``BLEND:60``."""
Theories = Annotated[tuple[Theory, ...], Strict(False), BeforeValidator(one_or_many)]
Percent = Annotated[int, Field(ge=0, le=100)]
TurnNumber = Annotated[int, Field(ge=1, le=40)]
MoveRef = Annotated[str, Ref("moves")]


class Attempted(Authored):
    """A move made because history says so: who makes it and how. It costs nothing."""

    move: MoveRef
    """The move."""
    seats: SeatRefs = ()
    """Who orders it; none: every seat that must."""
    partners: SeatRefs = ()
    """Optional seats that take part."""
    choose: dict[Word, Items] = {}
    """What was chosen for its parameters: a word or several."""


class PastAct(Authored):
    """What happened in a turn: raw effects, or a move that came out in a given band; or both, and answers given.

    Effects happen when the turn opens; ``tags`` mark them as an inject of these kinds. A forced move needs nothing.
    """

    turn: TurnNumber
    """When it happened."""
    note: Line | None = None
    """What it was in history."""
    do: Steps = ()
    tags: TagRefs = ()
    """Words by which rules speak of all that carry them."""
    move: MoveRef | None = None
    """A move that was made. It costs nothing, and is open whatever it needs."""
    band: Word | None = None
    """How it came out; none: it is rolled, or needs no roll."""
    seats: SeatRefs = ()
    """Who made it; none: every seat that must."""
    partners: SeatRefs = ()
    """Optional seats that took part."""
    choose: dict[Word, Items] = {}
    """What was chosen for its parameters: a word or several."""
    answers: dict[Annotated[str, Ref("questions")], Word] = {}
    """Question to the answer given, for every seat it is put to."""


class Attempt(Attempted):
    """A move tried and rolled in these turns, where its needs are met. Its success share is counted over the rolls."""

    turns: Many[TurnNumber]
    """The turns in which it is tried."""
    retry_on: Words = ()
    """Tried again the turn after a roll in one of these bands, up to the last turn."""


class Variant(Authored):
    """The same case told otherwise: a run set beside the case itself, with its own start and acts."""

    name: Name
    start: StartingPosition = StartingPosition()
    """Where it begins, unless the scenario says otherwise."""
    acts: Many[PastAct] = ()
    """Beside those of the case."""
    without_acts_in: Many[TurnNumber] = ()
    """Acts of the case in these turns are left out."""
    actors: Many[Annotated[str, Ref("actors")]] | None = None
    """Who acts in this variant; none: those of the case."""


class Expectation(Authored):
    """What history says must come out. Exactly one of ``change``, ``unchanged``, ``attempt`` and ``holds``."""

    change: Amount | None = None
    """A number whose change is looked at, from the turn ``since`` (its end; none: the start) to ``until``."""
    sign: Literal["up", "down", "flat", "not_up", "not_down"] | None = None
    """``up``, ``down``: of the mean, and in ``share`` per cent of runs. ``not_up``, ``not_down``: the mean at most 0
    (at least 0), and so in ``share`` per cent. ``flat``: mean within half a point, ``share`` per cent within one."""
    share: Percent = 60
    """In how many per cent of the runs at least."""
    by: Annotated[int, Field(ge=1)] = 1
    """How large the mean change must be at least for ``up`` and ``down``, where more than a sign is known."""
    unchanged: Amount | None = None
    """A number that ends as it began in ``share`` per cent of runs."""
    attempt: Id | None = None
    """The success share of an attempt, in per cent of its rolls."""
    holds: Condition | None = None
    """The share of runs in which a condition holds at the end of ``until``."""
    at_least: Percent | None = None
    """The least share in per cent, with ``attempt`` and ``holds``."""
    at_most: Percent | None = None
    """The largest share in per cent, with ``attempt`` and ``holds``."""
    since: TurnNumber | None = None
    """The turn at whose end the count begins; none: the start."""
    until: TurnNumber | None = None
    """The turn at whose end it is looked at; none: the last."""
    variant: Id | None = None
    """Looked at in this variant; none: in the case itself."""
    above: Id | None = None
    """Instead of a sign or share: the mean, or the success share, is above that of this variant (or of ``case``)."""
    modules: Theories = ()
    """Only under these theories; none: all."""
    misses: Theories = ()
    """Theories expected to fail here: for them the expectation is turned round."""
    note: Line | None = None
    """Why it is expected: for readers of the file."""


class Lead(Authored):
    """The theory that history favours: its success share, or its mean change, is above that of every other."""

    module: Theory
    """The theory that should lead."""
    attempt: Id | None = None
    """In the success share of this attempt."""
    change: Amount | None = None
    """Or in the mean change of this number."""
    lowest: bool = False
    """True: below that of every other."""
    note: Line | None = None
    """Why it is expected: for readers of the file."""


class BackcastFile(Authored):
    """A case. Seats order nothing but what is listed, no actor acts but those listed, nothing is drawn."""

    format: Literal["wargame-backcast/1"]
    """What kind of file this is."""
    id: FileId
    """What other files call it."""
    title: Name
    text: Description | None = None
    source: Line | None = None
    """Where the facts are from."""
    like: FileId | None = None
    """A file beside this one whose rulebooks, theories, start, actors and left-out rules stand where this one says
    nothing. A file without ``expect`` is only ground for others."""
    rulebooks: Many[FileId] = ()
    """The rulebooks that are put to the test."""
    theories: Theories = ()
    """The theories it is run under, e.g. ``CHA`` or ``BLEND:60``."""
    turns: TurnNumber | None = None
    """How many turns."""
    turn_name: Line = "turn"
    """What one turn stands for, e.g. ``quarter``."""
    start: StartingPosition = StartingPosition()
    """Where it begins, unless the scenario says otherwise."""
    leave_out: Many[Annotated[str, Ref("rules|actors|decks|watches|objectives|red_lines|injects|endings")]] = ()
    """Shared things that take no part."""
    actors: Many[Annotated[str, Ref("actors")]] = ()
    """The actors that act; none: chance has no part but in what is rolled."""
    acts: Many[PastAct] = ()
    """What happened, turn by turn."""
    attempts: dict[Id, Attempt] = {}
    """What was tried, and may fail."""
    variants: dict[Id, Variant] = {}
    """The same case told otherwise, to be compared."""
    runs: Annotated[int, Field(ge=1, le=100_000)] = 500
    """Games under each theory, unless the command says otherwise."""
    expect: Many[Expectation] = ()
    """What must come out under every theory, or those named."""
    leads: Many[Lead] = ()
    """Which theory history favours, and in what."""
