"""A house below the screens, made by hand: a table that plays the sample game, and the desk that sets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tui.outlook_sample import FakeAdviser
from wargame.debrief.chapter import Chapter, PrivateNews
from tests.tui.record_sample import CHAPTERS, FakeRecord, FakeTurn, debrief_of
from tests.tui.sample import AIMS, ENDED, OPENING, PUBLIC, SEATS, TOKYO, seat_views
from tests.tui.sample_cards import MOVES
from wargame.model.events import Event
from wargame.model.orders import Order, Refusal
from wargame.model.state import Phase, State
from wargame.model.talk import Message, Promise, Said
from wargame.model.views import View
from wargame.saves.receipts import Given, Receipt
from wargame.saves.drafts import Drafts
from wargame.tui.desk import (
    CannotPlay,
    OnlyBranched,
    Choice,
    Debrief,
    DoctrineCard,
    SaveCard,
    ScenarioCard,
    TheoryCard,
)

if TYPE_CHECKING:
    from wargame.tui.desk import Outlooks

SCENARIO = ScenarioCard(
    "dprk-missile-crisis",
    "DPRK missile crisis",
    "Eight weeks of tests, three capitals, one picture of the sky too few.",
    8,
    "week",
    100,
    (
        "why information and institutions matter before a crisis",
        "entrapment fear from counterstrike",
        "domestic limits",
    ),
    OPENING,
    "This scenario names historical grievances. Anyone may pass on a history inject without giving a reason.",
    SEATS,
    (
        TheoryCard("CHA", "Quasi-alliance", "When the patron looks away, both fear being left and move closer."),
        TheoryCard(
            "PARK", "Patron's pull", "When the patron presses, both follow; when it looks away, they drift apart."
        ),
        TheoryCard("BLEND", "Blend", "Each turn one of the two holds.", ("Weight of CHA, per cent", 0, 100, 50)),
    ),
    doctrines=(
        DoctrineCard("prudent", "Prudent", "Keeps a reserve, moves together, answers what is asked."),
        DoctrineCard("hawkish", "Hawkish", "Builds first and asks later."),
    ),
)
SAVES = (
    SaveCard(
        Path("saves/week-three.jsonl"),
        "DPRK missile crisis",
        3,
        8,
        False,
        "Tokyo and Seoul by people, Washington random",
        played="2026-03-14 15:09",
    ),
    SaveCard(Path("saves/example.jsonl"), "DPRK missile crisis", 8, 8, True, "three people", example=True),
    SaveCard(Path("saves/torn.jsonl"), "torn.jsonl", 0, 0, False, "", "line 14 does not carry the hash of line 13"),
)


@dataclass(repr=False)
class FakeTable:
    """Plays the sample: every view is Tokyo's or the public one, orders are kept, and the third turn is the last."""

    players: Mapping[str, str] = field(default_factory=lambda: {seat.id: "human" for seat in SEATS})
    path: Path = Path("saves/game.jsonl")
    phase: Phase = Phase.BRIEFING
    turn: int = 2
    last: int = 3
    orders: dict[str, Order] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    own: View = TOKYO
    drafts: Drafts = field(default_factory=lambda: Drafts(None))
    closed: bool = False
    left: bool = False

    @property
    def state(self) -> State:
        return State(self.phase, self.turn, (), frozenset(self.orders))

    @property
    def receipt(self) -> Given:
        return Given(Receipt(f"T{self.turn}", "K7QF2M9X8TRWHC4D"), f"the reveal of turn {self.turn}", 14)

    def view(self, viewer: str, draft: Order | None = None) -> View:
        if self.phase in (Phase.DEBRIEF, Phase.CLOSED):
            return replace(ENDED, viewer=viewer, aims=AIMS if viewer == "tokyo" else ())
        base = self.own if viewer == "tokyo" else replace(PUBLIC, viewer=viewer)
        if viewer == "control":
            base = replace(base, talk=self.own.talk)
        if viewer in ("seoul", "washington"):
            base = replace(base, brief="Your own brief.", moves=MOVES[1:2], budget=TOKYO.budget)
        return replace(base, phase=self.phase, turn=self.turn, seats=seat_views(tuple(self.orders)))

    def refusals(self, seat: str, order: Order) -> tuple[Refusal, ...]:
        majors = [
            act.move for act in order.acts if next(card for card in MOVES if card.id == act.move).weight == "major"
        ]
        return (Refusal("too_many", majors[1], "You may order 1 major move this turn."),) if len(majors) > 1 else ()

    def sealed_order(self, seat: str) -> Order | None:
        return self.orders.get(seat)

    def objection(self, said: Said) -> str | None:
        return "The message is empty." if isinstance(said, Message) and not said.text else None

    def send(self, message: Message) -> None:
        assert self.objection(message) is None
        self.said.append(message)

    def promise(self, promise: Promise) -> None:
        self.said.append(promise)

    def open_turn(self) -> Sequence[Event]:
        self.turn, self.phase, self.orders = self.turn + 1, Phase.PLANNING, {}
        return ()

    def seal(self, seat: str, order: Order) -> None:
        assert not self.refusals(seat, order)
        self.orders[seat] = order
        self.drafts.forget((seat,))
        if len(self.orders) == len(SEATS):
            self.phase = Phase.SEALED

    def unseal(self, seat: str) -> Order:
        self.phase = Phase.PLANNING
        return self.orders.pop(seat)

    def reveal(self) -> Sequence[Event]:
        self.drafts.forget([seat.id for seat in SEATS])
        self.phase = Phase.DEBRIEF if self.turn >= self.last else Phase.REVIEW
        return ()

    def close(self) -> None:
        self.closed = True

    def leave(self) -> None:
        self.left = True


@dataclass
class FakeDesk:
    """A shelf with one scenario and three saves; every game is the sample."""

    table: FakeTable = field(default_factory=FakeTable)
    card: ScenarioCard = SCENARIO
    chapters: tuple[Chapter, ...] = CHAPTERS
    record: FakeRecord = field(default_factory=lambda: FakeRecord(PUBLIC))
    aftermath: Debrief = field(default_factory=lambda: debrief_of(ENDED))
    kept: dict[str, str] = field(default_factory=dict)
    chosen: list[Choice] = field(default_factory=list)
    flaws: Mapping[str, str] = field(default_factory=dict)
    looked: list[str] = field(default_factory=list)
    adviser: FakeAdviser | None = field(default_factory=FakeAdviser)

    def scenarios(self) -> tuple[tuple[str, str], ...]:
        return ((self.card.id, self.card.title), ("broken", "broken.yaml"))

    def read(self, scenario: str) -> ScenarioCard:
        if scenario == self.card.id:
            return self.card
        return ScenarioCard(
            "broken", "broken.yaml", "", problem="broken.yaml:3:1: unknown key 'tilte', did you mean 'title'?"
        )

    def saves(self) -> tuple[SaveCard, ...]:
        return SAVES

    def flaw(self, path: Path) -> str:
        self.looked.append(path.name)
        return self.flaws.get(path.name, "")

    def doubt(self, path: Path) -> tuple[str, ...]:
        return ("Sound: everything played again.",)

    def new_game(self, choice: Choice) -> FakeTable:
        self.chosen.append(choice)
        self.table.players = choice.players
        return self.table

    def resume(self, path: Path) -> FakeTable:
        if path.name == "torn.jsonl":
            raise CannotPlay("line 14 does not carry the hash of line 13")
        if path.name == "copy.jsonl":
            raise OnlyBranched("copy.jsonl: this is a copy: the game goes on in game.jsonl", path)
        self.table.open_turn()
        return self.table

    def branch(self, path: Path) -> FakeTable:
        return self.resume(path.with_name("copy-branch.jsonl"))

    def take(self, table: FakeTable) -> FakeTable:
        return table

    def about(self, table: object) -> ScenarioCard:
        return self.card

    def outlooks(self, table: FakeTable, seat: str) -> Outlooks | None:
        return None if self.adviser is None else partial(self.adviser.outlooks, seat)

    def seal_for_others(self, table: FakeTable) -> None:
        for seat, player in table.players.items():
            if player != "human" and seat not in table.orders:
                table.seal(seat, Order())

    def people(self, table: FakeTable) -> tuple[str, ...]:
        return tuple(seat for seat, player in table.players.items() if player == "human")

    def news(self, table: FakeTable) -> dict[str, tuple[PrivateNews, ...]]:
        return {"tokyo": (PrivateNews("Seoul: S7 Back channel", ("Your envoy was received.",)),)}

    def tell(self, table: object, viewer: str) -> tuple[Chapter, ...]:
        return self.chapters

    def told(self, table: FakeTable, viewer: str) -> FakeTurn:
        return FakeTurn(table.turn, self.chapters, replace(table.view(viewer), turn=table.turn))

    def debrief(self, table: FakeTable) -> Debrief:
        return replace(self.aftermath, view=table.view("public"))

    def recorded(self, path: Path, progress: Callable[[str], object]) -> FakeRecord:
        progress("reading the save")
        return self.record

    def keep(self, text: str, name: str, save: Path) -> Path:
        self.kept[name] = text
        return save.with_name(f"{save.stem}-{name}")
