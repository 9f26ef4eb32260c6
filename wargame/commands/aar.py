"""``wargame aar SAVE``: the after-action report of a finished game."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked, json_text, refused, say
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.debrief.recording import Recording
    from wargame.document.nodes import Document

PAGES = (".html", ".htm")


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="The file to write: .html for a page to read and print, .md, .json or .csv. Without it: Markdown.")
@click.option("--format", "form", type=click.Choice(["html", "md", "json", "csv"]),
              help="What to write, where the name of the file does not say it.")
@click.option("--names", is_flag=True, help="With the names of players. Without it seats alone are named.")
@click.option("--analyse", is_flag=True,
              help="Play games on from it first, so that the report says what came of decisions and what of the dice. "
              "It takes minutes; what wargame analyse has kept beside the save is in the report without it.")
@click.option("--paper", type=click.Choice(["A4", "letter"], case_sensitive=False),
              help="The size of the paper. Without it: as the printer has it.")
def aar(save: Path, output: Path | None, form: str | None, names: bool, analyse: bool, paper: str | None) -> None:
    """Write the report of the finished game in SAVE: what was meant, what happened, who could know what, promises
    against acts, scores with their reasons, the questions of the debrief, and forms for what people must add.

    \b
    wargame aar game.jsonl -o report.html
    wargame aar game.jsonl -o report.md
    wargame aar game.jsonl --format csv -o report.csv
    """
    from wargame.debrief.aar.data import report_csv, report_data
    from wargame.debrief.aar.report import Wanted, report_page, report_text
    from wargame.debrief.recording import Recording
    from wargame.document.html import Paper
    from wargame.files import shell_word
    from wargame.reporting.report_chapters import kept_chapters
    from wargame.saves import Damaged, Unusable
    from wargame.saves.receipts import newest
    from wargame.saves.save import open_save

    expect_to_write(output)
    with refused(Unusable, Damaged):
        recording = Recording.open(save)
        receipt = newest(open_save(save).entries)
    if not recording.finished:
        raise NotAsked(_("this game goes on: its report is written when it is closed"))
    size: Paper = "" if paper is None else "A4" if paper.upper() == "A4" else "letter"
    called, kind = shell_word(Path(save.name)) if names else "SAVE", form or _kind(output)
    found = _analysed(save, recording, called) if analyse else kept_chapters(recording, save, called)
    wanted = Wanted(names, called, receipt, found)
    match kind:
        case "html":
            made = report_page(recording, wanted, size)
        case "json":
            made = f"{json_text(report_data(recording, wanted))}\n"
        case "csv":
            made = report_csv(recording, wanted)
        case _:
            made = report_text(recording, wanted)
    if output is None:
        click.echo(made, nl=False)
        return
    text_to_file(output, made)
    say(_("Saved: {made}").format(made=output))


def _analysed(save: Path, recording: Recording, called: str) -> tuple[Document, ...]:
    """The chapters of what is found by playing games on from it; kept beside the save. Raises ``NotAsked``."""
    from wargame.commands.progress import watched
    from wargame.reporting.report_chapters import analysis_chapters
    from wargame.sim.analysis_cache import remembered_analyses
    from wargame.sim.doctrine_mix import even_mix
    from wargame.sim.ledger import GIVE
    from wargame.sim.played_game import NoFinalScore, played_game

    with refused(NoFinalScore):
        game = played_game(recording.history)
    run = remembered_analyses(save, game, even_mix(game.program.scenario), GIVE)
    found = watched(run, 100, _("Playing on"), lambda one: one.done)
    if found is None:
        raise NotAsked(_("stopped before anything was known"))
    return analysis_chapters(game, found, called)


def _kind(output: Path | None) -> str:
    """What the name of a file asks for. Raises ``NotAsked``."""
    if output is None:
        return "md"
    ending = output.suffix.lower()
    if ending in PAGES:
        return "html"
    if ending in (".md", ".json", ".csv"):
        return ending[1:]
    raise NotAsked(_("{file}: end its name with .html, .md, .json or .csv, or say --format"), file=output)
