"""A finished game in short, and how texts are kept."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.table.games import play, rehearsal
from wargame.debrief.in_short import revealed_cards, turn_summaries
from wargame.debrief.export import as_text, keep
from wargame.debrief.recording import Recording
from wargame.debrief.chapter import Chapter
from wargame.document.nodes import paragraph
from wargame.model.events import Dealt, Ended
from wargame.model.viewers import CONTROL


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    play(rehearsal(tmp_path / "game.jsonl"))
    return Recording.open(tmp_path / "game.jsonl")


def test_a_turn_in_short_says_what_was_done_and_what_moved(recording: Recording) -> None:
    short = turn_summaries(recording)
    assert [turn.heading for turn in short] == [recording.heading(turn) for turn in recording.turns if turn]
    said = [line for turn in short for line in turn.lines]
    assert any(line.startswith("Moved: ") for line in said)
    assert any("→" in line and not line.startswith("Moved") for line in said)


def test_that_the_turns_are_over_is_not_what_happened_in_the_last(recording: Recording) -> None:
    ended = next(one for one in recording.narrative(recording.turns[-1], CONTROL).events if isinstance(one, Ended))
    ending = recording.program.scenario.endings[ended.ending]
    assert ending.last, "this game went to its end"
    assert turn_summaries(recording)[-1].headline not in ("", ending.name)


def test_every_card_dealt_is_turned_over_with_its_points(recording: Recording) -> None:
    cards = revealed_cards(recording)
    seats = recording.last_view(CONTROL).scores
    scores = {score.seat: {one.text: one.points for one in score.lines if one.what == "card"} for score in seats}
    assert cards
    for card in cards:
        assert scores[card.seat][card.name] == card.points


def test_of_two_cards_of_a_seat_each_says_when_it_was_dealt_and_the_first_that_it_went(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = recording.program.scenario.cards
    dealt = [Dealt(seat="amber", what="card", id=one, slot="card:amber", to=1)] * 2
    turns = [SimpleNamespace(turn=0, events=dealt[:1]), SimpleNamespace(turn=3, events=dealt[1:])]
    monkeypatch.setattr(recording, "narratives", lambda viewer: iter(turns))
    assert [card.when for card in revealed_cards(recording)] == [
        "dealt at the start, replaced in week 3, and not counted", "dealt in week 3"
    ]


def test_a_text_lies_beside_its_save_and_is_written_anew(tmp_path: Path) -> None:
    save, folder = tmp_path / "game.jsonl", tmp_path / "own"
    text = as_text("Week 1", [Chapter("Orders", "orders", (paragraph("Amber orders nothing"),))])
    assert text == "Week 1\n======\n\nOrders\n  Amber orders nothing\n"
    first, second = keep("old", "turn-1.txt", save, folder), keep(text, "turn-1.txt", save, folder)
    assert first == second == tmp_path / "game-turn-1.txt"
    assert second.read_text(encoding="utf-8") == text
    assert not list(tmp_path.glob("*.part"))


def test_where_the_save_lies_out_of_reach_the_users_folder_takes_the_text(tmp_path: Path) -> None:
    path = keep("words", "report.html", tmp_path / "nowhere" / "game.jsonl", tmp_path / "own")
    assert path == tmp_path / "own" / "game-report.html"
    assert path.read_text(encoding="utf-8") == "words"
