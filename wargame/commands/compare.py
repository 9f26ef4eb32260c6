"""``wargame compare A [B]``: the same games in two ways, under the same dice."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked
from wargame.commands.forms import tell
from wargame.commands.changing import begun_otherwise, same_game, with_rulebook
from wargame.commands.opening import scenario_named
from wargame.commands.line_ups import line_ups_for, program_for
from wargame.commands.seeds import seed as a_seed
from wargame.wording.catalogue import _


@click.command()
@click.argument("scenario", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@click.option("-n", "--games", type=click.IntRange(2, 1_000_000), default=2_000, show_default=True,
              help="Games of each party, in each way.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…", help="Who holds which seat, as in rehearse.")
@click.option("--doctrine", metavar="NAME", help="One doctrine at every seat. Without it and --seats: each in turn.")
@click.option("--module", "modules", multiple=True, metavar="THEORY", help="The theory. Without it: the first.")
@click.option("--to-seats", default="", metavar="SEAT=PLAYER,…", help="Compare with others at the seats.")
@click.option("--to-doctrine", metavar="NAME", help="Compare with another doctrine at every seat.")
@click.option("--to-module", "to_modules", multiple=True, metavar="THEORY", help="Compare with another theory.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE",
              help="Compare with another value to begin with, e.g. trust=7 or approval[tokyo]=3. Several: all of them.")
@click.option("--rules", type=click.Path(path_type=Path), help="Compare with an edited rulebook, by its own id.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True, help="The dice of both.")
@click.option("--all", "everything", is_flag=True, help="Tell also what does not change.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def compare(
    scenario: str, other: str | None, games: int, seats: str, doctrine: str | None, modules: tuple[str, ...],
    to_seats: str, to_doctrine: str | None, to_modules: tuple[str, ...], values: tuple[str, ...], rules: Path | None,
    seed: int, everything: bool, form: str,
) -> None:
    """Play the same games twice, as A says and with something changed, and tell what is different.

    The change is another scenario B (a copy you edited, say), a theory, a doctrine, values to begin with, an edited
    rulebook, or several of these. Both meet the same dice, so that few games tell much.

    \b
    wargame compare dprk-missile-crisis --to-module PARK
    wargame compare dprk-missile-crisis --doctrine prudent --set trust=7
    wargame compare dprk-missile-crisis --doctrine prudent --to-doctrine cooperative
    wargame compare dprk-missile-crisis --rules rules/triangle-couplings.yaml
    wargame compare dprk-missile-crisis my-copy.yaml
    """
    first = scenario_named(scenario)
    named = other or scenario
    second = with_rulebook(named, rules) if rules is not None else scenario_named(named) if other else first
    second = begun_otherwise(second, values)
    programs = program_for(first, modules), program_for(second, to_modules or modules)
    if programs[0].seats != programs[1].seats:
        raise NotAsked(_("the two have other seats, and no seat of one can be compared with one of the other"))
    line_ups = line_ups_for(first, seats, doctrine)
    others = line_ups_for(second, to_seats or seats, to_doctrine or doctrine)
    if to_doctrine or to_seats:
        if len(line_ups) > 1:
            raise NotAsked(_("say whom to compare with whom: --doctrine or --seats beside --to-doctrine or --to-seats"))
    elif not other:
        others = line_ups
    elif len(line_ups) > 1:
        shared = {line_up.name: line_up for line_up in others}
        line_ups = tuple(line_up for line_up in line_ups if line_up.name in shared)
        others = tuple(shared[line_up.name] for line_up in line_ups)
    if line_ups == others and same_game(*programs):
        raise NotAsked(
            _("nothing is changed: name a second scenario, or say --to-module, --to-doctrine, --set, --rules")
        )
    from wargame.commands.progress import tallied
    from wargame.reporting.comparison import comparison, differences_of
    from wargame.sim.comparing import compared
    from wargame.sim.rehearsal import rehearse

    pairs = [(program, who) for both in zip(line_ups, others, strict=True)
             for program, who in zip(programs, both, strict=True)]
    tallies = tallied(rehearse(pairs, games, seed), games * len(pairs))
    played = [pair for pair in zip(tallies[::2], tallies[1::2], strict=True) if pair[1].games > 1]
    if not played:
        raise NotAsked(_("stopped before the first games were played"))
    found = [(one, two, list(compared(one, two))) for one, two in played]
    said = (other, *to_modules, to_seats, to_doctrine, *values, rules and rules.name)
    change = ", ".join(word for word in said if word)
    tell(
        form, facts=lambda: [differences_of(*pair) for pair in found],
        page=lambda: comparison(found, change, games, seed, everything),
    )
