"""The canon as data: what a case says, and the world it is played in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from wargame.authoring.loading import load_scenario
from wargame.authoring.yaml.reader import read
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.files import Scenario

HERE = Path(__file__).parent
SCENARIOS = HERE.parents[1] / "scenarios"
KEYS = {
    "number",
    "title",
    "rule",
    "why",
    "world",
    "add",
    "modules",
    "before",
    "first",
    "turns",
    "orders",
    "dice",
    "calm",
    "then",
    "seed",
    "will_not_load",
    "rows",
    "deletes",
}


@dataclass(frozen=True)
class Case:
    """One case of the canon.

    Attributes:
        number: unique over all files, e.g. ``R3``.
        world: a small world of ``worlds/`` or the id of a shipped scenario.
        add: sections written over the small world's own, as an author would write them.
        before: values of slots as the first turn opens, by their stable names.
        dice: faces by ``"TURN PURPOSE"``; each of them must fall.
        calm: faces by purpose, whichever the turn; they may fall.
        seed: what other dice are drawn from; None: no other die may fall.
        then: what must hold, turn by turn.
        will_not_load: words of the objection, where the point is that such a world is refused.
        rows: the rows of the inventory whose mechanic the case plays, e.g. ``R40``.
        deletes: pointers to the rules it plays; without any one of them the case must fail.
    """

    file: str
    number: str
    title: str
    rule: str
    why: str
    world: str
    then: tuple[Mapping[str, Any], ...]
    add: Mapping[str, Any] = field(default_factory=dict)
    modules: tuple[str, ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict)
    first: int = 1
    turns: int = 0
    orders: Mapping[str, Any] = field(default_factory=dict)
    dice: Mapping[str, Any] = field(default_factory=dict)
    calm: Mapping[str, Any] = field(default_factory=dict)
    seed: int | None = None
    will_not_load: str = ""
    rows: tuple[str, ...] = ()
    deletes: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        """The last turn played: the one asked for, or the last that something is said about."""
        spoken_of = max((turn["turn"] for turn in self.then), default=self.first)
        return self.first + self.turns - 1 if self.turns else spoken_of


def cases(folder: Path = HERE) -> Iterator[Case]:
    """Every case of every numbered page of a folder, in order.

    A page may be ``like`` another file of its folder: whatever it does not say itself is said there.
    """
    for path in sorted(folder.glob("[0-9]*.yaml")):
        page = _page(path)
        for body in page["cases"]:
            unknown = set(body) - KEYS
            assert not unknown, f"{path.name}: case {body.get('number')} says {sorted(unknown)}, which nobody reads"
            yield Case(
                file=path.name,
                number=body["number"],
                title=body["title"],
                rule=body["rule"],
                why=body["why"],
                world=body.get("world", page.get("world", "tiny")),
                then=tuple(body.get("then", ())),
                add=laid_over(page.get("add", {}), body.get("add", {})),
                modules=tuple(body.get("modules", page.get("modules", ()))),
                before={**page.get("before", {}), **body.get("before", {})},
                first=body.get("first", 1),
                turns=body.get("turns", 0),
                orders=body.get("orders", {}),
                dice=body.get("dice", {}),
                calm={**page.get("calm", {}), **body.get("calm", {})},
                seed=body.get("seed", page.get("seed")),
                will_not_load=body.get("will_not_load", ""),
                rows=tuple(body.get("rows", ())),
                deletes=tuple(body.get("deletes", ())),
            )


def program_of(case: Case, folder: Path) -> Program:
    """The game of a case, lowered. ``folder`` is where a small world is written down."""
    if (SCENARIOS / f"{case.world}.yaml").exists():
        return _shipped(case.world, case.modules)
    return lower(_scenario_at(_written(case, folder)), case.modules)


def objections(case: Case, folder: Path) -> list[str]:
    """What the checker says of a case's small world."""
    return [one.message for one in load_scenario(_written(case, folder)).diagnostics if one.severity == "error"]


def _written(case: Case, folder: Path) -> Path:
    world = laid_over(yaml_data(HERE / "worlds" / f"{case.world}.yaml"), case.add)
    path = folder / "world.yaml"
    path.write_text(json.dumps(world, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


@cache
def _shipped(name: str, modules: tuple[str, ...]) -> Program:
    return lower(_scenario(name), modules)


@cache
def _scenario(name: str) -> Scenario:
    return _scenario_at(SCENARIOS / f"{name}.yaml")


def _scenario_at(path: Path) -> Scenario:
    loaded = load_scenario(path)
    found = (one for one in loaded.diagnostics if one.severity == "error")
    errors = "\n".join(f"{one.line}: {one.message} {one.hint} | {one.shown}" for one in found)
    assert loaded.scenario is not None, f"the world of this case does not load:\n{errors}"
    return loaded.scenario


def _page(path: Path) -> dict[str, Any]:
    page: dict[str, Any] = yaml_data(path)
    return laid_over(yaml_data(path.parent / page["like"]), page) if "like" in page else page


@cache
def yaml_data(path: Path) -> Any:
    """What a file of the tests says, read as an author's file is."""
    source = read_source(path)
    assert isinstance(source, SourceText), source
    reading = read(source)
    assert not reading.diagnostics, [f"{one.file}:{one.line}: {one.message}" for one in reading.diagnostics]
    return reading.data


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """``above`` laid over ``below``, mapping by mapping; null takes an entry away."""
    found = dict(below)
    for key, value in above.items():
        if value is None:
            found.pop(key, None)
        elif isinstance(value, dict) and isinstance(found.get(key), dict):
            found[key] = laid_over(found[key], value)
        else:
            found[key] = value
    return found
