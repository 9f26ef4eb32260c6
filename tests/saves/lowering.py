"""For tests that read many saves of the same rules: these are lowered once."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.engine.program import Program
from wargame.saves.lines import StartLine
from wargame.saves.replay import program_of

PLACES = ("saves.verify", "saves.replay", "debrief.recording", "table.beginning", "table.branching")
_KEPT: dict[tuple[object, ...], Program] = {}


def once(path: Path, start: StartLine) -> Program:
    """As ``program_of``, for the same texts the same program."""
    key = (start.files, start.modules, start.semantics, start.left_out)
    if key not in _KEPT:
        program = program_of(path, start)
        if len(_KEPT) > 3:
            _KEPT.clear()
        _KEPT[key] = program
    return _KEPT[key]


def lower_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever saves are read, for the length of a test."""
    for place in PLACES:
        monkeypatch.setattr(f"wargame.{place}.program_of", once)
