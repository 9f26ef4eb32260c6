"""Rows that live in words: what the check refuses to print, and what is asked when the game is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rows.files import Files, WillNotLoad


@pytest.mark.row(
    "R37",
    deletes=[
        "triangle-terms.yaml#terms/gsomia/refuse/6",
        "triangle-terms.yaml#terms/tisa/refuse/0",
        "triangle-terms.yaml#terms/three_non_nuclear_principles/refuse/3",
        "triangle-terms.yaml#terms/self_defense_forces/refuse/6",
    ],
)
def test_a_garbled_name_cannot_be_played(files: Files, tmp_path: Path) -> None:
    garbled = {
        "GISOMIA runs out at midnight.": "gisomia",
        "A Trilateral Information Sharing Agreement would do.": "trilateral information sharing agreement",
        "A minister doubts the Three Non-Nuclear Standards.": "three non-nuclear standards",
        "The Self-Protection Forces put to sea.": "self-protection forces",
    }
    refusal = _refusal(files, " ".join(garbled)).lower()
    assert [slip for slip in garbled.values() if slip not in refusal] == []
    assert _refusal(files, "GSOMIA runs out at midnight.") == ""


def _refusal(files: Files, opening_text: str) -> str:
    names = [*files.read("quiet-year.yaml").data["rulebooks"], "triangle-terms"]
    try:
        files.scenario("quiet-year", {"rulebooks": names, "opening": opening_text})
    except WillNotLoad as objection:
        return str(objection)
    return ""


@pytest.mark.row("R29", deletes=["asian-nato-summit.yaml#debrief/5"])
def test_it_is_asked_whether_the_american_frame_makes_anyone_safer(files: Files, tmp_path: Path) -> None:
    asked = {one.ask: one.look_at or "" for one in files.scenario("asian-nato-summit").about.debrief}
    evidence = [look_at for ask, look_at in asked.items() if "safer" in ask]
    assert any("self-reliance" in one and "posture at 3" in one for one in evidence)
