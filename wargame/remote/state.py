"""What the host sends a seat at a terminal: each time the whole of what its screens show, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import ClassVar, Literal, assert_never

from pydantic import ConfigDict, TypeAdapter

from wargame.debrief.chapter import Chapter, ChapterKind, PrivateNews
from wargame.model.forecasting import SeatStatement
from wargame.model.orders import Order, Refusal
from wargame.model.views import View
from wargame.records import record
from wargame.remote.nodes import SentDocument, SentProse
from wargame.remote.phrases import Phrase, phrases_of
from wargame.session.clock import Counted

STRICT = ConfigDict(extra="forbid", strict=True)
"""Records are read as they were written, or not at all."""
HostStage = Literal["before", "plan", "ready", "given", "opened", "tell", "told", "end"]
"""What the room does: it reads how the crisis begins; it plans; all have sealed; it plans, and somebody else holds this
seat; control looks at the orders; a turn is told, or has been; it is over."""
SeatStage = Literal["before", "desk", "given", "opened", "reveal", "end"]
SeatStand = tuple[SeatStage, int]
"""Which screen a seat is at, and in which turn; 0: in none."""


@record
class ToldStep:
    """A step of a reveal, as ``debrief.chapter.Chapter``."""

    title: str
    kind: ChapterKind
    body: SentProse

    @property
    def chapter(self) -> Chapter:
        """The step as screens show it."""
        return Chapter(self.title, self.kind, self.body)


@record
class ToldTurn:
    """A turn as far as the room has told it.

    Attributes:
        turn: its number; ``of``: how many steps it has.
        view: where things stand for all to see after the last of them.
        at_stake: the tracks that somebody's public aims read, by slot.
    """

    turn: int
    of: int
    steps: tuple[ToldStep, ...]
    view: View
    at_stake: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether all is told."""
        return len(self.steps) >= self.of


@record
class SeatState:
    """Everything a seat's screens show.

    Attributes:
        title: of the crisis; ``seat``: the name of the seat.
        view: while it plans, all the seat may know, with its order in mind; else None: nothing is told ahead of the
            room.
        order: what it has sealed, or has begun.
        seal_broken: whether a ruling of control's broke its seal, and it has not sealed since.
        refusals: why that could not be sealed.
        advised: whether it may ask for an outlook.
        outcomes, stated: what it may forecast, and what it states beside its order; nothing without forecasts.
        story: how the crisis begins, while that is read; that the orders lie open, while control looks at them, or
            that control has given the seat to somebody else.
        told: the turn that is told.
        news: what the seat alone learned of the last turn; nothing before all of that is told.
        end: how it ended, once the game is over.
        receipt: the game's last.
        words: of each phrase of the view and the refusals, in the order of ``phrases``.
    """

    __pydantic_config__: ClassVar = STRICT
    stage: HostStage
    title: str
    seat: str
    view: View | None
    order: Order
    sealed: bool
    seal_broken: bool
    refusals: tuple[Refusal, ...]
    advised: bool
    outcomes: Mapping[str, str]
    stated: SeatStatement
    story: SentDocument
    told: ToldTurn | None
    news: tuple[PrivateNews, ...]
    end: SentDocument
    receipt: str
    words: tuple[str, ...] = ()

    @property
    def stand(self) -> SeatStand:
        """Which screen it stands at."""
        match self.stage:
            case "before" | "given" | "opened" | "end":
                return self.stage, 0
            case "plan" | "ready":
                return "desk", self.view.turn if self.view else 0
            case "tell" | "told":
                return "reveal", self.told.turn if self.told else 0
            case unknown:
                assert_never(unknown)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What ``words`` are the words of."""
        return phrases_of(self.view, self.refusals)


@record
class SentClock:
    """The room's clock: seconds left, below 0 where the time is over."""

    left: int
    what: Counted
    halted: bool


@record
class SeatMessage:
    """One message of the host: its version of the program, what the seat is shown, and the clock where one runs."""

    __pydantic_config__: ClassVar = STRICT
    version: str
    seat: SeatState
    clock: SentClock | None


@cache
def seat_states() -> TypeAdapter[SeatState]:
    """Writes what a seat is shown."""
    return TypeAdapter(SeatState)


@cache
def seat_messages() -> TypeAdapter[SeatMessage]:
    """Reads what the host sends."""
    return TypeAdapter(SeatMessage)
