"""The two kinds of file an author writes: rulebooks and scenarios. Both hold the same sections."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.model.moves import Adjustment, Doctrine, Move, Question
from wargame.model.base import Authored, Description, FileId, Id, Line, Many, ModuleId, Name, Ref, Sourced, Text, Word
from wargame.model.goals import (
    Card, DebriefQuestion, Ending, Expected, Forecast, Objective, Outcome, Profile, RedLine, ScoreBand,
)
from wargame.model.rules import Actor, Deck, Grant, Inject, Later, Module, Rule, Watch
from wargame.model.steps import Steps
from wargame.model.tables import ModifierSet, Scale, RuleTable
from wargame.model.terms import Term
from wargame.model.theatre import TheatreMap
from wargame.model.world import Currency, Derived, Flag, Seat, Status, Tag, Token, Track



class EffectList(Sourced):
    """A named list of effects, for ``use ID``."""

    name: Name
    do: Steps
    """What ``use ID`` does."""


class Sections(Authored):
    """Everything a rulebook can declare. Ids are unique across all files of a game, section by section; names that
    conditions can say (tracks, statuses, flags, tokens, derived) are unique among each other too."""

    seats: dict[Id, Seat] = {}
    """Who plays."""
    tags: dict[Id, Tag] = {}
    """Words that moves and situations carry."""
    currency: Currency | None = None
    """What orders are paid with."""
    tracks: dict[Id, Track] = {}
    """Numbers with bounds."""
    statuses: dict[Id, Status] = {}
    """Words out of closed lists."""
    flags: dict[Id, Flag] = {}
    """What holds or does not."""
    tokens: dict[Id, Token] = {}
    """Counts that somebody holds."""
    derived: dict[Id, Derived] = {}
    """Values made of others."""
    numbers: dict[Id, int] = {}
    """Named whole numbers a scenario may set, e.g. the tempo of tests or an intent."""
    marks: dict[Id, Line] = {}
    """Words for ``mark WORD``, which history can ask about."""
    groups: dict[Word, Line] = {}
    """Headings for groups of tracks."""
    scales: dict[Id, Scale] = {}
    """How moves are rolled."""
    moves: dict[Id, Move] = {}
    """What seats can do."""
    questions: dict[Id, Question] = {}
    """Standing questions."""
    modifier_sets: dict[Id, ModifierSet] = {}
    """Modifiers of whole groups of moves."""
    standing: dict[Id, Adjustment] = {}
    """Standing changes of costs and rolls."""
    tables: dict[Id, RuleTable] = {}
    """Rule tables."""
    effect_lists: dict[Id, EffectList] = {}
    """Named lists of effects, for ``use ID``."""
    laters: dict[Id, Later] = {}
    """What can fall due later, for ``later ID in N``."""
    grants: dict[Id, Grant] = {}
    """What can be given for a while, for ``grant ID``."""
    watches: dict[Id, Watch] = {}
    """What looks at changes about to happen."""
    rules: dict[Id, Rule] = {}
    """What happens by itself."""
    actors: dict[Id, Actor] = {}
    """Those whom no seat plays."""
    injects: dict[Id, Inject] = {}
    """Situations put to the seats."""
    decks: dict[Id, Deck] = {}
    """Situations drawn at random."""
    modules: dict[ModuleId, Module] = {}
    """Theories."""
    cards: dict[Id, Card] = {}
    """Private aims."""
    profiles: dict[Id, Profile] = {}
    """Leaders."""
    objectives: dict[Id, Objective] = {}
    """What each seat wants."""
    red_lines: dict[Id, RedLine] = {}
    """What a seat must never do."""
    endings: dict[Id, Ending] = {}
    """How the game can be over."""
    outcomes: Many[Outcome] = ()
    """The shared outcome, best first; the last has no condition."""
    score_bands: Many[ScoreBand] = ()
    """What scores are called, best first."""
    forecasts: dict[Id, Forecast] = {}
    """What seats may state a probability for, where a game is played with forecasts."""
    doctrines: dict[Id, Doctrine] = {}
    """Ways a seat can be played by rule."""
    terms: dict[Id, Term] = {}
    """How the texts speak: words that are refused, and what stands for them."""
    map: TheatreMap | None = None
    """The theatre map; a scenario's is laid over that of its rulebooks, place by place and marker by marker."""


class RulebookFile(Sections):
    """A rulebook: a part of the rules that several scenarios share."""

    format: Literal["wargame-rules/1"]
    """What kind of file this is."""
    id: FileId
    """What other files call it."""
    title: Name
    text: Description | None = None


class SeatSetup(Authored):
    """What a scenario changes for one seat."""

    brief: Text | None = None
    """What this team alone is told."""
    objectives: Many[Annotated[str, Ref("objectives")]] | None = None
    """Its objectives here; none: every objective of the seat."""
    cards: Many[Annotated[str, Ref("cards")]] | None = None
    """The pool its private card is drawn from; none: every card of the seat. An empty list: no card."""
    profiles: Many[Annotated[str, Ref("profiles")]] | None = None
    """The leaders it may have; none: every profile of the seat."""


class StartingPosition(Authored):
    """The opening position, where it differs from the rulebooks' own."""

    tracks: dict[str, int | dict[str, int]] = {}
    """Track to value, or to seat and value."""
    statuses: dict[str, Word] = {}
    """Status to word."""
    flags: dict[str, Literal["on", "off"]] = {}
    """Flag to ``"on"`` or ``"off"``, in quotes."""
    tokens: dict[str, int | dict[str, int]] = {}
    """Token to count."""
    numbers: dict[str, int] = {}
    """Number to value."""
    do: Steps = ()
    """Further effects at setup: grants, laters."""


class SessionPlan(Authored):
    """Advice for the clock: minutes. Outside the facts of the game."""

    minutes: Annotated[int, Field(ge=1, le=1000)]
    """The whole session."""
    turn_minutes: Annotated[int, Field(ge=1, le=200)] | None = None
    """One turn."""
    debrief_minutes: Annotated[int, Field(ge=0, le=500)] | None = None
    """The debrief."""
    team_size: Line | None = None
    """How many to a seat."""


class ScenarioFile(Sections):
    """A crisis: what an instructor writes."""

    format: Literal["wargame-scenario/1"]
    """What kind of file this is."""
    id: FileId
    """What other files call it."""
    title: Name
    shelf: Annotated[int, Field(ge=1, le=999)] | None = None
    """Where it stands among the scenarios to choose from: small first, those without a number last."""
    summary: Line
    """One sentence for the shelf."""
    opening: Text
    """What the whole table reads first."""
    teaches: Many[Line] = ()
    """What a class should take away, one line each."""
    turns: Annotated[int, Field(ge=1, le=40)]
    """How many turns, at most 40."""
    turn_name: Line = "turn"
    """What one turn stands for, e.g. ``week``."""
    rulebooks: Many[FileId]
    """The rulebooks it is built on."""
    theories: Many[ModuleId] = ()
    """The theories an instructor may choose; the first is the default. None: no theory."""
    start: StartingPosition = Field(default_factory=StartingPosition)
    """The opening position."""
    setup: dict[Annotated[str, Ref("seats")], SeatSetup] = {}
    """What is different for single seats."""
    ban: Many[Annotated[str, Ref("moves")]] = ()
    """Moves of the rulebooks that are not on the menu."""
    leave_out: Many[Annotated[str, Ref("rules|actors|decks|watches|objectives|red_lines|injects|endings")]] = ()
    """Things this scenario does not use, shared or its own; cards of a deck and replies of a doctrine go along. What it
    declares again under the same id, it uses in its own way."""
    debrief: Many[DebriefQuestion] = ()
    """Questions for the debrief."""
    expect: Many[Expected] = ()
    """What many games of it should come to: checked by ``wargame rehearse``, and no part of the game."""
    session: SessionPlan | None = None
    """Advice for the clock."""
    advice: Literal["on", "off"] = "on"
    """Whether a seat may ask what an order may lead to, before it seals. ``off``: teams shall think for themselves."""
    forecasting: Literal["on", "off"] = "off"
    """Whether seats state before they seal what they want and how likely they hold each of the ``forecasts``, unless
    whoever begins a game says otherwise."""
    control_sees_orders: Literal["on", "off"] = "off"
    """Whether control may look at sealed orders before they are opened. Each look is noted in the record, for the
    debrief; no seat is told. ``off``: control sees who has sealed, and no more."""
    accuracy: Many[Line] = ()
    """Notes with sources: what is history, what is fiction."""
    warning: Text | None = None
    """A content warning, shown before the game."""
    marking: Line | None = None
    """What stands at the head and foot of every page of a report, e.g. ``EXERCISE – TRAINING ONLY``; none: that it is
    an exercise."""
    handling: Line | None = None
    """Who may read a report, and how it is to be kept, e.g. ``For members of this course alone``."""


class SourceFile(Authored):
    """One authored file, as text."""

    name: str
    text: str


class Scenario(Sections):
    """A linked game: the scenario with every rulebook it names, all references known to hold.

    Made by ``authoring`` alone; everything above it takes a ``Scenario`` and never a file.
    Nested questions of moves and injects stay where they were written.
    """

    about: ScenarioFile
    files: Many[SourceFile]
    """The text of every file it was made from, the scenario first: enough to make it again."""

    @property
    def sensitive(self) -> dict[str, str]:
        """The injects that may be left out of a game, each with what of it may come too near."""
        return {name: inject.sensitive for name, inject in self.injects.items() if inject.sensitive is not None}
