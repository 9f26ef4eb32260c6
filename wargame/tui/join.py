"""The application of a seat whose game is hosted elsewhere: it shows what the host sends, and asks for what is
chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, assert_never

from textual import work
from textual.message import Message
from textual.screen import Screen

from wargame import library
from wargame.document.nodes import paragraph
from wargame.remote.connection import NoHost, NotDone
from wargame.remote.reading import CannotBeRead
from wargame.remote.requests import KeepDraft, SeatRequest
from wargame.remote.seat import Heard, HostGone, HostSaid, PlaceLost, RemoteSeat
from wargame.remote.telling import (
    NOTES, back_words, command_again, gone_words, not_done, parting, sitting_down, version_words,
)  # fmt: skip
from wargame.remote.state import SeatMessage, SeatStand, SeatState
from wargame.session.catalogue import CannotPlay, Catalogue
from wargame.settings import Settings, load, store
from wargame.tui.answers import SealOrder, Then
from wargame.tui.app import USUAL, WargameApp
from wargame.tui.screens.hosted import FromHostedPage, HostedPage
from wargame.tui.screens.hosted_desk import HostedDesk
from wargame.tui.screens.hosted_reveal import HostedReveal
from wargame.tui.screens.waiting import Waiting
from wargame.tui.terminal_query import NOTHING_KNOWN, TerminalFacts, ask_terminal
from wargame.tui.text import clean
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.model.orders import Order
    from wargame.reporting.outlook import OutlookReport

class JoinApp(WargameApp):
    """A seat at a hosted game.

    Attributes:
        parting: what is said once the screen is gone; "": nothing.
    """

    AGAIN: ClassVar[float] = 0.05
    """Seconds until a view is shown that came between two scenes."""
    LONG: ClassVar[float] = 3600.0
    """How long the notice of a lost connection stays, unless it comes back."""

    class HostHeard(Message):
        """The host has sent something to who sat here then."""

        def __init__(self, seat: RemoteSeat, heard: Heard) -> None:
            super().__init__()
            self.seat, self.heard = seat, heard

    class HostAnswered(Message):
        """What came of a request of who sat here then."""

        def __init__(self, seat: RemoteSeat, request: SeatRequest, said: str, refused: bool) -> None:
            super().__init__()
            self.seat, self.request, self.said, self.refused = seat, request, said, refused

    def __init__(
        self, seat: RemoteSeat, again: Callable[[], None], *, settings: Settings = USUAL,
        keep: Callable[[Settings], str] = lambda settings: "", facts: TerminalFacts = NOTHING_KNOWN,
        ascii_only: bool = False,
    ) -> None:  # fmt: skip
        """Sit down.

        Args:
            seat: at a connection that was let in.
            again: takes the place again; raises as ``HostConnection.enter``.
        """
        super().__init__(Catalogue(), settings=settings, keep=keep, facts=facts, ascii_only=ascii_only)
        self.seat, self.parting, self._enter = seat, "", again
        self.clock, self.alone = seat.clock, True
        self._stand: SeatStand | None = None
        self._gone = self._due = False

    def get_default_screen(self) -> Screen[Any]:
        """The host has not sent anything yet."""
        waiting = Waiting(sitting_down(self.seat))
        waiting.answers(lambda nothing: self._get_up())
        return waiting

    def on_mount(self) -> None:
        """Listen."""
        self._listen()

    def _listen(self) -> None:
        seat = self.seat
        seat.listen(
            lambda heard: self._post(self.HostHeard(seat, heard)),
            lambda request, said, refused: self._post(self.HostAnswered(seat, request, said, refused)),
        )

    def _post(self, message: Message) -> None:
        """From a thread of the connection, which may outlive the screen by a moment."""
        if self.is_running:
            self.post_message(message)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only control stops the clock."""
        return False if action == "halt_clock" else super().check_action(action, parameters)

    # What the host sends

    def on_join_app_host_heard(self, event: HostHeard) -> None:
        """Show it."""
        if event.seat is not self.seat:  # it was left meanwhile
            return
        match event.heard:
            case SeatMessage() as message:
                self._back()
                self.seat.take(message)
                self._settle()
                self.show_clock()
            case HostSaid(words):
                self.notify(clean(words), markup=False, timeout=10)
            case HostGone(why):
                self._lost_connection(why)
            case PlaceLost(words):
                self._lost_place(words)
            case CannotBeRead() as problem:
                self._end(version_words(problem))
            case unknown:
                assert_never(unknown)

    def on_join_app_host_answered(self, event: HostAnswered) -> None:
        """Say why something was not done. A draft that came too late for its turn was meant for nobody."""
        if event.seat is not self.seat or not event.refused:
            return
        self.seat.refused(event.request)
        if not isinstance(event.request, KeepDraft):
            self.notify(clean(not_done(event.request, event.said)), markup=False, severity="error", timeout=12)

    def _lost_connection(self, why: str) -> None:
        if not self._gone:
            self._gone = True
            self.notify(clean(gone_words(why)), markup=False, timeout=self.LONG)

    def _back(self) -> None:
        if self._gone:
            self._gone = False
            self.clear_notifications()
            self.notify(back_words(), markup=False, timeout=3)

    def _lost_place(self, words: str) -> None:
        """Another screen sits here now."""
        self._stand = None
        state = self.seat.team.sent if self.seat.team else None
        rows = (("again", _("Take the place again")),)
        text = (paragraph(words),)
        self._read(HostedPage, state.title if state else "", _("Another screen"), text, "", "", rows,
                   then=self._take_again)  # fmt: skip

    def _take_again(self) -> None:
        self._sit_again()

    @work(exclusive=True, group="table")
    async def _sit_again(self) -> None:
        self.seat.leave(0.0)  # what it still had to ask would be asked in the name of who sits down now
        try:
            await self.waiting(sitting_down(self.seat), self._enter)
        except (NoHost, NotDone) as problem:
            self._end(str(problem))
        else:
            self.seat = RemoteSeat(self.seat.connection)
            self.clock = self.seat.clock
            self._listen()

    # Which screen

    def _settle(self) -> None:
        """Go to the screen the game stands at, or show what is new there."""
        if self.between_scenes:
            if not self._due:
                self._due = True
                self.set_timer(self.AGAIN, self._settle_late)
            return
        team = self.seat.team
        assert team is not None
        state, scene = team.sent, self.scene
        stand = state.stand
        if stand != self._stand:
            if self._stand is not None and self._stand[0] == "desk" and stand[0] in ("given", "opened", "reveal"):
                team.rise()
            self._stand = stand
            self._show(state, stand)
        elif isinstance(scene, HostedDesk):
            scene.hear(state.news, sealed=state.sealed)
        elif isinstance(scene, HostedReveal) and state.told is not None:
            scene.hear(state.told, state.news)

    def _settle_late(self) -> None:
        self._due = False
        self._settle()

    def _show(self, state: SeatState, stand: SeatStand) -> None:
        match stand[0]:
            case "before" | "given" | "opened":
                self._read(HostedPage, state.title, state.seat, state.story, _(NOTES[stand[0]]), state.receipt)
            case "desk":
                self._plan()
            case "reveal":
                self.go(self._reveal, self._chosen)
            case "end":
                self._read(HostedPage, state.title, _("How it ended"), state.end, "", state.receipt)

    def _read(self, page: type[HostedPage], *given: Any, then: Callable[[], None] = lambda: None) -> None:
        def chosen(result: FromHostedPage) -> None:
            if result is Then.ON:
                then()
            else:
                self._get_up()

        self.go(partial(page, *given), chosen)

    def _plan(self) -> None:
        self.go(self._desk, self._chosen)

    def _desk(self) -> HostedDesk:
        team = self.seat.team
        assert team is not None
        outlooks = self._outlooks if team.sent.advised else None
        return HostedDesk(team, self.seat.speaker, team.sent.news, outlooks, sealed=team.sent.sealed)

    def _reveal(self) -> HostedReveal:
        assert self.seat.team is not None
        state = self.seat.team.sent
        assert state.told is not None
        return HostedReveal(state.told, state.news, state.receipt)

    # What is chosen

    def _chosen(self, chosen: object) -> None:
        team = self.seat.team
        assert team is not None
        match chosen:
            case SealOrder(order):
                team.seal(order)
            case Then.UNSEAL:
                team.take_back()
            case Then.COVER:
                team.rise()
                text = (paragraph(_("The desk is covered. What was begun waits for this seat.")),)
                rows = (("desk", _("Back to the desk")),)
                self._read(HostedPage, team.sent.title, team.sent.seat, text, "", "", rows, then=self._plan)
            case _:
                self._get_up()

    def _outlooks(self, order: Order, wanted: Callable[[], bool]) -> Iterator[OutlookReport]:
        """What an order may lead to; asked off the screen's loop."""
        try:
            yield from self.seat.outlooks(order, wanted)
        except (NoHost, NotDone) as problem:
            self.call_from_thread(self.notify, clean(str(problem)), markup=False, timeout=10)

    # The end

    def leave_game(self, reason: CannotPlay | None = None) -> None:
        """There is no launcher behind a hosted game."""
        self._end(str(reason or ""))

    def _get_up(self) -> None:
        self._end("")

    @work(exclusive=True, group="leaving")
    async def _end(self, words: str) -> None:
        """Get up: what waits goes out first."""
        told = parting(self.seat, words, through=await asyncio.to_thread(self.seat.leave))
        again = command_again(self.seat)
        self.parting = f"{told}\n  {again}" if again else told
        self.exit()


def join(seat: RemoteSeat, again: Callable[[], None], *, ascii_only: bool = False, mouse: bool = True) -> str:
    """Open the screen at a seat; returns when it is left, with what is to be said then. Raises ``SystemExit`` where
    the program was told to end, or broke."""
    path = library.settings_path()
    settings, _told = load(path)
    facts = NOTHING_KNOWN
    if settings.glyphs == "auto" or settings.theme == "follow":
        facts = ask_terminal(ground=settings.theme == "follow")
    app = JoinApp(
        seat, again, settings=settings, keep=partial(store, path=path), facts=facts, ascii_only=ascii_only
    )
    try:
        app.run(mouse=mouse and settings.mouse)
    finally:
        app.seat.leave(0.0 if app.parting else 1.0)
    if app.return_code:
        raise SystemExit(app.return_code)
    return app.parting
