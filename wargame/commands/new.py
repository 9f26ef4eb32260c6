"""``wargame new NAME``: a scenario of one's own, which checks clean and plays before a word of it is changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
from wargame.wording.catalogue import _


@click.command()
@click.argument("name")
@click.option("--like", metavar="SCENARIO", help="Begin with a copy of this one (a shelf id or a path).")
@click.option("--blank", is_flag=True, help="Begin with a small world of its own, without the shared rules.")
def new(name: str, like: str | None, blank: bool) -> None:
    """Begin a scenario called NAME (small letters, digits, dashes).

    It is written to ./scenarios where that folder exists, else to the current folder, and never over a file. Beside it
    lies its schema, by which an editor completes and checks while you write; .vscode/settings.json switches that on.

    \b
    wargame new harbour-crisis
    wargame new my-drawdown --like us-drawdown
    wargame new two-towns --blank
    """
    from wargame import library
    from wargame.authoring.starting import NoName, copied, started, with_sayable_title
    from wargame.commands.answers import NotAsked, refused
    from wargame.commands.editor_files import write_schema, write_settings
    from wargame.files import make_file, why

    if blank and like is not None:
        raise NotAsked(_("--blank begins with nothing, and --like with a copy: take one of them"))
    folder = library.own("scenarios")[0]
    path = (folder if folder.is_dir() else Path()) / f"{name}.yaml"
    with refused(NoName, library.NoSuchScenario):
        text = started(name, blank=blank) if like is None else copied(name, _text_of(library.find_scenario(like)), like)
    text = with_sayable_title(text, path)
    taken = next((one for one in library.scenario_index() if one.id == name), None)
    if taken is not None:
        raise NotAsked(_("there is a scenario '{name}' already: {path}"), name=name, path=taken.path)
    try:
        make_file(path, text.encode())
        write_schema(path)
    except FileExistsError:
        raise NotAsked(_("{path} is there already, and nothing is ever written over"), path=path) from None
    except OSError as problem:
        raise NotAsked(_("{path} cannot be written: {why}"), path=problem.filename or path, why=why(problem)) from None
    with suppress(OSError):  # an editor's settings are a help, and the folder may hold something else of their name
        write_settings(Path())
    click.echo(_("Written: {path}").format(path=path))
    further = f"wargame check {name} · wargame run {name} · wargame rules {name} · wargame ready {name}"
    click.echo(_("Next: {commands}").format(commands=further))


def _text_of(path: Path) -> str:
    from wargame.authoring.yaml.source import SourceText, read_source
    from wargame.commands.answers import NotAsked

    source = read_source(path)
    if not isinstance(source, SourceText):
        raise NotAsked(_("{path} cannot be read: {message}"), path=path, message=source.message)
    return source.text
