"""``wargame schema``: the JSON Schema of what authors write, for editors that complete and check while one types."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NOT_ASKED, NotAsked, json_text, say_json
from wargame.wording.catalogue import _


@click.command()
@click.argument("what", metavar="[FILE|scenario|rulebook|backcast]", default="scenario")
@click.option("--output", type=click.Path(path_type=Path), help="Write it into this file.")
@click.pass_context
def schema(context: click.Context, what: str, output: Path | None) -> None:
    """Print the JSON Schema of FILE, or of a kind of file.

    That of a FILE (a path or a shelf id) knows the ids that the file and its rulebooks define: editors complete them
    and flag what is misspelt. `wargame new` lays it beside what it writes, and `wargame check` brings it up to date
    there. A file that has none begins with `# yaml-language-server: $schema=my-crisis.schema.json`.

    \b
    wargame schema my-crisis --output my-crisis.schema.json
    wargame schema rulebook > rulebook.schema.json
    """
    from wargame.authoring.rendering import render_all
    from wargame.authoring.schema import KINDS, schema_for, schema_of
    from wargame.commands.check import path_of
    from wargame.files import SHARED, replace_file, why

    found = schema_of(what) if what in KINDS else schema_for(path_of(what))
    if isinstance(found, tuple):
        click.echo(render_all(found), err=True)
        context.exit(NOT_ASKED)
    if output is None:
        say_json(found)
        return
    try:
        replace_file(output, f"{json_text(found)}\n".encode(), SHARED)
    except OSError as problem:
        raise NotAsked(_("{path} cannot be written: {why}"), path=output, why=why(problem)) from None
    click.echo(_("Written: {path}").format(path=output))
