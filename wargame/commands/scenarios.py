"""``wargame scenarios``: what is on the shelf."""

from __future__ import annotations


import click

from wargame import library
from wargame.commands.answers import say, say_json
from wargame.wording.catalogue import _


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def scenarios(form: str) -> None:
    """List the scenarios on the shelf: one's own in ./scenarios and the user's data folder, and the shipped ones."""
    shelf = library.scenario_index()
    if form == "json":
        rows = [{"id": one.id, "title": one.title, "path": str(one.path), "own": one.own} for one in shelf]
        say_json(rows)
        return
    from wargame.text.cells import padded, width
    from wargame.text.characters import neutral

    ids = [neutral(one.id) for one in shelf]
    widest = max(map(width, ids), default=0)
    for id_, one in zip(ids, shelf, strict=True):
        say(f"{padded(id_, widest)}  {one.title}{'  (own)' if one.own else ''}")
    if not shelf:
        click.echo(_("The shelf is empty: put scenarios into ./scenarios."))
