"""``wargame schema``: the JSON Schema of what authors write, for editors that complete and check while one types."""

from __future__ import annotations

import click

from wargame.authoring.schema import KINDS, FileKind, schema_of
from wargame.commands.answers import say_json


@click.command()
@click.argument("kind", type=click.Choice(KINDS), default="scenario")
def schema(kind: FileKind) -> None:
    """Print the JSON Schema of a scenario, rulebook or back-cast.

    Save it and begin a file with `# yaml-language-server: $schema=scenario.schema.json`: editors then complete keys.

    \b
    wargame schema > scenario.schema.json
    wargame schema backcast > backcast.schema.json
    """
    say_json(schema_of(kind))
