"""After the end, in lines: for whoever asks the report is written, and told where the points came from."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wargame import library
from wargame.debrief.export import keep
from wargame.debrief.recording import Recording
from wargame.document.nodes import Document
from wargame.files import why
from wargame.plain.console import Console, PlayersLeft
from wargame.saves.receipts import Given
from wargame.wording.catalogue import _
from wargame.wording.numbers import percentage


def offer_report(console: Console, recording: Recording, receipt: Given, save: Path) -> None:
    """Ask until they leave; the game is closed, so leaving in any way is no more than that."""
    try:
        while said := console.ask(_("Enter to leave (or: report, analyse)")).lower():
            match said:
                case "report":
                    console.say(_written(recording, receipt, save))
                case "analyse" if recording.ended:
                    _analyse(console, recording, save)
                case "analyse":
                    console.say(_("The game was left before its end: there are no points to take apart."))
                case _:
                    console.say(
                        _("Type report for the after-action report as a page, or Enter to leave."),
                        _("Type analyse for where the points came from: decisions, dice, what mattered most."),
                    )
    except (PlayersLeft, KeyboardInterrupt):
        return


def _written(recording: Recording, receipt: Given, save: Path) -> str:
    from wargame.debrief.aar.report import Wanted, report_page
    from wargame.reporting.report_chapters import kept_chapters

    try:
        page = report_page(recording, Wanted(receipt=receipt, more=kept_chapters(recording, save)))
        return _("Saved: {made}").format(made=keep(page, "report.html", save, library.saves_dir()))
    except OSError as problem:
        return _("It could not be written: {reason}").format(reason=why(problem))


def _analyse(console: Console, recording: Recording, save: Path) -> None:
    """Tell where the points came from: the surest answer, or the surest before Ctrl+C."""
    from wargame.document.lines import node_lines
    from wargame.reporting.analysing import analysis_pages

    console.say(_("Thousands of games are played on now; Ctrl+C is enough for what is known by then."))
    surest: Document = ()
    told = done = 0
    with suppress(KeyboardInterrupt):
        for surer, done in analysis_pages(recording, save):
            surest = surer
            if done // 25 > told // 25 and done < 100:
                console.say(_("{done} done").format(done=percentage(done)))
                told = done
    if surest and done < 100:
        console.say("", _("Stopped: what is missing here was not looked at, and numbers are less sure."))
    for node in surest:
        console.say("", *node_lines(node, console.width))
