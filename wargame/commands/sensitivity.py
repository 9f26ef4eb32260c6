"""``wargame sensitivity SCENARIO``: every number nudged by one, ranked by what it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked
from wargame.commands.forms import tell
from wargame.commands.opening import scenario_and_places
from wargame.commands.line_ups import line_ups_for, program_for
from wargame.commands.seeds import seed as a_seed
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.sensitivity import PerturbationEffect


@click.command()
@click.argument("scenario")
@click.option("--of", "word", default="war", show_default=True, metavar="WHAT",
              help="What is looked at: war, an ending, an outcome by name, a seat (its points) or a track.")
@click.option("--doctrine", metavar="NAME", help="One doctrine at every seat. Without it: the scenario's first.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…", help="Who holds which seat, as in rehearse.")
@click.option("--module", "modules", multiple=True, metavar="THEORY", help="The theory. Without it: the first.")
@click.option("--budget", type=click.IntRange(1, 100_000_000), default=100_000, show_default=True,
              help="Games in all, shared out among the numbers.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True, help="The dice of all.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many are printed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with all of them, too.")
def sensitivity(
    scenario: str, word: str, doctrine: str | None, seats: str, modules: tuple[str, ...], budget: int, seed: int,
    top: int, form: str, html: Path | None,
) -> None:
    """Nudge every modifier, base and start value of SCENARIO by one, down and up, and rank what that changes.

    All meet the same dice. Those at the seats do not know of the nudge. Ctrl+C stops it; what was tried is told.

    \b
    wargame sensitivity dprk-missile-crisis
    wargame sensitivity dprk-missile-crisis --of seoul --doctrine prudent --budget 400000
    """
    expect_to_write(html)
    game, where = scenario_and_places(scenario)
    program = program_for(game, modules)
    line_up = line_ups_for(game, seats, doctrine)[0]
    from wargame.commands.progress import watched
    from wargame.reporting.tornado import found_of, level_of, tornado
    from wargame.sim.perturbing import knobs
    from wargame.sim.sensitivity import looking_at, perturbation_effects

    asked = looking_at(program, word)
    if asked is None:
        unknown = _("--of: there is nothing called “{word}”: name war, an ending, an outcome, a seat or a track")
        raise NotAsked(unknown, word=word)
    many = len(knobs(program))
    games = max(2, budget // (2 * many + 1))
    effects = perturbation_effects(program, line_up, *asked, games, seed)
    found: tuple[PerturbationEffect, ...] = watched(effects, many, _("Numbers"), len) or ()
    if not found:
        raise NotAsked(_("stopped before the first number was tried"))
    data = {
        "scenario": game.about.id, "title": game.about.title, "modules": list(program.modules), "of": word,
        "party": line_up.name, "seed": seed, "games": games, "numbers": many, "tried": len(found),
        **level_of(found[0]), "found": found_of(found, program, where),
    }
    if html is not None:
        from wargame.document.html import html as page

        text_to_file(html, page(tornado(data)))
    tell(form, facts=lambda: data, page=lambda: tornado(data, top))
