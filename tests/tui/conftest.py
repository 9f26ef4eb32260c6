"""Frames kept as text: one file a frame, readable in a diff. Renew them with ``pytest --snapshot-update``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import Mock

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests.tui.shelf_stage import shelf as shelf
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


@pytest.fixture(scope="session", autouse=True)
def _style_sheets_once() -> Iterator[None]:
    """Style sheets of the same text and colours are read once a process: every test starts an application."""
    read, known = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parse(sheet: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
        key = frozenset(sheet._variables.items()), css, where, tuple(more.items())
        if key not in known:
            known[key] = read(sheet, css, *where, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse)
        yield


@pytest.fixture
def frame(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares with the frame kept for this test."""
    return snapshot.use_extension(TextFrame)
