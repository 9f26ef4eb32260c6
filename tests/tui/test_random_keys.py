"""Whatever is typed, pasted, clicked and resized: the screen goes on, and shows no team what another one has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.geometry import Size

from tests.tui.random_keys import Stroke, private_to, strokes
from tests.tui.stage import NARROW, WIDE, painted
from wargame.authoring import load_scenario
from wargame.model.files import Scenario
from wargame.model.viewers import PUBLIC
from wargame.settings import Settings
from wargame.table.table import Table
from wargame.tui.goals import SitDown
from wargame.tui.app import WargameApp
from wargame.session.catalogue import Catalogue

ROOT = Path(__file__).parent.parent
SCENARIOS = (ROOT / "fixtures" / "pocket" / "pocket.yaml", ROOT.parent / "scenarios" / "dprk-missile-crisis.yaml")
OPEN = {"HandOver", "Opening", "Launcher", "Saves", "SettingsScene", "NewGameForm", "Scenarios", "Waiting"}
"""Scenes that everybody in the room may see while orders are sealed."""


@cache
def scenario(path: Path) -> Scenario:
    """Read once, however many games are played."""
    found = load_scenario(path).scenario
    assert found is not None
    return found


class Player:
    """Plays one game after another in one house until its strokes are over."""

    def __init__(self, seed: int, size: tuple[int, int]) -> None:
        self.seed, self.size = seed, size
        self.sealed = self.revealed = self.begun = 0
        self.scenes: dict[str, int] = {}
        self._secrets: dict[tuple[object, ...], dict[str, frozenset[str]]] = {}

    async def play(self, count: int) -> None:
        left = islice(strokes(self.seed, self.size), count)
        done = False
        while not done:
            async with self._begun() as app:
                done = await self._strokes(app, left)

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[WargameApp]:
        """A new game with two teams here, dealt and in its first turn; every fourth time the launcher alone."""
        self.begun += 1
        first = None
        if self.begun % 4:
            game = scenario(SCENARIOS[self.begun % len(SCENARIOS)])
            *people, last = game.seats
            players = {**dict.fromkeys(people, "human"), last: "random"}
            path, theories = Path("saves") / f"{self.begun}.jsonl", game.about.theories[:1]
            table = Table.new(game, path=path, modules=theories, players=players, seed=self.seed)
            table.open_turn()
            first = SitDown(table)
        app = WargameApp(Catalogue(), first=first, settings=Settings(cover_minutes=0))
        async with app.run_test(size=self.size):
            yield app
            while app.between_scenes:
                await asyncio.sleep(0.01)  # as ``exit`` does
            if app.playing is not None:
                app.playing.session.table.leave()

    async def _strokes(self, app: WargameApp, left: Iterator[Stroke]) -> bool:
        parser = XTermParser()
        for stroke in left:
            self._do(app, parser, stroke)
            await asyncio.sleep(stroke.rest)
            if app._exit or not app._running:
                return False
            self._look(app)
        return True

    def _do(self, app: WargameApp, parser: XTermParser, stroke: Stroke) -> None:
        driver = app._driver
        assert driver is not None
        if stroke.size:
            driver._size = stroke.size
            driver.process_message(events.Resize(Size(*stroke.size), Size(*stroke.size)))
        if stroke.text:
            for event in parser.feed(stroke.text):
                driver.process_message(event)
            parser._timeout_time = 0.0 if parser._timeout_time is not None else None
            for event in parser.tick():
                driver.process_message(event)

    def _look(self, app: WargameApp) -> None:
        scene = app.scene
        name = type(scene).__name__
        self.scenes[name] = self.scenes.get(name, 0) + 1
        if app.playing is None or app.between_scenes or scene is None or not scene.is_mounted:
            return
        table = app.playing.session.table
        self.sealed = max(self.sealed, len(table.state.sealed))
        self.revealed = max(self.revealed, table.state.turn)
        shown = " ".join(painted(app).split()) if app.screen.is_mounted else ""
        viewer = PUBLIC if name in OPEN else getattr(getattr(scene, "_view", None), "viewer", "")
        if viewer:
            for seat, words in self._private(app, viewer).items():
                assert not [word for word in words if word in shown], (seat, name)

    def _private(self, app: WargameApp, viewer: str) -> dict[str, frozenset[str]]:
        """For every seat, what it may know and this viewer may not."""
        assert app.playing is not None
        table = app.playing.session.table
        at = (table.path, table.path.stat().st_size, viewer)
        if at not in self._secrets:
            own = table.view(viewer)
            self._secrets[at] = {
                seat.id: private_to(table.view(seat.id), own) for seat in own.seats if seat.id != viewer
            }
        return self._secrets[at]


def house(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    (folder / "saves").mkdir()


@pytest.mark.parametrize(("seed", "size"), [
    pytest.param(1, NARROW, marks=pytest.mark.long), (2, WIDE),
], ids=["80x24", "120x40"])  # fmt: skip
async def test_a_player_who_presses_anything_never_breaks_the_screen(
    seed: int, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house(tmp_path, monkeypatch)
    player = Player(seed, size)
    await player.play(70)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 130))
async def test_players_who_press_anything_for_long(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house(tmp_path, monkeypatch)
    await Player(seed, NARROW if seed % 2 else WIDE).play(1500)
