"""What the seats want, what they must never do, and how a game ends."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict

from wargame.model.base import (
    Authored, Because, Code, Condition, Description, Line, Many, Name, Ref, SeatRef, SeatRefs, Sourced, TagRef,
    one_or_many,
)
from wargame.model.steps import Steps


class Objective(Sourced):
    """Points at the end while ``when`` holds; ``part`` points while only ``part_when`` does."""

    seat: SeatRef
    """Whose it is."""
    text: Line
    """What readers are told of it."""
    points: Annotated[int, Field(ge=1, le=20)]
    """Points it counts."""
    when: Condition
    """Full points if this holds at the end."""
    part: int = 0
    """Points where only ``part_when`` holds."""
    part_when: Condition | None = None
    """What is enough for part of the points."""
    order: int = 50
    """Small first; then as they are written."""


class RedLine(Sourced):
    """Crossed once ``when`` is seen to hold; costs its points, once. ``control_only``: only a ruling crosses it."""

    seat: SeatRef
    """Whose it is."""
    text: Line
    """What readers are told of it."""
    points: int = -4
    """Points it counts."""
    when: Condition | None = None
    """Crossed once this holds."""
    at: Literal["reveal", "resolve", "check", "end"] = "check"
    """When it is looked at."""
    control_only: bool = False
    """Only the instructor can say that it was crossed."""


class Card(Sourced):
    """A private aim, drawn at setup (again by ``deal card to SEAT``); worth ``points`` if ``when`` holds at the end."""

    seat: SeatRef
    """Whose it is."""
    name: Name
    code: Code
    text: Description
    points: int = 2
    """Points it counts."""
    when: Condition
    """Counts if this holds at the end."""
    turned_over: Condition | None = None
    """Shown to all once this holds; else at the close."""


class Leaning(Authored):
    """What a profile adds to the rolls of its seat's moves with a tag."""

    tag: TagRef
    """A tag of moves."""
    add: int
    """What is added."""
    because: Because


class Profile(Sourced):
    """A leader's profile, drawn at setup (and again by ``deal profile to SEAT``); ``mover`` is the seat."""

    name: Name
    text: Description
    seats: SeatRefs
    """The seats it is for."""
    do: Steps = ()
    modifiers_to: Many[Leaning] = ()
    """What it adds to moves with a tag."""


class Ending(Sourced):
    """The game is over when ``when`` holds at check (or at the last turn, for the one marked ``last``)."""

    name: Name
    text: Description
    when: Condition | None = None
    """The game is over once this holds at the check; none: only by the effect ``end ID``, or ``last``."""
    last: bool = False
    """The ending of a game that reached its final turn."""
    most_points: int | None = None
    """No seat scores more than this."""
    order: int = 50
    """Small first; then as they are written."""
    war: bool = False
    """Counted as war by balance checks."""


class Outcome(Sourced):
    """A band of the shared outcome, best first; the last has no condition."""

    name: Name
    text: Description
    when: Condition | None = None
    """The first that holds counts; the last has none."""


class Forecast(Sourced):
    """A named outcome: before it seals, a seat may say how likely it holds it. Told and scored when all is over."""

    text: Line
    """What may come about, in words that favour nobody and name a time where there is one."""
    when: Condition
    """It has come about once this holds as a turn ends."""
    at: Literal["turn_end", "end"] = "turn_end"
    """``end``: only what holds as the game ends counts; what held in between does not."""


Named = Annotated[tuple[Annotated[str, Ref("doctrines")], ...], Strict(False), BeforeValidator(one_or_many)]
Theories = Annotated[tuple[Annotated[str, Ref("modules")], ...], Strict(False), BeforeValidator(one_or_many)]
Percent = Annotated[int, Field(ge=0, le=100)]


class Expected(Authored):
    """In how many games out of a hundred something should come about, for ``wargame rehearse`` to check. Exactly one of
    ``ending``, ``war``, ``outcome`` and ``red_line``."""

    ending: Annotated[str, Ref("endings")] | None = None
    """The game ends so."""
    war: Literal[True] | None = None
    """The game ends in any of the endings that count as war."""
    outcome: Line | None = None
    """The shared outcome is this one, by its name."""
    red_line: Annotated[str, Ref("red_lines")] | None = None
    """This red line is crossed."""
    at_least: Percent | None = None
    """The least share, in per cent of the games."""
    at_most: Percent | None = None
    """The largest share, in per cent of the games."""
    under: Named = ()
    """The doctrines, each at all seats, of which it is expected; none: every doctrine."""
    theories: Theories = ()
    """The theories under which it is expected; none: all."""
    note: Line | None = None
    """Why it is expected: for readers of the file."""


class ScoreBand(Authored):
    """A seat's points from ``least`` up are called ``name``."""

    name: Name
    least: int
    """From this many points."""
    text: Description | None = None


class DebriefQuestion(Authored):
    """A question for the debrief, with what to look at."""

    ask: Line
    """What to ask the class."""
    look_at: Line | None = None
    """Where in the record the answer lies."""
    signs: dict[Annotated[str, Ref("tracks")], Literal["up", "down"]] = {}
    """Tracks that answer it, each with the way it goes where the answer is yes; of a track per seat each seat's counts.
    With them the report, the analysis and the last screen open with the question and how these tracks went."""
