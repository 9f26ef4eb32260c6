"""After the end, in lines: the report is written for whoever asks."""

from __future__ import annotations

from pathlib import Path

from wargame import library
from wargame.debrief.kept import keep
from wargame.debrief.recording import Recording
from wargame.files import why
from wargame.plain.console import Console, PlayersLeft
from wargame.saves.receipts import Given
from wargame.wording.catalogue import _


def offer_report(console: Console, recording: Recording, receipt: Given, save: Path) -> None:
    """Ask until they leave; the game is closed, so leaving in any way is no more than that."""
    try:
        while said := console.ask(_("Enter to leave (or: report)")).lower():
            if said == "report":
                console.say(_written(recording, receipt, save))
            else:
                console.say(_("Type report for the after-action report as a page, or Enter to leave."))
    except (PlayersLeft, KeyboardInterrupt):
        return


def _written(recording: Recording, receipt: Given, save: Path) -> str:
    from wargame.debrief.aar.report import Wanted, report_page

    try:
        page = report_page(recording, Wanted(receipt=receipt))
        return _("Saved: {made}").format(made=keep(page, "report.html", save, library.saves_dir()))
    except OSError as problem:
        return _("It could not be written: {reason}").format(reason=why(problem))
