"""``wargame rehearse SCENARIO``: thousands of games, to know before class how a scenario behaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import GOOD, NO, NotAsked, say
from wargame.commands.forms import check_forms, table_options, tell
from wargame.commands.opening import playable
from wargame.commands.line_ups import line_ups_for, program_for
from wargame.commands.seeds import seed as a_seed
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.document.nodes import Document
    from wargame.authoring.link.source_map import SourceMap
    from wargame.engine.program import Program
    from wargame.reporting.facts import Facts
    from wargame.sim.line_ups import LineUp

TRIED = 300
"""Games of each move, choice and answer that is tried, at most."""


@click.command()
@click.argument("scenario")
@click.option("-n", "--games", type=click.IntRange(1, 10_000_000), default=10_000, show_default=True,
              help="Games of each party.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…",
              help="Who holds which seat: doctrine:NAME, random or idle. Seats not named: --doctrine, or at random.")
@click.option("--doctrine", metavar="NAME", help="One doctrine at every seat. Without it, and without --seats: each of "
              "the scenario's doctrines at all seats, then everybody at random.")
@click.option("--module", "modules", multiple=True, metavar="THEORY",
              help="A theory module, e.g. CHA or BLEND:60. Without it: the scenario's first.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True,
              help="The dice. The same seed gives the same games.")
@click.option("--save", nargs=2, type=(click.IntRange(0), click.Path(path_type=Path)), metavar="GAME FILE",
              help="Write game number GAME (from 0) of one party as a save, to be opened with replay.")
@table_options
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with everything, too.")
@click.option("--use", is_flag=True, help="Print how often each move, choice, answer, situation and row was used.")
@click.option("--worth", is_flag=True, help="Try every move, choice and answer, too: what is never worth choosing, "
              "and what another always beats.")
@click.pass_context
def rehearse(
    context: click.Context, scenario: str, games: int, seats: str, doctrine: str | None, modules: tuple[str, ...],
    seed: int, save: tuple[int, Path] | None, form: str, out: Path | None, html: Path | None, use: bool,
    worth: bool,
) -> None:
    """Play SCENARIO many times without people and tell what came of it: endings, points, tracks, and what was used.

    With all its parties it begins with the verdict of `wargame ready`.

    Ctrl+C stops it; what was played by then is told. Exit code 0: everything the scenario expects is so, or may be;
    1: something is not, with 95 per cent confidence; 2: it could not be asked.

    \b
    wargame rehearse dprk-missile-crisis
    wargame rehearse dprk-missile-crisis --doctrine prudent -n 2000 --html prudent.html
    wargame rehearse dprk-missile-crisis --doctrine prudent -n 2000 --save 17 seventeen.jsonl
    wargame rehearse dprk-missile-crisis -n 300 --worth
    """
    check_forms(form, out, _("a page for people is --html FILE"))
    expect_to_write(html)
    loaded = playable(scenario)
    game, where = loaded.scenario, loaded.where
    assert game is not None
    assert where is not None
    program = program_for(game, modules)
    line_ups = line_ups_for(game, seats, doctrine)
    if save is not None:
        _save(program, line_ups, seed, games, *save)
    from wargame.commands.progress import tallied
    from wargame.reporting.facts import facts_of
    from wargame.sim.rehearsal import rehearse as play

    tallies = tallied(play([(program, line_up) for line_up in line_ups], games, seed), games * len(line_ups))
    if not any(tally.games for tally in tallies):
        raise NotAsked(_("stopped before the first games were played"))
    facts = facts_of(tallies, games, where)
    if not seats and doctrine is None and (form in ("text", "json") or html is not None):
        from wargame.commands.judging import judged

        facts["ready"] = judged(tallies, loaded, games, seed) | {"scenario": scenario, "title": facts["title"]}
    if worth and facts["stopped"]:
        say(_("--worth: nothing was tried, for the games were stopped"), err=True)
    elif worth:
        facts |= _ablation(program, line_ups, seed, games, where)
    if html is not None:
        from wargame.document.html import html as page

        text_to_file(html, page(_document(facts, page=True), contents=True))
    from wargame.sim.columns import write_csv, write_npz

    tell(
        form, out, facts=lambda: facts, page=lambda: _document(facts, use=use),
        csv=partial(write_csv, tallies), npz=partial(write_npz, tallies),
    )
    context.exit(GOOD if facts["good"] else NO)


def _ablation(program: Program, line_ups: Sequence[LineUp], seed: int, games: int, where: SourceMap) -> Facts:
    """What everything is worth, as far as it was tried before somebody stopped it. Raises ``NotAsked``."""
    from wargame.commands.progress import watched
    from wargame.reporting.ablation import ablation_of
    from wargame.sim.ablation import by_doctrine, run_trials, trials_of

    able = by_doctrine(program, line_ups)
    if not able:
        raise NotAsked(_("--worth: no party follows doctrines at all its seats"))
    games = max(2, min(games, TRIED))
    whole = len(able) * len(trials_of(program, program.seats))
    found = watched(run_trials(program, able, games, seed), whole, _("Moves and answers"), len)
    return {"worth": ablation_of(found or (), program, where, games, whole)}


def _save(program: Program, line_ups: Sequence[LineUp], seed: int, games: int, number: int, path: Path) -> None:
    from wargame.saves import Unusable
    from wargame.sim.single import record_game
    from wargame.table.table import OrderRefused
    from wargame.wording import speaker_of

    if len(line_ups) > 1:
        raise NotAsked(_("--save: say whose game it is, with --doctrine or --seats"))
    if number >= games:
        raise NotAsked(_("--save: {games} games are numbered from 0 to {last}"), games=games, last=games - 1)
    try:
        record_game(program, line_ups[0], seed, number, path)
    except Unusable as problem:
        raise NotAsked(f"--save: {problem}") from None
    except OrderRefused as refused:
        why = speaker_of(program).refusals(refused.refusals)
        raise NotAsked(_("--save: a table does not take an order of this game: {why}"), why=why) from None
    click.echo(_("Game {number} is saved: {path}").format(number=number, path=path), err=True)


def _document(facts: Facts, *, use: bool = False, page: bool = False) -> Document:
    from wargame.reporting.ablation import ablation
    from wargame.reporting.rehearsal import rehearsal

    tried = ablation(facts["worth"], page=page) if "worth" in facts else ()
    return (*rehearsal(facts, use=use, page=page), *tried)
