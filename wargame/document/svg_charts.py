"""The one writer of charts in SVG: lines over steps, bars about zero, a value on its scale; each with axes and units.

What is drawn can be read back: a tick of an axis stands at the height of its number, and every point of a line at the
height of its value on that axis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TypeVar

from wargame.document.nodes import Bar, Bars, Chart, Meter, plain
from wargame.document.sign_charts import LETTERS, values_said
from wargame.text.characters import neutral
from wargame.wording.catalogue import _
from wargame.wording.numbers import measured, whole

WIDE, HIGH = 280, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 14, 18, 32
BAR_WIDE, _BAR_HIGH, _BAR_MARGIN = 240, 17, 20
_MOST_TICKS = 6
_MOST_STEPS = 13
_STEPS = (1, 2, 5)
T = TypeVar("T")


def chart_svg(chart: Chart, axes: dict[str, str]) -> str:
    """A chart as an ``svg`` element with its axes, what they count, a band and a line for each series.

    Args:
        axes: those of the page so far, with their names; charts that are alike share them.
    """
    x, y = _scales(chart)
    said = "; ".join(f"{series.name}: {', '.join(values_said(series))}" for series in chart.series)
    axes_said = _("{upwards}, by {across}").format(upwards=chart.upwards, across=chart.across)
    parts = [_opening(WIDE, HIGH, f"{plain(chart.title)}. {axes_said}. {said}")]
    drawn = "".join(_axes(chart))
    if drawn in axes:
        parts.append(f'<use href="#{axes[drawn]}"/>')
    else:
        axes[drawn] = f"axes{len(axes) + 1}"
        parts.append(f'<g id="{axes[drawn]}">{drawn}</g>')
    for number, series in enumerate(chart.series):
        for stretch in _stretches(series.band):
            upper = [(x(step), y(band[1])) for step, band in stretch]
            lower = [(x(step), y(band[0])) for step, band in reversed(stretch)]
            parts.append(f'<polygon class="band s{number}" points="{_points(upper + lower)}"/>')
        for line in _stretches(series.values):
            points = [(x(step), y(value)) for step, value in line]
            parts.append(f'<polyline class="line s{number}" points="{_points(points)}"/>')
            dots = "".join(f"M{_short(at)} {_short(to)}h0" for at, to in points)
            parts.append(f'<path class="point s{number}" d="{dots}"/>')
            if len(chart.series) > 1:
                parts.append(_words("letter", points[-1][0] + 4, points[-1][1] - 3, LETTERS[number]))
    return "".join((*parts, "</svg>"))


def _scales(chart: Chart) -> tuple[Callable[[int], float], Callable[[int], float]]:
    """Where a step stands across, and a value upwards."""
    wide, high = WIDE - _LEFT - _RIGHT, HIGH - _TOP - _BOTTOM
    span, last = max(1, chart.most - chart.least), max(1, len(chart.steps) - 1)
    return lambda step: _LEFT + wide * step / last, lambda value: _TOP + high * (chart.most - value) / span


def _axes(chart: Chart) -> Iterator[str]:
    """Both axes with their numbers and what they count."""
    x, y = _scales(chart)
    foot, right = HIGH - _BOTTOM, WIDE - _RIGHT
    for value in ticks(chart.least, chart.most):
        yield _line("grid", _LEFT, y(value), right, y(value))
        yield _words("tick-y", _LEFT - 5, y(value) + 3.5, whole(value))
    every = -(-len(chart.steps) // _MOST_STEPS)
    for step, label in enumerate(chart.steps):
        if step % every == 0:
            yield _line("axis", x(step), foot, x(step), foot + 3)
            yield _words("tick-x", x(step), foot + 14, label)
    yield _line("axis", _LEFT, _TOP, _LEFT, foot)
    yield _line("axis", _LEFT, foot, right, foot)
    yield _words("unit", 2, 11, chart.upwards)
    yield _words("unit", right, HIGH - 5, chart.across, "end")


def bar_svg(bar: Bar, widest: float) -> str:
    """Both changes of a row about zero, one above the other: falls to the left, rises to the right."""
    parts = [_opening(BAR_WIDE, _BAR_HIGH, ""), _line("axis", BAR_WIDE / 2, 0, BAR_WIDE / 2, _BAR_HIGH)]
    for kind, top, change in (("less", 1, bar.less), ("more", 9, bar.more)):
        left, right = sorted((bar_x(0, widest), bar_x(change, widest)))
        parts.append(f'<rect class="{kind}" x="{_short(left)}" y="{top}" width="{_short(right - left)}" height="7"/>')
    return "".join((*parts, "</svg>"))


def bars_axis_svg(bars: Bars) -> str:
    """The scale of all bars of a chart, with its unit."""
    parts = [_opening(BAR_WIDE, 30, ""), _words("unit", BAR_WIDE / 2, 10, bars.unit, "middle")]
    for value in (-bars.widest, -bars.widest / 2, 0.0, bars.widest / 2, bars.widest):
        said = measured(value) if value else "0"
        parts.append(_words("tick-x", bar_x(value, bars.widest), 22, said))
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
    at, wide = _short(left - 3), _short(right - left + 6)
    parts.append(f'<rect class="known" x="{at}" y="3" width="{wide}" height="8" rx="3"/>')
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
    return " ".join(f"{_short(x)},{_short(y)}" for x, y in points)


def _short(place: float) -> str:
    """A place in as few signs as a tenth of a pixel needs."""
    return f"{place:.1f}".removesuffix(".0")


def _line(kind: str, x: float, y: float, to_x: float, to_y: float) -> str:
    start, end = f'x1="{_short(x)}" y1="{_short(y)}"', f'x2="{_short(to_x)}" y2="{_short(to_y)}"'
    return f'<line class="{kind}" {start} {end}/>'


def _words(kind: str, x: float, y: float, text: str, anchor: str = "") -> str:
    """``anchor``: which part of the words stands at ``x``; "": the page's styles say so for their kind."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{kind}" x="{_short(x)}" y="{_short(y)}"{anchored}>{_safe(text)}</text>'


def _safe(text: str) -> str:
    return escape(neutral(text))
