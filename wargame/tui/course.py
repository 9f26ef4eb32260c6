"""A game at this keyboard, from sitting down to getting up: what the scenes tell the table, and where each leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec

from wargame.session.clock import SessionClock
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.tui.desk import CannotPlay, GameTable, Seated
from wargame.tui.draft import fitting
from wargame.tui.flow import Stop, next_stop
from wargame.tui.heard import latest, read_before
from wargame.tui.text import clean

if TYPE_CHECKING:
    from wargame.debrief.chapter import PrivateNews
    from wargame.model.talk import Said
    from wargame.saves.receipts import Given
    from wargame.tui.app import WargameApp
    from wargame.tui.screens.asking import Unfinished

P = ParamSpec("P")


def command(method: Callable[Concatenate[Course, P], None]) -> Callable[Concatenate[Course, P], None]:
    """A command to the table from a scene. A second key while the next scene is on its way does nothing; what the
    table cannot do (a full disk, a script that breaks the rules) leads to the launcher, which says why."""

    @wraps(method)
    def run(self: Course, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.app.between_scenes:
            return
        try:
            method(self, *args, **kwargs)
        except CannotPlay as reason:
            self.app.refuse(reason)
        except OSError as reason:
            self.app.refuse(self.stopped(reason))

    return run


class Course:
    """One game being played. What a team has begun waits for that team alone, until it seals."""

    TWICE: ClassVar[float] = 0.3
    """Seconds within which a second Enter is one with the first."""

    def __init__(self, app: WargameApp, table: GameTable) -> None:
        self.app, self.table, self._desk = app, table, app.desk
        plan, people = self._desk.about(table).plan, self._desk.people(table)
        self.clock = SessionClock(plan, len(people), app.now) if plan else None
        self._news: Mapping[str, Sequence[PrivateNews]] = {}
        self._heard: dict[str, int] = {}
        self._sealed = -self.TWICE

    @property
    def receipt(self) -> Given:
        """The last receipt the game gave: of a line that is on the disk."""
        return self.table.receipt

    def stopped(self, reason: OSError) -> CannotPlay:
        """What the launcher says of a game that the disk did not take any further."""
        from wargame.table.stopped import stopped

        return CannotPlay(f"{stopped(reason, self.table.path)}.")

    # Where the game goes

    def go_on(self) -> None:
        """Everybody has sat down: go to the screen the game stands at. Raises ``CannotPlay`` where the save of a game
        that had begun cannot be read."""
        if self.table.state.turn:
            self._news = self._desk.news(self.table)
        match next_stop(self.table):
            case Stop.OPENING:
                from wargame.tui.screens.opening import Opening

                card = self._desk.about(self.table)
                self.app.go(lambda: Opening(card, self.receipt))
            case Stop.HANDOVER:
                self.hand_over()
            case Stop.REVEAL:
                self._show_reveal()
            case Stop.END:
                self._show_end()

    def hand_over(self, covered: str | None = None) -> None:
        """Call the next team; ``covered``: whose screen was covered, if that leads here."""
        from wargame.tui.screens.handover import HandOver

        if self.clock:
            self.clock.rest()
        self._desk.seal_for_others(self.table)
        view, who = self.table.view(PUBLIC), self._desk.people(self.table)
        self.app.go(lambda: HandOver(view, who, covered))

    def _show_reveal(self) -> None:
        from wargame.tui.screens.reveal import Reveal

        turn = self._desk.told(self.table, PUBLIC)
        if self.clock:
            self.clock.reveal(self.table.state.turn)
        self.app.go(lambda: Reveal(turn, self.receipt))

    def _show_end(self) -> None:
        if self.table.state.phase is not Phase.CLOSED:
            self.table.close()
        if self.clock:
            self.clock.debrief()
        self.app.show_end(partial(self._desk.debrief, self.table), self.table.path)

    # A team

    def begin(self, seat: str, order: Order, unfinished: Unfinished | None = None) -> None:
        """What a team finds chosen, and open, when it sits down next: also after a crash."""
        from wargame.saves.drafts import Draft
        from wargame.tui.screens.asking import to_text

        self.table.drafts.keep(seat, Draft(self.table.state.turn, order, to_text(unfinished)))

    def _begun(self, seat: str) -> tuple[Order, Unfinished | None]:
        """What a team had begun. What was open is opened once: where that breaks the screen, the choices are there."""
        from wargame.tui.screens.asking import from_text

        draft = self.table.drafts.of(seat, self.table.state.turn)
        if draft is None:
            return NO_MOVE, None
        self.begin(seat, draft.order)
        return draft.order, from_text(draft.unfinished)

    @command
    def take_seat(self, seat: str) -> None:
        """A team sits down: its own view, made now, and the choices it had made."""
        from wargame.tui.screens.seat import SeatScene

        view = self.table.view(seat)
        order, unfinished = self._begun(seat)
        draft = fitting(order, view)
        news = self._news.get(seat, ())
        heard = self._heard.get(seat, read_before(view))
        seated = Seated.at(self._desk, self.table, seat)
        if self.clock:
            name = next((card.name for card in view.seats if card.id == seat), seat)
            self.clock.seat(self.table.state.turn, seat, clean(name))
        self.app.go(lambda: SeatScene(seated, draft, news, heard, unfinished))

    @command
    def say(self, said: Said) -> None:
        """A team says something to the others: it is in the record at once."""
        if said.kind == "message":
            self.table.send(said)
        else:
            self.table.promise(said)

    @command
    def cover(self, seat: str, draft: Order, unfinished: Unfinished | None = None) -> None:
        """A team gets up without sealing; its choices, and what it was in the middle of, wait for it."""
        self.begin(seat, draft, unfinished)
        self._heard[seat] = latest(self.table.view(seat))
        self.hand_over(seat)

    @command
    def seal(self, seat: str, order: Order) -> None:
        """A team's order is sealed."""
        self.table.seal(seat, order)
        self._sealed = self.app.now()
        self._heard[seat] = latest(self.table.view(seat))
        self.hand_over()

    @property
    def hasty(self) -> bool:
        """Whether an Enter that comes now is still the one that sealed: pressed twice or held down, it must not open
        the next seat."""
        if self.app.now() - self._sealed >= self.TWICE:
            return False
        self._sealed = self.app.now()
        return True

    @command
    def take_back(self, seat: str) -> None:
        """A team breaks its seal and sits down again."""
        self.begin(seat, self.table.unseal(seat))
        self.take_seat(seat)

    # Control

    @command
    def control_reads(self) -> None:
        """Control sits down to read; it changes nothing."""
        from wargame.session.unread import for_control
        from wargame.tui.screens.control import ControlDesk

        view, spoken = self.table.view(PUBLIC), for_control(self.table.view(CONTROL))
        self.app.go(lambda: ControlDesk(view, spoken))

    @command
    def control_rises(self) -> None:
        """Control has read: as after any cover, the next Enter opens nothing."""
        self.hand_over(CONTROL)

    # All together

    @command
    def open_orders(self) -> None:
        """Everybody is here: open the orders and resolve the turn."""
        self.table.reveal()
        self._news = self._desk.news(self.table)
        self._show_reveal()

    @command
    def after_reveal(self) -> None:
        """The turn has been told: on to the next, or to the end."""
        if next_stop(self.table) is Stop.END:
            self._show_end()
        else:
            self.next_turn()

    @command
    def next_turn(self) -> None:
        """Open the next turn and call the first seat."""
        self.table.open_turn()
        self.hand_over()
