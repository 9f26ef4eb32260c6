"""``wargame handouts FILE``: a crisis on paper, for a class without screens."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import refused, say
from wargame.wording.catalogue import _


@click.command()
@click.argument("scenario")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
              help="The folder to write to; it is made where it is not there.")
@click.option("--paper", type=click.Choice(["A4", "letter"], case_sensitive=False), default="A4", show_default=True,
              help="The size of the paper.")
@click.option("--module", metavar="THEORY", help="The theory it is played under. Without it: the scenario's first.")
def handouts(scenario: str, output: Path, paper: str, module: str | None) -> None:
    """Write SCENARIO (a shelf id or a path) as pages to print: open them in a browser and print them.

    For each seat a packet and move cards to cut out, for everybody a situation manual with the plan of the session; for
    the facilitator the list of events, the situations to hand out, the rule tables, all that is hidden, and the
    evaluators' form.

    \b
    wargame handouts gsomia-cliff -o print
    wargame handouts my-crisis -o print --paper letter
    """
    from wargame.commands.opening import scenario_named
    from wargame.commands.writing import folder_to_fill, text_to_file
    from wargame.document.html import Paper, html
    from wargame.engine.cannot_lower import CannotLower, UnknownModule
    from wargame.handouts.kit import kit

    game = scenario_named(scenario)
    with refused(CannotLower), refused(UnknownModule, option="--module"):
        made = tuple(kit(game, module))
    folder_to_fill(output)
    size: Paper = "A4" if paper.upper() == "A4" else "letter"
    for handout in made:
        path = output / f"{handout.name}.html"
        text_to_file(path, html(handout.document, paper=size, wide=handout.wide))
        say(_("{path}: for {whom}").format(path=path, whom=_(handout.whom)))
