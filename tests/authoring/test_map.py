"""Maps of rulebooks and scenarios laid over each other."""

from __future__ import annotations

from pathlib import Path

from tests.authoring.pocket import POCKET, pocket_in, said
from wargame.authoring import Loaded, load_scenario
from wargame.model.theatre import TheatreMap

SHARED = """format: wargame-rules/1
id: {id}
title: A map
map:
  rows: ["##..", "##.."]
  places:
    port: {{name: Port, east: 200, south: 300}}
    cape: {{name: Cape, east: 800, south: 300}}
  markers:
    storm: {{at: cape, kind: incident, text: A storm.}}
"""
OWN = """map:
  places:
    port: {name: New port, east: 100, south: 100}
  markers:
    storm: {at: port, to: cape, kind: patrol, text: Boats look for the storm.}
    fair: {at: port, kind: talks, text: A fair., when: turn >= 2}
"""


def loaded(folder: Path, own: str, *shared: str) -> Loaded:
    """The pocket scenario with maps in rulebooks of these ids, and its own map."""
    file = pocket_in(folder)
    for id_ in shared:
        (folder / f"{id_}.yaml").write_text(SHARED.format(id=id_), encoding="utf-8")
    text = (POCKET / "pocket.yaml").read_text(encoding="utf-8")
    before, rest = text.split("map:\n", 1)
    text = before + own + "\n" + rest[rest.index("accuracy:") :]
    text = text.replace("pocket-rules", ", ".join(["pocket-rules", *shared]), 1)
    file.write_text(text, encoding="utf-8")
    return load_scenario(file)


def chart(folder: Path, own: str, *shared: str) -> TheatreMap:
    """The map that came of it."""
    found = loaded(folder, own, *shared)
    assert found.scenario is not None, found.diagnostics
    assert found.scenario.map is not None
    return found.scenario.map


def test_a_scenario_without_a_map_has_that_of_its_rulebook(tmp_path: Path) -> None:
    found = chart(tmp_path, "", "atlas")
    assert (found.rows, list(found.places), list(found.markers)) == (("##..", "##.."), ["port", "cape"], ["storm"])


def test_a_scenario_gives_places_and_markers_anew_and_keeps_the_rest(tmp_path: Path) -> None:
    found = chart(tmp_path, OWN, "atlas")
    assert {id_: place.name for id_, place in found.places.items()} == {"port": "New port", "cape": "Cape"}
    assert {id_: marker.kind for id_, marker in found.markers.items()} == {"storm": "patrol", "fair": "talks"}
    assert found.rows == ("##..", "##..")


def test_a_scenario_may_draw_another_coast(tmp_path: Path) -> None:
    assert chart(tmp_path, 'map: {rows: ["...."]}', "atlas").rows == ("....",)


def test_two_rulebooks_that_draw_one_place_clash_where_the_second_does(tmp_path: Path) -> None:
    found = loaded(tmp_path, "", "atlas", "charts")
    assert found.scenario is None
    assert said(found) == [f"{at} declared_twice" for at in ("5:3", "7:5", "8:5", "10:5")]
    assert {Path(problem.file).name for problem in found.diagnostics} == {"charts.yaml"}
    assert all("atlas.yaml:" in problem.hint for problem in found.diagnostics)
