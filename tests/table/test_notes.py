"""Control's notes: lines of the journal that change nothing, hidden until the debrief."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.saves.forging import forge, line_of
from tests.table.games import SEATS, at, game, play, rehearsal, told_again
from wargame.debrief.recording import Recording
from wargame.debrief.aar.report import Wanted, report_text
from wargame.engine.phases import NotNow
from wargame.model.state import Phase
from wargame.model.talk import LONGEST
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.table import NotSaid

TEXT = "Amber never asked who pays.\nAsk them."
PHASES = [Phase.BRIEFING, Phase.PLANNING, Phase.SEALED, Phase.REVIEW, Phase.DEBRIEF]


def noted(table: Table) -> Table:
    """A game with a note in its second turn."""
    play(table, at(Phase.PLANNING, 2)).control.note(4, TEXT)
    return table


def test_a_note_changes_no_event_and_no_view(tmp_path: Path) -> None:
    plain = play(rehearsal(tmp_path / "a.jsonl"), at(Phase.PLANNING, 2))
    with_note = noted(rehearsal(tmp_path / "b.jsonl"))
    for viewer in (*SEATS, PUBLIC, CONTROL):
        assert plain.view(viewer) == with_note.view(viewer)
    one, other = play(plain).history, play(with_note).history
    assert [moment.position.state for moment in one.moments] == [moment.position.state for moment in other.moments]
    assert [moment.line for moment in one.moments] == [moment.line for moment in other.moments]


def test_it_is_told_at_the_debrief_to_control_alone_and_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    table = noted(rehearsal(path))
    assert not Recording(table.history).notes(), "the game goes on"
    assert [(note.n, note.turn, note.text) for note in table.control.notes] == [(4, 1, TEXT)]
    play(table)
    assert (verify(path).status, verify(path).findings) == ("sound", ())
    recording = Recording.open(path)
    assert recording.history.notes == table.history.notes
    told = {
        viewer: [line for turn in recording.turns for step in recording.steps(turn, viewer) for line in step.lines]
        for viewer in recording.viewers
    }
    assert [viewer for viewer, lines in told.items() if any("who pays" in line for line in lines)] == [CONTROL]
    assert [step.kind for step in recording.steps(1, CONTROL)][-1] == "notes"
    assert "Ask them." in report_text(recording, Wanted())
    assert "On line 4" in report_text(recording, Wanted())


@pytest.mark.parametrize("phase", PHASES)
def test_it_can_be_written_in_every_phase_of_a_game_that_goes_on(phase: Phase, tmp_path: Path) -> None:
    path, turn = tmp_path / "game.jsonl", {Phase.BRIEFING: 0, Phase.DEBRIEF: 5}.get(phase, 1)
    table = rehearsal(path)
    if phase is Phase.BRIEFING:
        table.open_turn()
    else:
        play(table, at(phase, turn) if phase is not Phase.DEBRIEF else lambda now: now.state.phase is Phase.DEBRIEF)
    before = table.state
    table.control.note(1, TEXT)
    assert table.state == before
    play(table)
    assert verify(path).status == "sound"


@pytest.mark.parametrize("line", [0, -1, 999])
def test_a_note_on_no_line_is_refused_and_nothing_is_lost(line: int, tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    before = table.path.read_bytes()
    with pytest.raises(NotNow, match="a note is about a line before it"):
        table.control.note(line, TEXT)
    assert table.path.read_bytes() == before
    play(table)


@pytest.mark.parametrize(
    "text", ["", "  \n", "x" * (LONGEST + 1), "back\u202eward"], ids=["empty", "blank", "long", "bidi"]
)
def test_a_text_that_cannot_be_written_down_is_refused(text: str, tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    with pytest.raises(NotSaid):
        table.control.note(1, text)
    assert not table.control.notes


@pytest.mark.parametrize(
    "change", [{"line": 99}, {"line": 0}, {"text": ""}, {"text": "a\u202eb"}, {"text": "blank at the end "}], ids=str
)
def test_a_note_that_nobody_could_have_written_is_damage(change: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(noted(rehearsal(path)))
    forge(path, line_of(path, "note"), lambda body: body.update(change))
    verdict = verify(path)
    assert verdict.status == "damaged"
    assert [finding.line for finding in verdict.findings] == [line_of(path, "note")]


def test_a_game_goes_on_after_a_note_under_seals(tmp_path: Path) -> None:
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(game(path, vaults), at(Phase.SEALED, 1))
    table.control.note(2, TEXT)
    table.leave()
    with Table.resume(path, vaults=vaults) as again:
        assert [note.text for note in again.control.notes] == [TEXT]
        assert again.sealed_order("amber") is not None
        play(again)
    assert verify(path).status == "sound"
    assert told_again(path).notes
