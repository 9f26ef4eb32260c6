"""A back-cast's verdict as a document: a grid of what history expects, and below it which theory passes."""

from __future__ import annotations

from pathlib import Path

from tests.sim.test_backcast import judged, write as write
from wargame.document.lines import lines
from wargame.document.nodes import Grid, Group
from wargame.reporting.backcast import evaluation


def test_every_expectation_is_a_row_and_the_verdict_of_a_theory_stands_below(write) -> None:
    path: Path = write("""
acts: [{turn: 2, do: [trust +2]}]
attempts: {show: {move: patrol, turns: [1]}}
expect:
  - {change: trust, sign: up, since: 1, until: 2}
  - {change: trust, sign: down, since: 1, until: 2, misses: HOPE}
  - {change: trust, sign: down, since: 1, until: 2}
""")
    grid, below = evaluation(judged(path, 20))
    assert isinstance(grid, Grid)
    assert isinstance(below, Group)
    told = lines((grid, below), 160).splitlines()
    assert told[0] == "A small past"
    rows = [row for row in told if " trust" in row]
    assert [row.startswith("HOPE") for row in rows] == [True, False, False], "a theory is named once"
    assert [row.split("  ")[-1].strip() for row in rows] == ["as expected", "as expected (misses)", "NOT AS EXPECTED"]
    assert "100 %" in rows[0]
    assert "84–100 %" in rows[0]
    assert any(row.startswith("  HOPE: success share show ") for row in told)
    assert told[-1] == "  20 runs, seed 1: HOPE FAILS"
