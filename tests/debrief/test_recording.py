"""A save opened to be looked at: as each seat saw it, step by step, and never more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.table.games import at, game, play, rehearsal
from wargame.debrief.recording import Recording
from wargame.debrief.narrator import chapters
from wargame.engine.information.redaction import visible
from wargame.model.events import Became, Changed
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.views import View
from wargame.table import Table

SEATS = ("amber", "blue", "coral")


def test_a_seat_sees_again_what_it_saw_when_the_turn_was_told(tmp_path: Path) -> None:
    seen: dict[tuple[int, str], tuple[View, object]] = {}

    def look(table: Table) -> bool:
        if table.state.phase in (Phase.REVIEW, Phase.DEBRIEF):
            for viewer in (*SEATS, PUBLIC):
                known = visible(table.program, table.state, viewer, table.turn_events)
                seen[table.state.turn, viewer] = table.view(viewer), chapters(table.program, known, viewer)
        return False

    play(rehearsal(tmp_path / "game.jsonl"), look)
    recording = Recording.open(tmp_path / "game.jsonl")
    assert len(seen) == 4 * len([turn for turn in recording.turns if turn])
    for (turn, viewer), (view, told) in seen.items():
        story = recording.narrative(turn, viewer)
        assert story.chapters == told
        assert replace(story.view(len(story.chapters)), talk=None) == replace(view, talk=None)


def test_between_two_steps_a_track_stands_where_the_words_left_it(tmp_path: Path) -> None:
    play(rehearsal(tmp_path / "game.jsonl"))
    recording = Recording.open(tmp_path / "game.jsonl")
    moved = 0
    for story in recording.narratives("blue"):
        for number, step in enumerate(story.chapters[:-1], 1):
            shown = {track.slot: track for track in story.view(number).tracks}
            told = [event for event in story.events[: step.upto] if isinstance(event, (Changed, Became))]
            last = {event.slot: event.to for event in told if event.slot in shown}
            moved += len(last)
            assert {slot: shown[slot].value for slot in last} == last
    assert moved


def test_between_two_steps_nobody_learns_what_no_words_told_it(tmp_path: Path) -> None:
    play(rehearsal(tmp_path / "game.jsonl"))
    recording = Recording.open(tmp_path / "game.jsonl")
    for story in recording.narratives(PUBLIC):
        bands = [
            {(one.slot, one.lo, one.hi) for one in story.view(number).tracks if one.known in ("band", "hidden")}
            for number in range(len(story.chapters) + 1)
        ]
        opened, ended = bands[0], bands[-1]
        assert all(step <= opened | ended | bands[1] for step in bands), f"turn {story.turn}"


def test_a_game_that_goes_on_is_shown_to_all_alike_and_to_nobody_else(tmp_path: Path) -> None:
    play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.SEALED, 3)).leave()
    recording = Recording.open(tmp_path / "game.jsonl")
    assert recording.viewers == (PUBLIC,)
    for viewer in (CONTROL, *SEATS):
        with pytest.raises(ValueError, match="goes on"):
            recording.narrative(2, viewer)
        with pytest.raises(ValueError, match="goes on"):
            recording.last_view(viewer)
    assert not [step for step in recording.narrative(3, PUBLIC).chapters if step.kind in ("orders", "move", "summary")]


def test_control_sees_a_finished_game_whole(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"))
    recording = Recording.open(tmp_path / "game.jsonl")
    last = recording.narrative(recording.turns[-1], CONTROL)
    assert {"orders", "ending", "scores"} <= {step.kind for step in last.chapters}
    assert {track.known for track in last.view(len(last.chapters)).tracks} == {"exact"}
    assert recording.last_view(CONTROL).scores == table.view(CONTROL).scores
