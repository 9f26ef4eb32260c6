"""``wargame check FILE…``: every mistake in scenarios, rulebooks and back-casts, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from wargame import library
from wargame.authoring import linked_cache
from wargame.authoring.diagnostic import Diagnostic, errors, in_order
from wargame.authoring.yaml.source import UNASKABLE
from wargame.commands.answers import GOOD, NO, NOT_ASKED, say_json
from wargame.commands.editor_files import refresh_schema
from wargame.wording.catalogue import _, ngettext


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], form: str, strict: bool) -> None:
    """Find every mistake in scenarios, rulebooks and back-casts.

    A FILE is a path, or the id of a scenario on the shelf. A scenario and a back-cast are checked with the rulebooks
    they name, a rulebook with those beside it; their texts against the terms these rulebooks declare. A schema
    that lies beside a FILE for an editor is brought up to date. Exit code 0: it can be played; 1: it cannot; 2: there
    is no such file.
    """
    problems: list[Diagnostic] = []
    for name in files:
        problems += _problems(path_of(name))
        refresh_schema(path_of(name))
    found = in_order(problems)
    wrong = len(found) if strict else len(errors(found))
    if form == "json":
        say_json([problem.as_data() for problem in found])
    else:
        if found:
            from wargame.authoring.rendering import render_all

            click.echo(render_all(found) + "\n")
        click.echo(_summary(len(files), len(errors(found)), len(found) - len(errors(found))))
    if any(problem.code in UNASKABLE for problem in found):
        context.exit(NOT_ASKED)
    context.exit(NO if wrong else GOOD)


def _problems(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with a file; of one that was checked before with the same texts, what was said then."""
    texts = linked_cache.texts_of(path)
    said = None if texts is None else linked_cache.verdict(texts)
    if said is not None:
        return said
    from wargame.authoring import check_file
    from wargame.authoring.backcast.loading import is_case, load_case

    return load_case(path).diagnostics if is_case(path) else check_file(path).diagnostics


def path_of(name: str) -> Path:
    """A path as given; where there is no such file, the scenario of that id."""
    path = Path(name)
    try:
        if not path.exists():
            return library.find_scenario(name)
    except (library.NoSuchScenario, OSError, ValueError):
        pass
    return path


def _summary(files: int, wrong: int, doubts: int) -> str:
    what = ngettext("{number} file", "{number} files", files).format(number=files)
    if not wrong and not doubts:
        return _("{what}: no problems").format(what=what)
    errors_ = ngettext("{number} error", "{number} errors", wrong).format(number=wrong)
    warnings = ngettext("{number} warning", "{number} warnings", doubts).format(number=doubts)
    parts = [part for part, number in ((errors_, wrong), (warnings, doubts)) if number]
    return f"{what}: {', '.join(parts)}"
