"""All that was found out about a finished game, as one page."""

from __future__ import annotations

from wargame.document.nodes import Document
from wargame.reporting.game_grades import grades_document
from wargame.reporting.game_ledger import ledger_document
from wargame.reporting.game_theories import theories_document
from wargame.reporting.game_turning_points import turning_points_document
from wargame.sim.game_analysis import GameAnalysis
from wargame.sim.played_game import PlayedGame
from wargame.wording import speaker_of


def analysis_document(game: PlayedGame, found: GameAnalysis) -> Document:
    """Where the points came from, the turning points, how good the orders were, and the other theories; what was not
    looked at yet is left out."""
    speaker, modules = speaker_of(game.program), game.program.scenario.modules
    names = {id_: module.name for id_, module in modules.items()}
    return (
        *ledger_document(found.ledger, speaker),
        *turning_points_document(game, found.ledger, found.rolls, speaker),
        *(grades_document(found.grades, speaker) if found.grades else ()),
        *(theories_document(found.theories, names, speaker) if found.theories else ()),
    )
