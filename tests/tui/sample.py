"""A hand-made game for the screens: the Tokyo seat in the third turn of a missile crisis, and a table that plays it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.tui.record_sample import CHAPTERS, FakeRecord, FakeTurn, Told, debrief_of
from tests.tui.talk_sample import HEARD_BY_ALL, TALK
from wargame.model.events import Event
from wargame.model.orders import Order, Refusal
from wargame.model.state import Phase, State
from wargame.model.talk import TO_ALL, Message, Promise, Said, Spoken
from wargame.model.views import (
    AimView,
    AnswerView,
    BandView,
    BudgetView,
    ChoiceView,
    InjectView,
    ModifierView,
    MoveView,
    NeedView,
    ParameterView,
    QuestionView,
    ScoreView,
    SeatView,
    StatusView,
    TrackView,
    View,
)
from wargame.tui.desk import (
    CannotPlay,
    Choice,
    DoctrineCard,
    Debrief,
    SaveCard,
    ScenarioCard,
    SeatCard,
    TheoryCard,
)

SEATS = (
    SeatCard("tokyo", "Tokyo", "T", "●"),
    SeatCard("seoul", "Seoul", "S", "■"),
    SeatCard("washington", "Washington", "W", "▲"),
)
OPENING = (
    "Since spring the North has tested on one week in two. This morning state television showed a solid-fuel "
    "launcher and "
    "promised 'more practical steps'. Your three duty rooms hold different estimates of what is coming."
)
GROUPS = (
    ("ladders", "Ladders"),
    ("pressure", "Pressure from outside"),
    ("alliance", "The alliance"),
    ("home", "At home"),
    ("power", "Means"),
    ("sums", "Taken together"),
)


def track(
    code: str,
    name: str,
    value: int,
    group: str,
    low: str,
    high: str,
    *,
    least: int = 0,
    most: int = 10,
    change: int = 0,
    better: str = "neither",
    word: str | None = None,
    past: tuple[int, ...] = (),
    derived: bool = False,
) -> TrackView:
    """A track its viewer knows exactly."""
    return TrackView(
        code.lower(),
        code.lower(),
        None,
        code,
        name,
        group,
        low,
        high,
        least,
        most,
        "exact",
        value,
        value,
        value,
        word,
        None,
        change,
        past or (value - change, value),
        better,
        derived,
    )


def guessed(
    code: str, name: str, lo: int, hi: int, word: str, group: str, low: str, high: str, confidence: str | None = None
) -> TrackView:
    """A track its viewer knows as a range."""
    return TrackView(
        code.lower(),
        code.lower(),
        None,
        code,
        name,
        group,
        low,
        high,
        0,
        10,
        "estimate" if confidence else "band",
        None,
        lo,
        hi,
        word,
        confidence,
        None,
        (),
        "neither",
    )


TRACKS = (
    track(
        "PEN",
        "Peninsula ladder",
        5,
        "ladders",
        "background",
        "nuclear threshold",
        change=1,
        better="low",
        past=(4, 4, 4, 5),
        word="acute crisis: alert and evacuation planning",
    ),
    track(
        "STR",
        "Strait and East China Sea ladder",
        2,
        "ladders",
        "background",
        "nuclear threshold",
        better="low",
        word="show of force",
    ),
    guessed(
        "DPP",
        "Provocation pressure in the North",
        6,
        8,
        "high",
        "pressure",
        "calm",
        "driven to test",
        "fair confidence",
    ),
    track("PCJ", "Beijing's coercion of Japan", 3, "pressure", "none", "sanctions and patrols", better="low"),
    track("PCK", "Beijing's coercion of the ROK", 2, "pressure", "none", "sanctions and patrols", better="low"),
    guessed(
        "AXS", "Moscow–Pyongyang–Beijing alignment", 5, 7, "close", "pressure", "loose", "arms and technology flow"
    ),
    track("USJ", "US commitment as seen in Tokyo", 6, "alliance", "doubt", "certainty", better="high"),
    guessed("USK", "US commitment as seen in Seoul", 4, 6, "uncertain", "alliance", "doubt", "certainty"),
    TrackView(
        "enk",
        "enk",
        None,
        "ENK",
        "Seoul's entrapment fear",
        "alliance",
        "none",
        "dread",
        0,
        10,
        "hidden",
        None,
        0,
        10,
        None,
        None,
        None,
        (),
        "low",
    ),
    track("ENJ", "Tokyo's entrapment fear", 4, "alliance", "none", "dread", better="low"),
    track("POS", "US forward posture", 7, "alliance", "token", "surge", better="high"),
    track(
        "TRU",
        "Japan–ROK government trust",
        6,
        "alliance",
        "hostile",
        "ally-like",
        change=1,
        better="high",
        past=(5, 5, 5, 6),
    ),
    track("HIS", "History salience", 5, "home", "dormant", "consuming", better="low"),
    track(
        "INT",
        "Intelligence sharing",
        3,
        "alliance",
        "none",
        "common picture",
        most=5,
        better="high",
        word="normalised, with a hotline",
    ),
    track(
        "APT", "Tokyo cabinet approval", 3, "home", "collapse", "acclaim", change=-1, better="high", past=(4, 4, 4, 3)
    ),
    track("APS", "Seoul presidential approval", 4, "home", "collapse", "acclaim", better="high"),
    track("CPJ", "Japan defence capability", 5, "power", "shield only", "credible stand-off", most=7, better="high"),
    track("LEG", "Japan legal situation", 0, "power", "peacetime", "defence mobilisation", most=4, word="peacetime"),
    track("NUC", "Nuclear threshold pressure", 5, "power", "taboo firm", "programme likely", better="low"),
    track("COOP", "Cooperation", 7, "sums", "ad hoc", "integrated", most=15, better="high", derived=True),
    track("SRI", "Self-reliance", 5, "sums", "dependent", "self-reliant", derived=True),
)
BANDS = (
    BandView(
        "critical_failure", "CF", "Critical failure", 3, 6, 36, ("Tokyo cabinet approval −1", "History salience +1")
    ),
    BandView("failure", "F", "Failure", 9, 12, 36, ("Tokyo cabinet approval −1",)),
    BandView(
        "partial",
        "P",
        "Partial",
        11,
        11,
        36,
        ("Japan defence capability +1", "Seoul's entrapment fear +1", "Tokyo cabinet approval −1"),
    ),
    BandView("success", "S", "Success", 6, 10, 36, ("Japan defence capability +1", "Seoul's entrapment fear +1")),
    BandView(
        "critical_success",
        "CS",
        "Critical success",
        1,
        3,
        36,
        ("Japan defence capability +1", "US commitment as seen in Tokyo +1"),
    ),
)


def move(
    code: str,
    name: str,
    cost: int,
    text: str,
    *,
    weight: str = "major",
    closed: tuple[str, ...] = (),
    joint: bool = False,
    tags: tuple[str, ...] = ("DEF",),
    parameters: tuple[ParameterView, ...] = (),
    odds: tuple[BandView, ...] = BANDS,
    always: tuple[str, ...] = (),
    visibility: str = "public",
    optional: tuple[str, ...] = (),
    seats: tuple[str, ...] = ("tokyo",),
    printed: int | None = None,
    cost_because: tuple[str, ...] = (),
) -> MoveView:
    """A move card with the odds of the sample."""
    return MoveView(
        code.lower(),
        code,
        name,
        text,
        weight,
        cost,
        cost if printed is None else printed,
        cost_because,
        tags,
        joint,
        seats,
        optional,
        visibility,
        not closed,
        closed,
        tuple(NeedView(because, False) for because in closed),
        0,
        0,
        (
            ModifierView("set:defence#0", "The peninsula ladder stands at 5 or more", 1, 1, True),
            ModifierView("set:domestic#1", "Your own approval is 3 or less", -1, -1, True),
            ModifierView("set:trust#2", "Seoul fears being drawn in", -1, 0, False),
        )
        if odds
        else (),
        -1,
        0,
        odds,
        always,
        parameters,
    )


EXPLAIN = ParameterView(
    "explain",
    "Explain to Seoul first?",
    1,
    ("no",),
    (
        ChoiceView("no", "No: announce it", 0, True, None, ()),
        ChoiceView("yes", "Yes: an envoy goes first", 1, True, None, ("Seoul's entrapment fear does not rise",)),
    ),
)
CLAUSES = ParameterView(
    "clauses",
    "Which clauses? Up to three.",
    3,
    (),
    (
        ChoiceView("deterrence", "Deterrence", 0, True, None, ("US commitment as seen in Seoul +1",)),
        ChoiceView("data", "Warning data", 0, True, None, ("next data agreement at +1",)),
        ChoiceView("economy", "Economic security", 0, True, None, ("Beijing's coercion of Japan −1",)),
        ChoiceView("taiwan", "Taiwan Strait", 0, False, "the Strait ladder at 3 or more", ()),
    ),
)
MOVES = (
    move(
        "T1",
        "Counterstrike and stand-off build-up",
        3,
        "Order stand-off missiles and the means to find their targets. Seoul will ask "
        "what they are for; the North will say it knows.",
        parameters=(EXPLAIN,),
        tags=("DEF", "DOM"),
    ),
    move(
        "T2",
        "Joint operations command",
        2,
        "Put the three services under one commander who can talk to an American one.",
    ),
    move(
        "T3",
        "Recognise the next legal situation",
        2,
        "Ask the Diet for the next rung of the law.",
        tags=("DOM", "LEGAL"),
        closed=("the peninsula or the strait ladder at 6 or more",),
    ),
    move("T4b", "Calming signal on Taiwan", 1, "Say in public that nothing has changed.", weight="minor", tags=()),
    move("T6", "History initiative", 3, "An apology, a fund, a joint commemoration.", tags=("DOM", "RECON")),
    move(
        "T8", "Equipment transfer", 2, "Interceptors for the partner who runs short of them.", tags=("CONTRIB", "LEGAL")
    ),
    move(
        "T14",
        "Employ counterstrike",
        3,
        "Strike what strikes.",
        tags=("FORCE",),
        closed=("legal situation 3 or more", "Japan's defence capability 6 or more", "Japan or a partner was attacked"),
    ),
    move(
        "X1",
        "Leaders' call",
        1,
        "A call between two leaders.",
        weight="minor",
        tags=("RECON",),
        joint=True,
        seats=("tokyo", "seoul"),
    ),
    move(
        "J3",
        "Real-time missile-warning data",
        2,
        "Share what the radars see, as they see it.",
        joint=True,
        tags=("COOP",),
        seats=("tokyo", "seoul", "washington"),
    ),
    move(
        "J4",
        "Logistics pact",
        3,
        "Fuel, food and spares across the strait.",
        joint=True,
        tags=("COOP",),
        seats=("tokyo", "seoul"),
        optional=("washington",),
    ),
    move(
        "J9",
        "Joint statement",
        1,
        "Words all three can sign.",
        weight="minor",
        joint=True,
        parameters=(CLAUSES,),
        tags=("COOP",),
        seats=("tokyo", "seoul", "washington"),
        printed=1,
    ),
)
QUESTIONS = (
    QuestionView(
        "answer_overflight",
        "What does the cabinet tell the country?",
        "A missile has crossed northern Japan.",
        "Intermediate missile crosses northern Japan",
        True,
        "restraint",
        (
            AnswerView("restraint", "Restraint: shelter, protest, no more", 0, True, None, ()),
            AnswerView(
                "speed_up",
                "Speed up the build-up",
                0,
                True,
                None,
                ("Counterstrike build-up at +2", "Seoul's entrapment fear +1"),
            ),
            AnswerView("invite", "Invite the others to a joint statement", 0, True, None, ("Joint statement at +1",)),
        ),
    ),
    QuestionView(
        "base_answer",
        "May forces in Japan be used for combat?",
        "Washington may ask this turn.",
        "Ask for access",
        False,
        "delay",
        (
            AnswerView("full", "Full use", 1, True, None, ("Use of bases 4",)),
            AnswerView("case", "Case by case", 0, True, None, ("Use of bases 3",)),
            AnswerView("logistics", "Logistics only", 0, True, None, ("Use of bases 2",)),
            AnswerView("delay", "Delay", 0, True, None, ("Use of bases 1",)),
            AnswerView("refuse", "Refuse", 0, False, "no standing promise", ("Use of bases 0",)),
        ),
    ),
)
INJECTS = (
    InjectView(
        "overflight",
        "A3",
        "Intermediate missile crosses northern Japan",
        "At 07:22 an intermediate-range missile crossed Tsugaru. Trains stopped; for eleven minutes citizens were told "
        "to shelter in "
        "strong buildings or underground. It fell in the open Pacific.",
        "The duty officer has drafted three answers for the cabinet. You have until noon.",
        (
            ("Japan", "It went over our heads, and our government told us to sit in a stairwell."),
            ("ROK", "Now they know."),
        ),
        True,
        (),
        ("Peninsula ladder +1",),
    ),
    InjectView(
        "museum",
        "D5",
        "A museum label",
        "A museum changes the label under a photograph, and two publics notice.",
        None,
        (),
        False,
        (),
        (),
    ),
)
AIMS = (
    AimView("objective", "o1", "", "The peninsula ladder at 6 or less at the end", 2, True),
    AimView("objective", "o2", "", "US commitment as seen in Tokyo at 6 or more", 2, True),
    AimView("objective", "o3", "", "Trust at 6 or more", 2, True),
    AimView("objective", "o4", "", "Defence capability above where it started", 2, False),
    AimView("objective", "o5", "", "Seoul's lean to China at 4 or less", 1, None),
    AimView("card", "tc1", "Quiet ally", "Cooperation three above its start: let others take the bow.", 2, False),
    AimView("red_line", "r1", "", "Force used below its legal gate", -4, False),
    AimView("red_line", "r2", "", "Your forces on the peninsula without consent", -4, False),
)
STATUSES = (
    StatusView("gsomia", "GSOMIA", "GSOMIA", "normalised"),
    StatusView("diet_majority", "Diet majority", "DIET", "on"),
    StatusView("goodwill", "Goodwill", "GOOD", "1", 4),
)


def seat_views(sealed: Sequence[str]) -> tuple[SeatView, ...]:
    """The three seats as anyone sees them."""
    return tuple(SeatView(seat.id, seat.name, seat.letter, seat.mark, seat.id in sealed) for seat in SEATS)


TOKYO = View(
    viewer="tokyo",
    phase=Phase.PLANNING,
    turn=3,
    turns=8,
    turn_name="week",
    title="DPRK missile crisis",
    opening=OPENING,
    brief="Your survival rests on a patron you doubt and a neighbour that doubts you. You have choices Seoul lacks, "
    "and will be "
    "blamed for either answer on the bases. Law and cabinet standing limit speed.",
    profile=("The manager", "Keeps factions together; drama costs double."),
    groups=GROUPS,
    seats=seat_views(()),
    tracks=TRACKS,
    statuses=STATUSES,
    injects=INJECTS,
    budget=BudgetView(
        4, 6, 1, ("while approval is 3 or less the last point of capital is kept",), (("major", 1), ("minor", 1))
    ),
    moves=MOVES,
    questions=QUESTIONS,
    aims=AIMS,
    offers=(("seoul", "j3"),),
    events=(),
    ending=None,
    outcome=None,
    scores=(),
    talk=TALK,
)
PUBLIC = replace(
    TOKYO,
    viewer="public",
    brief=None,
    profile=None,
    budget=None,
    moves=(),
    questions=(),
    aims=(),
    offers=(),
    events=(),
    talk=HEARD_BY_ALL,
    injects=tuple(replace(inject, private=None) for inject in INJECTS),
    tracks=tuple(track for track in TRACKS if track.known == "exact" and track.code not in ("USJ", "ENJ")),
)
SECRET = "BACKCHANNEL"
"""Stands in every private place of Tokyo's view in ``private_view``."""


def private_view(view: View, secret: str = SECRET) -> View:
    """The same view with ``secret`` in everything that only its seat may read."""
    return replace(
        view,
        brief=f"{secret} brief",
        profile=(f"{secret} profile", secret),
        injects=tuple(replace(inject, private=f"{secret} note") for inject in view.injects),
        moves=tuple(replace(card, name=f"{secret} {card.name}", text=secret) for card in view.moves),
        questions=tuple(replace(question, ask=f"{secret} {question.ask}") for question in view.questions),
        aims=tuple(replace(aim, text=f"{secret} {aim.text}") for aim in view.aims),
        talk=view.talk and replace(view.talk, spoken=tuple(private_words(one, secret) for one in view.talk.spoken)),
    )


def private_words(one: Spoken, secret: str) -> Spoken:
    """What was said in private, with the secret in it; a communiqué as it is."""
    if one.said.to == TO_ALL:
        return one
    said = replace(one.said, text=secret) if isinstance(one.said, Message) else one.said
    return replace(one, said=said, thing=f"{secret} {one.thing}")


ENDED = replace(
    PUBLIC,
    phase=Phase.DEBRIEF,
    turn=8,
    ending=("The crisis passes", "Eight weeks are over and nobody is at war."),
    outcome=("Amber", "The ladder stands between 4 and 6: the next spring will look like this one."),
    scores=(
        ScoreView(
            "tokyo",
            13,
            "success",
            (
                ("The peninsula ladder at 6 or less", 2, 2),
                ("Defence capability above start", 2, 2),
                ("Trust at 6 or more", 0, 2),
                ("Quiet ally", 2, 2),
                ("Force below its legal gate", 0, 0),
            ),
        ),
        ScoreView("seoul", 8, "mixed", (("The peninsula ladder at 5 or less", 4, 4), ("History at 5 or less", 0, 2))),
        ScoreView(
            "washington", 3, "failure", (("Cooperation above start by 2", 3, 3), ("A refused base request", -4, 0))
        ),
    ),
)
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
    closed: bool = False
    left: bool = False

    @property
    def state(self) -> State:
        return State(self.phase, self.turn, (), frozenset(self.orders))

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
        if len(self.orders) == len(SEATS):
            self.phase = Phase.SEALED

    def unseal(self, seat: str) -> Order:
        self.phase = Phase.PLANNING
        return self.orders.pop(seat)

    def reveal(self) -> Sequence[Event]:
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
    chapters: tuple[Told, ...] = CHAPTERS
    record: FakeRecord = field(default_factory=lambda: FakeRecord(PUBLIC))
    aftermath: Debrief = field(default_factory=lambda: debrief_of(ENDED))
    kept: dict[str, str] = field(default_factory=dict)
    chosen: list[Choice] = field(default_factory=list)
    flaws: Mapping[str, str] = field(default_factory=dict)
    looked: list[str] = field(default_factory=list)

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
        self.table.open_turn()
        return self.table

    def take(self, table: FakeTable) -> FakeTable:
        return table

    def about(self, table: object) -> ScenarioCard:
        return self.card

    def seal_for_others(self, table: FakeTable) -> None:
        for seat, player in table.players.items():
            if player != "human" and seat not in table.orders:
                table.seal(seat, Order())

    def people(self, table: FakeTable) -> tuple[str, ...]:
        return tuple(seat for seat, player in table.players.items() if player == "human")

    def news(self, table: FakeTable) -> dict[str, tuple[Told, ...]]:
        return {"tokyo": (Told("Seoul: S7 Back channel", "move", ("Your envoy was received.",)),)}

    def tell(self, table: object, viewer: str) -> tuple[Told, ...]:
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
