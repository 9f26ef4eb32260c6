"""Between two seats: what everybody may know, and whose turn it is to sit down. Nothing here belongs to a seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from wargame.model.state import Phase
from wargame.model.talk import Spoken
from wargame.model.views import View
from wargame.session.unread import spoken
from wargame.tui.answers import FromHandOver, TakeBack, TakeSeat, Then
from wargame.tui.commands import bindings
from wargame.tui.key_names import twins_of
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import Ask, Read
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import Line, filled, line, stack
from wargame.tui.widgets.blank import Beneath
from wargame.tui.widgets.header import TopLine, seat_name, turn_text
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.tui.widgets.talk_panel import said_row
from wargame.wording.catalogue import N_, _
from wargame.wording.opposite import Opposite

if TYPE_CHECKING:
    from wargame.saves.receipts import Given

FEW = 4
"""Seats that stand under each other; more stand in two columns."""
COLUMN = 32


class HandOver(GameScene[FromHandOver]):
    """Covers the screen until somebody takes a seat, or opens the orders when all are sealed.

    It never sees another view than the public one. A seat is taken by its own letter. As a turn begins and after a
    cover no line is marked: an Enter that was meant for what was here before opens nobody's desk.
    """

    PLACES = ("list", "handover")
    TIP = N_(
        "One team sits down by the letter of its seat, the others look away. A seat that has sealed may "
        "take its order back until the orders are opened."
    )
    BINDINGS = bindings("handover")

    def __init__(
        self,
        view: View,
        people: Sequence[str],
        receipt: Given | None = None,
        *,
        covered: str | None = None,
        said: str = "",
        hasty: Callable[[], bool] = lambda: False,
        opposite: Opposite | None = None,
        control: bool = False,
    ) -> None:
        """Show what everybody may know.

        Args:
            people: the seats that people hold.
            covered: who was covered, if that led here.
            said: what led here, where that was no key.
            hasty: whether an Enter that comes now is still the one that sealed.
            opposite: for who plays alone: who sits at the other seats.
            control: somebody runs the game, and may act at control's desk.
        """
        super().__init__()
        self.receipt, self._said, self._hasty = receipt, said, hasty
        self._view, self._opposite, self._runs = view, opposite, control
        self._covered = covered
        self._people = tuple(sorted(people, key=lambda seat: seat != covered))
        for seat in view.seats:
            if seat.id in self._open():
                keys = ",".join(twins_of((seat.letter.lower(),)))
                self._bindings.bind(keys, f"take('{seat.id}')", seat.name, show=False)

    def widgets(self) -> ComposeResult:
        """The call, the seats, the ways on."""
        yield TopLine(line(self._view.title, "bold"), turn_text(self._view))
        with Beneath(id="handover", classes="-many" if self._many else ""):
            yield Static(self._call(), id="call", markup=False)
            yield Static(self._seats(), id="seats", markup=False)
            yield Rows(tuple(self._rows()), id="menu", unmarked=self._guarded)
            yield Static(line(self._said or self._note()), id="note", markup=False)

    @property
    def _guarded(self) -> bool:
        """Whether an Enter may have been meant for the reveal, the opening or a desk."""
        return self._covered is not None or (len(self._people) > 1 and len(self._open()) == len(self._people))

    @property
    def _many(self) -> bool:
        """Whether there are so many seats that the smallest screen holds all lines only where they stand closely."""
        return len(self._view.seats) > FEW

    def on_resize(self) -> None:
        """The ways on have the room that is left; where that is too little, they scroll."""
        around = 5 if self._many else 6  # the top line, the call, the note, the key bar, and the lines left empty
        room = self.app.size.height - around - len(self._seats().plain.splitlines())
        self.query_one(Rows).styles.max_height = max(4, min(16, room))

    def on_mount(self) -> None:
        """Ready for Enter."""
        self.query_one(Rows).focus()

    def _note(self) -> str:
        if self._covered is not None and self._open():
            return _("Nothing is lost. A seat is taken by its letter.")
        return _("A seat is taken by its letter. Nobody else should see the screen.") if self._open() else ""

    @property
    def _resolving(self) -> bool:
        """Whether control has opened the orders: no seal is left that could be broken."""
        return self._view.phase is Phase.REVEALED

    def _open(self) -> list[str]:
        sealed = {seat.id for seat in self._view.seats if seat.sealed}
        return [seat for seat in self._people if seat not in sealed]

    def _call(self) -> Content:
        if self._covered in self._people:
            return filled(_("Covered. The screen waits for  {seat}"), seat=seat_name(self._view, self._people[0]))
        if waiting := self._open():
            return filled(_("Pass the keyboard to  {seat}"), seat=seat_name(self._view, waiting[0]))
        if self._resolving:
            return Content(_("The orders are open. Gather round: they are resolved together."))
        return Content(_("All orders are sealed. Gather round: they are opened together."))

    def _seats(self) -> Content:
        lines = list(self._seat_lines())
        if not self._many:
            return stack(*lines)
        half = (len(lines) + 1) // 2
        left = [Content.assemble(one, " " * max(2, COLUMN - one.cell_length)) for one in lines[:half]]
        return stack(*(Content.assemble(*pair) for pair in zip_longest(left, lines[half:], fillvalue=Content(""))))

    def _seat_lines(self) -> Iterator[Content]:
        sealed, not_yet = f"{self.glyphs.yes} {_('sealed')}", f"{self.glyphs.dash} {_('not yet')}"
        for seat in self._view.seats:
            state, name = sealed if seat.sealed else not_yet, seat_name(self._view, seat.id)
            yield Content.assemble(name, " " * max(2, 20 - name.cell_length), state)

    def _rows(self) -> Iterator[ListRow]:
        waiting = self._open()
        names = {seat.id: seat.name for seat in self._view.seats}
        letters = {seat.id: seat.letter.lower() for seat in self._view.seats}
        for seat in waiting:
            take = line(_("Take the seat of {seat}").format(seat=names[seat]))
            yield ListRow(f"take:{seat}", take, line(letters[seat], "$text-muted"))
        if not waiting:
            ways_on = _("Resolve the orders") if self._resolving else _("Open the orders")
            yield ListRow("reveal", Content.styled(ways_on, "bold"))
        sealed = [seat for seat in self._people if seat not in waiting and not self._resolving]
        if sealed:
            yield heading(_("Changed your mind?"), "$text-muted")
        for seat in sealed:
            yield ListRow(f"back:{seat}", line(_("{seat} takes its order back").format(seat=names[seat])))
        if not self._many:
            yield heading("")
        if said := self._in_public():
            read = _("Read what was said in public this turn ({number})").format(number=len(said))
            yield ListRow("public", Content(read))
        if not self._opposite:
            reads = Content(_("Control sits down") if self._runs else _("Control reads what was said to it"))
            yield ListRow("control", reads, Content.styled("m", "$text-muted"))
        yield ListRow("leave", Content(_("Leave the game for now")))
        if self._opposite:
            yield heading("")
            yield from (heading(line(one, "$text-muted")) for one in self._opposite.lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who plays alone has no control to write to."""
        return False if action == "control" and self._opposite else super().check_action(action, parameters)

    def _in_public(self) -> list[Spoken]:
        """This turn's communiqués and public promises: the public view holds no other words."""
        return [one for one in spoken(self._view) if one.said.turn == self._view.turn]

    def _public_words(self) -> Iterator[Line]:
        for place, one in enumerate(self._in_public()):
            yield from [""] * (place > 0)
            yield said_row(one, self._view, False, self.glyphs)

    def on_rows_nothing_marked(self) -> None:
        """An Enter that was meant for what was covered: say what it needs here."""
        self.query_one("#note", Static).update(line(self._note(), "bold $accent"))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Sit down, take back, open, or leave. The Enter that sealed, pressed twice, does none of it."""
        if self._hasty():
            return
        what, _colon, seat = event.row.partition(":")
        match what:
            case "take":
                self.give(TakeSeat(seat))
            case "back":
                self._ask_back(seat)
            case "public":
                self.app.push_screen(Read(_("Said in public"), self._public_words()))
            case "control":
                self.action_control()
            case "reveal":
                self.give(Then.REVEAL)
            case "leave":
                self.action_leave()
            case unknown:
                raise AssertionError(unknown)

    def action_take(self, seat: str) -> None:
        """A team sits down."""
        self.give(TakeSeat(seat))

    @asks
    async def _ask_back(self, seat: str) -> None:
        alone = _("Only {seat} should do this. Its seal is broken and it decides anew.")
        text = filled(alone, seat=seat_name(self._view, seat))
        question = Ask(_("Take the order back?"), text, _("Take it back"), _("Leave it sealed"))
        if await self.app.push_screen_wait(question):
            self.give(TakeBack(seat))

    @asks
    async def action_control(self) -> None:
        """Control sits down, where somebody says that it does."""
        text = Content(_("Only control should read on: what the seats wrote to it is not for the others."))
        if await self.app.push_screen_wait(Ask(_("Does control sit here?"), text, _("Control is here"), _("No"))):
            self.give(Then.CONTROL)
