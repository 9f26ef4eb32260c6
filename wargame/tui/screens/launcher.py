"""The first screen: continue, a new game, scenarios, replays, quit."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from wargame.session.catalogue import CannotPlay, Catalogue
from wargame.tui.goals import BranchGame, ContinueGame, FillForm, Goal, Menu
from wargame.tui.commands import bindings
from wargame.tui.screens.asking import asks
from wargame.tui.screens.scene import Scene
from wargame.tui.text import line, plain, stack
from wargame.tui.widgets.blank import Beneath, Beside
from wargame.tui.widgets.rows import ListRow, Rows
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.model.theatre_views import TheatreView
    from wargame.saves.index import SaveSummary


ROOMY = 36
"""From this height on each crisis has a line for what it is about."""


def titled(save: SaveSummary) -> str:
    """What a save is called in a list."""
    return (_("{title} (branch)").format(title=save.title) if save.branched else save.title) or save.path.name


def how_far(save: SaveSummary) -> str:
    """How far a save is."""
    turn = _("turn {turn} of {turns}").format(turn=save.turn, turns=save.turns)
    return _("finished") if save.finished else turn if save.turn else _("before the first turn")


def save_text(save: SaveSummary) -> Content:
    """A save in one line: its title and how far it is."""
    return line(f"{titled(save)}, {how_far(save)}")


class Launcher(Scene[Goal]):
    """Where everything starts. Saves are looked for after the first paint."""

    PLACES = ("list",)
    NEWCOMERS = True
    TIP = N_(
        "Choose with the arrows and Enter; Tab goes to the crises, where Enter begins one. A new game asks who plays "
        "whom. Every game is written down as it is played: leave whenever you like and continue it here."
    )
    BINDINGS = bindings("launcher")
    _newest: SaveSummary | None = None
    _roomy = False

    def __init__(
        self, catalogue: Catalogue, said: str = "", branch: Path | None = None, marks: dict[str, str] | None = None
    ) -> None:
        """The launcher.

        Args:
            said: why the last thing asked for could not be done.
            branch: the save that could not go on as it is, but a branch of which can: it is offered.
            marks: the line last marked in each list, kept from one launcher to the next.
        """
        super().__init__()
        self._catalogue, self._said, self._branch = catalogue, said, branch
        self._marks = {} if marks is None else marks

    def widgets(self) -> ComposeResult:
        """Title and menu."""
        with Beneath(id="launcher"):
            yield Static(Content(_("Wargame")), id="title", markup=False)
            yield Static(Content(_("Sealed orders, one reveal, and every reason told.")), id="motto", markup=False)
            with Beside(id="start"):
                yield Rows(self._rows(()), id="menu", round=False)
            self._roomy = self.app.size.height >= ROOMY
            yield Rows(tuple(self._crises()), id="crises", round=False, unmarked=True)
            yield Static(Content(""), id="note", markup=False)

    def on_mount(self) -> None:
        """Ready for Enter; then look at the shelf, off the loop."""
        self._menu.focus()
        self._menu.mark(self._marks.get("menu", ""))
        self.set_class(bool(self._said), "-said")
        if self._said:
            self.query_one("#note", Static).update(line(self._said, "$bad"))
        self.call_after_refresh(self._look)

    @property
    def _menu(self) -> Rows:
        return self.query_one("#menu", Rows)

    @cached_property
    def _shelf(self) -> tuple[tuple[str, Content, Content], ...]:
        """Every crisis that says what it is about: its id, its name, that line. Read once a launcher."""
        return tuple(
            (id_, line(title, "bold"), line(about, "$text-muted"))
            for id_, title, about in self._catalogue.shelf() if about
        )

    def _crises(self) -> Iterator[ListRow]:
        """One line on each crisis; Enter begins a game of it."""
        wide = max((name.cell_length for _id, name, _about in self._shelf), default=0)
        for id_, name, about in self._shelf:
            if self._roomy:
                yield ListRow(id_, name, below=about)
            else:
                yield ListRow(id_, Content.assemble(name, " " * (wide - name.cell_length + 2), about))

    def on_resize(self) -> None:
        """On a tall screen what a crisis is about stands below its name, whole."""
        if self._roomy != (self.app.size.height >= ROOMY):
            self._roomy = not self._roomy
            self.query_one("#crises", Rows).show(tuple(self._crises()))

    def _look(self) -> None:
        if self.is_current:  # the command line may have gone on already
            self._read_saves()
            self._draw_theatre()
            if self._branch is not None:
                self._offer_branch(self._branch)

    @asks
    async def _offer_branch(self, save: Path) -> None:
        """A save that cannot go on as it is: say why, and offer what can."""
        from wargame.tui.screens.dialogue import Ask

        own = _("A branch is a game of its own: the same past, other secrets and other dice.")
        text = stack(plain(self._said), "", own)
        question = Ask(_("Play a branch of it?"), text, _("Branch it and play on"), _("Back"))
        question.restore(True)  # Enter that was meant for the list says no
        if await self.app.push_screen_wait(question):
            self.give(BranchGame(save))

    @work(exclusive=True, group="theatre")
    async def _draw_theatre(self) -> None:
        """The map of the first crisis that can be played, with nothing on it; a world without a map has no picture."""
        found = await asyncio.to_thread(self._first_theatre)
        start = next(iter(self.query("#start")), None)
        if found is not None and start is not None:  # left while the rules were made ready
            from wargame.tui.widgets.map_view import MapView  # brings the rules, which the first paint needs not

            picture = MapView(self.glyphs, still=True)
            await start.mount(picture)
            picture.picture(*found)

    def _first_theatre(self) -> tuple[TheatreView, dict[str, str]] | None:
        from wargame.engine.information.theatre import empty_theatre

        for id_, _title in self._catalogue.scenarios():
            try:
                scenario = self._catalogue.scenario(id_)
            except CannotPlay:
                continue
            theatre = empty_theatre(scenario)
            if theatre is None:
                return None
            weighty = tuple(place for place in theatre.places if place.kind == "capital" or place.seat)
            theatre = replace(theatre, places=weighty)  # a picture: who is who, and no more
            return theatre, {seat: one.letter for seat, one in scenario.seats.items()}
        return None

    @work(exclusive=True)
    async def _read_saves(self) -> None:
        saves = await asyncio.to_thread(lambda: (*self._catalogue.saves(), *self._catalogue.examples()))
        self._newest = await asyncio.to_thread(self._to_continue, saves)
        rows = next(iter(self.query("#menu").results(Rows)), None)
        if rows is None:  # left while the disk was asked
            return
        moved = rows.marked not in (None, "new") or "menu" in self._marks
        rows.show(self._rows(saves))
        if self._newest and not moved:
            rows.mark("continue")

    def _to_continue(self, saves: tuple[SaveSummary, ...]) -> SaveSummary | None:
        """The newest unfinished game that can be relied on."""
        unfinished = (save for save in saves if not save.finished and save.intact)
        return next((save for save in unfinished if not self._catalogue.flaw(save.path)), None)

    def _rows(self, saves: tuple[SaveSummary, ...]) -> tuple[ListRow, ...]:
        watched = sum(1 for save in saves if save.intact)
        played = _("{number} on the shelf").format(number=watched) if watched else _("games appear here once played")
        rows = (
            ("new", _("New game"), _("who plays what")),
            ("scenarios", _("Scenarios"), _("read about the crises")),
            ("saves", _("Games and replays"), played),
            ("settings", _("Settings"), _("colours, keys, clock")),
            ("help", _("How to play"), _("a turn in one page")),
            ("quit", _("Quit"), "q"),
        )
        first = []
        if self._newest:
            tighter = line(titled(self._newest)), line(how_far(self._newest))
            first.append(ListRow("continue", Content(_("Continue")), save_text(self._newest), tighter=tighter))
        return (*first, *(ListRow(id_, Content(text), Content.styled(of, "$text-muted")) for id_, text, of in rows))

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go where the line says."""
        self._marks[event.rows.id or ""] = event.row
        if event.rows is not self._menu:
            self.give(FillForm(event.row))
            return
        match event.row:
            case "continue":
                if self._newest:
                    self.give(ContinueGame(self._newest.path))
            case "new":
                self.give(FillForm())
            case "scenarios":
                self.give(Menu.SCENARIOS)
            case "saves":
                self.give(Menu.SAVES)
            case "settings":
                self.give(Menu.SETTINGS)
            case "help":
                await self.run_action("app.help")
            case "quit":
                self.app.exit()
            case unknown:
                raise AssertionError(unknown)

    def action_leave(self) -> None:
        """Nothing can be lost here: quit."""
        self.app.exit()
