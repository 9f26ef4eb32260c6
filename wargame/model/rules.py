"""What happens by itself: rules at hooks, watches, laters, actors, injects, decks, theory modules."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from wargame.model.acts import Adjustment, Question
from wargame.model.base import (
    Amount, Authored, Code, Condition, Id, Line, Many, Ref, SeatRefs, Sourced, TagRefs, Text,
)
from wargame.model.steps import Steps
from wargame.model.tables import ModifierSet
from wargame.model.world import Derived

Hook = Literal["setup", "turn_start", "inject", "reveal", "resolve", "actors", "couple", "check", "turn_end"]
HOOKS: tuple[Hook, ...] = get_args(Hook)
"""Every hook, in the order a turn passes them. ``reveal`` runs before any die (it may cancel moves or change rolls),
``resolve`` after all move dice and before their effects (it may read and change bands)."""


class Rule(Sourced):
    """At ``at``, when ``when`` holds, ``do``. ``each`` runs it once for every seat listed, called ``each``."""

    name: Line
    code: Code | None = None
    at: Hook
    order: int = 50
    """Small first within the hook; then as they are written."""
    each: SeatRefs = ()
    when: Condition | None = None
    every: Annotated[int, Field(ge=1)] = 1
    """Only on turns that this number divides."""
    do: Steps
    otherwise: Steps = ()
    because: Line
    visibility: Literal["public", "hidden"] = "public"
    """``hidden``: changes are seen, their cause is not."""


class Watch(Sourced):
    """Looks at an effect about to happen to ``track``; may scale, add to, floor or drop it, or cause others.

    ``amount`` in ``becomes`` is the change about to happen; ``each`` is the family member's seat.
    """

    name: Line
    code: Code | None = None
    track: Annotated[str, Ref("tracks")]
    seats: SeatRefs = ()
    """For a family: only these members."""
    sign: Literal["rise", "fall", "any"] = "any"
    from_moves: Many[Annotated[str, Ref("moves")]] = ()
    from_tags: TagRefs = ()
    """Only effects of these moves, or of moves and injects with these tags. Neither: of anything."""
    from_seats: SeatRefs = ()
    when: Condition | None = None
    becomes: Amount | None = None
    """The new change, e.g. ``half(amount)``, ``amount * 2``, ``max(amount, 0)``; 0 drops it."""
    at_most: Amount | None = None
    """The track may not pass this by such a rise (a fall is left alone)."""
    at_least: Amount | None = None
    do: Steps = ()
    """Further effects, when the change granted is not 0."""
    order: int = 50
    because: Line


class Later(Sourced):
    """Effects that fall due some turns after ``later ID in N``, unless ``cancel later ID``."""

    name: Line
    at: Hook = "turn_start"
    do: Steps
    sees: Literal["all", "none"] = "all"


class Grant(Adjustment):
    """A change given by an effect: ``grant ID this turn``, ``grant ID for 2``, or for good. ``per`` gives it seat by
    seat: ``grant ID[tokyo]``; the seat is then also the only one whose moves it touches."""

    name: Line
    per: SeatRefs = ()
    public: bool = True


class ActorTable(Authored):
    """One table an actor rolls in its turn."""

    run: Annotated[str, Ref("tables")]
    when: Condition | None = None


class Actor(Sourced):
    """A non-player: no person's will is modelled, tables react to tracks."""

    name: Line
    text: Text | None = None
    order: int = 50
    turn: Many[ActorTable]


class Settle(Sourced):
    """How an inject ends by what was done: at a hook of the turn (or of a later one while it stays open)."""

    at: Hook = "check"
    when: Condition | None = None
    do: Steps
    closes: bool = True
    because: Line


class Inject(Sourced):
    """A situation put to the seats: scheduled by ``turn``, conditional by ``when``, or drawn from a deck."""

    title: Line
    code: Code
    text: Text
    seat_texts: dict[str, Text] = {}
    """What one seat reads beside ``text``, in private."""
    views: dict[str, Line] = {}
    """How it looks to each public, in one line each; required on history injects."""
    to: SeatRefs = ()
    """None: all seats. Else only these know of it."""
    turn: Annotated[int, Field(ge=1)] | None = None
    when: Condition | None = None
    chance: Annotated[int, Field(ge=1, le=100)] | None = None
    """Percent a turn, once due."""
    repeats: bool = False
    scheduled: bool = True
    """False: only by a deck or by the effect ``inject``."""
    order: int = 50
    tags: TagRefs = ()
    do: Steps = ()
    questions: dict[Id, Question] = {}
    settle: Many[Settle] = ()
    stays_open: bool = False
    """It stays open past its turn, until a ``settle`` closes it or the effect ``close ID`` does."""
    because: Line | None = None


class DeckCard(Authored):
    """One or more faces of a deck: an inject, or nothing."""

    inject: Annotated[str, Ref("injects", goes_along=True)] | None = None
    count: Annotated[int, Field(ge=1, le=99)] = 1


class Deck(Sourced):
    """Cards drawn at random; ``put_back`` keeps the odds the same each draw."""

    name: Line
    cards: Many[DeckCard]
    put_back: bool = True
    each_turn: bool = False
    """True: one draw every turn, after the scheduled and conditional injects."""


class Scaling(Sourced):
    """A module's change to a named modifier: ``value`` in ``becomes`` is what it would have added."""

    modifier: Id
    when: Condition | None = None
    becomes: Amount
    because: Line


class ModuleParameter(Authored):
    """A number the instructor gives with the module's name, e.g. ``BLEND:60``."""

    id: Id
    name: Line
    min: int
    max: int
    default: int


class Module(Sourced):
    """A theory: parts that hold while ``active`` does. Chosen by the instructor, or included by another module."""

    name: Line
    author: Line | None = None
    counter: Line | None = None
    """Who argues against it."""
    text: Text
    choosable: bool = True
    active: Condition | None = None
    includes: Many[Annotated[str, Ref("modules")]] = ()
    parameter: ModuleParameter | None = None
    derived: dict[Id, Derived] = {}
    rules: dict[Id, Rule] = {}
    watches: dict[Id, Watch] = {}
    modifier_sets: dict[Id, ModifierSet] = {}
    standing: dict[Id, Adjustment] = {}
    scalings: Many[Scaling] = ()


