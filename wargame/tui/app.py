"""The application: it holds the table, decides which screen comes next, and covers every trace of the screen before."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.screen import Screen

from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.settings import Settings, load, store
from wargame.clock import SessionClock
from wargame.tui.desk import CannotPlay, Chapter, Choice, Desk, GameTable, Seated
from wargame.tui.draft import fitting
from wargame.tui.flow import Stop, next_stop
from wargame.tui.heard import latest, read_before
from wargame.tui.probe import NOTHING_KNOWN, TerminalFacts, ask_terminal
from wargame.tui.scenes import SceneApp
from wargame.tui.screens.dialogue import Ask
from wargame.tui.screens.launcher import Launcher
from wargame.tui.text import clean, plain, stack

if TYPE_CHECKING:
    from wargame.model.talk import Said
    from wargame.tui.screens.asking import Unfinished

T = TypeVar("T")
P = ParamSpec("P")
USUAL = Settings()


def command(method: Callable[Concatenate[WargameApp, P], None]) -> Callable[Concatenate[WargameApp, P], None]:
    """A command to the table from a scene. A second key while the next scene is on its way does nothing; what the
    table cannot do (a full disk, a script that breaks the rules) leads to the launcher, which says why."""

    @wraps(method)
    def run(self: WargameApp, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.between_scenes:
            return
        try:
            method(self, *args, **kwargs)
        except CannotPlay as reason:
            self._refuse(reason)
        except OSError as reason:
            self._refuse(
                CannotPlay(f"The game could not be written: {reason.strerror}. Continue it once that is mended.")
            )

    return run


class WargameApp(SceneApp):
    """The whole screen. ``desk`` answers for the house below; tests bring their own, with usual settings kept nowhere.

    Args:
        first: where to go from the launcher at once, e.g. ``lambda app: app.resume(path)``.
        settings: what the user likes; ``keep`` writes them down and gives why it could not.
        facts: what the terminal told of itself. ``ascii_only``: ASCII signs, whatever settings and terminal say.
        now: seconds of a clock that only goes forward.
    """

    CSS_PATH = [
        "styles/wargame.tcss",
        "styles/seat.tcss",
        "styles/comfort.tcss",
        "styles/map.tcss",
        "styles/talk.tcss",
        "styles/record.tcss",
    ]
    """The common rules first, then a file for each screen or widget that has rules of its own."""

    def __init__(
        self,
        desk: Desk,
        *,
        first: Callable[[WargameApp], object] | None = None,
        settings: Settings = USUAL,
        keep: Callable[[Settings], str] = lambda settings: "",
        facts: TerminalFacts = NOTHING_KNOWN,
        ascii_only: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(settings, keep, facts, ascii_only=ascii_only, now=now)
        self.desk = desk
        self.table: GameTable | None = None
        self._first = first
        self._drafts: dict[str, Order] = {}
        self._news: Mapping[str, Sequence[Chapter]] = {}
        self._heard: dict[str, int] = {}
        self._unfinished: dict[str, Unfinished] = {}

    def get_default_screen(self) -> Screen[Any]:
        """The launcher is painted first; reading scenarios and rules comes after."""
        return Launcher()

    def on_mount(self) -> None:
        """Go where the command line asked to go."""
        super().on_mount()
        if self._first is not None:
            self._first(self)

    def on_unmount(self) -> None:
        """Whoever opened this application gets its memory back."""
        gc.unfreeze()

    # Outside a game

    def to_launcher(self) -> None:
        """The first screen; the table is left, the journal keeps the game."""
        if self.table is not None:
            self.table.leave()
            self.table = None
            gc.unfreeze()
        self.clock = None
        self._drafts.clear()
        self._news = {}
        self._heard.clear()
        self._unfinished.clear()
        self.go(Launcher)

    def to_scenarios(self) -> None:
        """The shelf of scenarios."""
        from wargame.tui.screens.library import Scenarios

        self.go(Scenarios)

    def to_saves(self) -> None:
        """The shelf of games."""
        from wargame.tui.screens.library import Saves

        self.go(Saves)

    def to_settings(self) -> None:
        """What the user likes."""
        from wargame.tui.screens.settings import SettingsScene

        self.go(SettingsScene)

    def to_new_game(self, scenario: str | None = None) -> None:
        """The form of a new game."""
        from wargame.tui.screens.new_game import NewGame

        self.go(lambda: NewGame(scenario))

    @work(exclusive=True, group="table")
    async def to_replay(self, path: Path) -> None:
        """A recorded game."""
        from wargame.tui.screens.replay import Replay

        try:
            record = await self.waiting("Opening the record", partial(self.desk.recorded, path, self.progress))
        except CannotPlay as reason:
            self._refuse(reason)
            return
        self.go(lambda: Replay(record, path))

    def hand_out(self, heading: str, chapters: Sequence[Chapter], name: str, save: Path | None = None) -> None:
        """Steps that everybody here may read, as text: into the clipboard and beside the save."""
        from wargame.debrief.kept import as_text

        self.hand_out_text(as_text(heading, chapters), name, save)

    def hand_out_text(self, text: str, name: str, save: Path | None = None, *, copied: bool = True) -> None:
        """A text that everybody here may read: kept as a file beside its save (None: of the game being played), and
        ``copied`` into the clipboard, where the terminal allows it. Says where it is."""
        if copied:
            self.copy_open(text)
        try:
            said = f"Kept as {self.desk.keep(text, name, save or self._playing().path)}"
        except OSError as reason:
            said = f"It could not be written: {reason.strerror}"
        self.notify(clean(f"Copied. {said}" if copied else said), markup=False)

    def give_up(self) -> None:
        """Wait no longer: back to the launcher."""
        self.workers.cancel_group(self, "table")
        self.to_launcher()

    def _refuse(self, reason: CannotPlay) -> None:
        self.said = str(reason)
        self.to_launcher()

    # A game

    @work(exclusive=True, group="table")
    async def start(self, choice: Choice) -> None:
        """Set up a table for this choice and begin."""
        await self._sit_down("Setting the table", partial(self.desk.new_game, choice))

    @work(exclusive=True, group="table")
    async def resume(self, path: Path) -> None:
        """Go on with a saved game."""
        await self._sit_down("Opening the record", partial(self.desk.resume, path))

    @work(exclusive=True, group="table")
    async def sit_down(self, table: GameTable) -> None:
        """Play at a table that was set already."""
        await self._sit_down("Setting the table", partial(self.desk.take, table))

    async def _sit_down(self, text: str, make: Callable[[], GameTable]) -> None:
        try:
            self.table = await self.waiting(text, make)
            self._news = self.desk.news(self.table) if self.table.state.turn else {}
            plan, people = self.desk.about(self.table).plan, self.desk.people(self.table)
            self.clock = SessionClock(plan, len(people), self.now) if plan else None
            gc.collect()
            gc.freeze()  # the rules stay while they are played: nobody need look through them at every tenth key
            self._advance()
        except CannotPlay as reason:
            self._refuse(reason)

    def _playing(self) -> GameTable:
        assert self.table is not None, "no game is running"
        return self.table

    def _advance(self) -> None:
        """Go to the screen the game stands at."""
        table = self._playing()
        match next_stop(table):
            case Stop.OPENING:
                from wargame.tui.screens.opening import Opening

                card = self.desk.about(table)
                self.go(lambda: Opening(card))
            case Stop.HANDOVER:
                self._hand_over()
            case Stop.REVEAL:
                self._show_reveal()
            case Stop.END:
                self._show_end()

    def _hand_over(self, covered: str | None = None) -> None:
        from wargame.tui.screens.handover import HandOver

        table = self._playing()
        if self.clock:
            self.clock.rest()
        self.desk.seal_for_others(table)
        view, who = table.view(PUBLIC), self.desk.people(table)
        self.go(lambda: HandOver(view, who, covered))

    @command
    def take_seat(self, seat: str) -> None:
        """A team sits down: its own view, made now, and the choices it had made."""
        from wargame.tui.screens.seat import SeatScene

        table = self._playing()
        view = table.view(seat)
        draft = fitting(self._drafts.get(seat, NO_MOVE), view)
        news = self._news.get(seat, ())
        heard = self._heard.get(seat, read_before(view))
        seated = Seated.at(self.desk, table, seat)
        if self.clock:
            name = next((card.name for card in view.seats if card.id == seat), seat)
            self.clock.seat(table.state.turn, seat, clean(name))
        unfinished = self._unfinished.pop(seat, None)
        self.go(lambda: SeatScene(seated, draft, news, heard, unfinished))

    @command
    def control_reads(self) -> None:
        """Control sits down to read; it changes nothing."""
        from wargame.debrief.talking import for_control
        from wargame.tui.screens.control import ControlDesk

        view, talk = self._playing().view(PUBLIC), self._playing().view(CONTROL).talk
        spoken = for_control(talk) if talk else ()
        self.go(lambda: ControlDesk(view, spoken))

    @command
    def control_rises(self) -> None:
        """Control has read: as after any cover, the next Enter opens nothing."""
        self._hand_over(CONTROL)

    @command
    def say(self, said: Said) -> None:
        """A team says something to the others: it is in the record at once."""
        table = self._playing()
        if said.kind == "message":
            table.send(said)
        else:
            table.promise(said)

    @command
    def cover(self, seat: str, draft: Order, unfinished: Unfinished | None = None) -> None:
        """A team gets up without sealing; its choices, and what it was in the middle of, wait for it."""
        self._drafts[seat] = draft
        if unfinished is not None:
            self._unfinished[seat] = unfinished
        self._heard[seat] = latest(self._playing().view(seat))
        self._hand_over(seat)

    @command
    def seal(self, seat: str, order: Order) -> None:
        """A team's order is sealed."""
        self._playing().seal(seat, order)
        self.note_seal()
        self._heard[seat] = latest(self._playing().view(seat))
        self._drafts.pop(seat, None)
        self._hand_over()

    @command
    def take_back(self, seat: str) -> None:
        """A team breaks its seal and sits down again."""
        self._drafts[seat] = self._playing().unseal(seat)
        self.take_seat(seat)

    @command
    def open_orders(self) -> None:
        """Everybody is here: open the orders and resolve the turn."""
        self._drafts.clear()
        self._unfinished.clear()
        table = self._playing()
        table.reveal()
        self._news = self.desk.news(table)
        self._show_reveal()

    def _show_reveal(self) -> None:
        from wargame.tui.screens.reveal import Reveal

        turn = self.desk.told(self._playing(), PUBLIC)
        if self.clock:
            self.clock.reveal(self._playing().state.turn)
        self.go(lambda: Reveal(turn))

    @command
    def after_reveal(self) -> None:
        """The turn has been told: on to the next, or to the end."""
        if next_stop(self._playing()) is Stop.END:
            self._show_end()
        else:
            self.next_turn()

    @command
    def next_turn(self) -> None:
        """Open the next turn and call the first seat."""
        self._playing().open_turn()
        self._hand_over()

    @work(exclusive=True, group="table")
    async def _show_end(self) -> None:
        from wargame.tui.screens.end import End

        table = self._playing()
        if table.state.phase is not Phase.CLOSED:
            table.close()
        if self.clock:
            self.clock.debrief()
        try:
            debrief = await self.waiting("Turning the cards over", partial(self.desk.debrief, table))
        except CannotPlay as reason:
            self._refuse(reason)
            return
        self.go(lambda: End(debrief, table.path))

    @work(exclusive=True, group="ask")
    async def ask_to_leave(self, lost: str = "") -> None:
        """Ask before a running game is left."""
        text = stack("The game is written down as far as it was played.", "Continue it from the launcher.")
        if lost:
            text = stack(text, "", plain(lost, "$bad"))
        if await self.push_screen_wait(Ask("Leave the game?", text, "Leave", "Stay")):
            self.to_launcher()


def play(
    first: Callable[[WargameApp], object] | None = None, *, ascii_only: bool = False, mouse: bool = True
) -> None:
    """Open the screen on the shipped and own scenarios and saves; returns when the player quits.

    ``first``: where to go at once, e.g. ``lambda app: app.to_replay(path)``. Nowhere: the launcher waits for a choice.
    """
    from wargame import library
    from wargame.tui.shelf import Shelf

    path = library.settings_path()
    settings, told = load(path)
    facts = NOTHING_KNOWN
    if settings.glyphs == "auto" or settings.theme == "follow":
        facts = ask_terminal(ground=settings.theme == "follow")
    app = WargameApp(
        Shelf(),
        first=first,
        settings=settings,
        keep=partial(store, path=path),
        facts=facts,
        ascii_only=ascii_only,
    )
    app.said = " ".join((*told, *app.key_problems, *app.about_signs()))
    try:
        app.run(mouse=mouse and settings.mouse)
    finally:
        if app.table is not None:
            app.table.leave()
