"""Maps laid over each other: a scenario's places and markers over those of its rulebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.yaml.spans import Path
from wargame.authoring.shape.validation import AnyFile
from wargame.model.files import ScenarioFile
from wargame.model.theatre import Marker, MapPlace, TheatreMap


def merge_maps(maps: Sequence[tuple[AnyFile, TheatreMap]], diagnostics: Diagnostics | None) -> TheatreMap | None:
    """One map of all of them; None where there is none.

    A scenario may give again what its rulebooks gave, and then replaces it; of two rulebooks that do so the later one
    is blamed.

    Args:
        maps: each with its file, rulebooks before the scenario.
        diagnostics: where clashes go; None: files that need not belong to one game.
    """
    if not maps:
        return None
    drawn, inset = TheatreMap(), None
    places: dict[str, MapPlace] = {}
    markers: dict[str, Marker] = {}
    first: dict[Path, tuple[AnyFile, Path]] = {}
    for file, chart in maps:
        own = isinstance(file.model, ScenarioFile)
        given: list[tuple[Path, Path]] = [
            *((("map", kind, id_),) * 2 for kind, things in _things(chart) for id_ in things),
            *((("map", "land"), path) for path in _land(chart)),
            *([(("map", "inset"),) * 2] if chart.inset is not None else ()),
        ]
        for what, path in given:
            before, there = first.setdefault(what, (file, path))
            if before is not file and not own and diagnostics is not None:
                diagnostics.say(
                    file, path, "declared_twice", f"'{path[-1]}' is declared a second time",
                    f"the first is at {before.parsed.location(there)}; only a scenario may replace it", at_key=True,
                )  # fmt: skip
        if _land(chart) and (own or not _land(drawn)):
            drawn = chart
        inset = chart.inset if own and chart.inset else inset or chart.inset
        places = {**places, **chart.places} if own else {**chart.places, **places}
        markers = {**markers, **chart.markers} if own else {**chart.markers, **markers}
    return TheatreMap(
        coast=drawn.coast, aspect=drawn.aspect, rows=drawn.rows, inset=inset, places=places, markers=markers
    )


def _things(chart: TheatreMap) -> tuple[tuple[str, Iterable[str]], ...]:
    return ("places", chart.places), ("markers", chart.markers)


def _land(chart: TheatreMap) -> tuple[Path, ...]:
    """Where a map draws land."""
    return (*([("map", "coast")] if chart.coast else ()), *([("map", "rows")] if chart.rows else ()))
