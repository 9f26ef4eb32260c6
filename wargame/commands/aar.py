"""``wargame aar SAVE``: the after-action report of a finished game."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked, json_text, refused, say
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _

PAGES = (".html", ".htm")


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="The file to write: .html for a page to read and print, .md, .json or .csv. Without it: Markdown.")
@click.option("--format", "form", type=click.Choice(["html", "md", "json", "csv"]),
              help="What to write, where the name of the file does not say it.")
@click.option("--names", is_flag=True, help="With the names of players. Without it seats alone are named.")
@click.option("--paper", type=click.Choice(["A4", "letter"], case_sensitive=False),
              help="The size of the paper. Without it: as the printer has it.")
def aar(save: Path, output: Path | None, form: str | None, names: bool, paper: str | None) -> None:
    """Write the report of the finished game in SAVE: what was meant, what happened, who could know what, promises
    against acts, scores with their reasons, the questions of the debrief, and forms for what people must add.

    \b
    wargame aar game.jsonl -o report.html
    wargame aar game.jsonl -o report.md
    wargame aar game.jsonl --format csv -o report.csv
    """
    from wargame.debrief.aar.data import report_csv, report_data
    from wargame.debrief.aar.report import NotFinished, Wanted, report_page, report_text
    from wargame.debrief.recording import Recording
    from wargame.document.html import Paper
    from wargame.files import shell_word
    from wargame.saves import Damaged, Unusable
    from wargame.saves.receipts import newest
    from wargame.saves.save import open_save

    expect_to_write(output)
    with refused(Unusable, Damaged):
        recording = Recording.open(save)
        receipt = newest(open_save(save).entries)
    size: Paper = "" if paper is None else "A4" if paper.upper() == "A4" else "letter"
    wanted = Wanted(names, shell_word(Path(save.name)) if names else "SAVE", receipt)
    try:
        match form or _kind(output):
            case "html":
                made = report_page(recording, wanted, size)
            case "json":
                made = f"{json_text(report_data(recording, wanted))}\n"
            case "csv":
                made = report_csv(recording, wanted)
            case _:
                made = report_text(recording, wanted)
    except NotFinished:
        raise NotAsked(_("this game goes on: its report is written when it is closed")) from None
    if output is None:
        click.echo(made, nl=False)
        return
    text_to_file(output, made)
    say(_("Saved: {made}").format(made=output))


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
