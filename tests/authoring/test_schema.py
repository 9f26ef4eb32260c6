"""The schema that editors are given: what ships is valid by it, and an id that nobody declared is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from wargame.authoring.schema import KINDS, schema_for, schema_of
from wargame.authoring.yaml.reader import ParsedFile, read_file
from wargame.cli import main
from wargame.library import shipped, yaml_files

SOME = [
    *yaml_files(shipped("scenarios")),
    *(shipped("rules") / f"{name}.yaml" for name in ("labour-dispute", "triangle-joint", "triangle-theory")),
    *(shipped("backcasts") / f"{name}.yaml" for name in ("ground-triangle", "bc4-pact-pulled")),
]
"""Every crisis, and of rulebooks and back-casts some: an editor's own server reads all of them in the slow half."""


def said_of(path: Path, text: str | None = None) -> list[str]:
    """What the schema of the file as it lies there says of it, or of another text in its place: where, and what of."""
    schema = schema_for(path)
    assert isinstance(schema, dict), schema
    Draft7Validator.check_schema(schema)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    parsed = read_file(path)
    assert isinstance(parsed, ParsedFile)
    problems = Draft7Validator(schema).iter_errors(_as_json(parsed.data))
    return sorted(f"{'.'.join(map(str, one.absolute_path))}: {one.instance}" for one in problems)


def _as_json(data: Any) -> Any:
    match data:
        case dict():
            return {str(key): _as_json(value) for key, value in data.items()}
        case list():
            return [_as_json(one) for one in data]
        case _:
            return data


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_what_ships_is_valid_by_its_own_schema(path: Path) -> None:
    assert said_of(path) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("      seats: [east", "      seats: [eest", "moves.greet.seats: ['eest', 'west']"),
        ("      tags: talk", "      tags: tolk", "moves.greet.tags: tolk"),
        ("      scale: plain", "      scale: plane", "moves.greet.scale: plane"),
        ("      bands: {good:", "      bands: {goud:", "moves.greet.bands: goud"),
        ("tracks: {calm: 3}", "tracks: {clam: 3}", "start.tracks: clam"),
        ("setup: {east:", "setup: {eest:", "setup: eest"),
        ("currency: {track: coin}", "currency: {track: coyn}", "currency.track: coyn"),
        ("ban: [shout]", "ban: [shut]", "ban.0: shut"),
    ],
)
def test_a_misspelt_id_is_flagged_where_it_stands(right: str, wrong: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    assert said_of(file) == []
    assert right in SMALL
    assert said_of(file, SMALL.replace(right, wrong)) == [said]


def test_one_item_and_a_list_of_one_are_both_taken(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    assert said_of(file, SMALL.replace("tags: talk", "tags: [talk]")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_means(kind: Any) -> None:
    models = schema_of(kind)["$defs"].values()
    keys = [body for model in models for body in model["properties"].values()]
    assert len(keys) > 50
    assert [body for body in keys if not body.get("description")] == []


def test_check_brings_a_schema_beside_a_file_up_to_date_and_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file, schema = tmp_path / "small.yaml", tmp_path / "small.schema.json"
    file.write_text(SMALL, encoding="utf-8")
    assert CliRunner().invoke(main, ["check", "small.yaml"]).exit_code == 0
    assert not schema.exists()
    done = CliRunner().invoke(main, ["schema", "small.yaml", "--output", "small.schema.json"])
    assert done.exit_code == 0, done.output
    before = json.loads(schema.read_text(encoding="utf-8"))
    file.write_text(SMALL.replace("  shout:", "  whisper:").replace("[shout]", "[whisper]"), encoding="utf-8")
    assert CliRunner().invoke(main, ["check", "small.yaml"]).exit_code == 0
    after = json.loads(schema.read_text(encoding="utf-8"))
    assert ["whisper" in str(one["properties"]["ban"]) for one in (before, after)] == [False, True]


def test_a_file_that_says_nothing_has_no_schema(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text("- 1\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["schema", str(tmp_path / "small.yaml")])
    assert done.exit_code == 2
    assert "small.yaml:1:1" in done.output


SMALL = """format: wargame-scenario/1
id: small
title: Small
summary: Two seats.
opening: Two seats.
turns: 2
rulebooks: []
seats:
  east: {name: East, letter: E, mark: "●"}
  west: {name: West, letter: W, mark: "■"}
setup: {east: {brief: Yours.}, west: {brief: Yours too.}}
tags: {talk: {name: Talk}}
tracks:
  calm: {name: Calm, code: CLM, low: none, high: all}
  coin:
    name: {east: Coin of East, west: Coin of West}
    code: {east: CE, west: CW}
    per: [east, west]
    low: none
    high: plenty
    start: {east: 3, west: 3}
currency: {track: coin}
start: {tracks: {calm: 3}}
ban: [shout]
scales:
  plain: {bands: [{id: bad, code: B, name: Bad, upto: 6}, {id: good, code: G, name: Good}]}
modifier_sets: {talking: {tags: talk, modifiers: [{when: calm >= 5, add: 1, because: it is calm}]}}
moves:
  greet:
      name: Greet
      code: G1
      seats: [east, west]
      joint: true
      cost: 1
      text: Both greet.
      tags: talk
      scale: plain
      bands: {good: [calm +1]}
  shout: {name: Shout, code: S1, seats: east, cost: 0, text: East shouts., do: [calm -1]}
endings: {over: {name: Over, text: It is over., last: true}}
outcomes: [{name: So, text: So it was.}]
"""
