"""A finished game analysed for a face: pages, ever surer, from what was kept or found anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from wargame.debrief.recording import Recording
from wargame.document.nodes import Document
from wargame.reporting.game_analysis import analysis_document
from wargame.sim.analysis_cache import remembered_analyses
from wargame.sim.continuations import NotWanted
from wargame.sim.doctrine_mix import even_mix
from wargame.sim.ledger import GIVE
from wargame.sim.played_game import played_game


def analysis_pages(
    recording: Recording, save: Path, wanted: Callable[[], bool] = lambda: True
) -> Iterator[tuple[Document, int]]:
    """The page of a finished game by what is known so far, with how much of the work is done, in hundredths. Asking
    costs nothing; games are played as the pages are taken, until ``wanted`` says no.

    Raises:
        NotFinished: the game has not ``ended``.
    """
    game, promises = played_game(recording.history), recording.promises()
    try:
        for found in remembered_analyses(save, game, even_mix(game.program.scenario), GIVE, wanted):
            yield analysis_document(game, found, promises, going_on=True), found.done
    except NotWanted:
        return
