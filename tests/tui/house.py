"""A house below the screens, made by hand: a table that plays the sample game, and the catalogue that sets it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tests.tui.outlook_sample import FakeAdviser
from tests.tui.record_sample import CHAPTERS, FakeRecord, debrief_of
from tests.tui.sample import AIMS, ENDED, OPENING, PUBLIC, SEATS, TOKYO, seat_views
from tests.tui.sample_cards import MOVES
from wargame.debrief.chapter import Chapter
from wargame.engine.program import Program
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.moves import Doctrine
from tests.tui.verbatim import Verbatim
from wargame.model.events import Event
from wargame.model.files import Scenario, ScenarioFile, SessionPlan
from wargame.model.orders import Order, Refusal
from wargame.model.rules import Module, ModuleParameter
from wargame.model.state import Phase, State
from wargame.model.talk import Message, TalkObjection, Promise, Said
from wargame.model.views import View
from wargame.players.player import IdlePlayer
from wargame.saves.drafts import Drafts
from wargame.saves.index import SaveSummary
from wargame.saves.receipts import Given, Receipt
from wargame.session.clock import Plan, SessionClock
from wargame.session.catalogue import CannotPlay, Catalogue, GameSetup
from wargame.session.hot_seat import HotSeatSession
from wargame.table.table import Table
from wargame.debrief.ending import Debrief
from wargame.wording import _SPEAKERS

PLAYED = datetime(2026, 3, 14, 15, 9).timestamp()
SCENARIO = Scenario.model_construct(
    about=ScenarioFile(
        format="wargame-scenario/1",
        id="dprk-missile-crisis",
        title="DPRK missile crisis",
        summary="Eight weeks of tests, three capitals, one picture of the sky too few.",
        turns=8,
        turn_name="week",
        session=SessionPlan(minutes=100),
        teaches=(
            "why information and institutions matter before a crisis",
            "entrapment fear from counterstrike",
            "domestic limits",
        ),
        opening=OPENING,
        warning="This scenario names historical grievances. Anyone may pass on a history inject without giving a "
        "reason.",
        rulebooks=("duty-rooms",),
        theories=("CHA", "PARK", "BLEND"),
    ),
    seats=SEATS,
    modules={
        "CHA": Module.model_construct(
            name="Quasi-alliance", text="When the patron looks away, both fear being left and move closer."
        ),
        "PARK": Module.model_construct(
            name="Patron's pull", text="When the patron presses, both follow; when it looks away, they drift apart."
        ),
        "BLEND": Module.model_construct(
            name="Blend",
            text="Each turn one of the two holds.",
            parameter=ModuleParameter(id="weight", name="Weight of CHA, per cent", min=0, max=100, default=50),
        ),
    },
    doctrines={
        "prudent": Doctrine(name="Prudent", text="Keeps a reserve, moves together, answers what is asked."),
        "hawkish": Doctrine(name="Hawkish", text="Builds first and asks later."),
    },
)
SAVES = (
    SaveSummary(
        Path("saves/week-three.jsonl"), PLAYED, "DPRK missile crisis", "dprk-missile-crisis", 3, 8, Phase.PLANNING,
        {"tokyo": "human", "seoul": "human", "washington": "random"},
    ),
    SaveSummary(Path("saves/torn.jsonl"), PLAYED, reason="line 14 does not carry the hash of line 13"),
)
EXAMPLE = SaveSummary(
    Path("saves/example.jsonl"), PLAYED, "DPRK missile crisis", "dprk-missile-crisis", 8, 8, Phase.CLOSED,
    {"tokyo": "human", "seoul": "human", "washington": "human"},
)


class SampleProgram:
    """The program of the sample, of which is spoken as its cards are written."""

    def __init__(self) -> None:
        self.seats, self.scenario = tuple(SEATS), SCENARIO
        _SPEAKERS[cast("Program", self)] = Verbatim()


@dataclass(repr=False)
class FakeTable:
    """Plays the sample: every view is Tokyo's or the public one, orders are kept, and the third turn is the last."""

    players: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(SEATS, "human"))
    path: Path = Path("saves/game.jsonl")
    phase: Phase = Phase.BRIEFING
    turn: int = 2
    last: int = 3
    orders: dict[str, Order] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    own: View = TOKYO
    drafts: Drafts = field(default_factory=lambda: Drafts(None))
    closed: bool = False
    advises: bool = True
    outcomes: Mapping[str, str] = field(default_factory=dict)
    program: Any = field(default_factory=lambda: SampleProgram())
    history: Any = field(default_factory=lambda: SimpleNamespace(ends={}))
    start: Any = field(default_factory=lambda: SimpleNamespace(left_out=()))

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
        return (Refusal("too_many", majors[1], word="major", most=1),) if len(majors) > 1 else ()

    def sealed_order(self, seat: str) -> Order | None:
        return self.orders.get(seat)

    def objection(self, said: Said) -> TalkObjection | None:
        return TalkObjection("empty") if isinstance(said, Message) and not said.text else None

    def say(self, said: Said) -> None:
        assert self.objection(said) is None
        self.said.append(said)

    send = say

    def promise(self, promise: Promise) -> None:
        self.said.append(promise)

    def open_turn(self) -> Sequence[Event]:
        self.turn, self.phase, self.orders = self.turn + 1, Phase.PLANNING, {}
        return ()

    def sealed_statement(self, seat: str) -> SeatStatement:
        return NOTHING_STATED

    def seal(self, seat: str, order: Order, statement: SeatStatement = NOTHING_STATED) -> None:
        assert statement.empty
        assert not self.refusals(seat, order)
        self.orders[seat] = order
        self.drafts.forget((seat,))
        if len(self.orders) == len(SEATS):
            self.phase = Phase.SEALED

    def unseal(self, seat: str) -> Order:
        self.phase = Phase.PLANNING
        return self.orders.pop(seat)

    def reveal(self) -> Sequence[Event]:
        self.drafts.forget(SEATS)
        self.phase = Phase.DEBRIEF if self.turn >= self.last else Phase.REVIEW
        return ()

    def close(self, *, early: bool = False) -> None:
        self.closed = True

    def leave(self) -> None:
        """There is no file to let go of."""


@dataclass
class FakeDesk(Catalogue):
    """A catalogue with one scenario and three saves; every game is the sample."""

    table: FakeTable = field(default_factory=FakeTable)
    card: Scenario = SCENARIO
    plan: Plan | None = None
    chapters: tuple[Chapter, ...] = CHAPTERS
    record: FakeRecord = field(default_factory=lambda: FakeRecord(PUBLIC))
    aftermath: Debrief = field(default_factory=lambda: debrief_of(ENDED))
    kept: dict[str, str] = field(default_factory=dict)
    adviser: FakeAdviser | None = field(default_factory=FakeAdviser)
    now: Callable[[], float] = time.monotonic

    def scenarios(self) -> tuple[tuple[str, str], ...]:
        return ((self.card.about.id, self.card.about.title), ("broken", "broken.yaml"))

    def shelf(self) -> tuple[tuple[str, str, str], ...]:
        about = self.card.about
        return ((about.id, about.title, about.summary), ("broken", "broken.yaml", ""))

    def scenario(self, named: str) -> Scenario:
        if named == self.card.about.id:
            return self.card
        raise CannotPlay("broken.yaml:3:1: unknown key 'tilte', did you mean 'title'?")

    def saves(self) -> tuple[SaveSummary, ...]:
        return SAVES

    def examples(self) -> tuple[SaveSummary, ...]:
        return (EXAMPLE,)

    def flaw(self, save: Path) -> str:
        return ""

    def new_game(self, setup: GameSetup) -> HotSeatSession:
        self.table.players = setup.players
        return self.session()

    def resume(self, save: Path) -> HotSeatSession:
        self.table.open_turn()
        return self.session()

    def session(self) -> HotSeatSession:
        """The sample is sat down at."""
        self.table.advises = self.adviser is not None
        self.table.program.scenario = self.card
        players = {seat: IdlePlayer() for seat, player in self.table.players.items() if player != "human"}
        session = HotSeatSession(cast("Table", self.table), players, self.now)
        session.clock = SessionClock(self.plan, len(session.people), self.now) if self.plan else None
        return session
