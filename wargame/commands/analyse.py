"""``wargame analyse SAVE``: where the points of a finished game came from."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked, refused, say_json
from wargame.wording.catalogue import _


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--mix", "written", default="even", show_default=True, metavar="DOCTRINES",
              help="Who plays games on: doctrines with shares, e.g. prudent=2,cooperative=1. Even: all, alike often.")
@click.option("--within", type=click.FloatRange(0.05, 5), default=0.3, show_default=True, metavar="POINTS",
              help="Games are played until every sum is known so exactly.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def analyse(save: Path, written: str, within: float, form: str) -> None:
    """Take the scores of the finished game in SAVE apart: what came of decisions, what of the dice.

    Thousands of games are played on from where each turn opened and ended. Ctrl+C ends that early; what is known by
    then is told.

    \b
    wargame analyse saves/examples/dprk-missile-crisis.jsonl
    wargame analyse game.jsonl --mix prudent=2,cooperative=1
    """
    from wargame.commands.progress import watched
    from wargame.debrief.recording import Recording
    from wargame.reporting.game_ledger import ledger_document
    from wargame.saves import Damaged, Unusable
    from wargame.sim.doctrine_mix import WrongMix, read_mix
    from wargame.sim.ledger import MOST, ledgers
    from wargame.sim.played_game import NotFinished, played_game
    from wargame.wording import speaker_of

    with refused(Unusable, Damaged, NotFinished):
        game = played_game(Recording.open(save).history)
    with refused(WrongMix, option="--mix"):
        drawn = read_mix(written, game.program.scenario)
    found = watched(ledgers(game, drawn, within), MOST, _("Games"), lambda one: one.games)
    if found is None:
        raise NotAsked(_("stopped before anything was known"))
    if form == "json":
        from wargame.reporting.ledger_facts import ledger_facts

        say_json(ledger_facts(found))
    else:
        from wargame.document.terminal import terminal, wide_console

        terminal(ledger_document(found, speaker_of(game.program)), wide_console())
