"""Charts in SVG, read back: every line and band at the height of its values on the axis that stands beside it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping, Sequence

import pytest

from tests.document.svg_reading import Element, axis_of, band_of, line_of, number, of_kind, read, svgs
from wargame.document.html import html
from wargame.document.nodes import Bar, Bars, Chart, Document, Series, text
from wargame.document.svg_charts import chart_svg, ticks
from wargame.reporting.rehearsal import track_charts

def drawn(*series: Series, least: int = 0, most: int = 10) -> Element:
    steps = tuple(str(step) for step in range(len(series[0].values)))
    return ElementTree.fromstring(chart_svg(Chart(text("Trust"), steps, series, least, most, "turn", "steps"), {}))


def test_a_line_and_its_band_can_be_read_back() -> None:
    svg = drawn(Series("trust", (5, 7, 3, 10), ((4, 6), (5, 9), (0, 3), (8, 10))))
    assert line_of(svg) == {"0": 5, "1": 7, "2": 3, "3": 10}
    assert band_of(svg) == {"0": (4, 6), "1": (5, 9), "2": (0, 3), "3": (8, 10)}


def test_several_lines_keep_to_one_axis_also_below_zero() -> None:
    svg = drawn(Series("a", (-5, 0, 5)), Series("b", (5, -5, 0)), least=-5, most=5)
    assert line_of(svg, 0) == {"0": -5, "1": 0, "2": 5}
    assert line_of(svg, 1) == {"0": 5, "1": -5, "2": 0}


def test_a_line_has_a_gap_where_nothing_is_known() -> None:
    svg = drawn(Series("trust", (5, None, 3, 4)))
    assert [read(svg, found.get("points", "")) for found in of_kind(svg, "line", 0)] == [
        [("0", 5)], [("2", 3), ("3", 4)],
    ]  # fmt: skip


def test_both_axes_say_what_they_count() -> None:
    units = [found.text for found in of_kind(drawn(Series("trust", (1, 2))), "unit")]
    assert units == ["steps", "turn"]


@pytest.mark.parametrize(("least", "most"), [(0, 10), (0, 3), (-10, 10), (0, 12), (1, 100), (0, 0), (3, 17)])
def test_an_axis_has_few_numbers_and_its_ends(least: int, most: int) -> None:
    found = ticks(least, most)
    assert found[0] == least
    assert len(found) <= 7
    assert most - found[-1] < (found[1] - found[0] if len(found) > 1 else 1)
    assert found == sorted(set(found))


def party(name: str, tracks: Mapping[str, Sequence[tuple[int, int, int]]]) -> dict[str, object]:
    """A line-up's part of a rehearsal: of each track the three quantiles turn by turn."""
    return {
        "name": name,
        "tracks": [
            {
                "slot": track, "name": track, "least": 0, "most": 10,
                "turns": [{"turn": turn, "games": 9, "quantiles": list(at)} for turn, at in enumerate(turns)],
            }
            for track, turns in tracks.items()
        ],
    }  # fmt: skip


QUANTILES = {"Trust": [(5, 5, 5), (3, 4, 8), (1, 4, 9)], "Approval": [(4, 4, 4), (4, 6, 7), (2, 3, 4)]}
OTHERS = {"Trust": [(5, 5, 5), (4, 6, 7), (5, 8, 10)], "Approval": [(4, 4, 4), (1, 2, 3), (0, 1, 2)]}


def charts_of(parties: Iterable[dict[str, object]]) -> list[Element]:
    page = html(tuple(track_charts(list(parties))))
    return svgs(page)


def test_a_rehearsals_line_is_the_middle_game_and_its_band_the_outer_ones() -> None:
    found = charts_of([party("prudent", QUANTILES), party("at random", OTHERS)])
    wanted = [QUANTILES["Trust"], OTHERS["Trust"], QUANTILES["Approval"], OTHERS["Approval"]]
    assert len(found) == len(wanted)
    for svg, turns in zip(found, wanted, strict=True):
        assert line_of(svg) == {str(turn): middle for turn, (_, middle, _) in enumerate(turns)}
        assert band_of(svg) == {str(turn): (low, high) for turn, (low, _, high) in enumerate(turns)}


def test_a_rehearsals_charts_share_their_scale_and_say_what_it_is_of() -> None:
    found = charts_of([party("prudent", QUANTILES), party("at random", OTHERS)])
    assert len({tuple(axis_of(svg)[1].items()) for svg in found}) == 1
    assert {found[0].text for svg in found if (found := of_kind(svg, "unit"))} == {"steps of the track"}


def bars_page() -> Document:
    bars = (
        Bar(text("one"), -3.0, 6.0, ("−3.0", "+6.0")),
        Bar(text("two"), 1.5, -1.5, ("+1.5", "−1.5")),
        Bar(text("three"), -6.0, -2.0, ("−6.0", "−2.0")),
    )
    return (Bars((), bars, "one less", "one more", "points", 6.0),)


def test_bars_fall_to_the_left_and_rise_to_the_right_on_the_axis_above_them() -> None:
    axis, *rows = svgs(html(bars_page()))
    at = {float(str(found.text).replace("−", "-")): number(found, "x") for found in of_kind(axis, "tick-x")}
    assert [found.text for found in of_kind(axis, "unit")] == ["points"]
    assert at[-6.0] < at[0.0] < at[6.0]
    read_back = []
    for row in rows:
        for kind in ("less", "more"):
            (bar,) = of_kind(row, kind)
            left, right = number(bar, "x"), number(bar, "x") + number(bar, "width")
            assert min(abs(left - at[0.0]), abs(right - at[0.0])) < 0.2, "bars begin at zero"
            far = right if abs(right - at[0.0]) > abs(left - at[0.0]) else left
            read_back.append(round(6.0 * (far - at[0.0]) / (at[6.0] - at[0.0]), 1))
    assert read_back == [-3.0, 6.0, 1.5, -1.5, -6.0, -2.0]


def test_charts_on_one_scale_are_drawn_on_the_same_axes() -> None:
    page = html(tuple(track_charts([party("prudent", QUANTILES), party("at random", OTHERS)])))
    assert page.count("<g id=") == 1
    assert page.count("<use ") == page.count("<svg ") - 1 == 3
