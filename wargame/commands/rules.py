"""``wargame rules SCENARIO``: the manual of a scenario, so that nobody has to read YAML to learn the game."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click
from wargame.wording.catalogue import _

_WIDEST = 110


@click.command()
@click.argument("scenario")
@click.option("--format", "form", type=click.Choice(["terminal", "markdown"]), help="By default markdown in a file "
              "that ends in .md, else for the terminal.")
@click.option("--module", metavar="THEORY", help="Only this theory, e.g. CHA or BLEND:60. Without it: all of them.")
@click.option("--instructor", is_flag=True, help="Also situations, briefs, notes, sources, hidden numbers. Not for "
              "players.")
@click.option("--short", is_flag=True, help="What a player needs at the table, on about ten pages.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
def rules(
    scenario: str, form: str | None, module: str | None, instructor: bool, short: bool, output: Path | None
) -> None:
    """Print the rulebook of SCENARIO (a shelf id or a path): tracks, odds, moves, tables, theories, aims.

    \b
    wargame rules dprk-missile-crisis
    wargame rules dprk-missile-crisis --short
    wargame rules dprk-missile-crisis --output manual.md
    wargame rules dprk-missile-crisis --instructor --module CHA
    """
    from wargame.commands.answers import refused, say
    from wargame.commands.opening import scenario_named
    from wargame.commands.writing import expect_to_write, text_to_file
    from wargame.document.lines import lines
    from wargame.document.markdown import markdown
    from wargame.engine.cannot_lower import CannotLower, UnknownModule
    from wargame.manual.rulebook import manual_of
    from wargame.manual.short import short_manual_of

    expect_to_write(output)
    with refused(CannotLower), refused(UnknownModule, option="--module"):
        write = short_manual_of if short else manual_of
        manual = write(scenario_named(scenario), instructor=instructor, module=module)
    chosen = form or ("markdown" if output is not None and output.suffix == ".md" else "terminal")
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    text = markdown(manual) if chosen == "markdown" else lines(manual, width)
    if output is not None:
        text_to_file(output, text)
        say(_("Written: {output}").format(output=output))
    elif sys.stdout.isatty():
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)
