"""The shipped crises for tests: read once, lowered once a theory, and where they open."""

from __future__ import annotations

import re
from functools import cache

from wargame.authoring import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.library import find_scenario
from wargame.model.files import Scenario

NAMES = (
    "dprk-missile-crisis",
    "taiwan-strait-contingency",
    "us-drawdown",
    "gsomia-cliff",
    "grey-zone-entanglement",
    "asian-nato-summit",
    "the-long-road",
)
THEORIES = ("CHA", "PARK", "THREAT", "BLEND:50")


@cache
def scenario_of(name: str) -> Scenario:
    """A crisis of the shelf."""
    loaded = load_scenario(find_scenario(name))
    assert loaded.scenario is not None, "\n".join(str(problem) for problem in loaded.diagnostics)
    return loaded.scenario


@cache
def program_under(name: str, theory: str) -> Program:
    """A crisis under a theory, lowered; "": without one."""
    return lower(scenario_of(name), (theory,) if theory else ())


def opens_at(scenario: Scenario) -> dict[str, int]:
    """Where its own start puts each track, by code."""
    found: dict[str, int] = {}
    for id_, value in scenario.about.start.tracks.items():
        code = scenario.tracks[id_].code
        if isinstance(code, str) and isinstance(value, int):
            found[code] = value
        elif isinstance(code, dict) and isinstance(value, dict):
            found.update({code[seat]: number for seat, number in value.items()})
    return found


def written(page: str) -> dict[str, int]:
    """Codes and values as a page writes them: ``PEN 4 STR 2``."""
    return {code: int(value) for code, value in re.findall(r"([A-Z]+) (\d+)", page)}
