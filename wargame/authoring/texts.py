"""Texts for readers: what is shown in one line is one line."""

from __future__ import annotations

from wargame.authoring.board import Board
from wargame.model.base import Prose

LINE = 200
"""The length of what is shown in one line (``model.base.Line``); longer texts may have paragraphs."""


def check_texts(board: Board) -> None:
    """Refuses line breaks where a screen has one line, and texts of nothing but spaces."""
    for item in board.items:
        value, kind = item.found.value, item.found.kind
        if isinstance(value, str) and any(isinstance(mark, Prose) for mark in kind.marks):
            if not value.strip():
                board.say(item, "too_short", "the text is empty")
            elif kind.longest and kind.longest <= LINE and "\n" in value:
                board.say(
                    item, "one_line", "this is shown in one line, and has several",
                    "write it in quotes on one line, or fold it with '>-'",
                )  # fmt: skip
