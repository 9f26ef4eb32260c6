"""What the screens ask of the house below: the shelf of scenarios and saves, tables to play at, and the telling.

Screens and tests know only these shapes; ``shelf.py`` gives the real answers, and a test may give its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wargame.model.orders import Order, Refusal
from wargame.model.state import State
from wargame.model.viewers import Viewer
from wargame.session.clock import Plan

if TYPE_CHECKING:  # shapes alone: the launcher is painted before any of them is needed
    from wargame.debrief.chapter import Chapter, PrivateNews
    from wargame.debrief.report import RevealedCard, TurnSummary
    from wargame.debrief.track_history import TrackHistory
    from wargame.model.events import Event
    from wargame.model.talk import Message, Promise, Said
    from wargame.model.views import View
    from wargame.saves.receipts import Given
    from wargame.reporting.outlook import OutlookTold
    from wargame.saves.drafts import Drafts

    Outlooks = Callable[[Order, Callable[[], bool]], Iterator[OutlookTold]]
    """What an order that could be sealed may lead to, ever surer. Asking takes no time: the games are played as the
    answers are taken, which is done off the screen's loop. They end early once the second argument gives False."""



@dataclass(frozen=True, slots=True)
class SeatCard:
    """A seat of a scenario, before a game: who could sit there."""

    id: str
    name: str
    letter: str
    mark: str


@dataclass(frozen=True, slots=True)
class DoctrineCard:
    """A way a seat can be played without people: ``doctrine:ID`` in a choice."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TheoryCard:
    """A theory module on offer; ``weight`` is (name, least, most, default) where it takes a number."""

    id: str
    name: str
    text: str
    weight: tuple[str, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario on the shelf; ``problem`` says why it cannot be played, where it cannot. ``advice``: whether it lets
    teams ask what an order may lead to."""

    id: str
    title: str
    summary: str
    turns: int = 0
    turn_name: str = ""
    minutes: int | None = None
    teaches: tuple[str, ...] = ()
    opening: str = ""
    warning: str | None = None
    seats: tuple[SeatCard, ...] = ()
    theories: tuple[TheoryCard, ...] = ()
    problem: str | None = None
    doctrines: tuple[DoctrineCard, ...] = ()
    plan: Plan | None = None
    advice: bool = True


@dataclass(frozen=True, slots=True)
class SaveCard:
    """A journal on the shelf, at a glance; ``finished`` games can be watched, others continued.

    ``problem``: why neither, where that is plain to see; ``Desk.flaw`` looks closer. ``played``: when it was last
    written, as people write it. ``example``: it came with the program.
    """

    path: Path
    title: str
    turn: int
    turns: int
    finished: bool
    seats: str = ""
    problem: str | None = None
    played: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What a new game needs to know.

    ``players``: seat to ``human``, ``doctrine:ID``, ``random``, ``idle`` or ``script:FILE``. ``advice``: whether
    control lets teams ask what an order may lead to. ``code``: a class code, in place of a seed.
    """

    scenario: str
    players: Mapping[str, str]
    modules: tuple[str, ...] = ()
    seed: int | None = None
    advice: bool = True
    code: str | None = None


class TurnTold(Protocol):
    """A turn as one viewer may know it."""

    @property
    def turn(self) -> int:
        """Its number; 0: what was dealt before the first."""

    @property
    def chapters(self) -> Sequence[Chapter]:
        """Its steps."""

    def view(self, told: int) -> View:
        """Where things stood once so many steps were told."""


class Recorded(Protocol):
    """A recorded game. A turn is told when it is asked for."""

    @property
    def title(self) -> str:
        """The scenario's title."""

    @property
    def finished(self) -> bool:
        """Whether everything may be shown."""

    @property
    def viewers(self) -> tuple[Viewer, ...]:
        """As whom it may be looked at; the first to begin with."""

    @property
    def turns(self) -> tuple[int, ...]:
        """The turns there are, in order."""

    def name(self, viewer: Viewer) -> str:
        """A viewer in a word or two."""

    def heading(self, turn: int) -> str:
        """A turn's heading."""

    def story(self, turn: int, viewer: Viewer) -> TurnTold:
        """A turn as this viewer may know it."""

    def steps(self, turn: int, viewer: Viewer) -> Sequence[Chapter]:
        """Its steps; a finished game's last turn ends with every promise held against the acts."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """All there is to talk about after a game.

    Attributes:
        view: as it ended.
        turns: every turn in short.
        cards: the private cards, turned over.
        theories: which theory was live, by name and text.
        histories: how the tracks went, each value a turn.
        since: the turn of their first value.
        promises: promises held against acts.
        questions: to talk over, each with what to look at.
        text: the whole account as Markdown.
        receipt: of the end.
    """

    view: View
    turns: Sequence[TurnSummary]
    cards: Sequence[RevealedCard]
    theories: Sequence[tuple[str, str]]
    histories: Sequence[TrackHistory]
    since: int
    promises: Sequence[Chapter]
    questions: Sequence[tuple[str, str | None]]
    text: str
    receipt: Given | None = None


class GameTable(Protocol):
    """A running game, as the screens use it (``wargame.table.table.Table``)."""

    @property
    def path(self) -> Path:
        """The save."""

    @property
    def state(self) -> State:
        """Its phase, turn and who has sealed; its values are not for screens."""

    @property
    def receipt(self) -> Given:
        """The last receipt it gave: of its start, its last reveal or its end."""

    def view(self, viewer: Viewer, draft: Order | None = None) -> View:
        """All this viewer may know now; ``draft``: with this order of its own in mind."""

    @property
    def drafts(self) -> Drafts:
        """What teams have begun and not sealed; each seat's is shown to it alone."""

    def refusals(self, seat: str, order: Order) -> tuple[Refusal, ...]:
        """Why the order cannot be sealed; empty: it can."""

    def sealed_order(self, seat: str) -> Order | None:
        """What the seat has sealed this turn."""

    def objection(self, said: Said) -> str | None:
        """Why this cannot be said now, as a sentence; None: it can."""

    def send(self, message: Message) -> None:
        """Put a message into the record; raises where ``objection`` speaks against it."""

    def promise(self, promise: Promise) -> None:
        """Put a promise into the record; raises where ``objection`` speaks against it."""

    def open_turn(self) -> Sequence[Event]:
        """Begin the next turn (deals first)."""

    def seal(self, seat: str, order: Order) -> None:
        """Seal an order; raises where it is refused."""

    def unseal(self, seat: str) -> Order:
        """Give a sealed order back."""

    def reveal(self) -> Sequence[Event]:
        """Open all orders and resolve the turn."""

    def close(self) -> None:
        """End the game for good: its secrets are opened."""

    def leave(self) -> None:
        """Get up; the game can be continued."""


@dataclass(frozen=True, slots=True)
class Seated:
    """What a team at its seat may ask of the table; nothing else of the game reaches its screen.

    Attributes:
        look: its view while it has this order in mind: cards and odds take it into account.
        judge: why an order cannot be sealed.
        objection: why something cannot be said.
        outlooks: what an order may lead to; None: the game is played without an adviser.
    """

    look: Callable[[Order], View]
    judge: Callable[[Order], tuple[Refusal, ...]]
    objection: Callable[[Said], str | None]
    outlooks: Outlooks | None

    @classmethod
    def at(cls, desk: Desk, table: GameTable, seat: str) -> Seated:
        """A team at this table."""
        return cls(
            partial(table.view, seat), partial(table.refusals, seat), table.objection, desk.outlooks(table, seat)
        )


class Desk(Protocol):
    """The house below the screens."""

    def scenarios(self) -> tuple[tuple[str, str], ...]:
        """The shelf: id and title of what lies on it, quickly and unread."""

    def read(self, scenario: str) -> ScenarioCard:
        """A scenario of the shelf (or a path), read and checked. May take a second: called off the screen's loop."""

    def saves(self) -> tuple[SaveCard, ...]:
        """What has been played, newest first, at a glance. May take a while: called off the screen's loop."""

    def flaw(self, path: Path) -> str:
        """Why this save cannot be relied on; empty: every line stands under its hash. Called off the screen's loop."""

    def doubt(self, path: Path) -> tuple[str, ...]:
        """What a full verification says, sentence by sentence; every turn is played again, which may take seconds.

        Called off the screen's loop.
        """

    def new_game(self, choice: Choice) -> GameTable:
        """Set up a table. Raises ``CannotPlay`` with a sentence for the player. Called off the screen's loop."""

    def resume(self, path: Path) -> GameTable:
        """Sit down again at a saved game. Raises ``CannotPlay``, ``OnlyBranched`` among them. Called off the screen's
        loop."""

    def branch(self, path: Path) -> GameTable:
        """Sit down at a new game that goes on from a save with secrets of its own. Raises ``CannotPlay``. Called off
        the screen's loop."""

    def take(self, table: GameTable) -> GameTable:
        """Sit down at a table that was set already. Raises ``CannotPlay``. Called off the screen's loop."""

    def about(self, table: GameTable) -> ScenarioCard:
        """The scenario a table plays."""

    def people(self, table: GameTable) -> tuple[str, ...]:
        """The seats that people hold, in the order of the scenario."""

    def outlooks(self, table: GameTable, seat: str) -> Outlooks | None:
        """What this seat's orders may lead to; None: the game is played without an adviser."""

    def seal_for_others(self, table: GameTable) -> None:
        """Seal for every seat no person holds and that has not sealed yet."""

    def tell(self, table: GameTable, viewer: Viewer) -> tuple[Chapter, ...]:
        """This turn in steps, as far as the viewer may know it."""

    def news(self, table: GameTable) -> Mapping[str, Sequence[PrivateNews]]:
        """What each seat that people hold alone learned of the last turn that was resolved, step by step. Raises
        ``CannotPlay`` where the save cannot be read."""

    def told(self, table: GameTable, viewer: Viewer) -> TurnTold:
        """The turn just resolved, step by step. Raises ``CannotPlay`` where the save cannot be read."""

    def debrief(self, table: GameTable) -> Debrief:
        """What to talk about, once the table is closed. Raises ``CannotPlay``. Called off the screen's loop."""

    def recorded(self, path: Path, progress: Callable[[str], object]) -> Recorded:
        """A recorded game; ``progress`` is told what is being done. Raises ``CannotPlay``. Called off the loop."""

    def keep(self, text: str, name: str, save: Path) -> Path:
        """Write a text beside its save, or where own games lie; says where. Raises ``OSError``."""


class CannotPlay(Exception):
    """A game cannot be set up, continued or watched; the text says why in words for the player."""


class OnlyBranched(CannotPlay):
    """A save cannot go on as it is, but ``Desk.branch`` can play on from it; ``path``: that save."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(reason)
        self.path = path
