"""``wargame ready SCENARIO``: whether a class can play it tomorrow, on one page, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import GOOD, NO, NotAsked
from wargame.commands.seeds import seed as a_seed
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.authoring import Loaded
    from wargame.reporting.facts import Facts

_WIDTH = 100
"""Cells of a line in a file."""


@click.command()
@click.argument("scenario", metavar="FILE")
@click.option("-n", "--games", type=click.IntRange(1, 1_000_000), default=1000, show_default=True,
              help="Games of each party.")
@click.option("--module", "modules", multiple=True, metavar="THEORY",
              help="A theory module, e.g. CHA or BLEND:60. Without it: the scenario's first.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True,
              help="The dice. The same seed gives the same games.")
@click.option("--all", "whole", is_flag=True, help="Every finding, not only the first dozen.")
@click.option("--strict", is_flag=True, help="Amber counts as red.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown", "html"]), default="text",
              help="For people, for programs, or as a page.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file instead.")
@click.pass_context
def ready(
    context: click.Context, scenario: str, games: int, modules: tuple[str, ...], seed: int, whole: bool, strict: bool,
    form: str, out: Path | None,
) -> None:
    """Say whether FILE (a shelf id or a path) is ready for a class: red, amber or green, and what to do next.

    It is checked, played with each of its doctrines at all seats and at random, and each of its numbers is nudged by
    one; Ctrl+C stops the games, and what was played by then is judged. Exit code 0: green, or amber; 1: red, or it
    cannot be played; 2: it could not be asked.

    \b
    wargame ready my-crisis
    wargame ready my-crisis --all --format html --out ready.html
    """
    from wargame.authoring import check_file
    from wargame.authoring.diagnostic import errors
    from wargame.commands.check import path_of
    from wargame.authoring.yaml.source import UNASKABLE

    expect_to_write(out)
    loaded = check_file(path_of(scenario))
    if any(problem.code in UNASKABLE for problem in loaded.diagnostics):
        raise NotAsked("{file}: {why}", file=scenario, why=loaded.diagnostics[0].message)
    if loaded.scenario is not None:
        facts = _played(loaded, games, modules, seed)
        title = loaded.scenario.about.title
    elif not errors(loaded.diagnostics):
        raise NotAsked(_("{file} is a rulebook: name a scenario that uses it"), file=scenario)
    else:
        from wargame.reporting.ready.verdict import unplayable

        facts, title = unplayable(loaded.diagnostics), scenario
    facts |= {"scenario": scenario, "title": title}
    _say(facts, form, out, whole)
    context.exit(NO if facts["verdict"] == "red" or (strict and facts["verdict"] == "amber") else GOOD)


def _played(loaded: Loaded, games: int, modules: tuple[str, ...], seed: int) -> Facts:
    """What many games say. Raises ``NotAsked``."""
    from wargame.commands.judging import judged
    from wargame.commands.line_ups import line_ups_for, program_for
    from wargame.commands.progress import tallied
    from wargame.sim.rehearsal import rehearse

    assert loaded.scenario is not None
    program, line_ups = program_for(loaded.scenario, modules), line_ups_for(loaded.scenario, "", None)
    runs = rehearse([(program, line_up) for line_up in line_ups], games, seed)
    tallies = tallied(runs, games * len(line_ups))
    if not any(tally.games for tally in tallies):
        raise NotAsked(_("stopped before the first games were played"))
    return judged(tallies, loaded, games, seed)


def _say(facts: Facts, form: str, out: Path | None, whole: bool) -> None:
    from wargame.commands.answers import json_text
    from wargame.reporting.ready.page import ready_page

    page = ready_page(facts, whole=whole or form == "html")
    if form == "text" and out is None:
        from wargame.document.terminal import terminal, wide_console

        terminal(page, wide_console())
        return
    match form:
        case "json":
            said = json_text(facts)
        case "html":
            from wargame.document.html import html

            said = html(page)
        case "markdown":
            from wargame.document.markdown import markdown

            said = markdown(page)
        case _:
            from wargame.document.lines import lines

            said = lines(page, _WIDTH)
    if out is None:
        click.echo(said.rstrip("\n"))
    else:
        text_to_file(out, said)
