"""The theatre map in cells: a coast one knows again, names that keep apart, and a way to every place."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from wargame.authoring import load_scenario
from wargame.engine.information.theatre import ground_of
from wargame.document.map.ground import SEA, WHOLE, is_land, land_cells
from wargame.document.map.layout import lay_out
from wargame.document.map.sheet import Sheet, Stamp, standing_at
from wargame.document.map.signs import ASCII_SIGNS, UNICODE_SIGNS, MapSigns
from wargame.model.theatre import TheatreMap
from wargame.model.theatre_views import GroundView, MarkerView, PlaceView, TheatreView

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
SIZES = [(53, 10), (78, 17), (118, 36)]
Cell = tuple[int, int]


@cache
def charts() -> dict[str, TheatreMap]:
    """The maps of every crisis that ships and has one."""
    found = {}
    for path in sorted(SCENARIOS.glob("*.yaml")):
        scenario = load_scenario(path).scenario
        assert scenario is not None
        if scenario.map is not None:
            found[path.stem] = scenario.map
    return found


def everything_at_once(chart: TheatreMap, new: bool = True) -> TheatreView:
    """A map on which every marker stands."""
    places = tuple(
        PlaceView(id_, place.name, place.local, place.kind, place.seat, place.east, place.south, place.mark)
        for id_, place in chart.places.items()
    )
    markers = (
        MarkerView(id_, one.at, one.to, one.kind, one.text, new, one.reach) for id_, one in chart.markers.items()
    )
    return TheatreView(ground_of(chart), places, tuple(markers))


def sheet(theatre: TheatreView, width: int, height: int, signs: MapSigns = UNICODE_SIGNS) -> Sheet:
    """The map laid out, with local names where the sheet is wide."""
    return lay_out(theatre, width, height, signs, {"tokyo": "T"}, local=width > 90)


@cache
def shared() -> GroundView:
    """The land that all of them share."""
    (ground,) = {ground_of(chart) for chart in charts().values()}
    return ground


def coast() -> tuple[str, ...]:
    """That land in cells of a tenth of a degree."""
    return land_cells(shared(), WHOLE, 390, 260, True)


def cell(longitude: float, latitude: float) -> Cell:
    """Where a point of the globe lies on the shared map, by the projection its file names."""
    rows = coast()
    return int((longitude - 111) / 39 * len(rows[0])), int((47.5 - latitude) / 26 * len(rows))


def one_land(start: Cell) -> set[Cell]:
    """All land that hangs together with a cell, corners counted."""
    rows, found, open_ = coast(), set(), [start]
    while open_:
        x, y = open_.pop()
        if (x, y) not in found and 0 <= y < len(rows) and 0 <= x < len(rows[0]) and rows[y][x] != SEA:
            found.add((x, y))
            open_ += [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return found


BEIJING, TOKYO, SEOUL, TAICHUNG, SAPPORO = (116.4, 39.9), (139.6, 36.0), (127.3, 37.3), (120.9, 24.1), (142.3, 43.4)


@pytest.mark.parametrize("town", [BEIJING, TOKYO, SEOUL, TAICHUNG, SAPPORO, (131.0, 32.6), (133.5, 33.7), (132.2, 44)])
def test_towns_stand_on_land(town: tuple[float, float]) -> None:
    x, y = cell(*town)
    assert coast()[y][x] != SEA


@pytest.mark.parametrize(
    "water", [(123.2, 35.4), (134.6, 39.5), (119.4, 24.3), (125.5, 29.5), (128.9, 34.5), (119.9, 38.7), (145, 36)]
)
def test_seas_and_straits_are_water(water: tuple[float, float]) -> None:
    x, y = cell(*water)
    assert coast()[y][x] == SEA


def test_korea_hangs_on_the_mainland_and_the_islands_do_not() -> None:
    mainland = one_land(cell(*BEIJING))
    assert cell(*SEOUL) in mainland
    for island in (TOKYO, TAICHUNG, SAPPORO):
        assert cell(*island) not in mainland
    assert cell(*SAPPORO) not in one_land(cell(*TOKYO))


@pytest.mark.parametrize("signs", [UNICODE_SIGNS, ASCII_SIGNS], ids=["unicode", "ascii"])
@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.integers(12, 140), st.integers(4, 50), st.sampled_from(sorted(charts())))
def test_nothing_is_printed_twice_on_one_cell_or_off_the_sheet(
    signs: MapSigns, width: int, height: int, name: str
) -> None:
    found = sheet(everything_at_once(charts()[name]), width, height, signs)
    assert {len(row) for row in found.ground} == {width}
    assert len(found.ground) == height
    cells = [(stamp.x + at, stamp.y) for stamp in found.stamps for at in range(cell_len(stamp.text))]
    assert len(cells) == len(set(cells))
    assert all(0 <= x < width and 0 <= y < height for x, y in cells)


@pytest.mark.parametrize("name", sorted(charts()))
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_place_is_marked_and_bears_its_whole_name_or_none(name: str, size: Cell) -> None:
    theatre = everything_at_once(charts()[name])
    found = sheet(theatre, *size)
    assert len({stamp.place for stamp in found.stamps if stamp.ink == "mark"}) == len(theatre.places)
    for place in theatre.places:
        rows = [stamp.text for stamp in found.stamps if stamp.place == place.id and stamp.ink in ("name", "water")]
        whole = [place.name, f"{place.local} {place.name}"]
        assert place.id in found.nameless or " ".join(rows).replace("/ ", "/") in whole


@pytest.mark.parametrize("name", sorted(charts()))
def test_a_full_screen_names_every_place_of_a_quiet_turn(name: str) -> None:
    theatre = everything_at_once(charts()[name])
    quiet = TheatreView(theatre.ground, theatre.places, ())
    assert not sheet(quiet, 118, 36).nameless


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_contested_names_are_set_on_a_narrow_screen_too(size: Cell) -> None:
    theatre = everything_at_once(charts()["dprk-missile-crisis"])
    few = TheatreView(theatre.ground, theatre.places, theatre.markers[:1])
    pairs = {place.id for place in theatre.places if place.kind == "islets"}
    assert pairs
    assert not pairs & sheet(few, *size).nameless.keys()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_arrows_lead_to_every_place(size: Cell) -> None:
    found = sheet(everything_at_once(charts()["taiwan-strait-contingency"]), *size)
    reached, open_ = set(), ["tokyo"]
    while open_:
        place = open_.pop()
        if place not in reached:
            reached.add(place)
            open_ += [
                there
                for step in ((1, 0), (-1, 0), (0, 1), (0, -1))
                if (there := found.towards(place, *step)) is not None
            ]
    assert reached == found.spots.keys()


def test_an_arrow_goes_where_it_points() -> None:
    found = sheet(everything_at_once(charts()["dprk-missile-crisis"]), 118, 36)
    assert found.towards("tokyo", -1, 0) is not None
    assert found.towards("washington", 1, 0) is None
    for place, (x, y) in found.spots.items():
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            there = found.towards(place, dx, dy)
            assert there is None or (found.spots[there][0] - x) * dx + (found.spots[there][1] - y) * dy > 0


def test_a_marker_is_found_at_both_ends_of_its_way() -> None:
    theatre = everything_at_once(charts()["dprk-missile-crisis"])
    for end in ("pyongyang", "pacific"):
        assert "launch_over" in {marker.id for marker in standing_at(theatre, end)}
    assert "launch_over" not in {marker.id for marker in standing_at(theatre, "tokyo")}


@pytest.mark.parametrize("island", [TOKYO, TAICHUNG, SAPPORO, (131.0, 32.6)])
def test_islands_do_not_drown_where_the_map_is_small(island: tuple[float, float]) -> None:
    for signs in (UNICODE_SIGNS, ASCII_SIGNS):
        ground = land_cells(shared(), WHOLE, 50, 12, signs.ascii)
        row = ground[int((47.5 - island[1]) / 26 * 12)]
        assert set(row[int((island[0] - 111) / 39 * 50) - 2 :][:5]) != {SEA}


def test_letters_of_kinds_differ() -> None:
    """The letter says what colour and sign may not."""
    for signs in (UNICODE_SIGNS, ASCII_SIGNS):
        badges = sorted(signs.badge(kind, False) for kind in signs.markers)
        assert all(one != two for one, two in pairwise(badges))
        assert len({badge[-1] for badge in badges}) == len(badges)
        assert all(cell_len(badge) == 2 for badge in badges)


def gap(stamp: Stamp, mark: Stamp) -> int:
    """How far a text is from a mark; a row counts as two cells."""
    aside = max(stamp.x - mark.x, mark.x - (stamp.x + cell_len(stamp.text) - 1), 0)
    return aside + 2 * abs(stamp.y - mark.y)


@pytest.mark.parametrize("signs", [UNICODE_SIGNS, ASCII_SIGNS], ids=["unicode", "ascii"])
@pytest.mark.parametrize("size", [(42, 8), *SIZES, (100, 24), (158, 46)], ids=str)
@pytest.mark.parametrize("busy", [True, False], ids=["busy", "quiet"])
def test_a_name_stays_at_its_place_and_names_no_other(size: Cell, signs: MapSigns, busy: bool) -> None:
    for chart in charts().values():
        theatre = everything_at_once(chart)
        found = sheet(theatre if busy else replace(theatre, markers=()), *size, signs)
        seas = {place.id for place in theatre.places if place.kind in ("sea", "strait")}
        marks = [stamp for stamp in found.stamps if stamp.ink == "mark"]
        rows: dict[str, list[Stamp]] = {}
        for stamp in found.stamps:
            if stamp.ink in ("name", "water"):
                rows.setdefault(stamp.place, []).append(stamp)
        for place, lines in rows.items():
            own = min(gap(line, mark) for line in lines for mark in marks if mark.place == place)
            others = [gap(line, mark) for line in lines for mark in marks if mark.place not in seas | {place}]
            assert own <= 2
            assert min(others) >= own


@pytest.mark.parametrize("size", [(42, 8), *SIZES, (100, 24), (158, 46)], ids=str)
def test_seoul_lies_south_of_pyongyang_and_so_do_their_names(size: Cell) -> None:
    for chart in charts().values():
        found = sheet(everything_at_once(chart), *size)
        rows = {stamp.place: stamp.y for stamp in found.stamps if stamp.ink == "name"}
        assert found.spots["pyongyang"][1] <= found.spots["seoul"][1]
        assert rows.get("pyongyang", 0) < rows.get("seoul", 99)


@pytest.mark.parametrize("signs", [UNICODE_SIGNS, ASCII_SIGNS], ids=["unicode", "ascii"])
@pytest.mark.parametrize("size", [*SIZES, (100, 24), (158, 46)], ids=str)
def test_a_contested_name_lies_on_no_land(size: Cell, signs: MapSigns) -> None:
    for chart in charts().values():
        found = sheet(everything_at_once(chart), *size, signs)
        for stamp in found.stamps:
            if stamp.ink == "name" and chart.places[stamp.place].kind == "islets":
                assert not any(map(is_land, found.ground[stamp.y][stamp.x : stamp.x + cell_len(stamp.text)]))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_small_map_shows_the_peninsula_larger_beside_it(size: Cell) -> None:
    found = sheet(everything_at_once(charts()["dprk-missile-crisis"]), *size)
    (edge,) = {stamp.x for stamp in found.stamps if stamp.ink == "edge"}
    named = {stamp.place for stamp in found.stamps if stamp.ink == "name" and stamp.x < edge}
    assert {"pyongyang", "seoul", "busan"} <= named
    assert all(x > edge for x, _y in found.spots.values()), "the arrows go over the map itself"
    large = sheet(everything_at_once(charts()["dprk-missile-crisis"]), 118, 36)
    assert not any(stamp.ink == "edge" for stamp in large.stamps)


@pytest.mark.parametrize("signs", [UNICODE_SIGNS, ASCII_SIGNS], ids=["unicode", "ascii"])
def test_a_launch_rises_over_its_way_and_a_closure_lies_on_the_sea(signs: MapSigns) -> None:
    theatre = everything_at_once(charts()["dprk-missile-crisis"])
    some = tuple(marker for marker in theatre.markers if marker.id in ("launch_over", "strait_closed"))
    found = sheet(replace(theatre, markers=some), 118, 36, signs)
    ends = found.spots["pyongyang"][1], found.spots["pacific"][1]
    arc = [stamp for stamp in found.stamps if stamp.ink == "arc"]
    assert min(stamp.y for stamp in arc) < min(ends) - 2
    area = [stamp for stamp in found.stamps if stamp.ink == "area"]
    assert len(area) > 4
    assert all(found.ground[stamp.y][stamp.x] == SEA for stamp in area)
    x, y = found.spots["taiwan_strait"]
    assert all(abs(stamp.x - x) < 10 and abs(stamp.y - y) < 5 for stamp in area)


def test_a_wider_reach_closes_more() -> None:
    theatre = everything_at_once(charts()["dprk-missile-crisis"])
    closed = next(marker for marker in theatre.markers if marker.kind == "closure")
    sizes = []
    for reach in (30, 60, 120):
        found = sheet(replace(theatre, markers=(replace(closed, reach=reach),)), 118, 36)
        sizes.append(sum(stamp.ink == "area" for stamp in found.stamps))
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("ground", [GroundView(), GroundView(rows=("####....", "##....##"))], ids=["bare", "rows"])
@pytest.mark.parametrize("signs", [UNICODE_SIGNS, ASCII_SIGNS], ids=["unicode", "ascii"])
def test_a_world_without_a_coast_is_drawn(ground: GroundView, signs: MapSigns) -> None:
    theatre = replace(everything_at_once(charts()["dprk-missile-crisis"]), ground=ground)
    found = sheet(theatre, 78, 17, signs)
    assert {stamp.place for stamp in found.stamps if stamp.ink == "mark"} == {place.id for place in theatre.places}
    assert any(map(is_land, "".join(found.ground))) == bool(ground.rows)


def test_the_coast_is_small_and_says_where_it_is_from() -> None:
    text = (SCENARIOS.parent / "rules" / "triangle-map.yaml").read_text(encoding="utf-8")
    assert "Natural Earth" in text
    assert "public domain" in text
    assert len(text) < 40_000
