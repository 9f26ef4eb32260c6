"""The rules of the house that no linter knows: the size and names of files, and what Python may not know by name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "wargame").rglob("*.py"))
MOST_LINES = 320


def test_no_module_is_longer_than_anyone_reads() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path.name: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_module_is_named_for_nothing() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "manager", "core", "common"}
    assert {path.stem for path in MODULES} & empty_words == set()


def test_no_two_classes_have_one_name() -> None:
    """A name that is read is looked up once. Private classes are their file's own."""
    where = defaultdict(set)
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].add(str(path.relative_to(ROOT)))
    assert {name: sorted(files) for name, files in where.items() if len(files) > 1} == {}


def test_python_knows_no_track_move_or_seat_of_the_shipped_rules() -> None:
    """The shipped rules are data. A short id may be an English word and proves nothing: long ones are looked for."""
    from wargame.authoring import load_scenario
    from wargame.library import scenario_index

    ids: set[str] = set()
    for shelved in scenario_index():
        scenario = load_scenario(shelved.path).scenario
        assert scenario is not None, shelved.path
        ids |= {*scenario.seats, *scenario.tracks, *scenario.moves, *scenario.tokens, *scenario.injects}
    telling = {id for id in ids if len(id) > 9}
    assert len(telling) > 50
    texts = {path.name: path.read_text(encoding="utf-8") for path in MODULES}
    assert {(name, id) for name, text in texts.items() for id in telling if f'"{id}"' in text} == set()
