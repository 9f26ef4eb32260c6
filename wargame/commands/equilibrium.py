"""``wargame equilibrium``: one turn of a finished game as a game of its own, or what leaving a doctrine is worth."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click
from click.core import ParameterSource

from wargame.commands.answers import NotAsked, refused
from wargame.commands.forms import tell
from wargame.commands.progress import watched
from wargame.commands.recorded import mix_of, mix_option, turn_among
from wargame.commands.seeds import seed as a_seed
from wargame.extras import install_line
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

STAGE, GAP = ("candidates", "mix"), ("modules", "seed")
"""Options that belong to one question alone."""


@click.command()
@click.argument("game", metavar="SAVE|SCENARIO")
@click.option("--at", "--turn", "at", type=click.IntRange(1), metavar="TURN", help="The turn of SAVE to look at.")
@click.option("--seats", default="", metavar="SEAT,…",
              help="Who chooses, or may leave the doctrine; the others order what they ordered, or follow it. Without "
              "it: every seat.")
@click.option("-n", "--games", type=click.IntRange(2, 100_000), default=1000, show_default=True,
              help="Games played on from every combination of orders, or to measure what leaving brings.")
@click.option("--candidates", type=click.IntRange(1, 26), default=4, show_default=True, metavar="NUMBER",
              help="Orders of each seat at most, the one it gave among them.")
@mix_option
@click.option("--doctrine", metavar="NAME",
              help="Of SCENARIO: the doctrine that everybody follows but one who leaves it.")
@click.option("--module", "modules", multiple=True, metavar="THEORY",
              help="With --doctrine, a theory module, e.g. CHA or BLEND:60. Without it: the scenario's first.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True,
              help="With --doctrine, the dice. The same seed gives the same games.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
              help="For people; all numbers; one line a combination of orders, or a seat.")
@click.pass_context
def equilibrium(
    context: click.Context, game: str, at: int | None, seats: str, games: int, candidates: int, mix: str,
    doctrine: str | None, modules: tuple[str, ...], seed: int, form: str,
) -> None:
    """Look at one turn of the finished game in SAVE as a game of its own, and find its equilibria.

    Each seat chooses among a few orders: what it ordered, the best a doctrine would have, the best of others that were
    tried. Every combination is played on many times; equilibria are found in half of these games and measured in the
    other half. Ctrl+C ends that early; what is known by then is told.

    With --doctrine: what each seat of SCENARIO could gain by leaving a doctrine that everybody follows. It is looked
    for among simple ways of playing, so it is a lower bound of the gap to its best response.

    \b
    wargame equilibrium game.jsonl --at 3
    wargame equilibrium game.jsonl --at 3 --seats tokyo,seoul --candidates 6
    wargame equilibrium dprk-missile-crisis --doctrine prudent
    """
    if (at is None) == (doctrine is None):
        raise NotAsked(_("say either which turn of a save (--at), or which doctrine of a scenario (--doctrine)"))
    for name in STAGE if at is None else GAP:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = "module" if name == "modules" else name
            raise NotAsked(_("--{option} has nothing to say here"), option=option)
    if at is not None:
        _stage_game(Path(game), at, seats, games, candidates, mix, form)
    else:
        assert doctrine is not None
        _response_gaps(game, doctrine, seats, games, modules, seed, form)


def _stage_game(save: Path, at: int, seats: str, games: int, most: int, mix: str, form: str) -> None:
    """A turn as a game."""
    if find_spec("scipy") is None:
        raise NotAsked(_("equilibria need one more package: {line}"), line=install_line("equilibrium"))
    from wargame.debrief.recording import Recording
    from wargame.research.stage_game import TooMany, stage_games, without_doubles
    from wargame.saves import Damaged, Unusable
    from wargame.sim.continuations import Continuations
    from wargame.sim.doctrine_mix import MixedPlayers
    from wargame.sim.played_game import NoFinalScore, played_game

    with refused(Unusable, Damaged, NoFinalScore):
        game = played_game(Recording.open(save).history)
    drawn = mix_of(mix, game.program.scenario)
    turns = {one.turn: one for one in game.turns}
    turn, players = turns[turn_among(at, turns)], _players(seats, game.program.seats)
    going_on = Continuations(game.program, MixedPlayers(game.program, drawn))
    with refused(TooMany, option="--candidates"):
        run = stage_games(turn, going_on, players, most, games)
        found = watched(run, games, _("Playing on"), lambda one: one.games)
    if found is None or found.games < 2:
        raise NotAsked(_("stopped before anything was known"))
    from wargame.reporting.game_equilibria import equilibria_csv, equilibria_document, equilibria_facts
    from wargame.research.stage_equilibria import analysed

    analysis = analysed(without_doubles(found))
    tell(
        form, facts=lambda: equilibria_facts(analysis, drawn), csv=lambda to: to.write(equilibria_csv(analysis)),
        page=lambda: equilibria_document(analysis, drawn, game.program),
    )


def _response_gaps(
    scenario: str, doctrine: str, seats: str, games: int, modules: tuple[str, ...], seed: int, form: str
) -> None:
    """What leaving a doctrine is worth."""
    from wargame.commands.line_ups import program_for
    from wargame.commands.opening import scenario_named
    from wargame.players.seating import WrongSeating, check_doctrine
    from wargame.reporting.response_gaps import gaps_csv, gaps_document, gaps_facts
    from wargame.research.best_response import ROUNDS, response_gaps

    rules = scenario_named(scenario)
    with refused(WrongSeating, option="--doctrine"):
        check_doctrine(doctrine, rules)
    program = program_for(rules, modules)
    players = _players(seats, program.seats)
    run = response_gaps(program, doctrine, players, games, seed)
    found = watched(run, ROUNDS * len(players), _("Rounds of the search"), lambda one: one.done)
    if found is None or not found.gaps:
        raise NotAsked(_("stopped before anything was known"))
    tell(
        form, facts=lambda: gaps_facts(found.gaps, doctrine, games, seed),
        csv=lambda to: to.write(gaps_csv(found.gaps, doctrine)),
        page=lambda: gaps_document(found.gaps, doctrine, games, program, speaker_of(program)),
    )


def _players(words: str, seats: tuple[str, ...]) -> tuple[str, ...]:
    """The seats that ``--seats`` names, in the order of the rules; all, where it names none. Raises ``NotAsked``."""
    named = [word.strip() for word in words.split(",") if word.strip()]
    for word in named:
        if word not in seats:
            unknown = _("--seats: there is no seat “{seat}”; the seats are {seats}")
            raise NotAsked(unknown, seat=word, seats=", ".join(seats))
    return tuple(seat for seat in seats if seat in named) if named else seats
