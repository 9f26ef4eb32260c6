"""All that is found out about a finished game: kept and read again, stopped, told of what is missing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.engine.positions import program
from tests.sim.finished import at_random
from wargame.reporting.game_analysis import analysis_document
from wargame.document.lines import lines
from wargame.sim.analysis_cache import keep_analysis, kept_analysis
from wargame.sim.continuations import NotWanted
from wargame.sim.doctrine_mix import even_mix
from wargame.sim.game_analysis import GameAnalysis, game_analyses
from wargame.sim.played_game import PlayedGame

ROUGH = 9.0


def game() -> PlayedGame:
    return at_random(program("pocket"), 2)


@cache
def stages() -> tuple[GameAnalysis, ...]:
    return tuple(game_analyses(game(), even_mix(game().program.scenario), ROUGH))


def test_every_stage_keeps_what_was_found_before_and_the_last_is_whole() -> None:
    done = [one.done for one in stages()]
    assert done == sorted(done)
    assert done[-1] == 100
    for before, after in zip(stages(), stages()[1:], strict=False):
        assert after.ledger.games >= before.ledger.games
        assert len(after.rolls) >= len(before.rolls)
        assert after.grades[: len(before.grades)] == before.grades
    assert len(stages()[-1].grades) == len(game().turns) * len(game().program.seats)


def test_what_is_kept_is_read_again_and_what_was_changed_is_not(tmp_path: Path) -> None:
    whole, path = stages()[-1], tmp_path / "kept.json"
    keep_analysis(path, stages()[0])
    assert not path.exists()
    keep_analysis(path, whole)
    assert kept_analysis(path, game()) == whole
    assert kept_analysis(path, at_random(program("pocket"), 1)) is None
    text = path.read_text("utf-8")
    changed = text.replace('"score":', '"score":9', 1), text.replace('"seat":"a', '"seat":"z')
    for other in ("", "{}", text[:-9], *changed):
        assert other != text
        path.write_text(other, "utf-8")
        assert kept_analysis(path, game()) is None


def test_nobody_waits_for_an_answer_that_is_not_wanted() -> None:
    asked = iter([True] * 3)
    with pytest.raises(NotWanted):
        list(game_analyses(game(), even_mix(game().program.scenario), ROUGH, lambda: next(asked, False)))


def test_an_answer_that_was_stopped_says_so() -> None:
    assert "Stopped after 8 % of the work" in lines(analysis_document(game(), stages()[0]))
    assert "NotWanted" not in lines(analysis_document(game(), stages()[-1]))
