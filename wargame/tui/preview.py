"""The application of a preview: shows the scenes of a game over a table on which nothing is done, and reads the file
again when it is saved."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import work
from textual.screen import Screen

from wargame import library
from wargame.session.catalogue import Catalogue
from wargame.session.hot_seat import HotSeatSession
from wargame.session.previewing import LOOK, PreviewedFile
from wargame.settings import Settings, load
from wargame.table.quiet import Preview
from wargame.tui.answers import Then
from wargame.tui.app import USUAL, WargameApp
from wargame.tui.screens.dialogue import Read
from wargame.tui.screens.preview import OpeningPreview, SeatPreview, Step
from wargame.tui.screens.waiting import Waiting
from wargame.tui.terminal_query import NOTHING_KNOWN, TerminalFacts, ask_terminal
from wargame.tui.text import plain
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


class PreviewApp(WargameApp):
    """What players will see of a file that is being written."""

    def __init__(self, file: PreviewedFile, settings: Settings = USUAL, facts: TerminalFacts = NOTHING_KNOWN) -> None:
        super().__init__(Catalogue(), settings=settings, keep=lambda changed: "", facts=facts)
        self._file = file
        self._preview: Preview | None = None
        self._seat, self._turn = file.seat, file.turn
        self._wrong: Read | None = None
        self._looking = False
        self.alone = True

    def get_default_screen(self) -> Screen[Any]:
        """The file is being read."""
        waiting = Waiting(_("Reading {name}").format(name=self._file.name))
        waiting.answers(lambda nothing: self.exit())
        return waiting

    def on_mount(self) -> None:
        """Read it, and look every second whether it was saved."""
        self._look()
        self.set_interval(LOOK, self._look_again)

    def _look_again(self) -> None:
        if not self._looking and not self.between_scenes and self._file.changed():
            self._look()

    @work(group="preview")
    async def _look(self) -> None:
        self._looking = True
        try:
            found = await asyncio.to_thread(self._file.look)
            while self.between_scenes:
                await asyncio.sleep(0.05)  # the last step is still being shown
            self._found(found)
        finally:
            self._looking = False

    def _found(self, found: Preview | str) -> None:
        """Show what was read; what is wrong lies over what could be shown before."""
        if self._wrong is not None and self._wrong in self.screen_stack:
            self._wrong.dismiss(None)
        self._wrong = None
        if isinstance(found, str):
            title = _("{name} has mistakes; the last without lies below").format(name=self._file.name)
            self._wrong = Read(title, tuple(map(plain, found.splitlines())))
            self.push_screen(self._wrong)
            return
        if self._preview is not None:
            self._preview.table.leave()
        self._preview = found
        self._show()

    def _show(self) -> None:
        """Show the seat and turn one is at, where one is looking."""
        scene, preview = self.scene, self._preview
        place = scene.place if isinstance(scene, SeatPreview) else None
        assert preview is not None
        seats = preview.table.program.seats
        if self._seat not in seats:
            self._seat = None
        self._turn = min(max(self._turn, 1), preview.turns)
        if self._seat is None:
            about = preview.table.program.scenario.about
            self.go(lambda: OpeningPreview(about), self._chosen)
            return
        preview.go_to(self._turn)
        team = HotSeatSession(preview.table, {}).sit(self._seat)
        speaker = speaker_of(preview.table.program)
        self.go(lambda: SeatPreview(team, speaker, place), self._chosen)

    def on_preview_step(self, event: Step) -> None:
        """To another team or turn, at the same panel."""
        if self._preview is None or self.between_scenes:
            return
        stands: list[str | None] = [None, *self._preview.table.program.seats]
        self._seat = stands[(stands.index(self._seat) + event.teams) % len(stands)]
        self._turn += event.turns
        self._show()

    def _chosen(self, chosen: object) -> None:
        """A preview is left, and nothing else can be chosen in it."""
        if chosen is Then.LEAVE:
            self.exit()


def preview(file: PreviewedFile) -> None:
    """Open the screen on a file; returns when it is left."""
    path = library.settings_path()
    settings, _told = load(path)
    facts = NOTHING_KNOWN
    if settings.glyphs == "auto" or settings.theme == "follow":
        facts = ask_terminal(ground=settings.theme == "follow")
    app = PreviewApp(file, settings, facts)
    app.run(mouse=settings.mouse)
    if app.return_code:
        raise SystemExit(app.return_code)
