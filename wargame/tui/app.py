"""The application: it holds the table, decides which screen comes next, and covers every trace of the screen before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.app import App, SystemCommand
from textual.screen import Screen

from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.model.views import PUBLIC
from wargame.tui.commands import bindings, commands_of
from wargame.tui.desk import CannotPlay, Choice, Desk, GameTable
from wargame.tui.draft import fitting
from wargame.tui.flow import Stop, next_stop
from wargame.tui.glyphs import ASCII, UNICODE
from wargame.tui.screens.dialogue import Ask
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.scene import Scene
from wargame.tui.text import plain, stack
from wargame.tui.themes import DARK, LIGHT, THEMES

T = TypeVar("T")
P = ParamSpec("P")


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


class WargameApp(App[None]):
    """The whole screen. ``desk`` answers for the house below; tests bring their own.

    One scene is alive at a time: going to another builds it anew in its own mode and removes the mode before, with
    every dialogue on it. So nothing of a seat's screen is left for the next one.
    """

    CSS_PATH = [
        "styles/wargame.tcss",
        "styles/seat.tcss",
        "styles/comfort.tcss",
    ]
    """The common rules first, then a file for each screen or widget that has rules of its own."""
    TITLE = "Wargame"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, desk: Desk, *, scenario: str | None = None, continue_path: Path | None = None, ascii_only: bool = False
    ) -> None:
        super().__init__()
        self.desk = desk
        self.glyphs = ASCII if ascii_only else UNICODE
        self.table: GameTable | None = None
        self.said = ""
        """Why the last thing asked for could not be done; the launcher shows it once."""
        self._scenario = scenario
        self._continue = continue_path
        self._drafts: dict[str, Order] = {}
        self._news: dict[str, tuple[str, ...]] = {}
        self._scenes = 0
        self._changing = asyncio.Lock()
        self._coming = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.set_class(ascii_only, "-ascii")

    def get_default_screen(self) -> Screen[Any]:
        """The launcher is painted first; reading scenarios and rules comes after."""
        return Launcher()

    def on_mount(self) -> None:
        """Go where the command line asked to go."""
        if self._continue is not None:
            self.resume(self._continue)
        elif self._scenario is not None:
            self.to_new_game(self._scenario)

    # Scenes

    def go(self, scene: Callable[[], Scene]) -> None:
        """Show a scene and forget the one before: its screens, toasts, clipboard and mode."""
        self._coming += 1
        self._go(scene)

    @property
    def between_scenes(self) -> bool:
        """Whether another scene is on its way."""
        return self._coming > 0

    @work(group="scene")
    async def _go(self, scene: Callable[[], Scene]) -> None:
        try:
            async with self._changing:
                await self._change(scene)
        finally:
            self._coming -= 1

    async def _change(self, scene: Callable[[], Scene]) -> None:
        before = self.current_mode
        self._scenes += 1
        mode = f"scene-{self._scenes}"
        self.clear_notifications()
        if self.clipboard:
            self.copy_to_clipboard("")
        self.add_mode(mode, scene)
        await self.switch_mode(mode)
        if before in self._modes:
            await self.remove_mode(before)
        elif before in self._screen_stacks:
            for old in reversed(self._screen_stacks.pop(before)):
                await old.remove()

    def to_launcher(self) -> None:
        """The first screen; the table is left, the journal keeps the game."""
        if self.table is not None:
            self.table.leave()
            self.table = None
        self._drafts.clear()
        self._news.clear()
        self.go(Launcher)

    def to_scenarios(self) -> None:
        """The shelf of scenarios."""
        from wargame.tui.screens.library import Scenarios

        self.go(Scenarios)

    def to_saves(self) -> None:
        """The shelf of games."""
        from wargame.tui.screens.library import Saves

        self.go(Saves)

    def to_new_game(self, scenario: str | None = None) -> None:
        """The form of a new game."""
        from wargame.tui.screens.new_game import NewGame

        self.go(lambda: NewGame(scenario))

    @work(exclusive=True, group="table")
    async def to_replay(self, path: Path) -> None:
        """A recorded game."""
        from wargame.tui.screens.replay import Replay

        try:
            title, turns = await self._waiting("Opening the record", partial(self.desk.replay, path))
        except CannotPlay as reason:
            self._refuse(reason)
            return
        self.go(lambda: Replay(title, turns))

    async def _waiting(self, text: str, task: Callable[[], T]) -> T:
        """Do something slow off the loop, and say meanwhile what is done."""
        from wargame.tui.screens.waiting import Waiting

        self.go(lambda: Waiting(text))
        return await asyncio.to_thread(task)

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

    async def _sit_down(self, text: str, make: Callable[[], GameTable]) -> None:
        try:
            self.table = await self._waiting(text, make)
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

    def _hand_over(self) -> None:
        from wargame.tui.screens.handover import HandOver

        table = self._playing()
        self.desk.seal_for_others(table)
        view, who = table.view(PUBLIC), self.desk.people(table)
        self.go(lambda: HandOver(view, who))

    @command
    def take_seat(self, seat: str) -> None:
        """A team sits down: its own view, made now, and the choices it had made."""
        from wargame.tui.screens.seat import SeatScene

        table = self._playing()
        draft = fitting(self._drafts.get(seat, NO_MOVE), table.view(seat))
        news = self._news.get(seat, ())
        self.go(lambda: SeatScene(partial(table.view, seat), partial(table.refusals, seat), draft, news))

    @command
    def cover(self, seat: str, draft: Order) -> None:
        """A team gets up without sealing; its choices wait for it."""
        self._drafts[seat] = draft
        self._hand_over()

    @command
    def seal(self, seat: str, order: Order) -> None:
        """A team's order is sealed."""
        self._playing().seal(seat, order)
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
        table = self._playing()
        table.reveal()
        self._news = {seat: self.desk.news(table, seat) for seat in self.desk.people(table)}
        self._show_reveal()

    def _show_reveal(self) -> None:
        from wargame.tui.screens.reveal import Reveal

        table = self._playing()
        view, chapters = table.view(PUBLIC), self.desk.tell(table, PUBLIC)
        self.go(lambda: Reveal(view, chapters))

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

    def _show_end(self) -> None:
        from wargame.tui.screens.end import End

        table = self._playing()
        view, questions = table.view(PUBLIC), self.desk.questions(table)
        aims = {seat.id: table.view(seat.id).aims for seat in view.seats}
        cards = {seat: aim for seat, theirs in aims.items() for aim in theirs if aim.what == "card"}
        if table.state.phase is not Phase.CLOSED:
            table.close()
        self.go(lambda: End(view, cards, questions))

    @work(exclusive=True, group="ask")
    async def ask_to_leave(self, lost: str = "") -> None:
        """Ask before a running game is left."""
        text = stack("The game is written down as far as it was played.", "Continue it from the launcher.")
        if lost:
            text = stack(text, "", plain(lost, "$bad"))
        if await self.push_screen_wait(Ask("Leave the game?", text, "Leave", "Stay")):
            self.to_launcher()

    # Everywhere

    def _scene(self) -> Scene | None:
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Scene)), None)

    def action_help(self) -> None:
        """What every key does here."""
        from wargame.tui.screens.help import help_page

        scene = self._scene()
        if scene is not None and self.screen is scene:
            self.push_screen(help_page(scene.PLACES, scene.TIP))

    def action_leave(self) -> None:
        """Leave whatever is shown: a dialogue closes, a scene asks or goes."""
        if isinstance(self.screen, Scene):
            self.screen.action_leave()
        else:
            self.screen.dismiss(None)

    def action_other_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT if self.theme == DARK else DARK

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette offers what the command table says for this screen."""
        scene = self._scene()
        for command in commands_of(*(scene.PLACES if scene else ()), "app"):
            if command.palette:
                target: App[None] | Scene = self if command.place == "app" or scene is None else scene
                yield SystemCommand(command.help, command.key_text, self._runner(target, command.action))

    @staticmethod
    def _runner(target: App[None] | Scene, action: str) -> Callable[[], Any]:
        return lambda: target.call_later(target.run_action, action)


def play(
    scenario: str | None = None, continue_path: Path | None = None, *, ascii_only: bool = False, mouse: bool = True
) -> None:
    """Open the screen on the shipped and own scenarios and saves; returns when the player quits.

    ``scenario``: a shelf id or a path, straight to its form. ``continue_path``: a journal, straight into the game.
    """
    from wargame.tui.shelf import Shelf

    app = WargameApp(Shelf(), scenario=scenario, continue_path=continue_path, ascii_only=ascii_only)
    try:
        app.run(mouse=mouse)
    finally:
        if app.table is not None:
            app.table.leave()
