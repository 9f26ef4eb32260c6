"""What was found out about a game by playing it on, as chapters of its after-action report."""

from __future__ import annotations

from pathlib import Path

from wargame.debrief.aar.overview import again
from wargame.debrief.recording import Recording
from wargame.document.nodes import Document, section
from wargame.reporting.game_grades import grades_document
from wargame.reporting.game_ledger import ledger_document
from wargame.reporting.game_theories import theories_document
from wargame.reporting.game_turning_points import turning_points_document
from wargame.sim.analysis_cache import cache_path, kept_analysis
from wargame.sim.doctrine_mix import even_mix
from wargame.sim.game_analysis import GameAnalysis
from wargame.sim.ledger import GIVE
from wargame.sim.played_game import NoFinalScore, PlayedGame, played_game
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


def kept_chapters(recording: Recording, path: Path, save: str = "SAVE") -> tuple[Document, ...]:
    """The chapters of what was found before and kept beside the save; nothing where there is nothing of it.

    Args:
        path: of the save.
        save: what the commands under the numbers call it.
    """
    try:
        game = played_game(recording.history)
    except NoFinalScore:  # it was left before an ending: there is nothing to take apart
        return ()
    kept = cache_path(path, game.program, even_mix(game.program.scenario), GIVE)
    found = kept_analysis(kept, game) if kept else None
    return analysis_chapters(game, found, save) if found else ()


def analysis_chapters(game: PlayedGame, found: GameAnalysis, save: str) -> tuple[Document, ...]:
    """The ledger, turning points, how good the orders were, and the same game under the other theories.

    Args:
        save: what the commands under the numbers call the game.
    """
    speaker, modules = speaker_of(game.program), game.program.scenario.modules
    names = {id_: module.name for id_, module in modules.items()}
    chapters = (
        section(2, _("Where the points came from"), ledger_document(game, found.ledger, speaker), anchor="ledger"),
        turning_points_document(game, found.ledger, found.rolls, speaker),
        grades_document(game, found.grades, speaker) if found.grades else (),
        theories_document(found.theories, names, speaker) if found.theories else (),
    )
    return tuple((*chapter, again(("analyse", save))) for chapter in chapters if chapter)
