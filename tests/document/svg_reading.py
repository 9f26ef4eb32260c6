"""Charts in SVG read back: points into values, by the axes that stand beside them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

Element = ElementTree.Element


def svgs(page: str) -> list[Element]:
    """Every chart of a page, with the axes it shares with others in their place."""
    drawn = [ElementTree.fromstring("<svg " + part.partition("</svg>")[0] + "</svg>")
             for part in page.split("<svg ")[1:]]
    axes = {f"#{found.get('id')}": found for svg in drawn for found in svg.iter("g")}
    for svg in drawn:
        for use in svg.findall("use"):
            svg.append(axes[str(use.get("href"))])
    return drawn


def of_kind(svg: Element, kind: str, series: int | None = None) -> list[Element]:
    kinds = f"{kind} s{series}" if series is not None else kind
    return [found for found in svg.iter() if found.get("class") == kinds]


def number(found: Element, name: str) -> float:
    return float(found.get(name, "nan"))


def axis_of(svg: Element) -> tuple[dict[str, float], dict[float, float]]:
    """Where the steps stand across, by label; where the grid lines stand upwards, by the number written beside."""
    across = {str(found.text): number(found, "x") for found in of_kind(svg, "tick-x")}
    heights = [number(found, "y1") for found in of_kind(svg, "grid")]
    said = [float(str(found.text).replace("−", "-")) for found in of_kind(svg, "tick-y")]
    upwards = {
        value: min(heights, key=lambda height: abs(height - number(found, "y")))
        for value, found in zip(said, of_kind(svg, "tick-y"), strict=True)
    }
    return across, upwards


def read(svg: Element, points: str) -> list[tuple[str, int]]:
    """Points of a line as (step, value), read off the two axes."""
    across, upwards = axis_of(svg)
    (low, foot), (high, head) = min(upwards.items()), max(upwards.items())
    assert foot > head, "more is higher up"
    found = []
    for x, y in (map(float, point.split(",")) for point in points.split()):
        step = min(across, key=lambda label: abs(across[label] - x))
        assert abs(across[step] - x) < 0.2
        value = low + (high - low) * (foot - y) / (foot - head)
        assert abs(value - round(value)) < 0.05
        found.append((step, round(value)))
    return found


def line_of(svg: Element, series: int = 0) -> dict[str, int]:
    return {step: value for found in of_kind(svg, "line", series) for step, value in read(svg, found.get("points", ""))}


def band_of(svg: Element) -> dict[str, tuple[int, int]]:
    found: dict[str, list[int]] = {}
    for band in of_kind(svg, "band", 0):
        for step, value in read(svg, band.get("points", "")):
            found.setdefault(step, []).append(value)
    return {step: (min(values), max(values)) for step, values in found.items()}
