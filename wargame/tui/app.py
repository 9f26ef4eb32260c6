"""The application: where one goes without a game, and how one sits down to play and gets up again."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from rich.text import Text
from textual import work
from textual.driver import Driver
from textual.screen import Screen

from wargame.files import why
from wargame.session.catalogue import CannotPlay, Catalogue
from wargame.settings import Settings, load, store
from wargame.tui.goals import BeginGame, BranchGame, ContinueGame, FillForm, Goal, Menu, SitDown, WatchGame
from wargame.tui.broken import broken_lines
from wargame.tui.global_commands import GlobalCommandsApp
from wargame.tui.terminal_query import NOTHING_KNOWN, TerminalFacts, ask_terminal
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.scene import Scene
from wargame.tui.text import clean
from wargame.wording.catalogue import _

if TYPE_CHECKING:  # the launcher is painted before any of them is needed
    from wargame.tui.guide import Guide
    from wargame.debrief.recording import Recording
    from wargame.session.hot_seat import HotSeatSession
    from wargame.tui.game import GameOnScreen

USUAL = Settings()
HUNG_UP = 129
"""The exit code where the terminal is gone: 128, and the number of the signal that says so."""


class WargameApp(GlobalCommandsApp):
    """The whole screen.

    Args:
        catalogue: what can be played.
        first: where to go from the launcher at once.
        settings: what the user likes; ``keep`` writes them down and gives why it could not.
        facts: what the terminal told of itself. ``ascii_only``: ASCII signs, whatever settings and terminal say.
        now: seconds of a clock that only goes forward.
    """

    CSS_PATH = "styles/wargame.tcss"
    """The common rules, and those of the first screen."""
    STYLES = ("seat", "comfort", "map", "talk", "record")

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        first: Goal | None = None,
        settings: Settings = USUAL,
        keep: Callable[[Settings], str] = lambda settings: "",
        facts: TerminalFacts = NOTHING_KNOWN,
        ascii_only: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(settings, keep, facts, ascii_only=ascii_only, now=now)
        self.catalogue = catalogue
        self.playing: GameOnScreen | None = None
        self._first = first
        self._branch: Path | None = None
        self._marks: dict[str, str] = {}
        self._tours: dict[Path, dict[str, Guide]] = {}

    def get_default_screen(self) -> Screen[Any]:
        """The launcher is painted first; reading scenarios and rules comes after."""
        launcher = self._launcher()
        launcher.answers(self.follow)
        return launcher

    def on_mount(self) -> None:
        """Go where the command line asked to go."""
        self.call_after_refresh(self.read_styles)
        if self._first is not None:
            self.follow(self._first)

    def on_unmount(self) -> None:
        """Whoever opened this application gets its memory back."""
        gc.unfreeze()

    # Outside a game

    def follow(self, goal: Goal) -> None:
        """Go where somebody chose to go."""
        match goal:
            case Menu.LAUNCHER:
                self.go(self._launcher, self.follow)
            case Menu.SCENARIOS:
                from wargame.tui.screens.scenario_list import Scenarios

                self.go(lambda: Scenarios(self.catalogue), self.follow)
            case Menu.SAVES:
                from wargame.tui.screens.save_list import Saves

                self.go(lambda: Saves(self.catalogue), self.follow)
            case Menu.SETTINGS:
                from wargame.tui.screens.settings import SettingsScene

                self.go(lambda: SettingsScene(self.change, self.about_signs), self.follow)
            case FillForm(scenario):
                from wargame.tui.screens.new_game import NewGameForm

                self.go(lambda: NewGameForm(self.catalogue, scenario), self.follow)
            case BeginGame(setup):
                self._sit_down(_("Setting the table"), partial(self.catalogue.new_game, setup))
            case SitDown(table):
                self._sit_down(_("Setting the table"), partial(self.catalogue.sit_down, table))
            case ContinueGame(save):
                self._sit_down(_("Opening the record"), partial(self.catalogue.resume, save))
            case BranchGame(save):
                self._sit_down(_("Branching"), partial(self.catalogue.branch, save))
            case WatchGame(save):
                self._watch(save)
            case unknown:
                assert_never(unknown)

    def _launcher(self) -> Launcher:
        branch, self._branch = self._branch, None
        return Launcher(self.catalogue, self.take_said(), branch, self._marks)

    @work(exclusive=True, group="table")
    async def _watch(self, save: Path) -> None:
        """A recorded game."""
        from wargame.session.what_if import WhatIfs
        from wargame.tui.screens.replay import Replay

        try:
            record = await self.waiting(_("Opening the record"), partial(self.recording, save))
        except CannotPlay as reason:
            self.leave_game(reason)
            return
        self.go(lambda: Replay(record, save, WhatIfs(save)), self.follow)

    def recording(self, save: Path) -> Recording:
        """What can be told of a saved game. Raises ``CannotPlay``; called off the loop."""
        from wargame.debrief.recording import Recording
        from wargame.saves.problems import Damaged, Unusable

        try:
            return Recording.open(save, self.progress)
        except (Unusable, Damaged) as reason:
            raise CannotPlay(reason) from None

    def on_scene_handed_out(self, event: Scene.HandedOut) -> None:
        """A text that everybody here may read: into the clipboard, where the terminal allows it, and a file. Says where
        it is."""
        if event.copied:
            self.copy_open(event.text)
        try:
            said = _("Kept as {file}").format(file=self.kept_beside(event.text, event.name, event.save))
        except OSError as reason:
            said = _("It could not be written: {reason}").format(reason=why(reason))
        self.notify(clean(f"{_('Copied.')} {said}" if event.copied else said), markup=False)

    def kept_beside(self, text: str, name: str, save: Path) -> Path:
        """Write a text beside its save; of a shipped example, or where that cannot be, in the folder of own games. Says
        where. Raises ``OSError``."""
        from wargame import library
        from wargame.debrief.export import keep

        own = library.saves_dir()
        shipped = any(save.samefile(example) for example in library.example_saves()) if save.exists() else False
        return keep(text, name, own / save.name if shipped else save, own)

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
            save = self.playing.session.table.path if self.playing is not None else None
            self.panic(Text("\n".join(broken_lines(getattr(error, "error", error), save))))

    # A game

    @work(exclusive=True, group="table")
    async def _sit_down(self, text: str, make: Callable[[], HotSeatSession]) -> None:
        """Sit down at what ``make`` gives, and play; ``text``: what is done meanwhile."""
        try:
            session = await self.waiting(text, make)
        except CannotPlay as reason:
            self.leave_game(reason)
        except OSError as reason:
            text = _("The game cannot be saved in {folder}: {reason}")
            self.leave_game(CannotPlay(text.format(folder=reason.filename, reason=why(reason))))
        else:
            self.play_session(session)

    def play_session(self, session: HotSeatSession) -> None:
        """Play from where this game stands."""
        from wargame.tui.game import GameOnScreen

        self.playing, self.clock = GameOnScreen(self, session, self.leave_game, self._tours), session.clock
        self.alone = session.alone is not None
        gc.collect()
        gc.freeze()  # the rules stay while they are played: nobody need look through them at every tenth key
        self.playing.attempt(self.playing.go_on)

    def leave_game(self, reason: CannotPlay | None = None) -> None:
        """Back to the launcher, which says why, where nobody chose it; the table is left, the journal keeps the
        game."""
        if self.playing is not None:
            self.playing.session.leave()
            self.playing = self.clock = None
            self.alone = False
            gc.unfreeze()
        if reason is not None:
            self.said, self._branch = str(reason), reason.branch
        self.follow(Menu.LAUNCHER)

    def give_up(self) -> None:
        """Wait no longer: back to the launcher."""
        self.workers.cancel_group(self, "table")
        self.leave_game()


def play(
    first: Goal | None = None, *, ascii_only: bool = False, mouse: bool = True, control: bool = False
) -> None:
    """Open the screen on the shipped and own scenarios and saves; returns when the player quits. Where the program was
    told to end, or broke, it leaves with ``SystemExit``, whose code says so.

    Args:
        first: where to go at once, e.g. ``WatchGame(path)``. Nowhere: the launcher waits for a choice.
        control: somebody runs the games that are played, at a desk of its own.
    """
    from wargame import library

    path = library.settings_path()
    settings, told = load(path)
    facts = NOTHING_KNOWN
    if settings.glyphs == "auto" or settings.theme == "follow":
        facts = ask_terminal(ground=settings.theme == "follow")
    app = WargameApp(
        Catalogue(control=control),
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
        if app.playing is not None:
            app.playing.session.leave()
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
