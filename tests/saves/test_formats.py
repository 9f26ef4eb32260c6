"""Saves of every version that ever wrote some are read, told and found sound; a version that is added has its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.table.games import told_again
from wargame.model.state import Phase
from wargame.saves import formats
from wargame.saves.chain import FIRST, READ, VERSION, read_chain, write_line
from wargame.saves.formats import FORMATS, SaveFormat
from wargame.saves.index import glance, look_at
from wargame.saves.lines import UnsealLine
from wargame.saves.save import open_save
from wargame.saves.verify import verify

SAVES = Path(__file__).parent.parent / "fixtures" / "saves"


def test_every_version_that_is_read_has_its_file_and_a_save() -> None:
    assert set(FORMATS) == READ
    assert max(READ) == VERSION
    for version in READ:
        assert list((SAVES / f"v{version}").glob("*.jsonl")), "a save that this version wrote, kept as it was"


@pytest.mark.parametrize("path", sorted(SAVES.glob("v*/*.jsonl")), ids=lambda path: path.stem)
def test_a_save_of_an_older_program_is_as_good_as_ever(path: Path) -> None:
    verdict = verify(path)
    assert (verdict.status, verdict.exit_code, verdict.findings) == ("sound", 0, ())
    assert look_at(path) == glance(path)
    history = told_again(path)
    assert (history.last.state.phase, history.last.state.turn) == (Phase.CLOSED, look_at(path).turn)
    assert history.moments


def test_a_line_of_an_older_version_is_read_as_today_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What adding a version comes to: its number, and how the version before says what lines say today."""

    def upgrade(kind: str, body: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        return kind, {"turn": body["round"], "seat": body["side"]}

    old, first = write_line(1, FIRST, "unseal", {"round": 2, "side": "tokyo"})
    with monkeypatch.context() as patch:
        patch.setattr("wargame.saves.chain.VERSION", 2)
        new, _ = write_line(2, first.hash, "unseal", {"turn": 3, "seat": "seoul"})
    today = FORMATS[1]
    monkeypatch.setattr("wargame.saves.chain.READ", frozenset({1, 2}))
    monkeypatch.setattr(formats, "FORMATS", {1: SaveFormat(today.reserved, upgrade), 2: today})
    assert [entry.version for entry in read_chain(old + new).entries] == [1, 2]
    (tmp_path / "game.jsonl").write_bytes(old + new)
    lines = open_save(tmp_path / "game.jsonl").lines
    assert lines == (UnsealLine(turn=2, seat="tokyo"), UnsealLine(turn=3, seat="seoul"))
