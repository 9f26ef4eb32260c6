"""``wargame run``: a game with nobody at the keyboard, the same to the byte for the same inputs."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from wargame.commands.answers import NotAsked, say_json
from wargame.commands.opening import players_for, scenario_named, seating_of, table_for
from wargame.commands.seeds import seed as a_seed
from wargame.debrief.outcome import outcome_data, outcome_lines
from wargame.model.viewers import CONTROL
from wargame.players.seating import play_out
from wargame.model.labels import HUMAN, RANDOM
from wargame.session.catalogue import GameSetup
from wargame.table.table import OrderRefused
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


@click.command()
@click.argument("scenario")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…",
              help="Who holds which seat: random, idle, strong, doctrine:NAME or script:FILE. Others play at random.")
@click.option("--seed", type=a_seed, metavar="NUMBER",
              help="The dice, from 0. Without it: a random seed, told at the end.")
@click.option("--module", "modules", multiple=True, metavar="THEORY",
              help="A theory module, e.g. CHA or BLEND:60. Without it: the scenario's first.")
@click.option("--save", type=click.Path(path_type=Path),
              help="Where the journal goes. Without it: a new name on the shelf.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say the outcome.")
def run(scenario: str, seats: str, seed: int | None, modules: tuple[str, ...], save: Path | None, form: str) -> None:
    """Play SCENARIO (a shelf id or a path) without people and tell how it ended.

    The same scenario, seats, theory and seed give the same journal to the byte.

    \b
    wargame run dprk-missile-crisis --seed 7
    wargame run dprk-missile-crisis --seats tokyo=doctrine:cooperative,seoul=doctrine:prudent
    wargame run dprk-missile-crisis --seats tokyo=script:plan.yaml,seoul=random --seed 7 --save game.jsonl
    """
    game = scenario_named(scenario)
    seating = seating_of(seats, game, RANDOM)
    person = next((seat for seat, player in seating.items() if player == HUMAN), None)
    if person is not None:
        others = _("random, idle, strong, doctrine:NAME or script:FILE")
        nobody = _("--seats: nobody sits at the keyboard in a run; give {seat} to {others}")
        raise NotAsked(nobody, seat=person, others=others)
    dice = secrets.randbits(32) if seed is None else seed
    players = players_for(seating, game, dice)
    setup = GameSetup(game.about.id, seating, modules, dice)
    with table_for(game, setup, players, save, rehearsal=True) as table:
        try:
            play_out(table, players)
            view = table.view(CONTROL)
            table.close()
        except OrderRefused as refused:
            speaker = speaker_of(table.program)
            reasons = "".join(f"\n  {one.about}: {speaker.refusal(one)}" for one in refused.refusals)
            turn = table.state.turn
            table.discard()
            forbidden = _("turn {turn}: the rules do not allow an order{reasons}")
            raise NotAsked(forbidden, turn=turn, reasons=reasons) from None
        except BaseException:  # a full disk, Ctrl+C: half a game is in the way of the next try
            table.discard()
            raise
        receipt = str(table.receipt.receipt)
    if form == "json":
        told = outcome_data(table.program, view)
        say_json({"save": str(table.path), "seed": dice, "seats": seating, "receipt": receipt, **told})
    else:
        for line in outcome_lines(table.program, view):
            click.echo(line)
        click.echo(_("Seed {dice}. Saved: {path}").format(dice=dice, path=table.path))
        click.echo(_("Receipt {receipt}").format(receipt=receipt))
