"""``wargame analyse SAVE``: where the points of a finished game came from."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked, refused
from wargame.commands.forms import tell
from wargame.commands.recorded import mix_of, mix_option
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@mix_option
@click.option("--within", type=click.FloatRange(0.05, 5), default=0.3, show_default=True, metavar="POINTS",
              help="Games are played until every sum is known so exactly.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a page, too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def analyse(save: Path, mix: str, within: float, page: Path | None, form: str) -> None:
    """Take the scores of the finished game in SAVE apart: what came of decisions, what of the dice.

    Then what mattered most, how good each order was by what its seat knew, and the same game under the other theories.

    Thousands of games are played on from where each turn opened and ended. Ctrl+C ends that early; what is known by
    then is told. The answer is kept beside the save, and asked for again it is there at once.

    \b
    wargame analyse saves/examples/dprk-missile-crisis.jsonl
    wargame analyse game.jsonl --mix prudent=2,cooperative=1
    """
    expect_to_write(page)
    from wargame.commands.progress import watched
    from wargame.debrief.recording import Recording
    from wargame.reporting.game_analysis import analysis_document
    from wargame.saves import Damaged, Unusable
    from wargame.sim.analysis_cache import remembered_analyses
    from wargame.sim.played_game import NoFinalScore, played_game

    with refused(Unusable, Damaged, NoFinalScore):
        recording = Recording.open(save)
        game = played_game(recording.history)
    drawn = mix_of(mix, game.program.scenario)
    found = watched(remembered_analyses(save, game, drawn, within), 100, _("Playing on"), lambda one: one.done)
    if found is None:
        raise NotAsked(_("stopped before anything was known"))
    document = analysis_document(game, found, recording.promises())
    if page is not None:
        from wargame.document.html import html
        from wargame.document.nodes import Heading, text

        title = _("{game}: where the points came from").format(game=recording.title)
        text_to_file(page, html((Heading(1, text(title)), *document)))
    from wargame.reporting.analysis_facts import analysis_facts

    tell(form, facts=lambda: analysis_facts(found), page=lambda: document)
