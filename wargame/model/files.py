"""The two kinds of file an author writes: rulebooks and scenarios. Both hold the same sections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wargame.model.acts import Adjustment, Doctrine, Move, Question
from wargame.model.base import Authored, FileId, Id, Line, Many, ModuleId, Ref, Sourced, Text, Word
from wargame.model.goals import Card, Ending, Expected, Objective, Outcome, Profile, DebriefQuestion, RedLine, ScoreBand
from wargame.model.rules import Actor, Deck, Grant, Inject, Later, Module, Rule, Watch
from wargame.model.steps import Steps
from wargame.model.tables import ModifierSet, Scale, RuleTable
from wargame.model.terms import Term
from wargame.model.theatre import TheatreMap
from wargame.model.world import Currency, Derived, Flag, Seat, Status, Tag, Token, Track

FORMAT_RULES = "wargame-rules/1"
FORMAT_SCENARIO = "wargame-scenario/1"


class EffectList(Sourced):
    """A named list of effects, for ``use ID``."""

    name: Line
    do: Steps


class Sections(Authored):
    """Everything a rulebook can declare. Ids are unique across all files of a game, section by section; names that
    conditions can say (tracks, statuses, flags, tokens, derived) are unique among each other too."""

    seats: dict[Id, Seat] = {}
    tags: dict[Id, Tag] = {}
    currency: Currency | None = None
    tracks: dict[Id, Track] = {}
    statuses: dict[Id, Status] = {}
    flags: dict[Id, Flag] = {}
    tokens: dict[Id, Token] = {}
    derived: dict[Id, Derived] = {}
    numbers: dict[Id, int] = {}
    """Named whole numbers a scenario may set, e.g. the tempo of tests or an intent."""
    marks: dict[Id, Line] = {}
    """Words for ``mark WORD``, which history can ask about."""
    groups: dict[Word, Line] = {}
    """Headings for groups of tracks."""
    scales: dict[Id, Scale] = {}
    moves: dict[Id, Move] = {}
    questions: dict[Id, Question] = {}
    modifier_sets: dict[Id, ModifierSet] = {}
    standing: dict[Id, Adjustment] = {}
    tables: dict[Id, RuleTable] = {}
    effect_lists: dict[Id, EffectList] = {}
    laters: dict[Id, Later] = {}
    grants: dict[Id, Grant] = {}
    watches: dict[Id, Watch] = {}
    rules: dict[Id, Rule] = {}
    actors: dict[Id, Actor] = {}
    injects: dict[Id, Inject] = {}
    decks: dict[Id, Deck] = {}
    modules: dict[ModuleId, Module] = {}
    cards: dict[Id, Card] = {}
    profiles: dict[Id, Profile] = {}
    objectives: dict[Id, Objective] = {}
    red_lines: dict[Id, RedLine] = {}
    endings: dict[Id, Ending] = {}
    outcomes: Many[Outcome] = ()
    score_bands: Many[ScoreBand] = ()
    doctrines: dict[Id, Doctrine] = {}
    terms: dict[Id, Term] = {}
    """How the texts speak: words that are refused, and what stands for them."""
    map: TheatreMap | None = None
    """The theatre map; a scenario's is laid over that of its rulebooks, place by place and marker by marker."""


class RulebookFile(Sections):
    """A rulebook: a part of the rules that several scenarios share."""

    format: Literal["wargame-rules/1"]
    id: FileId
    title: Line
    text: Text | None = None


class SeatSetup(Authored):
    """What a scenario changes for one seat."""

    brief: Text | None = None
    objectives: Many[Annotated[str, Ref("objectives")]] | None = None
    cards: Many[Annotated[str, Ref("cards")]] | None = None
    """The pool its private card is drawn from; none: every card of the seat. An empty list: no card."""
    profiles: Many[Annotated[str, Ref("profiles")]] | None = None


class StartingPosition(Authored):
    """The opening position, where it differs from the rulebooks' own."""

    tracks: dict[str, int | dict[str, int]] = {}
    statuses: dict[str, Word] = {}
    flags: dict[str, Literal["on", "off"]] = {}
    tokens: dict[str, int | dict[str, int]] = {}
    numbers: dict[str, int] = {}
    do: Steps = ()
    """Further effects at setup: grants, laters."""


class SessionPlan(Authored):
    """Advice for the clock: minutes. Outside the facts of the game."""

    minutes: Annotated[int, Field(ge=1, le=1000)]
    turn_minutes: Annotated[int, Field(ge=1, le=200)] | None = None
    debrief_minutes: Annotated[int, Field(ge=0, le=500)] | None = None
    team_size: Line | None = None


class ScenarioFile(Sections):
    """A crisis: what an instructor writes."""

    format: Literal["wargame-scenario/1"]
    id: FileId
    title: Line
    shelf: Annotated[int, Field(ge=1, le=999)] | None = None
    """Where it stands among the scenarios to choose from: small first, those without a number last."""
    summary: Line
    opening: Text
    teaches: Many[Line] = ()
    turns: Annotated[int, Field(ge=1, le=40)]
    turn_name: Line = "turn"
    """What one turn stands for, e.g. ``week``."""
    rulebooks: Many[FileId]
    theories: Many[ModuleId] = ()
    """The theories an instructor may choose; the first is the default. None: no theory."""
    start: StartingPosition = StartingPosition()
    setup: dict[Annotated[str, Ref("seats")], SeatSetup] = {}
    ban: Many[Annotated[str, Ref("moves")]] = ()
    """Moves of the rulebooks that are not on the menu."""
    leave_out: Many[Annotated[str, Ref("rules|actors|decks|watches|objectives|red_lines|injects|endings")]] = ()
    """Things this scenario does not use, shared or its own; cards of a deck and replies of a doctrine go along. What it
    declares again under the same id, it uses in its own way."""
    debrief: Many[DebriefQuestion] = ()
    expect: Many[Expected] = ()
    """What many games of it should come to: checked by ``wargame rehearse``, and no part of the game."""
    session: SessionPlan | None = None
    advice: Literal["on", "off"] = "on"
    """Whether a seat may ask what an order may lead to, before it seals. ``off``: teams shall think for themselves."""
    accuracy: Many[Line] = ()
    """Notes with sources: what is history, what is fiction."""
    warning: Text | None = None
    """A content warning, shown before the game."""


class Scenario(Sections):
    """A linked game: the scenario with every rulebook it names, all references known to hold.

    Made by ``authoring`` alone; everything above it takes a ``Scenario`` and never a file.
    Nested questions of moves and injects stay where they were written.
    """

    about: ScenarioFile
    files: Many[SourceFile]
    """The text of every file it was made from, the scenario first: enough to make it again."""


class SourceFile(Authored):
    """One authored file, as text."""

    name: str
    text: str


Scenario.model_rebuild()
