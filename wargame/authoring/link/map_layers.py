"""Maps laid over each other: a scenario's places and markers over those of its rulebooks."""

from __future__ import annotations

from collections.abc import Sequence

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
    rows: tuple[str, ...] = ()
    places: dict[str, MapPlace] = {}
    markers: dict[str, Marker] = {}
    first: dict[Path, AnyFile] = {}
    for file, chart in maps:
        own = isinstance(file.model, ScenarioFile)
        given: list[Path] = [
            *(("map", "places", id_) for id_ in chart.places), *(("map", "markers", id_) for id_ in chart.markers),
            *([("map", "rows")] if chart.rows else ()),
        ]  # fmt: skip
        for path in given:
            before = first.setdefault(path, file)
            if before is not file and not own and diagnostics is not None:
                diagnostics.say(
                    file, path, "declared_twice", f"'{path[-1]}' is declared a second time",
                    f"the first is at {before.parsed.location(path)}; only a scenario may replace it", at_key=True,
                )  # fmt: skip
        rows = chart.rows if own and chart.rows else rows or chart.rows
        places = {**places, **chart.places} if own else {**chart.places, **places}
        markers = {**markers, **chart.markers} if own else {**chart.markers, **markers}
    return TheatreMap(rows=rows, places=places, markers=markers)
