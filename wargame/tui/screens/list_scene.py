"""A screen with a list, and beside it a page about the line that is marked."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.content import Content

from wargame.tui.goals import Menu
from wargame.tui.screens.scene import Scene
from wargame.tui.text import ELLIPSIS, Line
from wargame.tui.widgets.blank import Beside
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import Rows
from wargame.wording.catalogue import _

R = TypeVar("R")


class ListScene(Scene[R], Generic[R]):
    """Begins on the list, and leads back to the launcher."""

    BACK = Menu.LAUNCHER

    def list_and_page(self, title: str, rows: Rows, about: str) -> ComposeResult:
        """Both, under a title; ``about``: the heading of the page."""
        yield TopLine(Content(title))
        with Beside(classes="pair"):
            yield rows
            yield Page(id="text", title=about)

    def on_mount(self) -> None:
        """Stand on the first line."""
        self.query_one(Rows).focus()

    def explain(self, *lines: Line) -> None:
        """Show this on the page."""
        self.query_one(Page).show(lines)

    def say_reading(self) -> None:
        """Something is being read."""
        self.explain(Content.styled(f"{_('Reading')}{ELLIPSIS}", "$text-muted"))
