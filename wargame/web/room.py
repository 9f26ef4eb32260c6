"""A hosted table with those around it: what each team has begun, the step that is told, the clock, what comes next."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import assert_never

from wargame.debrief.ending import Debrief
from wargame.debrief.looks import look_noted, sealed_for_noted
from wargame.debrief.recording import Recording
from wargame.engine.legality import unknown_words
from wargame.model.forecasting import SeatStatement
from wargame.model.labels import STRONG, SeatHolder
from wargame.model.mending import Mend
from wargame.model.orders import NO_MOVE, Order
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase
from wargame.model.views import View
from wargame.session.clock import Plan
from wargame.session.control import SealedLook
from wargame.session.hot_seat import HotSeatSession, NextStep
from wargame.session.phase_clock import PhaseClock
from wargame.session.seat import SeatedTeam
from wargame.session.undo import UndoAsked
from wargame.table.table import OrderRefused
from wargame.web.stage import Stage as Stage
from wargame.web.staged_reveal import StagedReveal
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker


class NotNowHere(Exception):
    """What was asked cannot be done as the game stands; the text says so to whoever asked."""


class Room:
    """The table of a hosted game. One request after another reaches it.

    Attributes:
        sitting: the game, and what teams have begun.
        clock: counts for all teams at once; ``telling``: the last turn that was resolved. None: there is none.
        revision: grows with all that may change what a screen shows.
        looked_at: the seat whose view control looks at; None: none. ``sealed_look``: sealed orders that it looks at.
        considered: the ruling that control looks at before it gives it; None: none. ``undo_asked``: so an undo,
            ``mend_asked``: a mend of texts.
        undone: how often control took the game back in this sitting.
        problem: what control must know: a player without a keyboard that cannot go on; "": nothing.
    """

    def __init__(self, sitting: HotSeatSession, now: Callable[[], float] = time.monotonic) -> None:
        """Around a sitting that does not count time itself (``timed=False``)."""
        self.sitting, self.table = sitting, sitting.table
        plan = Plan.of(self.table.program.scenario.about)
        self.clock = PhaseClock(plan, len(sitting.people), now) if plan else None
        self.revision, self.problem, self.undone = 0, "", 0
        self.looked_at: str | None = None
        self._stand()

    def _stand(self) -> None:
        """Stand where the table does: the last turn that was resolved is told, and teams go on with what they began."""
        self.telling: StagedReveal | None = None
        self.considered: RulingCommand | None = None
        self.undo_asked: UndoAsked | None = None
        self.mend_asked: Mend | None = None
        self.sealed_look: SealedLook | None = None
        self._orders: dict[str, tuple[int, Order]] = {}
        if self.table.history.ended and self.table.history.ended[-1]:
            self.telling = StagedReveal(self.table.history)
            if self.sitting.step in (NextStep.PLAN, NextStep.OPEN, NextStep.RESOLVE):
                self.telling.go(self.telling.of)
        if self.clock and self.sitting.step is NextStep.PLAN:
            self.clock.plan()
        elif self.clock and self.stage is Stage.TELL:
            self.clock.reveal()
        self._call()

    @property
    def speaker(self) -> Speaker:
        """Who makes words of the game, with the texts of now."""
        return speaker_of(self.table.program)

    @property
    def stage(self) -> Stage:
        """What the room does now."""
        match self.sitting.step:
            case NextStep.BEGIN:
                return Stage.BEFORE
            case NextStep.PLAN:
                return Stage.PLAN
            case NextStep.OPEN:
                return Stage.READY
            case NextStep.RESOLVE:
                return Stage.OPENED
            case NextStep.TELL:
                return Stage.TOLD if self.telling is None or self.telling.done else Stage.TELL
            case NextStep.END if self.table.state.phase is Phase.CLOSED:
                return Stage.END
            case NextStep.END:
                return Stage.TOLD if self.telling is None or self.telling.done else Stage.TELL
            case unknown:
                assert_never(unknown)

    @property
    def moment(self) -> str:
        """A word for where the game stands, which each step changes."""
        return f"{self.table.state.turn} {self.stage.value} {self.telling.told if self.telling else 0}"

    @property
    def thinks(self) -> bool:
        """Whether somebody without a keyboard looks ahead, which takes seconds."""
        return any(SeatHolder.parse(holder).kind == STRONG for holder in self.table.players.values())

    @property
    def plans(self) -> bool:
        """Whether orders can be made and taken back."""
        return self.stage in (Stage.PLAN, Stage.READY)

    # A team

    def team(self, seat: str) -> SeatedTeam:
        """A team at its screen."""
        return self.sitting.sit(seat)

    def check_held(self, seat: str) -> None:
        """Raise ``NotNowHere`` where control has given the seat to somebody else: whoever sat there only looks on."""
        if seat not in self.sitting.people:
            raise NotNowHere(_("Control has given this seat to somebody else. Ask for it back."))

    def sealed(self, seat: str) -> bool:
        """Whether this team has sealed."""
        return self.table.sealed_order(seat) is not None

    def order(self, seat: str) -> Order:
        """What a team has sealed, or has begun; nothing while somebody else holds its seat."""
        if seat not in self.sitting.people:
            return NO_MOVE
        sealed = self.table.sealed_order(seat)
        if sealed is not None:
            return sealed
        turn = self.table.state.turn
        if seat not in self._orders or self._orders[seat][0] != turn:
            self._orders[seat] = (turn, self.team(seat).order)
        return self._orders[seat][1]

    def view(self, seat: str) -> View:
        """All a team may know, with the order it has in mind; the same object as long as neither has changed."""
        return self.table.view(seat, self.order(seat) if self.plans else None)

    def begin_order(self, seat: str, order: Order) -> None:
        """A team has changed what it has begun. Raises ``NotNowHere``, and ``OrderRefused`` where it could not be
        sealed so."""
        if not self.plans or self.sealed(seat):
            raise NotNowHere(_("The order is sealed, or nothing is ordered now."))
        refused = self.table.refusals(seat, order)
        if refused:
            raise OrderRefused(refused)
        self._keep(seat, order)

    def keep(self, seat: str, order: Order, unfinished: str = "") -> None:
        """Keep what a team has begun as it is, though it could not be sealed so. Raises ``NotNowHere``, and
        ``OrderRefused`` where it names what is not in this team's hand."""
        if not self.plans or self.sealed(seat):
            raise NotNowHere(_("The order is sealed, or nothing is ordered now."))
        unknown = unknown_words(self.table.program, seat, order)
        if unknown:
            raise OrderRefused(unknown)
        self._keep(seat, order, unfinished)

    def seal(self, seat: str) -> None:
        """A team seals what it has begun. Raises ``OrderRefused``."""
        if self.sealed(seat):
            return  # a touch too many
        if not self.plans:
            raise NotNowHere(_("Nothing is ordered now."))
        self.sitting.seal(seat, self.order(seat))
        self._orders.pop(seat, None)
        self._call()
        self.changed()

    def take_back(self, seat: str) -> None:
        """A team breaks its seal."""
        if not self.plans or not self.sealed(seat):
            raise NotNowHere(_("There is no sealed order that could be taken back."))
        self.sitting.take_back(seat)
        self._orders.pop(seat, None)
        self.changed()

    def _keep(self, seat: str, order: Order, unfinished: str = "") -> None:
        self._orders[seat] = (self.table.state.turn, order)
        self.team(seat).keep(order, unfinished)
        self.changed()

    def state(self, seat: str, statement: SeatStatement) -> None:
        """A team states what it expects beside its order. Raises ``NotNowHere`` and ``NotStated``."""
        if not self.plans or self.sealed(seat):
            raise NotNowHere(_("The order is sealed, or nothing is ordered now."))
        self.team(seat).state(statement)
        self.changed()

    # All together

    def go_on(self) -> None:
        """The next step of the game, whatever it is. Raises ``NotNowHere`` while teams plan."""
        match self.stage:
            case Stage.BEFORE:
                self._open_turn()
            case Stage.PLAN:
                raise NotNowHere(_("Not every team has sealed yet."))
            case Stage.READY | Stage.OPENED:
                self.sitting.reveal()
                self.telling = StagedReveal(self.table.history)
                if self.clock:
                    self.clock.reveal()
            case Stage.TELL:
                self.tell(1)
            case Stage.TOLD if self.sitting.step is NextStep.END:
                self.sitting.close()
                if self.clock:
                    self.clock.debrief()
            case Stage.TOLD:
                self._open_turn()
            case Stage.END:
                raise NotNowHere(_("The game is over."))
            case unknown:
                assert_never(unknown)
        self.changed()

    def tell(self, steps: int) -> None:
        """So many steps of the reveal on or back. Raises ``NotNowHere``."""
        if self.telling is None or self.stage not in (Stage.TELL, Stage.TOLD):
            raise NotNowHere(_("There is nothing to tell now."))
        self.telling.go(steps)
        self.changed()

    def look(self, seat: str | None) -> None:
        """Control looks at what a seat may know; None: no more. Each look is noted in the record. Raises ``NotSaid``,
        ``NotNow`` and ``OSError``."""
        if seat is not None and seat != self.looked_at and self.sitting.control is not None:
            self.sitting.control.look(seat, look_noted(self.table.program, seat))
        self.looked_at = seat
        self.changed()

    def seal_for(self, seat: str) -> None:
        """Control seals for a team that is not there what it has begun; it is noted. Raises ``NotNowHere``, and as
        ``SeatedControl.seal_for``."""
        if self.sitting.control is None or seat not in self.sitting.control.absent:
            raise NotNowHere(_("That seat has sealed, or nothing is ordered now, or no team holds it."))
        self.sitting.control.seal_for(seat, sealed_for_noted(self.table.program, seat))
        self._orders.pop(seat, None)
        self._call()
        self.changed()

    def note(self, text: str) -> None:
        """Control notes something on the newest line. Raises as ``look``."""
        if self.sitting.control is not None:
            self.sitting.control.note_newest(text)

    def open_orders(self) -> None:
        """Control looks at the orders before they are resolved. Raises ``NotNowHere``."""
        if self.stage is not Stage.READY or self.sitting.control is None:
            raise NotNowHere(_("Orders are opened once every seat has sealed."))
        self.sitting.control.open_orders()
        self.changed()

    def consider(self, ruling: RulingCommand | None) -> None:
        """Control looks at a ruling before it gives it; None: it rather does not."""
        self.considered = ruling
        self.changed()

    def rule(self) -> None:
        """Control gives the ruling that it considered; those whose seals it breaks find their orders as they were.
        Raises ``NotNowHere``, and as ``SeatedControl.rule``."""
        if self.considered is None or self.sitting.control is None:
            raise NotNowHere(_("There is no ruling to give."))
        self.sitting.control.rule(self.considered)
        self.considered = None
        self._call()
        self.changed()

    def taken_back(self) -> None:
        """Control took the game back: nothing of what was undone stands in the room any more."""
        self.undone += 1
        self._stand()
        self.changed()

    def mended(self) -> None:
        """Control mended a text: what is told of the last turn is told anew, as far as it was."""
        self.mend_asked = None
        if self.telling is not None:
            told, self.telling = self.telling.told, StagedReveal(self.table.history)
            self.telling.go(told - self.telling.told)
        self.changed()

    @cached_property
    def debrief(self) -> Debrief:
        """All there is to talk about; once the game is closed."""
        return Debrief.of(Recording(self.table.history), self.table.receipt)

    def changed(self) -> None:
        """Something may look otherwise now."""
        self.revision += 1

    def _open_turn(self) -> None:
        self.sitting.open_turn()
        if self.clock:
            self.clock.plan()
        self._call()

    def _call(self) -> None:
        """Those without a keyboard do what they have to do."""
        if self.sitting.step is not NextStep.PLAN:
            return
        try:
            self.sitting.call()
        except OrderRefused as refused:
            said = _("A player without a keyboard ordered what the rules do not allow: {why}")
            self.problem = said.format(why=self.speaker.refusals(refused.refusals))
