"""The application: where one goes without a game, and how one sits down to play and gets up again."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import work
from textual.driver import Driver
from textual.screen import Screen

from wargame.files import why
from wargame.settings import Settings, load, store
from wargame.tui.broken import broken_lines
from wargame.tui.course import Course
from wargame.tui.desk import CannotPlay, Choice, Desk, GameTable, OnlyBranched
from wargame.tui.probe import NOTHING_KNOWN, TerminalFacts, ask_terminal
from wargame.tui.scenes import SceneApp
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import Ask
from wargame.tui.screens.launcher import Launcher
from wargame.tui.text import clean, plain, stack

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter
    from wargame.tui.desk import Debrief

USUAL = Settings()
HUNG_UP = 129
"""The exit code where the terminal is gone: 128, and the number of the signal that says so."""


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
        self.course: Course | None = None
        self._first = first

    def get_default_screen(self) -> Screen[Any]:
        """The launcher is painted first; reading scenarios and rules comes after."""
        return Launcher()

    def on_mount(self) -> None:
        """Go where the command line asked to go."""
        if self._first is not None:
            self._first(self)

    def on_unmount(self) -> None:
        """Whoever opened this application gets its memory back."""
        gc.unfreeze()

    # Outside a game

    def to_launcher(self) -> None:
        """The first screen; the table is left, the journal keeps the game."""
        if self.course is not None:
            self.course.table.leave()
            self.course = self.clock = None
            gc.unfreeze()
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
        from wargame.tui.screens.new_game import NewGameForm

        self.go(lambda: NewGameForm(scenario))

    @work(exclusive=True, group="table")
    async def to_replay(self, path: Path) -> None:
        """A recorded game."""
        from wargame.tui.screens.replay import Replay

        try:
            record = await self.waiting("Opening the record", partial(self.desk.recorded, path, self.progress))
        except CannotPlay as reason:
            self.refuse(reason)
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
            said = f"Kept as {self.desk.keep(text, name, save or self.playing.table.path)}"
        except OSError as reason:
            said = f"It could not be written: {why(reason)}"
        self.notify(clean(f"Copied. {said}" if copied else said), markup=False)

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice, but for a terminal with ours in its place."""
        found = super().get_driver_class()
        if not found.__module__.endswith(".linux_driver"):
            return found
        from wargame.tui.terminal import TerminalDriver

        return TerminalDriver

    def _fatal_error(self) -> None:
        """Say where it broke, once, and how to go on. Textual would print what every name on the way held: other teams'
        secrets among it."""
        if not self._exit_renderables:
            self.bell()
            error = self._exception or RuntimeError()
            save = self.course.table.path if self.course is not None else None
            self.panic(Text("\n".join(broken_lines(getattr(error, "error", error), save))))

    def give_up(self) -> None:
        """Wait no longer: back to the launcher."""
        self.workers.cancel_group(self, "table")
        self.to_launcher()

    def refuse(self, reason: CannotPlay) -> None:
        """What was asked for cannot be: back to the launcher, which says why."""
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
            self.course = course = Course(self, await self.waiting(text, make))
            self.clock = self.course.clock
            gc.collect()
            gc.freeze()  # the rules stay while they are played: nobody need look through them at every tenth key
            try:
                course.go_on()
            except OSError as reason:
                raise course.stopped(reason) from None
        except CannotPlay as reason:
            self.refuse(reason)
            if isinstance(reason, OnlyBranched):
                while self.between_scenes:  # what is asked now would go with the scene that goes
                    await asyncio.sleep(0.01)
                self.ask_to_branch(str(reason), reason.path)

    @asks
    async def ask_to_branch(self, reason: str, path: Path) -> None:
        """A save that cannot go on as it is: say why, and offer what can. The launcher has said it too, below."""
        own = "A branch is a game of its own: the same past, other secrets and other dice."
        text = stack(plain(reason), "", own)
        question = Ask("Play a branch of it?", text, "Branch it and play on", "Back")
        question.restore(True)  # Enter that was meant for the list says no
        if await self.push_screen_wait(question):
            self.branch(path)

    @work(exclusive=True, group="table")
    async def branch(self, path: Path) -> None:
        """Play on from a save as a game of its own."""
        await self._sit_down("Branching", partial(self.desk.branch, path))

    @property
    def playing(self) -> Course:
        """The game that is played; asked for by scenes of a game."""
        assert self.course is not None, "no game is running"
        return self.course

    @work(exclusive=True, group="table")
    async def show_end(self, debrief: Callable[[], Debrief], save: Path) -> None:
        """The game is over: everything is turned over. ``debrief``: gathers it."""
        from wargame.tui.screens.end import End

        try:
            gathered = await self.waiting("Turning the cards over", debrief)
        except CannotPlay as reason:
            self.refuse(reason)
            return
        self.go(lambda: End(gathered, save))

    @asks
    async def ask_to_leave(self, more: str = "") -> None:
        """Ask before a running game is left."""
        text = stack("The game is written down as far as it was played.", "Continue it from the launcher.")
        if more:
            text = stack(text, "", plain(more))
        question = Ask("Leave the game?", text, "Leave", "Stay")
        question.add_class("-anywhere")
        if await self.push_screen_wait(question):
            self.to_launcher()


def play(
    first: Callable[[WargameApp], object] | None = None, *, ascii_only: bool = False, mouse: bool = True
) -> None:
    """Open the screen on the shipped and own scenarios and saves; returns when the player quits. Where the program was
    told to end, or broke, it leaves with ``SystemExit``, whose code says so.

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
        if app.course is not None:
            app.course.table.leave()
    if app.return_code == HUNG_UP:
        _nobody_reads()
    if app.return_code:
        raise SystemExit(app.return_code)


def _nobody_reads() -> None:
    """The terminal has gone: what still waits to be written to it would make another exit code of ours."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for handle in (1, 2):
        os.dup2(nowhere, handle)
    os.close(nowhere)
