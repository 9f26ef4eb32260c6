"""All that was found out about a finished game, as one page."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.debrief.answered_questions import answered_questions
from wargame.debrief.chapter import Chapter
from wargame.document.compact import as_list
from wargame.document.nodes import Document, Note, paragraph, section, text
from wargame.reporting.game_grades import grades_document
from wargame.reporting.game_ledger import ledger_document
from wargame.reporting.game_theories import theories_document
from wargame.reporting.game_turning_points import turning_points_document
from wargame.sim.game_analysis import GameAnalysis
from wargame.sim.played_game import PlayedGame
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import percentage


def analysis_document(
    game: PlayedGame, found: GameAnalysis, promises: Sequence[Chapter] = (), *, going_on: bool = False
) -> Document:
    """Where the points came from, the turning points, how good the orders were, and the other theories; what was not
    looked at yet is left out.

    Args:
        promises: what was promised and what was done (``Recording.promises``), where there were promises.
        going_on: games are still played; else what is not whole was stopped, and says so.
    """
    speaker, modules = speaker_of(game.program), game.program.scenario.modules
    names = {id_: module.name for id_, module in modules.items()}
    return (
        *(() if found.done == 100 or going_on else (Note(text(_unfinished(found)), "warning"),)),
        *map(paragraph, answered_questions(game.program, game.dealt, game.turns[-1].end) if game.turns else ()),
        *ledger_document(game, found.ledger, speaker),
        *turning_points_document(game, found.ledger, found.rolls, speaker),
        *(node for one in promises for node in section(2, one.title, as_list(one.body))),
        *(grades_document(game, found.grades, speaker) if found.grades else ()),
        *(theories_document(found.theories, names, speaker) if found.theories else ()),
    )


def _unfinished(found: GameAnalysis) -> str:
    said = _("Stopped after {done} of the work: what is missing here was not looked at, and numbers are less sure.")
    return said.format(done=percentage(found.done))
