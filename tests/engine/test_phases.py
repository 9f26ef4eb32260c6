"""Which command belongs to which phase: the whole table, and nothing beside it."""

from __future__ import annotations

import pytest

from wargame.engine.phases import PhaseGuards, NotNow, step
from wargame.model.state import Phase

TRIGGERS = ("deal", "open_turn", "seal", "unseal", "reveal", "resolve", "end", "branch", "close")
FOLLOWS = {
    ("setup", "deal"): "briefing",
    ("briefing", "open_turn"): "planning",
    ("briefing", "end"): "debrief",
    ("planning", "seal"): "planning",
    ("planning", "unseal"): "planning",
    ("planning", "end"): "debrief",
    ("sealed", "unseal"): "planning",
    ("sealed", "reveal"): "revealed",
    ("sealed", "end"): "debrief",
    ("revealed", "resolve"): "review",
    ("revealed", "end"): "debrief",
    ("review", "open_turn"): "planning",
    ("review", "end"): "debrief",
    ("setup", "branch"): "setup",
    ("briefing", "branch"): "briefing",
    ("planning", "branch"): "planning",
    ("sealed", "branch"): "planning",
    ("revealed", "branch"): "revealed",
    ("review", "branch"): "review",
    ("debrief", "close"): "closed",
}


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("phase", list(Phase))
def test_a_command_leads_where_the_table_says_or_nowhere(phase: Phase, trigger: str) -> None:
    follows = FOLLOWS.get((phase.value, trigger))
    if follows is None:
        with pytest.raises(NotNow, match=phase.value):
            step(phase, trigger)
    else:
        assert step(phase, trigger) is Phase(follows)


def test_the_last_seal_closes_the_planning() -> None:
    assert step(Phase.PLANNING, "seal", PhaseGuards(all_sealed=True)) is Phase.SEALED


def test_one_more_seal_is_refused_once_all_are_sealed() -> None:
    with pytest.raises(NotNow):
        step(Phase.SEALED, "seal", PhaseGuards(all_sealed=True))


def test_the_resolution_that_ends_a_game_leads_to_its_debrief() -> None:
    assert step(Phase.REVEALED, "resolve", PhaseGuards(over=True)) is Phase.DEBRIEF


def test_a_word_that_is_no_command_belongs_to_no_phase() -> None:
    with pytest.raises(NotNow):
        step(Phase.PLANNING, "fly")


def test_what_was_refused_leaves_no_trace() -> None:
    with pytest.raises(NotNow):
        step(Phase.CLOSED, "deal")
    assert step(Phase.SETUP, "deal") is Phase.BRIEFING
