"""The receipt of a game, to be noted down or photographed: everybody may see it, and should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.content import Content

from wargame.document.qr import qr_rows
from wargame.tui.glyphs import ASCII, Glyphs
from wargame.tui.screens.dialogue import Read
from wargame.tui.text import Line, line
from wargame.wording.captions import WHY_KEEP, receipt_of
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.saves.receipts import Given


def receipt_lines(given: Given, glyphs: Glyphs) -> Iterator[Line]:
    """The receipt, what it is for, and the same as a QR code where the terminal has the signs for one."""
    yield line(str(given.receipt), "bold $accent")
    yield line(f"{_('The receipt of {what}.').format(what=receipt_of(given.receipt.place))} {_(WHY_KEEP)}")
    if glyphs is not ASCII:
        yield ""
        yield from (Content.styled(row, "#ffffff on #000000") for row in qr_rows(str(given.receipt)))


def show_receipt(app: App[Any], given: Given, glyphs: Glyphs) -> None:
    """Open it over the scene."""
    app.push_screen(Read(_("Receipt"), receipt_lines(given, glyphs)))
