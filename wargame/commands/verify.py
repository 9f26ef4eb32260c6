"""``wargame verify``: is a save what was played?"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from wargame.commands.answers import say, say_json
from wargame.saves.receipts import NoReceipt, Receipt, read_receipt
from wargame.saves.verify import verify as doubt
from wargame.wording.catalogue import _


class ReceiptType(click.ParamType[Receipt]):
    """A receipt on the command line."""

    name = "receipt"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Receipt:
        """Read it, or refuse it with what one looks like."""
        if isinstance(value, Receipt):
            return value
        try:
            return read_receipt(value)
        except NoReceipt as problem:
            self.fail(str(problem), param, ctx)


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="How to say what was found.")
@click.option("--receipt", "kept", multiple=True, metavar="RECEIPT", type=ReceiptType(),
              help="A receipt that somebody kept: the save must hold that line. May be given several times.")
@click.option("--receipts", "listed", is_flag=True, help="List the receipts of its start, its reveals and its end.")
def verify(save: Path, form: str, kept: tuple[Receipt, ...], listed: bool) -> None:
    """Check SAVE: every byte under its hash, every order under its seal, every turn adjudicated again.

    \b
    Exit code 0: sound: closed, and everything was checked.
              1: damaged: something differs, a torn last line included.
              2: it is no save that can be checked.
              3: sound so far, not closed: nothing says that no line is missing from its end.
              4: of other rules: what is there is whole, and this version adjudicates otherwise.

    Of a game that is not closed nothing but the file is asked: the answer tells no sealed order and no die to come.
    """
    verdict = doubt(save, kept)
    # Of a game that goes on the number tells how much was said in private, and how often seals were taken back.
    lines = verdict.lines if verdict.status in ("sound", "damaged") else None
    if form == "json":
        given = [{"receipt": str(one.receipt), "of": one.of} for one in verdict.receipts]
        say_json({"save": str(save), **asdict(verdict), "lines": lines, "receipts": given})
    elif verdict.status == "unusable":
        say(_("{save} cannot be checked: {reason}").format(save=save, reason=verdict.reason), err=True)
    else:
        say(f"{save}: {verdict.status}" + (_(", {lines} lines").format(lines=lines) if lines else ""))
        for finding in verdict.findings:
            other = _("  {where}: expected {expected}, found {found}")
            say(other.format(where=finding.where, expected=finding.expected, found=finding.found))
        for sentence in (*verdict.unchecked, *verdict.notes):
            say(f"  {sentence}")
        belied = {finding.expected for finding in verdict.findings if finding.field == "receipt"}
        for receipt in kept:
            if str(receipt) not in belied:
                fits = _("  The receipt {receipt} fits: up to there it is the save it was given for.")
                say(fits.format(receipt=receipt))
        for one in verdict.receipts if listed else ():
            say(f"  {one.receipt}  {one.of}")
    sys.exit(verdict.exit_code)
