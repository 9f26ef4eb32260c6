"""What happens by itself: rules at hooks, watches, laters, actors, injects, decks, theory modules."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from wargame.model.moves import Adjustment, Question
from wargame.model.base import (
    Amount, Authored, Because, Claiming, Code, Condition, Description, Id, Line, Many, Name, OnlyWhile, Ref, SeatRefs,
    Sourced, TagRefs, Text,
)
from wargame.model.steps import Steps
from wargame.model.tables import ModifierSet
from wargame.model.world import Derived

Hook = Literal["setup", "turn_start", "inject", "reveal", "resolve", "actors", "couple", "check", "turn_end"]
HOOKS: tuple[Hook, ...] = get_args(Hook)
"""Every hook, in the order a turn passes them. ``reveal`` runs before any die (it may cancel moves or change rolls),
``resolve`` after all move dice and before their effects (it may read and change bands)."""


class Rule(Claiming, Sourced):
    """At ``at``, when ``when`` holds, ``do``. ``each`` runs it once for every seat listed, called ``each``."""

    name: Name
    code: Code | None = None
    at: Hook
    """The hook at which it happens."""
    order: int = 50
    """Small first within the hook; then as they are written."""
    each: SeatRefs = ()
    """Once for every seat listed, called ``each``."""
    when: OnlyWhile | None = None
    every: Annotated[int, Field(ge=1)] = 1
    """Only on turns that this number divides."""
    do: Steps
    otherwise: Steps = ()
    """What happens where ``when`` (or the roll) does not hold."""
    because: Because
    visibility: Literal["public", "hidden"] = "public"
    """``hidden``: changes are seen, their cause is not."""


class Watch(Sourced):
    """Looks at an effect about to happen to ``track``; may scale, add to, floor or drop it, or cause others.

    ``amount`` in ``becomes`` is the change about to happen; ``each`` is the family member's seat.
    """

    name: Name
    code: Code | None = None
    track: Annotated[str, Ref("tracks")]
    """A track by id."""
    seats: SeatRefs = ()
    """For a family: only these members."""
    sign: Literal["rise", "fall", "any"] = "any"
    """Whether it looks at rises, falls or any change."""
    from_moves: Many[Annotated[str, Ref("moves")]] = ()
    """Only changes by these moves."""
    from_tags: TagRefs = ()
    """Only effects of these moves, or of moves and injects with these tags. Neither: of anything."""
    from_seats: SeatRefs = ()
    """Only changes these seats brought about."""
    when: OnlyWhile | None = None
    becomes: Amount | None = None
    """The new change, e.g. ``half(amount)``, ``amount * 2``, ``max(amount, 0)``; 0 drops it."""
    at_most: Amount | None = None
    """The track may not pass this by such a rise (a fall is left alone)."""
    at_least: Amount | None = None
    """The track may not pass this by such a fall."""
    do: Steps = ()
    """Further effects, when the change granted is not 0."""
    order: int = 50
    """Small first; then as they are written."""
    because: Because


class Later(Sourced):
    """Effects that fall due some turns after ``later ID in N``, unless ``cancel later ID``."""

    name: Name
    at: Hook = "turn_start"
    """The hook at which it happens."""
    do: Steps
    sees: Literal["all", "none"] = "all"
    """Whether all are told that it is coming."""


class Grant(Adjustment):
    """A change given by an effect: ``grant ID this turn``, ``grant ID for 2``, or for good. ``per`` gives it seat by
    seat: ``grant ID[tokyo]``; the seat is then also the only one whose moves it touches."""

    name: Name
    per: SeatRefs = ()
    """One for each of these seats."""
    public: bool = True
    """Whether all are told of it."""


class ActorTable(Authored):
    """One table an actor rolls in its turn."""

    run: Annotated[str, Ref("tables")]
    """The table it rolls."""
    when: OnlyWhile | None = None


class Actor(Sourced):
    """A non-player: no person's will is modelled, tables react to tracks."""

    name: Name
    text: Description | None = None
    order: int = 50
    """Small first; then as they are written."""
    turn: Many[ActorTable]
    """The tables it rolls each turn."""


class Settle(Sourced):
    """How an inject ends by what was done: at a hook of the turn (or of a later one while it stays open)."""

    at: Hook = "check"
    """The hook at which it happens."""
    when: OnlyWhile | None = None
    do: Steps
    closes: bool = True
    """Whether the situation is closed by it."""
    because: Because


class Inject(Claiming, Sourced):
    """A situation put to the seats: scheduled by ``turn``, conditional by ``when``, or drawn from a deck."""

    title: Name
    code: Code
    text: Description
    seat_texts: dict[str, Text] = {}
    """What one seat reads beside ``text``, in private."""
    views: dict[str, Line] = {}
    """How it looks to each public, in one line each; required on history injects."""
    to: SeatRefs = ()
    """None: all seats. Else only these know of it."""
    turn: Annotated[int, Field(ge=1)] | None = None
    """The turn it comes in."""
    when: Condition | None = None
    """It comes up once this holds (with ``turn``: in that turn, if it holds). Of one with ``scheduled: false``: where a
    deck draws it while this does not hold, the card is blank."""
    chance: Annotated[int, Field(ge=1, le=100)] | None = None
    """Percent a turn, once due."""
    repeats: bool = False
    """It may come up again."""
    scheduled: bool = True
    """False: only by a deck or by the effect ``inject``."""
    order: int = 50
    """Small first; then as they are written."""
    tags: TagRefs = ()
    """Words by which rules speak of all that carry them."""
    do: Steps = ()
    questions: dict[Id, Question] = {}
    """Questions it puts."""
    settle: Many[Settle] = ()
    """How it ends by what was done."""
    stays_open: bool = False
    """It stays open past its turn, until a ``settle`` closes it or the effect ``close ID`` does."""
    sensitive: Line | None = None
    """What of it may come too near, in words that give nothing of it away; who begins a game may then leave it out."""
    because: Line | None = None
    """Why it is here; for readers of the rules."""


class DeckCard(Authored):
    """One or more faces of a deck: an inject, or nothing."""

    inject: Annotated[str, Ref("injects", goes_along=True)] | None = None
    """The situation; none: a card that changes nothing."""
    count: Annotated[int, Field(ge=1, le=99)] = 1
    """How many such cards."""


class Deck(Sourced):
    """Cards drawn at random; ``put_back`` keeps the odds the same each draw."""

    name: Name
    cards: Many[DeckCard]
    """What is in it."""
    put_back: bool = True
    """Whether a drawn card goes back."""
    each_turn: bool = False
    """True: one draw every turn, after the scheduled and conditional injects."""


class Scaling(Sourced):
    """A module's change to a named modifier: ``value`` in ``becomes`` is what it would have added."""

    modifier: Id
    """The ``id`` of a modifier."""
    when: OnlyWhile | None = None
    becomes: Amount
    """What it adds instead; ``value`` is what it would have added."""
    because: Because


class ModuleParameter(Authored):
    """A number the instructor gives with the module's name, e.g. ``BLEND:60``."""

    id: Id
    """What lines call the number."""
    name: Name
    min: int
    """The lowest value."""
    max: int
    """The highest value."""
    default: int
    """What stands where nothing is said."""


class Module(Sourced):
    """A theory: parts that hold while ``active`` does. Chosen by the instructor, or included by another module."""

    name: Name
    author: Line | None = None
    """Whose theory it is."""
    counter: Line | None = None
    """Who argues against it."""
    text: Description
    choosable: bool = True
    """Whether an instructor can choose it; false for parts that others include."""
    active: Condition | None = None
    """Its parts hold while this does; none: always."""
    includes: Many[Annotated[str, Ref("modules")]] = ()
    """Modules whose parts come with it."""
    parameter: ModuleParameter | None = None
    """A number given with its name."""
    derived: dict[Id, Derived] = {}
    """Values of its own."""
    rules: dict[Id, Rule] = {}
    """Rules of its own."""
    watches: dict[Id, Watch] = {}
    """Watches of its own."""
    modifier_sets: dict[Id, ModifierSet] = {}
    """Modifiers of its own."""
    standing: dict[Id, Adjustment] = {}
    """Standing changes of its own."""
    scalings: Many[Scaling] = ()
    """Changes to named modifiers of others."""


