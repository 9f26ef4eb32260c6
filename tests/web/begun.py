"""Hosted games in their first turn, as the fixture ``game``: import the one that a test is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import one_set_of_rules
from tests.table.ruled_games import its_rules, ruled_rehearsal
from tests.web.hosted import HostedGame, new_game


@pytest.fixture(name="game")
def pocket_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostedGame:
    """The pocket crisis, teams planning."""
    one_set_of_rules(monkeypatch)
    return _begun(new_game(tmp_path))


@pytest.fixture(name="game")
def ruled_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostedGame:
    """The crisis in which everything can be ruled, teams planning."""
    its_rules(monkeypatch)
    return _begun(HostedGame(ruled_rehearsal(tmp_path / "game.jsonl")))


def _begun(made: HostedGame) -> HostedGame:
    made.go_on()
    return made
