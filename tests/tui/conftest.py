"""Frames kept as text: one file a frame, readable in a diff. Renew them with ``pytest --snapshot-update``."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from wargame.tui import app, appearance
from wargame.tui.game import GameOnScreen


class TextFrame(SingleFileSnapshotExtension):
    """A frame in a ``.txt`` of its own."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.fixture(autouse=True)
def _stillness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appearance, "TEXTUAL_ANIMATIONS", "none")  # read once, when Textual is imported
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(app, "gc", Mock())  # it would look through what all tests before have left
    monkeypatch.setattr(GameOnScreen, "TWICE", 0.0)  # no person presses Enter as quickly as a test


@pytest.fixture
def frame(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares with the frame kept for this test."""
    return snapshot.use_extension(TextFrame)
