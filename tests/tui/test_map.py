"""The theatre map on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.sample import TOKYO
from tests.tui.stage import painted
from tests.tui.test_themes import contrast
from wargame.authoring import load_scenario
from wargame.engine.information.theatre import ground_of
from wargame.model.theatre_views import GroundView, MarkerView, PlaceView, TheatreView
from wargame.model.views import View
from wargame.tui.glyphs import ASCII, UNICODE, Glyphs
from wargame.tui.text import laid_out
from wargame.tui.themes import DARK, LIGHT, THEMES
from wargame.tui.widgets.map_view import NO_MAP, MapView
from wargame.tui.widgets.place_text import place_lines

ROOT = Path(__file__).parent.parent.parent
STYLES = ROOT / "wargame" / "tui" / "styles"
MARKERS = (
    MarkerView("over", "pyongyang", "pacific", "launch", "A missile flew over Japan.", True),
    MarkerView("closed", "taiwan_strait", None, "closure", "Beijing closes areas of the sea for drills.", False),
    MarkerView("boats", "islands_b", None, "patrol", "Chinese coast guard ships stay around the islands.", False),
    MarkerView("pact", "seoul", "tokyo", "accord", "GSOMIA is in force.", False),
    MarkerView("bases", "okinawa", None, "base", "Bases in Japan are open for combat.", True),
    MarkerView("surge", "guam", None, "deployment", "More US forces in the region.", False),
)


@cache
def theatre() -> TheatreView:
    """The map that ships, with some markers on it."""
    scenario = load_scenario(ROOT / "scenarios" / "dprk-missile-crisis.yaml").scenario
    assert scenario is not None
    assert scenario.map is not None
    marks = {seat: body.mark for seat, body in scenario.seats.items()}
    places = tuple(
        PlaceView(
            id_, one.name, one.local, one.kind, one.seat, one.east, one.south, one.mark or marks.get(one.seat or "")
        )
        for id_, one in scenario.map.places.items()
    )
    return TheatreView(ground_of(scenario.map), places, MARKERS)


def told(found: TheatreView, place: str, glyphs: Glyphs, cells: int) -> str:
    """What is told of a place."""
    here = next(one for one in found.places if one.id == place)
    return laid_out(place_lines(found, here, glyphs), cells).plain


def view(found: TheatreView | None) -> View:
    """Tokyo's view with this map."""
    return replace(TOKYO, theatre=found)


class MapApp(App[None]):
    """A map and nothing else; keeps what it says."""

    CSS_PATH = [STYLES / "wargame.tcss", STYLES / "map.tcss"]

    def __init__(self, shown: View, glyphs: Glyphs = UNICODE, theme: str = DARK) -> None:
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme
        self.shown, self.glyphs = shown, glyphs
        self.marked: list[str] = []
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield MapView(self.glyphs, title="6 Map")
        yield Static("", id="elsewhere")

    def on_mount(self) -> None:
        self.query_one("#elsewhere").display = False
        self.chart.show_view(self.shown)
        self.chart.focus()

    @property
    def chart(self) -> MapView:
        return self.query_one(MapView)

    def on_map_view_place_marked(self, event: MapView.PlaceMarked) -> None:
        self.marked.append(event.place)

    def on_map_view_place_chosen(self, event: MapView.PlaceChosen) -> None:
        self.chosen.append(event.place)

    def painted(self) -> str:
        return painted(self)


@asynccontextmanager
async def at(
    size: tuple[int, int] = (80, 20), found: TheatreView | None = None, **options: Any
) -> AsyncIterator[tuple[MapApp, Pilot[Any]]]:
    app = MapApp(view(found or theatre()), **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("size", [(55, 13), (80, 20), (120, 38)], ids=["panel", "narrow", "whole"])
async def test_the_map_is_painted_as_agreed(size: tuple[int, int], glyphs: Glyphs, frame: SnapshotAssertion) -> None:
    async with at(size, glyphs=glyphs) as (app, _):
        assert app.painted() == frame


async def test_ascii_signs_keep_to_ascii() -> None:
    async with at((120, 38), glyphs=ASCII) as (app, _):
        inside = [row[1:-1] for row in app.painted().splitlines()[1:-1]]
        assert len(inside) == 36
        assert all(row.isascii() for row in inside)


async def test_arrows_go_from_place_to_place_and_enter_opens() -> None:
    async with at() as (app, pilot):
        assert app.chart.marked == "tokyo"
        await pilot.press("right", "enter")
        assert (app.marked, app.chosen) == (["pacific"], ["pacific"])
        await pilot.press("right", "right")
        assert app.marked == ["pacific", "washington"], "there is nothing farther to the right"
        await pilot.press("j")
        assert app.chart.marked == "guam"


async def test_a_click_opens_the_place_or_its_name() -> None:
    async with at() as (app, pilot):
        rows = app.painted().splitlines()
        y = next(number for number, row in enumerate(rows) if "Beijing" in row)
        for x in (rows[y].index("Beijing") + 3, rows[y].index("◆")):
            app.chosen.clear()
            await pilot.click(MapView, offset=(x, y))
            await pilot.pause()
            assert app.chosen == ["beijing"]


async def test_a_name_without_room_shows_where_its_place_is_marked() -> None:
    async with at((40, 9)) as (app, pilot):
        assert "Busan" not in app.painted()
        app.chart.mark("busan")
        await pilot.pause()
        assert "Busan" in app.painted()
        app.chart.mark("tokyo")
        await pilot.pause()
        assert "Busan" not in app.painted()


async def test_moving_the_cursor_paints_the_rows_of_two_places_and_no_others() -> None:
    async with at((120, 38)) as (app, pilot):
        rows: set[int] = set()
        paint = app.chart.render_line
        app.chart.render_line = lambda y: (rows.add(y), paint(y))[1]  # type: ignore[method-assign]
        before = app.painted()
        rows.clear()
        await pilot.press("right")
        await pilot.pause()
        assert app.painted() == before, "the cursor is a colour: no sign moves"
        assert 1 <= len(rows) <= 2


async def test_the_cursor_stays_where_it_was_when_the_turn_goes_on() -> None:
    async with at() as (app, pilot):
        app.chart.mark("taipei")
        app.chart.show_view(view(replace(theatre(), markers=())))
        await pilot.pause()
        assert app.chart.marked == "taipei"
        assert "closure" not in app.painted(), "the legend holds what stands on the map"


async def test_letters_find_a_place_by_either_name() -> None:
    async with at() as (app, _):
        for letters, place in (("diao", "islands_b"), ("독도", "islets_a"), ("nowhere", "islets_a"), ("", "islets_a")):
            app.chart.find(letters)
            assert app.chart.marked == place


async def test_without_a_map_the_panel_says_so_and_keys_do_nothing() -> None:
    async with at(found=TheatreView(GroundView(), (), ())) as (app, pilot):
        await pilot.press("left", "down", "enter")
        assert NO_MAP in app.painted()
        assert app.chosen == []


async def test_hostile_names_are_painted_as_letters_and_keep_every_row_in_line() -> None:
    nasty = "[/][@click=app.bell]Hi[b]\u202e\x1b[31m서울\u200b/東京"
    places = tuple(replace(place, name=nasty, local=nasty[::-1], mark="東") for place in theatre().places)
    markers = (replace(MARKERS[0], text=nasty),)
    for size in ((55, 13), (120, 38)):
        async with at(size, TheatreView(theatre().ground, places, markers)) as (app, pilot):
            await pilot.press("left", "left", "down", "up")
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            assert {cell_len(strip.text) for strip in strips} == {size[0]}
            assert not {"\u202e", "\x1b", "\u200b"} & set(app.painted())
            assert "\x1b" not in told(replace(theatre(), markers=markers), "pacific", UNICODE, 40)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_every_letter_on_the_map_can_be_read(theme: str) -> None:
    async with at((120, 38), theme=theme) as (app, pilot):
        await pilot.press("left")
        found = [
            (contrast(style.color.triplet, style.bgcolor.triplet), text)
            for strip in app.screen._compositor.render_strips()
            for text, style, _ in strip
            if style and style.color and style.bgcolor and any(char.isalnum() for char in text)
        ]
        assert len(found) > 20
        assert min(found)[0] >= 4.5, min(found)


def test_a_place_tells_both_its_names_what_is_new_and_where_things_lead() -> None:
    said = told(theatre(), "pacific", UNICODE, 60)
    assert "↑L New: A missile flew over Japan.  from Pyongyang" in said
    said = told(theatre(), "islands_b", ASCII, 60)
    assert said.startswith("Senkaku/Diaoyu  尖閣/钓鱼\nislets")
    assert "~P Chinese coast guard ships stay around the islands." in said
    assert "Nothing stands here that you know of." in told(theatre(), "beijing", UNICODE, 60)
