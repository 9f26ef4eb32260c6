"""The first screen: continue, a new game, scenarios, replays, quit."""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from wargame.tui.commands import bindings
from wargame.tui.desk import SaveCard
from wargame.tui.screens.scene import Scene
from wargame.tui.text import line
from wargame.tui.widgets.rows import ListRow, Rows


def save_text(save: SaveCard) -> Content:
    """A save in one line: its title and how far it is."""
    where = (
        "finished" if save.finished else f"turn {save.turn} of {save.turns}" if save.turn else "before the first turn"
    )
    return line(f"{save.title}, {where}")


class Launcher(Scene):
    """Where everything starts. Saves are looked for after the first paint."""

    PLACES = ("list",)
    NEWCOMERS = True
    TIP = (
        "Choose with the arrows and Enter. A new game asks which scenario, who holds each seat and which theory drives "
        "the world. Every game is written down as it is played: leave whenever you like and continue it here."
    )
    BINDINGS = bindings("launcher")
    _newest: SaveCard | None = None

    def widgets(self) -> ComposeResult:
        """Title and menu."""
        with Vertical(id="launcher"):
            yield Static(Content("Wargame"), id="title", markup=False)
            yield Static(Content("Sealed orders, one reveal, and every reason told."), id="motto", markup=False)
            yield Rows(self._rows(()), id="menu")
            yield Static(Content(""), id="note", markup=False)

    def on_mount(self) -> None:
        """Ready for Enter; then look at the shelf, off the loop."""
        self.query_one(Rows).focus()
        if self.game.said:
            self.query_one("#note", Static).update(line(self.game.said, "$bad"))
            self.game.said = ""
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        if self.is_current:  # the command line may have gone on already
            self._read_saves()

    @work(exclusive=True)
    async def _read_saves(self) -> None:
        saves = await asyncio.to_thread(self.game.desk.saves)
        self._newest = await asyncio.to_thread(self._to_continue, saves)
        rows = self.query_one(Rows)
        moved = rows.marked not in (None, "new")
        rows.show(self._rows(saves))
        if self._newest and not moved:
            rows.mark("continue")

    def _to_continue(self, saves: tuple[SaveCard, ...]) -> SaveCard | None:
        """The newest unfinished game that can be relied on."""
        unfinished = (save for save in saves if not save.finished and not save.problem)
        return next((save for save in unfinished if not self.game.desk.flaw(save.path)), None)

    def _rows(self, saves: tuple[SaveCard, ...]) -> tuple[ListRow, ...]:
        watched = sum(1 for save in saves if not save.problem)
        rows = []
        if self._newest:
            rows.append(ListRow("continue", Content("Continue"), save_text(self._newest)))
        rows.append(ListRow("new", Content("New game"), Content.styled("who plays, which theory", "$text-muted")))
        rows.append(ListRow("scenarios", Content("Scenarios"), Content.styled("read about the crises", "$text-muted")))
        said = f"{watched} on the shelf" if watched else "games appear here once played"
        rows.append(ListRow("saves", Content("Games and replays"), Content.styled(said, "$text-muted")))
        likes = Content.styled("colours, keys, cover, clock", "$text-muted")
        rows.append(ListRow("settings", Content("Settings"), likes))
        rows.append(ListRow("help", Content("How to play"), Content.styled("a turn in one page", "$text-muted")))
        rows.append(ListRow("quit", Content("Quit"), Content.styled("q", "$text-muted")))
        return tuple(rows)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go where the line says."""
        match event.row:
            case "continue":
                if self._newest:
                    self.game.resume(self._newest.path)
            case "new":
                self.game.to_new_game()
            case "scenarios":
                self.game.to_scenarios()
            case "saves":
                self.game.to_saves()
            case "settings":
                self.game.to_settings()
            case "help":
                self.game.action_help()
            case "quit":
                self.app.exit()

    def action_leave(self) -> None:
        """Nothing can be lost here: quit."""
        self.app.exit()
