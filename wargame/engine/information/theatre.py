"""The theatre map as one viewer may see it: places for all, markers for those who can know that they stand."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.engine.compiled import functions
from wargame.engine.information.knowledge import Knowledge, known_before
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.model.theatre import TheatreMap
from wargame.model.files import Scenario
from wargame.model.theatre_views import GroundView, MarkerView, PlaceView, TheatreView


def theatre(program: Program, knowledge: Knowledge, past: Sequence[tuple[int, ...]] = ()) -> TheatreView | None:
    """The map with the markers the viewer of ``knowledge`` can be sure of; None where the game has no map.

    A marker that only may stand is left out, so that the map tells nothing its viewer could not know.

    Args:
        past: ``State.values`` at the start and at the end of each turn so far; a marker is new if its viewer could not
            be sure of it at the end of the last turn. Without a past nothing is new.
    """
    chart = program.scenario.map
    if chart is None:
        return None
    standing = _standing(program, chart, knowledge)
    before = known_before(knowledge, past)
    old = standing if before is None else _standing(program, chart, before, standing)
    return TheatreView(
        ground_of(chart), _places(program),
        tuple(
            MarkerView(id_, marker.at, marker.to, marker.kind, marker.text, id_ not in old, marker.reach)
            for id_, marker in chart.markers.items()
            if id_ in standing
        ),
    )  # fmt: skip


def empty_theatre(scenario: Scenario) -> TheatreView | None:
    """The map of a scenario before anything stands on it; None where it has none."""
    chart = scenario.map
    return None if chart is None else TheatreView(ground_of(chart), places_of(scenario), ())


def ground_of(chart: TheatreMap) -> GroundView:
    """The land of a map as views hold it."""
    wide, tall = map(int, chart.aspect.split(":"))
    cut = chart.inset
    window = None if cut is None else (cut.west, cut.north, cut.east, cut.south)
    return GroundView(chart.coast, (wide, tall), chart.rows, window)


def places_of(scenario: Scenario) -> tuple[PlaceView, ...]:
    """The places of a scenario's map as views hold them; where a seat sits, with its mark."""
    seats, chart = scenario.seats, scenario.map
    return tuple(
        PlaceView(
            id_, place.name, place.local, place.kind, place.seat, place.east, place.south,
            place.mark or (seats[place.seat].mark if place.seat is not None else None),
        )
        for id_, place in (chart.places if chart is not None else {}).items()
    )  # fmt: skip


@once_a_program
def _places(program: Program) -> tuple[PlaceView, ...]:
    return places_of(program.scenario)


def _standing(
    program: Program, chart: TheatreMap, knowledge: Knowledge, among: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Ids of the markers the viewer can be sure of.

    What a viewer can be sure of is so: the true value, quickly read, spares most of the work and decides nothing.
    """
    read, values = functions(program), list(knowledge.state.values)
    found = []
    for id_, marker in chart.markers.items():
        if among is not None and id_ not in among:
            continue
        label = program.conditions.get(f"marker:{id_}")
        if marker.when is None or (label is not None and read[label](values) and knowledge.sure(label)):
            found.append(id_)
    return tuple(found)
