"""What many games say of the shipped crises: each instrument prints a table. See docs/measures.md.

`python -m docs.measures NAME [SCENARIO …] [--games N] [--seed N]`; NAME is one of the instruments below.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from wargame.authoring import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.library import find_scenario, scenario_index
from wargame.model.files import Scenario
from wargame.sim.line_ups import LineUp, all_line_ups
from wargame.sim.start_values import MOST_POINTS, start_effects
from wargame.sim.summary import Share
from wargame.sim.theory_signs import HeldChoice, distinction
from wargame.sim.unknown_causes import UnknownCauses, unknown_causes

Lines = Iterator[str]


@cache
def scenario_of(name: str) -> Scenario:
    """A crisis of the shelf, or a file."""
    loaded = load_scenario(Path(name) if name.endswith(".yaml") else find_scenario(name))
    assert loaded.scenario is not None, "\n".join(str(problem) for problem in loaded.diagnostics)
    return loaded.scenario


@cache
def program_under(name: str, *modules: str) -> Program:
    """A crisis under a theory, lowered; without one under its first."""
    return lower(scenario_of(name), modules)


def line_ups_of(name: str, *, random: bool = False) -> tuple[LineUp, ...]:
    """Each doctrine at all seats; everybody at random, if asked for."""
    found = all_line_ups(scenario_of(name))
    return found if random else found[:-1]


def starts(names: Sequence[str], games: int, seed: int) -> Lines:
    """Every start value one less and one more: what it does to war and to the best outcome, in points of 100."""
    yield "| Scenario | Doctrine | Start value | Of | As written | Changed | Points |"
    yield "|---|---|---|---|---|---|---|"
    for name in names:
        for line_up in line_ups_of(name):
            found = list(start_effects(program_under(name), line_up, games, seed))
            largest = sorted(found, key=lambda one: -abs(one.points))
            for one in [one for one in largest if abs(one.points) > MOST_POINTS] or largest[:1]:
                of = one.found
                mark = " !" if one.too_much else " ?" if abs(one.points) > MOST_POINTS else ""
                yield (f"| {name} | {line_up.name} | {one.track} {one.by:+d} | {one.of} | {100 * of.before:.0f} | "
                       f"{100 * of.after:.0f} | {one.points:+.1f} ± {100 * of.give:.1f}{mark} |")


HELD = {"us-drawdown": [HeldChoice("drawdown", "manner", "consult_first"), HeldChoice("drawdown", "manner", "sudden")]}
"""Scenario to choices that are tried held beside a doctrine's own: an orderly withdrawal, and a cold one."""
DOCTRINES = ("cooperative", "prudent")


def theories(names: Sequence[str], games: int, seed: int) -> Lines:
    """Whether the tracks that all seats see tell CHA from PARK, and which way trust and others go."""
    yield "| Scenario | Doctrine | Held | Named right, % | Trust, CHA − PARK | Most different at the end, CHA / PARK |"
    yield "|---|---|---|---|---|---|"
    for name in names:
        both = [program_under(name, theory) for theory in ("CHA", "PARK")]
        for doctrine in DOCTRINES:
            for held in [None, *HELD.get(name, ())]:
                found = distinction(both, doctrine, games, seed, held)
                trust = next(one for one in found.signs if one.track == "trust")
                most = ", ".join(
                    f"{one.track} {one.means['CHA']:.1f} / {one.means['PARK']:.1f}" for one in found.signs[:6]
                )
                apart = f"{trust.means['CHA'] - trust.means['PARK']:+.2f} ± {trust.give:.2f}"
                yield (f"| {name} | {doctrine} | {held.word if held else '–'} | {_percent(found.named)} | {apart} | "
                       f"{most} |")


def causes(names: Sequence[str], games: int, seed: int) -> Lines:
    """How often a seat is told that a track moved and not why; which tracks, and what had moved them."""
    yield "| Scenario | Who plays | Cause not known, % of moves seen | Mostly (of how many seen): what moved it |"
    yield "|---|---|---|---|"
    for name in names:
        for line_up in line_ups_of(name, random=True):
            if line_up.doctrine in (None, *DOCTRINES):
                found = unknown_causes(program_under(name), line_up, games, seed)
                yield f"| {name} | {line_up.name} | {_percent(found.share)} | {'; '.join(_mostly(found))} |"


def _mostly(found: UnknownCauses) -> Lines:
    for slot, times in found.unknown.most_common(8):
        truly = [(source, count) for (one, source), count in found.sources.most_common() if one == slot]
        by = ", ".join(f"{source} {count}" for source, count in truly[:4])
        yield f"{slot} {times} ({found.told[slot]}): {by}"


def _percent(share: Share) -> str:
    """A share in per cent with its interval."""
    low, high = share.interval
    return f"{100 * share.share:.0f} ({100 * low:.0f}–{100 * high:.0f})"


Instrument = Callable[[Sequence[str], int, int], Lines]
INSTRUMENTS: Mapping[str, tuple[Instrument, int]] = {
    "starts": (starts, 1000),
    "theories": (theories, 4000),
    "causes": (causes, 30),
}
"""Name to the instrument and the games it plays of each thing, unless told otherwise."""


def main() -> None:
    """Print one table."""
    asked = argparse.ArgumentParser(prog="python -m docs.measures", description=__doc__)
    asked.add_argument("instrument", choices=INSTRUMENTS)
    asked.add_argument("scenario", nargs="*", help="without one: all of the shelf")
    asked.add_argument("--games", type=int)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    instrument, games = INSTRUMENTS[given.instrument]
    names = given.scenario or [one.id for one in scenario_index()]
    for line in instrument(names, given.games or games, given.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
