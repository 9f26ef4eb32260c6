"""``wargame verify``: is a save what was played?"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from wargame.commands.answers import say, say_json
from wargame.saves.verify import verify as doubt


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="How to say what was found.")
def verify(save: Path, form: str) -> None:
    """Check SAVE: every byte under its hash, every order under its seal, every turn adjudicated again.

    \b
    Exit code 0: sound: closed, and everything was checked.
              1: damaged: something differs, a torn last line included.
              2: it is no save that can be checked.
              3: sound so far, not closed: nothing says that no line is missing from its end.
              4: of other rules: what is there is whole, and this version adjudicates otherwise.

    Of a game that is not closed nothing but the file is asked: the answer tells no sealed order and no die to come.
    """
    verdict = doubt(save)
    if form == "json":
        say_json({"save": str(save), **asdict(verdict)})
    elif verdict.status == "unusable":
        say(f"{save} cannot be checked: {verdict.reason}", err=True)
    else:
        say(f"{save}: {verdict.status}, {verdict.lines} lines")
        for finding in verdict.findings:
            say(f"  {finding.where}: expected {finding.expected}, found {finding.found}")
        for sentence in (*verdict.unchecked, *verdict.notes):
            say(f"  {sentence}")
    sys.exit(verdict.exit_code)
