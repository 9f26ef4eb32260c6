"""A stage with nothing on it but the talk of a seat: the panel, and the dialogues that it leads to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.pilot import Pilot

import wargame.tui
from tests.tui.sample import TOKYO
from tests.tui.stage import Painting
from wargame.model.talk import Said
from wargame.model.views import View
from wargame.tui.glyphs import ASCII, UNICODE
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.compose import speak
from wargame.tui.screens.scene import Scene
from wargame.tui.themes import DARK, THEMES
from wargame.tui.widgets.rows import Rows
from wargame.tui.widgets.talk_panel import TalkPanel

STYLES = Path(wargame.tui.__file__).parent / "styles"
VIEW = TOKYO


class TalkScene(Scene):
    """The panel alone."""

    AUTO_FOCUS = "#talk"

    def __init__(self, view: View, seen: int) -> None:
        super().__init__()
        self._view, self._seen = view, seen

    def widgets(self) -> ComposeResult:
        yield TalkPanel(id="talk", title="7 Talk")

    def on_mount(self) -> None:
        self.query_one(TalkPanel).show_view(self._view, self._seen)

    @work(exclusive=True)
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        app = self.app
        assert isinstance(app, TalkApp)
        app.said.append(await speak(Asking(app, "talk", event.row), self._view, event.row, app.objection))


class TalkApp(App[None]):
    """One seat's talk, in the colours of the game."""

    CSS_PATH = [STYLES / name for name in ("wargame.tcss", "talk.tcss")]

    def __init__(self, view: View, seen: int, ascii_only: bool, objection: Callable[[Said], str | None]) -> None:
        super().__init__()
        self.glyphs = ASCII if ascii_only else UNICODE
        self.objection = objection
        self.said: list[Said | None] = []
        self._first = TalkScene(view, seen)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.set_class(ascii_only, "-ascii")

    def get_default_screen(self) -> TalkScene:
        return self._first


class TalkStage(Painting):
    """The running panel."""

    def __init__(self, app: TalkApp, pilot: Pilot[Any]) -> None:
        super().__init__(app, pilot)
        self.app = app


@asynccontextmanager
async def talk_stage(
    size: tuple[int, int],
    view: View = VIEW,
    seen: int = 4,
    ascii_only: bool = False,
    objection: Callable[[Said], str | None] = lambda said: None,
) -> AsyncIterator[TalkStage]:
    """The panel, painted for the first time."""
    app = TalkApp(view, seen, ascii_only, objection)
    async with app.run_test(size=size) as pilot:
        here = TalkStage(app, pilot)
        await here.settled()
        yield here
