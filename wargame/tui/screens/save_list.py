"""The games within reach: to continue or to watch, and whether each can be relied on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import assert_never

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from wargame.model.labels import SeatHolder
from wargame.saves.index import SaveSummary
from wargame.saves.verdict import Verification
from wargame.session.catalogue import Catalogue
from wargame.tui.goals import ContinueGame, Menu, WatchGame
from wargame.tui.commands import bindings
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import Pick, PickItem
from wargame.tui.screens.launcher import titled
from wargame.tui.screens.list_scene import ListScene
from wargame.tui.text import ELLIPSIS, Line, line, plain
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import N_, _


def held_by(player: str) -> str:
    """Who holds a seat."""
    holder = SeatHolder.parse(player)
    match holder.kind:
        case "human":
            return _("by people")
        case "random":
            return _("at random")
        case "idle":
            return _("by nobody")
        case "strong":
            return _("by a player that looks ahead")
        case "doctrine":
            return _("by doctrine {name}").format(name=holder.name)
        case "script" | "other":
            return _("by script")
        case unknown:
            assert_never(unknown)


def seats_text(save: SaveSummary) -> str:
    """Who holds the seats of a game."""
    return ", ".join(f"{seat.capitalize()} {held_by(player)}" for seat, player in (save.players or {}).items())


def played_text(save: SaveSummary) -> str:
    """When a game was played last."""
    return f"{datetime.fromtimestamp(save.changed):%Y-%m-%d %H:%M}"


def verified(found: Verification) -> tuple[str, ...]:
    """What a full verification says."""
    if found.status == "unusable":
        return (_("It cannot be checked: {reason}.").format(reason=found.reason),)
    differs = [
        _("{where}: expected {expected}, found {found}.").format(
            where=each.where, expected=each.expected, found=each.found
        )
        for each in found.findings
    ]
    status = found.status.capitalize()
    checked = _("every line under its hash, every order under its seal, every turn played again")
    return (f"{status}." if differs else f"{status}: {checked}.", *differs, *found.unchecked, *found.notes)


def save_lines(save: SaveSummary, example: bool, state: str, said: tuple[str, ...] = ()) -> Iterator[Line]:
    """What is known of a game without sitting down at it.

    Args:
        example: whether it came with the program.
        state: why it cannot be relied on; empty: it is intact; an ellipsis: it is being looked at.
        said: what a full verification said.
    """
    yield line(titled(save), "bold")
    yield line(str(save.path), "$text-muted")
    yield ""
    if save.reason or state not in ("", ELLIPSIS):
        yield Content.styled(_("Damaged. This file cannot be used as it is:"), "$bad")
        yield plain(save.reason or state)
        return
    unfinished = _("Turn {turn} of {turns}, not finished.").format(turn=save.turn, turns=save.turns)
    yield _("Finished.") if save.finished else unfinished
    if save.players:
        yield plain(seats_text(save))
    played = _("Last played {when}.").format(when=played_text(save))
    yield _("An example that came with the program.") if example else played
    if state == ELLIPSIS:
        yield Content.styled(f"{_('Looking whether it is intact')}{ELLIPSIS}", "$text-muted")
    else:
        yield Content.styled(_("Intact: every line is as it was written."), "$good")
    yield from map(plain, said)
    yield ""
    go_on = _("Enter: play on from where it stopped, or watch what all know of it.")
    yield _("Enter: watch it turn by turn.") if save.finished else go_on
    yield _("v: verify it, which plays every turn again.")


class Saves(ListScene[Menu | ContinueGame | WatchGame]):
    """All games on the shelf: unfinished ones go on, finished ones are watched.

    The list is made at a glance; the marked game is looked at closely, off the loop.
    """

    PLACES = ("list", "form", "saves")
    TIP = N_("Enter continues an unfinished game and opens the replay of a finished one.")
    BINDINGS = [*bindings("form"), *bindings("saves")]
    _cards: Mapping[str, SaveSummary] = MappingProxyType({})

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._own = 0
        self._flaws: dict[str, str] = {}
        self._said: dict[str, tuple[str, ...]] = {}

    def widgets(self) -> ComposeResult:
        """List and text."""
        rows = Rows([heading(f"{_('Looking')}{ELLIPSIS}", "$text-muted")], id="shelf", title=_("Shelf"))
        yield from self.list_and_page(_("Games and replays"), rows, _("This game"))

    def _rows(self) -> Iterator[ListRow]:
        for title, wanted in (
            (_("To be continued"), (False, False)),
            (_("Finished"), (True, False)),
            (_("Damaged"), (False, True)),
        ):
            cards = [
                (row, save)
                for row, save in self._cards.items()
                if (save.finished and save.intact, not save.intact) == wanted
            ]
            if cards:
                yield heading(title, "$accent")
            for row, save in cards:
                where = Content.styled(self._where(row, save), "$text-muted")
                said = _("example") if self._is_example(row) else played_text(save)
                below = line(": ".join(filter(None, (said, seats_text(save)))), "$text-muted")
                yield ListRow(row, line(titled(save)), where, below or None, brief=True)
        if not self._cards:
            yield heading(_("No game yet. Play one, and it is here."))

    def _where(self, row: str, save: SaveSummary) -> str:
        if self._flaws.get(row):
            return _("damaged")
        if not save.intact:
            return ""
        turn = _("turn {turn}/{turns}").format(turn=save.turn, turns=save.turns)
        return _("finished") if save.finished else turn

    def _is_example(self, row: str) -> bool:
        return int(row) >= self._own

    def on_mount(self) -> None:
        """Look what is there."""
        self._list()

    @work(exclusive=True, group="list")
    async def _list(self) -> None:
        own, examples = await asyncio.to_thread(lambda: (self._catalogue.saves(), self._catalogue.examples()))
        self._cards, self._own = {str(number): save for number, save in enumerate((*own, *examples))}, len(own)
        self.query_one(Rows).show(tuple(self._rows()))

    @work(exclusive=True, group="mark")
    async def on_rows_marked(self, event: Rows.Marked) -> None:
        """Tell of the marked game, and look whether it is intact."""
        row, save = event.row, self._cards[event.row]
        if row not in self._flaws and save.intact:
            self._tell(row, ELLIPSIS)
            self._flaws[row] = await asyncio.to_thread(self._catalogue.flaw, save.path)
            if self._flaws[row]:
                self.query_one(Rows).show(tuple(self._rows()))
        self._tell(row, self._flaws.get(row, ""))

    def _tell(self, row: str, state: str, said: tuple[str, ...] = ()) -> None:
        self.explain(*save_lines(self._cards[row], self._is_example(row), state, said or self._said.get(row, ())))

    @work(exclusive=True, group="mark")
    async def action_verify(self) -> None:
        """Play the marked game again and say what differs."""
        row = self.query_one(Rows).marked
        if row is None or not self._cards[row].intact or self._flaws.get(row):
            return
        self._tell(row, "", (f"{_('Playing every turn again')}{ELLIPSIS}",))
        self._said[row] = verified(await asyncio.to_thread(self._catalogue.verify, self._cards[row].path))
        self._tell(row, "")

    @asks
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Watch a finished game; ask about one that is not."""
        save = self._cards[event.row]
        if not save.intact or self._flaws.get(event.row):
            return
        if save.finished:
            self.give(WatchGame(save.path))
            return
        watch = PickItem("watch", Content(_("Watch what all seats know of it so far")))
        items = [PickItem("on", Content(_("Play on"))), watch]
        picked = await self.app.push_screen_wait(Pick(_("This game is not finished"), Content(""), items))
        if picked == ("on",):
            self.give(ContinueGame(save.path))
        elif picked:
            self.give(WatchGame(save.path))
