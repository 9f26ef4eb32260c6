"""A seat of a hosted game at this terminal: what it was sent last, what it asks, and whoever listens for more."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from wargame.document.nodes import Prose
from wargame.model.forecasting import SeatStatement, StatementObjection
from wargame.model.orders import Order, Refusal
from wargame.model.talk import LONGEST, Message, Said, TalkObjection, tidy
from wargame.model.views import View
from wargame.records import record
from wargame.remote.connection import HostConnection, LostPlace, NoHost, NotDone, Sent
from wargame.remote.outbox import AGAIN, Outbox, Told
from wargame.remote.reading import CannotBeRead, read_json, read_message
from wargame.remote.requests import (
    AskOutlook, AskUnfinished, AskWhy, KeepDraft, SaySomething, SealDraft, SeatRequest, StateBesideOrder, TakeOrderBack,
    outlook_answers, why_answers,
)
from wargame.remote.state import SeatMessage, SeatState, SentClock
from wargame.remote.taught import TaughtSpeaker
from wargame.reporting.outlook import OutlookReport
from wargame.saves.statements import statement_objection
from wargame.session.clock import ClockReading, clock_reading
from wargame.session.unread import latest, read_before
from wargame.table.refused import NotStated
from wargame.wording.catalogue import _

A = TypeVar("A")

@record
class HostSaid:
    """The host has something to say to this screen."""

    words: str


@record
class HostGone:
    """The connection broke; it is being tried again."""

    why: str


@record
class PlaceLost:
    """Another screen has the place, and nothing more comes."""

    words: str


Heard = SeatMessage | HostSaid | HostGone | PlaceLost | CannotBeRead


class RemoteClock:
    """The room's clock, which runs on here between two messages (``session.clock.SessionClock``)."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._sent, self._at = now, SentClock(0, "plan", halted=True), 0.0
        self._runs = False

    def hear(self, sent: SentClock | None) -> None:
        """What the host says it shows; None: there is none."""
        self._runs, self._at = sent is not None, self._now()
        if sent is not None:
            self._sent = sent

    def read(self) -> ClockReading | None:
        """What to show now."""
        if not self._runs:
            return None
        gone = 0.0 if self._sent.halted else self._now() - self._at
        return clock_reading(self._sent.left - gone, self._sent.what, halted=self._sent.halted, exact=True)

    @property
    def halted(self) -> bool:
        """Whether control stopped it."""
        return self._runs and self._sent.halted

    def halt_or_go_on(self) -> None:
        """Only control stops it."""


class RemoteTeam:
    """A team whose game is elsewhere (``session.seat.TeamAtDesk``). It answers at once, from what was sent last; what
    it asks goes out behind it, and what comes of that is in the next view."""

    def __init__(self, state: SeatState, put: Callable[[SeatRequest, int], None], unfinished: str = "") -> None:
        self.sent, self.unfinished, self._put = state, unfinished, put
        self._kept: KeepDraft | None = None
        self._stated: SeatStatement | None = None
        self._view = state.view
        self.read = read_before(state.view) if state.view else 0

    def hear(self, state: SeatState) -> None:
        """What the host sends; a view that is not sent stays the one before."""
        turned = state.view is not None and self._view is not None and state.view.turn != self._view.turn
        if turned or state.stated == self._stated:
            self._stated = None
        self.sent = state
        self._view = state.view or self._view
        if state.view is not None:  # control may have taken back what was said
            self.read = min(self.read, latest(state.view))

    @property
    def seat(self) -> str:
        """Its seat."""
        return self.view().viewer

    @property
    def order(self) -> Order:
        """What the host has of it."""
        return self.sent.order

    def view(self, draft: Order | None = None) -> View:
        """All it may know, as it was sent last: with the order in mind that the host has."""
        assert self._view is not None, "a desk is shown while it plans"
        return self._view

    def refusals(self, order: Order) -> tuple[Refusal, ...]:
        """Why this order cannot be sealed, as far as the host has said; it judges again at the seal."""
        return self.sent.refusals if order == self.sent.order else ()

    def objection(self, said: Said) -> TalkObjection | None:
        """What is wrong with the words themselves; the host judges the rest."""
        text = tidy(said.text) if isinstance(said, Message) else "-"
        too_long = TalkObjection("too_long", given=len(text))
        return TalkObjection("empty") if not text else too_long if len(text) > LONGEST else None

    def say(self, said: Said) -> None:
        """Put it into the record."""
        self._put(SaySomething(said=said), latest(self.view()))

    def keep(self, order: Order, unfinished: str = "") -> None:
        """Keep what it has begun, with the host."""
        draft = KeepDraft(turn=self.view().turn, order=order, unfinished=unfinished)
        self.unfinished = unfinished
        if not self.sent.sealed and (draft != self._kept or order != self.sent.order):
            self._kept = draft
            self._put(draft, 0)

    @property
    def seal_broken(self) -> bool:
        """Whether a ruling of control's broke its seal, and it has not sealed since."""
        return self.sent.seal_broken

    @property
    def outcomes(self) -> Mapping[str, str]:
        """What it may forecast."""
        return self.sent.outcomes

    @property
    def statement(self) -> SeatStatement:
        """What it states beside its order: as it said here last, until the host has sent the same."""
        return self._stated if self._stated is not None else self.sent.stated

    def state(self, statement: SeatStatement) -> None:
        """State this with its order. Raises ``NotStated`` where it cannot be; the host judges again."""
        wrong = self.statement_objection(statement)
        if wrong is not None:
            raise NotStated(wrong)
        self._stated = statement
        self._put(StateBesideOrder(turn=self.view().turn, statement=statement), 0)

    def refused(self, request: SeatRequest) -> None:
        """The host did not do this: what was stated so is forgotten, and what the host has stands."""
        if isinstance(request, StateBesideOrder) and request.statement == self._stated:
            self._stated = None

    def statement_objection(self, statement: SeatStatement) -> StatementObjection | None:
        """Why it cannot state this."""
        return statement_objection(self.outcomes, statement)

    def rise(self) -> None:
        """It leaves its desk: what was said so far it has read."""
        self.read = latest(self.view())

    def seal(self, order: Order) -> None:
        """Seal this order."""
        self._put(SealDraft(turn=self.view().turn, order=order), 0)

    def take_back(self) -> None:
        """Break the seal."""
        self._put(TakeOrderBack(turn=self.view().turn), 0)


class RemoteSeat:
    """A seat that somebody has sat down at. Threads of its own listen and send.

    Attributes:
        team: the team; None: nothing was sent yet.
        speaker: whose words the host has sent; it forgets none.
    """

    def __init__(self, connection: HostConnection) -> None:
        """At a connection that was let in (``HostConnection.enter``)."""
        self.connection, self.speaker, self.clock = connection, TaughtSpeaker(), RemoteClock()
        self.team: RemoteTeam | None = None
        self._left = False
        self._fresh, self._begun = True, ""
        self._outbox: Outbox | None = None

    def listen(self, heard: Callable[[Heard], None], told: Told) -> None:
        """Begin: from now on what is heard and what came of requests is told, each from a thread of its own."""
        self._outbox = Outbox(self._send, told, self.connection.hang_up)
        threading.Thread(target=self._listen, args=(heard,), name="listener", daemon=True).start()

    def take(self, message: SeatMessage) -> SeatState:
        """What was heard is what there is now; called where the screen's own thread is."""
        state = message.seat
        self.speaker.learn(state.phrases, state.words)
        self.clock.hear(message.clock)
        if self.team is None:
            self.team = RemoteTeam(state, self._put, self._begun)
        else:
            self.team.hear(state)
        return state

    def refused(self, request: SeatRequest) -> None:
        """The host did not do this; called where the screen's own thread is, as ``take``."""
        if self.team is not None:
            self.team.refused(request)

    @property
    def through(self) -> bool:
        """Whether the host has answered everything that was asked."""
        return self._outbox is None or self._outbox.empty

    def leave(self, patience: float = 2.0) -> bool:
        """Get up; whether everything that was asked got through. The seat can be taken again."""
        through = self._outbox is None or self._outbox.leave(patience)
        self._left = True
        self.connection.hang_up()
        return through

    def outlooks(self, order: Order, wanted: Callable[[], bool]) -> Iterator[OutlookReport]:
        """What an order may lead to: one answer, after some seconds. Raises ``NoHost`` and ``NotDone``."""
        answer = self.connection.ask(AskOutlook(order=order)).get("outlook")
        report = _answered(outlook_answers(), answer).report
        if report is not None:
            yield report

    def why(self, event: str = "") -> tuple[Prose, ...]:
        """What stood behind an event of the turn that is told; "": what can be asked of what was told last.
        Raises ``NoHost`` and ``NotDone``."""
        return _answered(why_answers(), self.connection.ask(AskWhy(event=event)).get("why")).said

    def _unfinished(self) -> str:
        with suppress(NoHost, NotDone):
            return str(self.connection.ask(AskUnfinished()).get("said", ""))
        return ""

    def _put(self, request: SeatRequest, since: int) -> None:
        if self._outbox is not None:
            self._outbox.put(request, since)

    def _send(self, request: SeatRequest) -> str:
        return str(self.connection.ask(request).get("said", ""))

    def _listen(self, heard: Callable[[Heard], None]) -> None:
        self._begun = self._unfinished()
        while not self._left:
            try:
                self._fresh = True
                for sent in self.connection.stream():
                    event = self._read(sent)
                    if event is not None:
                        heard(event)
                    if isinstance(event, PlaceLost):
                        return
                why = ""
            except LostPlace as lost:
                heard(PlaceLost(str(lost)))
                return
            except CannotBeRead as problem:
                heard(problem)
                return
            except (NoHost, NotDone) as problem:
                why = str(problem)
            if not self._left:
                heard(HostGone(why))
                time.sleep(AGAIN)

    def _read(self, sent: Sent) -> SeatMessage | HostSaid | PlaceLost | None:
        match sent.name:
            case "view":
                message = read_message(sent.data)
                if self._fresh and self._outbox is not None:
                    self._fresh = False
                    self._outbox.fresh(message.seat.view)
                return message
            case "notice":
                return HostSaid(_words(sent.data))
            case "lost":
                return PlaceLost(_words(sent.data))
            case _:
                return None


def _answered(answers: TypeAdapter[A], data: object) -> A:
    """An answer of the host as it was written. Raises ``NotDone``."""
    try:
        return answers.validate_json(json.dumps(data))
    except ValidationError:
        raise NotDone(_("The answer cannot be read.")) from None


def _words(data: bytes) -> str:
    try:
        said = read_json(data)["words"]
    except (ValueError, KeyError, TypeError):
        return ""
    return said[:600] if isinstance(said, str) else ""
