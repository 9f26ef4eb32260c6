"""``wargame schema``: the JSON Schema of what authors write, for editors that complete and check while one types."""

from __future__ import annotations

import json

import click

from wargame.authoring.schema import schema_of


@click.command()
@click.argument("kind", type=click.Choice(["scenario", "rulebook"]), default="scenario")
def schema(kind: str) -> None:
    """Print the JSON Schema of a scenario or rulebook.

    Save it and begin a file with `# yaml-language-server: $schema=scenario.schema.json`: editors then complete keys.
    """
    click.echo(json.dumps(schema_of("rulebook" if kind == "rulebook" else "scenario"), ensure_ascii=False, indent=2))
