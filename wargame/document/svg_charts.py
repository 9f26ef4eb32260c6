"""The one writer of charts in SVG: lines over steps, bars about zero, a value on its scale; each with axes and units.

What is drawn can be read back: a tick of an axis stands at the height of its number, and every point of a line at the
height of its value on that axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TypeVar

from wargame.document.nodes import Bar, Bars, Chart, Meter, plain
from wargame.document.sign_charts import LETTERS, values_said
from wargame.text.characters import neutral
from wargame.wording.numbers import measured, whole

WIDE, HIGH = 280, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 14, 20, 34
BAR_WIDE, _BAR_HIGH, _BAR_MARGIN = 240, 17, 20
_MOST_TICKS = 6
_MOST_STEPS = 13
_STEPS = (1, 2, 5)
T = TypeVar("T")


def chart_svg(chart: Chart) -> str:
    """A chart as an ``svg`` element with its axes, what they count, a band and a line for each series."""
    wide, high = WIDE - _LEFT - _RIGHT, HIGH - _TOP - _BOTTOM
    span, last = max(1, chart.most - chart.least), max(1, len(chart.steps) - 1)

    def x(step: int) -> float:
        return _LEFT + wide * step / last

    def y(value: int) -> float:
        return _TOP + high * (chart.most - value) / span

    said = "; ".join(f"{series.name}: {', '.join(values_said(series))}" for series in chart.series)
    parts = [_opening(WIDE, HIGH, f"{plain(chart.title)}. {chart.upwards}, by {chart.across}. {said}")]
    for value in ticks(chart.least, chart.most):
        parts.append(_line("grid", _LEFT, y(value), WIDE - _RIGHT, y(value)))
        parts.append(_words("tick-y", _LEFT - 5, y(value) + 3.5, whole(value), "end"))
    every = -(-len(chart.steps) // _MOST_STEPS)
    for step, label in enumerate(chart.steps):
        if step % every == 0:
            parts.append(_line("axis", x(step), HIGH - _BOTTOM, x(step), HIGH - _BOTTOM + 3))
            parts.append(_words("tick-x", x(step), HIGH - _BOTTOM + 14, label, "middle"))
    parts.append(_line("axis", _LEFT, _TOP, _LEFT, HIGH - _BOTTOM))
    parts.append(_line("axis", _LEFT, HIGH - _BOTTOM, WIDE - _RIGHT, HIGH - _BOTTOM))
    parts.append(_words("unit", 2, 11, chart.upwards, "start"))
    parts.append(_words("unit", WIDE - _RIGHT, HIGH - 5, chart.across, "end"))
    for number, series in enumerate(chart.series):
        for stretch in _stretches(series.band):
            upper = [(x(step), y(band[1])) for step, band in stretch]
            lower = [(x(step), y(band[0])) for step, band in reversed(stretch)]
            parts.append(f'<polygon class="band s{number}" points="{_points(upper + lower)}"/>')
        for line in _stretches(series.values):
            points = [(x(step), y(value)) for step, value in line]
            parts.append(f'<polyline class="line s{number}" points="{_points(points)}"/>')
            parts += [f'<circle class="point s{number}" cx="{at:.1f}" cy="{to:.1f}" r="2"/>' for at, to in points]
            if len(chart.series) > 1:
                parts.append(_words("letter", points[-1][0] + 4, points[-1][1] - 3, LETTERS[number], "start"))
    return "".join((*parts, "</svg>"))


def bar_svg(bar: Bar, widest: float) -> str:
    """Both changes of a row about zero, one above the other: falls to the left, rises to the right."""
    parts = [_opening(BAR_WIDE, _BAR_HIGH, ""), _line("axis", BAR_WIDE / 2, 0, BAR_WIDE / 2, _BAR_HIGH)]
    for kind, top, change in (("less", 1, bar.less), ("more", 9, bar.more)):
        left, right = sorted((bar_x(0, widest), bar_x(change, widest)))
        parts.append(f'<rect class="{kind}" x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="7"/>')
    return "".join((*parts, "</svg>"))


def bars_axis_svg(bars: Bars) -> str:
    """The scale of all bars of a chart, with its unit."""
    parts = [_opening(BAR_WIDE, 30, ""), _words("unit", BAR_WIDE / 2, 10, bars.unit, "middle")]
    for value in (-bars.widest, -bars.widest / 2, 0.0, bars.widest / 2, bars.widest):
        said = measured(value) if value else "0"
        parts.append(_words("tick-x", bar_x(value, bars.widest), 22, said, "middle"))
        parts.append(_line("axis", bar_x(value, bars.widest), 25, bar_x(value, bars.widest), 30))
    return "".join((*parts, "</svg>"))


def bar_x(change: float, widest: float) -> float:
    """Where a change lies across a chart of bars."""
    return BAR_WIDE / 2 + (BAR_WIDE / 2 - _BAR_MARGIN) * (change / widest if widest else 0)


def meter_svg(meter: Meter) -> str:
    """A scale with what is known of the value on it: a point where it is known exactly, else a stretch."""
    span = max(1, meter.most - meter.least)
    left, right = (5 + 110 * (value - meter.least) / span for value in (meter.lo, meter.hi))
    parts = [_opening(120, 14, ""), _line("axis", 5, 7, 115, 7)]
    parts += [_line("axis", end, 3, end, 11) for end in (5, 115)]
    parts.append(f'<rect class="known" x="{left - 3:.1f}" y="3" width="{right - left + 6:.1f}" height="8" rx="3"/>')
    return "".join((*parts, "</svg>"))


def ticks(least: int, most: int) -> list[int]:
    """Whole numbers to write beside an axis, evenly apart, with its lower end and, where there is room, its upper."""
    size = most - least
    steps = (one * 10**power for power in range(12) for one in _STEPS)
    step = next(one for one in steps if size // one < _MOST_TICKS)
    found = list(range(least, most + 1, step))
    return found if found[-1] == most or most - found[-1] < step / 2 else [*found, most]


def _stretches(values: Sequence[T | None]) -> Iterator[list[tuple[int, T]]]:
    """What is known in one stretch, with its steps: a line has a gap where nothing is known."""
    found: list[tuple[int, T]] = []
    for step, value in enumerate((*values, None)):
        if value is not None:
            found.append((step, value))
        elif found:
            yield found
            found = []


def _opening(wide: int, high: int, said: str) -> str:
    """``said``: what a reader hears who does not see it; "" where the words beside it say as much."""
    label = f'role="img" aria-label="{_safe(said)}"' if said else 'aria-hidden="true"'
    return f'<svg width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" {label}>'


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _line(kind: str, x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _words(kind: str, x: float, y: float, text: str, anchor: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_safe(text)}</text>'


def _safe(text: str) -> str:
    return escape(neutral(text))
