"""Every shipped crisis, played at random: each event has an answer; where nothing is changed a game is itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame.cli import main
from wargame.debrief.beside import beside, differences
from wargame.debrief.recording import Recording
from wargame.debrief.why.explainer import Explainer
from wargame.document.lines import lines
from wargame.saves.save import read_save
from wargame.saves.verify import verify
from wargame.table.counterfactual import Changes
from wargame.table.counterfactual_saves import finished_branch

SCENARIOS = sorted((Path(__file__).parent.parent.parent / "scenarios").glob("*.yaml"))


@pytest.mark.long
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_every_event_of_a_random_game_answers_and_its_branches_verify(scenario: Path, tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    assert CliRunner().invoke(main, ["run", str(scenario), "--seed", "3", "--save", str(save)]).exit_code == 0
    parent, recording = read_save(save), Recording.open(save)
    for viewer in (recording.viewers[0], recording.viewers[1], recording.viewers[-1]):
        explainer = Explainer(recording, viewer)
        assert all(len(explainer.page(one.name)) > 2 for one in explainer.events)
    finished_branch(save, tmp_path / "same.jsonl", Changes(2))
    same = read_save(tmp_path / "same.jsonl")
    assert [(one.kind, one.body) for one in same.entries[1:]] == [(one.kind, one.body) for one in parent.entries[1:]]
    finished_branch(save, tmp_path / "swapped.jsonl", Changes(1, swap=True))
    assert verify(tmp_path / "swapped.jsonl").status == "sound"
    other = Recording.open(tmp_path / "swapped.jsonl")
    assert differences(recording, other).rolls
    assert "Rolls that differ" in lines(beside(recording, other, ("as it was", "what if")))
