"""What control may ask and do at its desk, where somebody runs the game. No more of it reaches who shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from wargame.engine.information.observer import Observer
from wargame.engine.information.talk import talk_turn
from wargame.engine.inject_control import standings
from wargame.engine.names import doctrines_of
from wargame.engine.phases import NotNow
from wargame.engine.rulings import controls_red_lines, track_room
from wargame.model.events import Ruled
from wargame.model.labels import HUMAN, IDLE, RANDOM, STRONG, SeatHolder
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import INJECT_RULINGS, InjectRuling, RulingCommand, kind_of
from wargame.model.state import Phase
from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.records import record
from wargame.saves.drafts import Draft
from wargame.saves.standing import undone_by
from wargame.session.injects import would_read
from wargame.session.undo import SeatedUndo
from wargame.session.unread import control_hears
from wargame.table.refused import NotRuled, NotSaid

if TYPE_CHECKING:
    from wargame.engine.inject_control import InjectStanding
    from wargame.engine.program import Program
    from wargame.model.card_views import InjectView
    from wargame.model.forecasting import SeatStatement
    from wargame.model.orders import Order
    from wargame.model.rulings import RulingObjection
    from wargame.model.talk import TalkObjection
    from wargame.model.views import View
    from wargame.saves.history import ControlNote
    from wargame.saves.lines import Line
    from wargame.table.mending import MendCommands
    from wargame.table.real_dice import RealDice
    from wargame.table.table import Table


@record
class TrackRoom:
    """A track by its slot: where it stands, and within what it may be moved."""

    slot: str
    now: int
    least: int
    most: int


@record
class SealedLook:
    """Sealed orders that control looked at: seat to order, and to the line of its seal."""

    orders: Mapping[str, Order]
    seals: Mapping[str, int]


@record
class SeatedControl:
    """Control has sat down (``HotSeatSession.control``).

    Attributes:
        _seated: the seats that people hold now.
        _seat_anew: called where somebody else holds a seat.
        _stated: what a seat states beside its order, where a game is played with forecasts.
        undoing: what takes the game back.
    """

    _table: Table
    _seated: Callable[[], tuple[str, ...]]
    _seat_anew: Callable[[], None]
    _stated: Callable[[str], SeatStatement]
    undoing: SeatedUndo

    @property
    def program(self) -> Program:
        """The rules, for the names in them."""
        return self._table.program

    @property
    def view(self) -> View:
        """What everybody may know: the seats, the turn, and who has sealed."""
        return self._table.view(PUBLIC)

    @property
    def notes(self) -> tuple[ControlNote, ...]:
        """What it noted so far."""
        return self._table.control.notes

    @property
    def lines(self) -> Iterator[tuple[int, Line]]:
        """The lines of the journal that it may see, with their numbers, the newest first: not that seats spoke among
        themselves."""
        for n, line in reversed(list(enumerate(self._table.control.lines, 1))):
            if not isinstance(line, (Message, Promise, Proposal, Response)) or control_hears(line):
                yield n, line

    @property
    def undone(self) -> Mapping[int, int]:
        """The lines that it took back, each with the line on which it did."""
        return undone_by(self._table.control.lines)

    def text_objection(self, text: str) -> TalkObjection | None:
        """Why this text could not be written down now; None: it can."""
        return self._table.control.text_objection(text)

    def note(self, line: int, text: str) -> None:
        """Note something on a line. Raises ``NotSaid``, ``NotNow``, and ``OSError`` where the disk takes no more."""
        self._table.control.note(line, text)

    def note_newest(self, text: str) -> None:
        """Note something on the newest line. Raises as ``note``."""
        number, _line = next(self.lines)
        self.note(number, text)

    @property
    def real_dice(self) -> RealDice:
        """What types in dice that were thrown at the table."""
        return self._table.control.real_dice

    @property
    def mending(self) -> MendCommands:
        """What puts slips of the pen right in texts."""
        return self._table.control.mending

    def look(self, seat: str, noted: str) -> View:
        """What a seat may know; that control looked is noted in the record. Raises as ``note``."""
        self.note_newest(noted)
        return self.seen_by(seat)

    def seen_by(self, seat: str) -> View:
        """What a seat may know, as if it had ordered nothing, where a look at it is noted already."""
        return self._table.view(seat, NO_MOVE)

    @property
    def lets_see(self) -> bool:
        """Whether the scenario lets control look at sealed orders."""
        return self.program.scenario.about.control_sees_orders == "on"

    @property
    def sealed_now(self) -> tuple[str, ...]:
        """The seats whose sealed orders it may look at now."""
        return self._seals if self.lets_see else ()

    def look_at_sealed(self, noted: str) -> SealedLook:
        """The orders that are sealed now; that control looked is noted in the record before it sees them. Raises
        ``NotNow`` where there are none that it may see, and as ``note``."""
        if not self.sealed_now:
            raise NotNow("there is no sealed order that control may see")
        self.note_newest(noted)
        found = {seat: self._table.sealed_order(seat) for seat in self.sealed_now}
        seals = self._table.history.last.seals
        return SealedLook(
            {seat: order for seat, order in found.items() if order is not None},
            {seat: seals[seat].line for seat in found},
        )

    def still_sealed(self, look: SealedLook) -> Mapping[str, Order]:
        """Of what it looked at, what is sealed yet: what was sealed since takes another look."""
        seals = self._table.history.last.seals
        same = (seat for seat in self.sealed_now if seat in seals and look.seals.get(seat) == seals[seat].line)
        return {seat: look.orders[seat] for seat in same}

    # Seats

    @property
    def holders(self) -> Mapping[str, str]:
        """Seat to who holds it now."""
        return self._table.players

    @property
    def can_hold(self) -> tuple[str, ...]:
        """Who can be given a seat, as a save says it."""
        doctrines = (str(SeatHolder.by_doctrine(name)) for name in doctrines_of(self.program.scenario))
        return (HUMAN, *doctrines, STRONG, RANDOM, IDLE)

    @property
    def absent(self) -> tuple[str, ...]:
        """The teams that have not sealed, for which control can seal now."""
        planning = self._table.state.phase is Phase.PLANNING
        return tuple(seat for seat in self._seated() if planning and self._table.sealed_order(seat) is None)

    def seal_for(self, seat: str, noted: str) -> None:
        """Seal for a team that is not there what it has begun and stated, or no move; it is noted in the record. Raises
        ``NotNow``, ``OrderRefused`` and as ``note``."""
        draft = self._table.drafts.of(seat, self._table.state.turn)
        self._table.seal(seat, draft.order if draft else NO_MOVE, self._stated(seat))
        self.note_newest(noted)

    # Words

    @property
    def turn(self) -> int | None:
        """The turn that what it says now belongs to; None: nothing can be said now."""
        return talk_turn(self._table.state)

    @property
    def asker(self) -> str | None:
        """The seat that wrote to control last; None: none has."""
        asked = [
            line.sender for _n, line in self.lines if isinstance(line, Message) and line.sender in self.program.seats
            and CONTROL in line.to
        ]
        return asked[0] if asked else None

    def message(self, to: tuple[str, ...], text: str) -> Message:
        """Words of control's, to seats or to all, as they can be said now."""
        return Message(turn=self.turn or 0, sender=CONTROL, to=to, text=text)

    def talk_objection(self, said: Message) -> TalkObjection | None:
        """Why this cannot be said now; None: it can."""
        return self._table.objection(said)

    def say(self, said: Message) -> None:
        """Say it: those it goes to find it in their talk. Raises ``NotSaid``, and ``OSError``."""
        self._table.say(said)

    # Rulings

    @property
    def tracks(self) -> tuple[TrackRoom, ...]:
        """Every track as it stands in truth, with how far it may be moved."""
        program, state = self.program, self._table.state
        found = []
        for slot in program.slots:
            room = track_room(program, state, slot.name)
            if room is not None:
                found.append(TrackRoom(slot.name, state.values[program.index[slot.name]], *room))
        return tuple(found)

    @property
    def red_lines(self) -> tuple[str, ...]:
        """The red lines that it may cross, by id."""
        return controls_red_lines(self.program, self._table.state)

    @property
    def sealed(self) -> tuple[str, ...]:
        """The teams whose seals stand in its way: before it moves anything, they are broken."""
        return tuple(seat for seat in self._seals if seat in self._seated())

    @property
    def _seals(self) -> tuple[str, ...]:
        """All seals that stand in its way; who orders without a keyboard seals anew as the next team is called."""
        state = self._table.state
        planning = state.phase in (Phase.PLANNING, Phase.SEALED)
        return tuple(seat for seat in self.program.seats if planning and seat in state.sealed)

    @property
    def orders_wait(self) -> bool:
        """Whether all have sealed, so that the orders can be opened."""
        return self._table.state.phase is Phase.SEALED

    @property
    def opened(self) -> Mapping[str, Order]:
        """This turn's orders, once they are opened and before they are resolved."""
        return self._table.control.opened

    def open_orders(self) -> None:
        """Open all orders before they are resolved, to look at them. No team can take its order back any more."""
        self._table.open_orders()

    def objection(self, ruling: RulingCommand) -> RulingObjection | None:
        """Why it cannot rule so now, the seals that stand apart; None: it can."""
        wrong = self._table.control.objection(ruling)
        return None if wrong and wrong.against == "seals_stand" else wrong

    def reason_objection(self, reason: str) -> TalkObjection | None:
        """Why this cannot be the reason of a ruling; None: it can."""
        return self._table.control.reason_objection(reason)

    def text_of_ruling_objection(self, ruling: RulingCommand) -> TalkObjection | None:
        """Why a text of a ruling cannot be written down; None: they can."""
        return self._table.control.text_of_ruling_objection(ruling)

    @property
    def injects(self) -> tuple[InjectStanding, ...]:
        """How every inject of the scenario stands."""
        return standings(self.program, self._table.state, self._table.start.left_out)

    def can_direct(self, inject: str) -> tuple[InjectRuling, ...]:
        """What can be ruled of an inject now."""
        asked = {what: RulingCommand(category="exercise", reason="", what=what, id=inject) for what in INJECT_RULINGS}
        return tuple(what for what, ruling in asked.items() if self.objection(ruling) is None)

    def would_read(self, ruling: RulingCommand) -> tuple[tuple[str, View, tuple[InjectView, ...]], ...]:
        """What seats would read (``session.injects``)."""
        return tuple(would_read(self._table, ruling))

    def told_to(self, ruling: RulingCommand) -> tuple[str, ...]:
        """The seats that are told of it at once, with its reason."""
        said = Ruled(category=ruling.category, reason=ruling.reason, what=ruling.what, id=ruling.id)
        return tuple(seat for seat in self.program.seats if Observer(self.program, seat, (), False).sees(said))

    def rule(self, ruling: RulingCommand) -> None:
        """Rule. Seals that stand in its way are broken: each order waits for its team where it sat. Nothing is broken
        for a ruling that cannot be given. Raises ``NotSaid``, ``NotRuled``, and ``OSError``."""
        wrong = self.objection(ruling)
        if wrong is not None:
            raise NotRuled(wrong)
        unfit = self.text_of_ruling_objection(ruling)
        if unfit is not None:
            raise NotSaid(unfit)
        if kind_of(ruling.what).before_seals:
            for seat in self._seals:
                stated, order = self._table.sealed_statement(seat), self._table.unseal(seat)
                if seat in self._seated():
                    draft = Draft(self._table.state.turn, order, statement=stated, seal_broken=True)
                    self._table.drafts.keep(seat, draft)
        self._table.control.rule(ruling)
        if ruling.what == "seat":
            self._seat_anew()
