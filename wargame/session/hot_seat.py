"""A game at one keyboard, from sitting down to getting up: whose turn it is, what each team had begun, what is next."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from wargame.engine.seeds import LARGEST_SEED
from wargame.model.labels import STRONG, SeatHolder
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.saves.drafts import Draft
from wargame.session.adviser import SessionAdviser
from wargame.session.control import SeatedControl
from wargame.session.clock import Plan, SessionClock
from wargame.session.seat import SeatedTeam, carried, fitting
from wargame.session.reading import words_to_read
from wargame.session.undo import SeatedUndo
from wargame.session.unread import for_control, latest, read_before

if TYPE_CHECKING:
    from wargame.model.events import Event
    from wargame.model.talk import Spoken
    from wargame.model.views import View
    from wargame.players.player import Player
    from wargame.saves.history import History
    from wargame.saves.receipts import Given
    from wargame.table.table import Table


class NextStep(Enum):
    """What comes next, read from the table alone: so that a game can be left anywhere and continued there."""

    BEGIN = "begin"
    """Nothing has been dealt: how the crisis begins is read, then ``open_turn``."""
    PLAN = "plan"
    """Teams sit down one after another and seal."""
    OPEN = "open"
    """All have sealed: ``reveal``."""
    RESOLVE = "resolve"
    """The orders are open, and it broke off there: ``reveal`` too."""
    TELL = "tell"
    """The turn is resolved and told, then ``open_turn``."""
    END = "end"
    """The game is over: ``close``."""


class HotSeatSession:
    """One sitting of people who share a keyboard. What a team has begun waits for that team alone, until it seals.

    Every command raises as the table's does: ``NotNow`` out of its phase, ``OSError`` where the disk takes no more.

    Attributes:
        table: the game.
        people: the seats that people hold, in the order of the scenario.
        control: what control may do at its desk; None: nobody runs the game, and the desk is there to read.
        alone: the seat of the only person at the table; None: there is none, or there are several, or control is there.
        opposite: for who plays alone: the other seats, with who holds them, as a save says it.
        clock: counts down the scenario's plan; None: it has none.
    """

    def __init__(
        self, table: Table, players: Mapping[str, Player], now: Callable[[], float] = time.monotonic, *,
        timed: bool = True, control: bool = False,
    ) -> None:  # fmt: skip
        """Sit down.

        Args:
            players: who orders without a keyboard; every other seat is a person's.
            now: seconds of a clock that only goes forward.
            timed: False: the teams plan at the same time, and whoever holds the sitting counts for all of them.
            control: somebody runs the game, and has a desk of its own between the seats.
        """
        self.table, self._players = table, dict(players)
        self.people = tuple(seat for seat in table.program.seats if seat not in players)
        self._read: dict[str, int] = {}
        self._held = dict(table.players)
        undoing = SeatedUndo(table, lambda: self.people, self._read.clear)
        own = SeatedControl(table, lambda: self.people, self._seat_anew, self.statement, undoing)
        self.control = own if control else None
        self.alone = self.people[0] if len(self.people) == 1 and not control else None
        self.opposite = {seat: table.players[seat] for seat in table.program.seats if seat in players and self.alone}
        plan = Plan.of(table.program.scenario.about)
        self.clock = SessionClock(plan, len(self.people), now) if plan and timed else None
        self._adviser = SessionAdviser(table)
        self._asked = 0

    # Where it stands

    @property
    def step(self) -> NextStep:
        """What comes next."""
        match self.table.state.phase:
            case Phase.SETUP | Phase.BRIEFING:
                return NextStep.BEGIN
            case Phase.PLANNING:
                return NextStep.PLAN
            case Phase.SEALED:
                return NextStep.OPEN
            case Phase.REVEALED:
                return NextStep.RESOLVE
            case Phase.REVIEW:
                return NextStep.TELL
            case Phase.DEBRIEF | Phase.CLOSED:
                return NextStep.END
            case unknown:
                assert_never(unknown)

    @property
    def view(self) -> View:
        """What everybody may know."""
        return self.table.view(PUBLIC)

    @property
    def audience(self) -> Viewer:
        """Who hears the reveal: all, or a person alone, who hears it as its own seat does."""
        return self.alone or PUBLIC

    @property
    def receipt(self) -> Given:
        """The last receipt the game gave: of a line that is on the disk."""
        return self.table.receipt

    @property
    def left_out(self) -> tuple[str, ...]:
        """The situations that were left out of this game, by code and title."""
        return self._named(self.table.start.left_out)

    @property
    def may_be_left_out(self) -> tuple[str, ...]:
        """The situations that may be, likewise."""
        return self._named(self.table.program.scenario.sensitive)

    def _named(self, injects: Iterable[str]) -> tuple[str, ...]:
        every = self.table.program.scenario.injects
        return tuple(f"{every[name].code} {every[name].title}" for name in injects)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The teams that have not sealed yet, in the order they are called."""
        return tuple(seat for seat in self.people if self.table.sealed_order(seat) is None)

    @property
    def control_words(self) -> tuple[Spoken, ...]:
        """What is control's to read while the game goes on."""
        return for_control(self.table.view(CONTROL))

    @property
    def history(self) -> History:
        """Everything that has happened, for what is told after a reveal and at the end: never for a screen."""
        return self.table.history

    # A team

    def call(self) -> None:
        """The next team is called, all others look away, and the clock rests. Seats nobody sits at say what they have
        to say, and seal: those that answer proposals after all people have. Raises ``OrderRefused`` where a script
        orders what the rules do not allow."""
        from wargame.players.answering import AnsweringPlayer
        from wargame.players.seating import seal_for

        if self.clock:
            self.clock.rest()
        if self.table.state.phase is Phase.PLANNING:
            self._answer()
            self._asked = self.table.state.turn
            ready = {
                seat: player for seat, player in self._players.items()
                if not (self.waiting and isinstance(player, AnsweringPlayer))
            }
            seal_for(self.table, ready, lambda seat: self.table.sealed_order(seat) is not None)

    @property
    def thinks(self) -> bool:
        """Whether the next call takes a moment: somebody looks ahead, as a turn begins for what it would propose, and
        after all people for what it orders."""
        due = not self.waiting or self._asked != self.table.state.turn
        strong = any(SeatHolder.parse(self.table.players[seat]).kind == STRONG for seat in self._players)
        return self.table.state.phase is Phase.PLANNING and due and strong

    def _answer(self) -> None:
        """Let those who answer proposals say what they have to say to people."""
        from wargame.players.answering import speak_for

        if self.people and self.table.state.phase is Phase.PLANNING:
            speak_for(self.table, self._players, self.people)

    def sit(self, seat: str) -> SeatedTeam:
        """A team sits down, to what it had begun; its time runs."""
        view, turn = self.table.view(seat), self.table.state.turn
        kept = self.table.drafts.of(seat, turn)
        draft = kept or Draft(turn, carried(self._last_order(seat), view), statement=self.statement(seat))
        if self.clock:
            self.clock.seat(turn, seat, self.table.program.scenario.seats[seat].name, words_to_read(view))
        read = self._read.get(seat, read_before(view))
        order = fitting(draft.order, view)
        return SeatedTeam(
            seat, order, draft.unfinished, read, self.table, self._adviser, draft.statement, self._answer
        )

    def _last_order(self, seat: str) -> Order:
        """What it sealed the turn before; none: no move."""
        before = self.table.history.ends.get(self.table.state.turn - 1)
        return before.orders.get(seat, NO_MOVE) if before else NO_MOVE

    def statement(self, seat: str) -> SeatStatement:
        """What it states with its order: as it is sealed or drafted, else what it stated last turn."""
        table = self.table
        if table.sealed_order(seat) is not None:
            return table.sealed_statement(seat)
        draft = table.drafts.of(seat, table.state.turn)
        if draft is not None:
            return draft.statement
        last = table.history.stated.get(table.state.turn - 1, {}) if table.outcomes else {}
        return last.get(seat, NOTHING_STATED)

    def _seat_anew(self) -> None:
        """Others hold seats, as the record says: who needs no keyboard is made, and orders as the next team is called.
        What was sealed stays sealed."""
        from wargame.players.seating import players_of

        held = {seat: holder for seat, holder in self.table.players.items() if self._held.get(seat) != holder}
        seed = secrets.randbelow(LARGEST_SEED)  # never the game's: who guesses it would know what a seat has sealed
        made = players_of(held, self.table.program.scenario, seed)
        self._players = {seat: one for seat, one in self._players.items() if seat not in held} | made
        self.people = tuple(seat for seat in self.table.program.seats if seat not in self._players)
        self._held |= held

    def rise(self, seat: str) -> None:
        """A team gets up without sealing: it has read what was said."""
        self._read[seat] = latest(self.table.view(seat))
        if self.clock:
            self.clock.rest()

    def seal(self, seat: str, order: Order) -> None:
        """A team seals its order and gets up; what it states stands as it left it (``SeatedTeam.statement``). Raises
        ``OrderRefused``."""
        self.table.seal(seat, order, self.statement(seat))
        self.rise(seat)

    def seal_rest(self) -> None:
        """Whoever needs no keyboard and has not sealed yet seals. Raises ``OrderRefused``."""
        from wargame.players.seating import seal_for

        seal_for(self.table, self._players, lambda seat: self.table.sealed_order(seat) is not None)

    def take_back(self, seat: str) -> None:
        """A team breaks its seal: the order waits for it where it sat. Those who answer proposals decide anew."""
        from wargame.players.answering import AnsweringPlayer

        stated, order = self.table.sealed_statement(seat), self.table.unseal(seat)
        for other, player in self._players.items():
            if isinstance(player, AnsweringPlayer) and self.table.sealed_order(other) is not None:
                self.table.unseal(other)  # it may be asked anew
        self.table.drafts.keep(seat, Draft(self.table.state.turn, order, statement=stated))

    # All together

    def open_turn(self) -> None:
        """The next turn begins."""
        self.table.open_turn()

    def reveal(self) -> tuple[Event, ...]:
        """Open the orders and resolve the turn, and begin to tell it; gives what happened since it opened, everything
        hidden included: for ``visible``, never for a screen."""
        events = self.table.reveal()
        self.tell()
        return events

    def tell(self) -> None:
        """The turn is told: its time runs."""
        if self.clock:
            self.clock.reveal(self.table.state.turn)

    def close(self, *, early: bool = False) -> None:
        """The game is over for good, or is ended here (``early``): every secret is opened, and it is talked about."""
        if self.table.state.phase is not Phase.CLOSED:
            self.table.close(early=early)
        if self.clock:
            self.clock.debrief()

    def leave(self) -> None:
        """Get up; the game can be continued."""
        self.table.leave()
