"""Rulebooks of two worlds in one folder: each is checked among those of its own."""

from __future__ import annotations

from pathlib import Path

from wargame.authoring import check_file
from wargame.authoring.worlds import worlds_near

HILL = """format: wargame-rules/1
id: hill
title: A hill
seats: {hill: {name: Hill, letter: H, mark: "●"}}
tracks: {snow: {name: Snow, code: SNO, low: none, high: deep}}
"""
HILL_RULES = """format: wargame-rules/1
id: hill-rules
title: What snow does
rules: {falls: {name: It falls, at: check, do: [snow +1], because: it is winter}}
"""
SEA = """format: wargame-rules/1
id: sea
title: A sea
seats: {sea: {name: Sea, letter: S, mark: "■"}}
tracks: {coin: {name: {sea: Coin}, code: {sea: CO}, per: [sea], low: none, high: all}}
currency: {track: coin}
"""


def written(folder: Path, *scenarios: str) -> Path:
    (folder / "rules").mkdir()
    for name, text in (("hill", HILL), ("hill-rules", HILL_RULES), ("sea", SEA)):
        (folder / "rules" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for place, named in enumerate(scenarios):
        (folder / f"{place}.yaml").write_text(f"rulebooks:{named}\nseats: {{}}\n", encoding="utf-8")
    return folder / "rules"


def test_what_a_scenario_names_together_belongs_together(tmp_path: Path) -> None:
    rules = written(tmp_path, " [hill, hill-rules]  # remark", "\n  - sea  # and no hill", " [hill-rules, snow-rules]")
    near = [world for world in worlds_near(rules) if world & {"hill", "sea"}]
    assert sorted(map(sorted, near)) == [["hill", "hill-rules", "snow-rules"], ["sea"]]


def test_a_rulebook_is_checked_among_its_own_world(tmp_path: Path) -> None:
    rules = written(tmp_path, " [hill, hill-rules]", " [sea]")
    for name in ("hill-rules", "sea"):
        assert [one for one in check_file(rules / f"{name}.yaml").diagnostics if one.severity == "error"] == []
    (tmp_path / "0.yaml").unlink()
    (tmp_path / "1.yaml").write_text("rulebooks: [sea, hill, hill-rules]\n", encoding="utf-8")
    told = [one.code for one in check_file(rules / "sea.yaml").diagnostics]
    assert "no_purse" in told, "one world of all three: the hill has no coin"
