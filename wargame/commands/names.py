"""``wargame names FILE [WORD]``: every id of a scenario or rulebook, and what readers call it."""

from __future__ import annotations

import click

from wargame.commands.answers import NO, NOT_ASKED, say, say_json
from wargame.wording.catalogue import N_, _

_HEADS = (N_("id"), N_("code"), N_("kind"), N_("what readers call it"), N_("tags"), N_("declared at"))
_WIDEST = 44
"""Cells of a column; what is longer is cut."""


@click.command()
@click.argument("file")
@click.argument("word", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@click.pass_context
def names(context: click.Context, file: str, word: tuple[str, ...], form: str) -> None:
    """List every id that FILE and its rulebooks declare, or those that hold a WORD.

    FILE is a path, or the id of a scenario on the shelf. The WORD is looked for in ids, codes, names, kinds and tags.
    Exit code 1: nothing holds it.

    \b
    wargame names my-crisis
    wargame names my-crisis legal
    wargame names my-crisis "support for the cabinet"
    """
    from wargame.authoring.diagnostic import Diagnostic
    from wargame.authoring.index import IndexEntry, index_of, matching
    from wargame.authoring.rendering import render_all
    from wargame.commands.check import path_of

    found = index_of(path_of(file))
    entries = tuple(one for one in found if isinstance(one, IndexEntry))
    problems = tuple(one for one in found if isinstance(one, Diagnostic))
    if problems:
        click.echo(render_all(problems), err=True)
        context.exit(NOT_ASKED)
    asked = " ".join(word)
    shown = matching(entries, asked) if asked else entries
    if form == "json":
        say_json([
            {
                "id": one.named.said, "code": one.named.code, "kind": one.kind, "name": one.named.name,
                "tags": list(one.named.tags), "file": one.where.file, "line": one.where.line,
            }
            for one in shown
        ])  # fmt: skip
    elif shown:
        rows = [
            (one.named.said, one.named.code, one.kind, one.named.name, ", ".join(one.named.tags), _short(one.where))
            for one in shown
        ]
        for line in _table([tuple(map(_, _HEADS)), *rows]):
            say(line)
    elif asked:
        say(_("Nothing holds '{word}': {number} ids were looked through.").format(word=asked, number=len(entries)))
    if not shown:
        context.exit(NO)


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows under each other, each column as wide as its widest cell."""
    from wargame.text.cells import ELLIPSIS, padded, width
    from wargame.text.characters import neutral

    def fitted(cell: str) -> str:
        text = neutral(" ".join(cell.split()))
        return text if width(text) <= _WIDEST else f"{text[: _WIDEST - 1]}{ELLIPSIS}"

    clean = [tuple(map(fitted, row)) for row in rows]
    widths = [max(width(row[at]) for row in clean) for at in range(len(clean[0]))]
    return ["  ".join(padded(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in clean]


def _short(place: object) -> str:
    return str(place).replace("\\", "/").rsplit("/", 1)[-1]
