"""What stands on control's desk below the words: open orders, rulings, dice, undos, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wargame.model.orders import Order
from wargame.debrief.decision_words import order_lines
from wargame.debrief.notes import journal_rows, line_words
from wargame.saves.lines import DieEnteredLine, RulingLine, UndoLine
from wargame.session.control import SealedLook, SeatedControl
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Line, line, point
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


def sealed_lines(look: SealedLook, control: SeatedControl, glyphs: Glyphs) -> Iterator[Line]:
    """Sealed orders that it looks at."""
    yield line(_("Sealed, and not opened yet"), "$accent")
    yield from _order_lines(look.orders, control, glyphs)
    yield ""


def opened_lines(control: SeatedControl, glyphs: Glyphs) -> Iterator[Line]:
    """The orders, once they are opened and before they are resolved."""
    if control.opened:
        yield from ("", line(_("The orders, before they are resolved"), "$accent"))
    yield from _order_lines(control.opened, control, glyphs)


def _order_lines(orders: Mapping[str, Order], control: SeatedControl, glyphs: Glyphs) -> Iterator[Line]:
    for seat, order in orders.items():
        yield line(speaker_of(control.program).events.seat(seat), "bold")
        yield from (point(glyphs.dot, line(words)) for words in order_lines(control.program, order))


def ruled_lines(control: SeatedControl) -> Iterator[Line]:
    """What control ruled, typed in and took back, the newest first."""
    ruled = [(n, one) for n, one in control.lines if isinstance(one, (RulingLine, DieEnteredLine, UndoLine))]
    if ruled:
        yield from ("", line(_("Your rulings"), "$accent"))
    yield from map(line, journal_rows(control.program, ruled, control.undone))


def note_lines(control: SeatedControl) -> Iterator[Line]:
    """What control noted, the newest first."""
    if control.notes:
        yield from ("", line(_("Your notes"), "$accent"))
    for note in reversed(control.notes):
        about = _("On line {n}, {words}").format(n=note.n, words=line_words(control.program, note.about))
        yield line(about, "$text-muted")
        yield from map(line, note.text.split("\n"))
        yield ""
