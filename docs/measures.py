"""What many games say of the shipped crises: each instrument prints a table. See docs/measures.md.

`python -m docs.measures NAME [SCENARIO …] [--games N] [--seed N]`; NAME is one of the instruments below.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from docs.measured_page import keep, write_page
from wargame.authoring import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.library import find_scenario, scenario_index
from wargame.model.files import Scenario
from wargame.sim.contradictions import contradictions
from wargame.sim.exploits import SeatAtTable, Trick, all_idle, search, variations
from wargame.sim.line_ups import LineUp, all_line_ups
from wargame.sim.strength import seconds_an_order, strength
from wargame.sim.start_values import MOST_POINTS, start_effects
from wargame.sim.rehearsal import OUTCOME, rehearse
from wargame.sim.summary import Share, ended_by, score, share_of, wars
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


def outcomes(names: Sequence[str], games: int, seed: int) -> Lines:
    """War from the lowest to the highest of the four theories; under CHA the best outcome and the mean points."""
    yield "| Scenario | Who plays | War, % | Best outcome, % | Points, seat by seat |"
    yield "|---|---|---|---|---|"
    for name in names:
        for line_up in line_ups_of(name, random=True):
            wars_, best, points = [], 0.0, ""
            for theory in ("CHA", "PARK", "THREAT", "BLEND:60"):
                program = program_under(name, theory)
                *_, (tally,) = rehearse([(program, line_up)], games, seed)
                wars_.append(100 * ended_by(tally, wars(program)).share)
                if theory == "CHA":
                    best = 100 * share_of(tally.column(OUTCOME) == 0).share
                    points = " / ".join(f"{score(tally, seat).mean:.1f}" for seat in program.seats)
            yield f"| {name} | {line_up.name} | {min(wars_):.0f}–{max(wars_):.0f} | {best:.0f} | {points} |"


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
MAIN = ("cooperative", "nationalist", "prudent")


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


def exploits(names: Sequence[str], games: int, seed: int) -> Lines:
    """Whether ordering nothing, or the same one or two cards every turn, beats the best doctrine of a seat, and
    whether war pays a seat that starts it. The best doctrine's mean, then points more or less than that."""
    yield "| Scenario | Seat | Partners | Best doctrine | Nothing at all | Best repetition | Its wars |"
    yield "|---|---|---|---|---|---|---|"
    for name in names:
        program, doctrines = program_under(name), [one.name for one in line_ups_of(name)]
        for seat in program.seats:
            for partners in MAIN:
                found = search(SeatAtTable(program, seat, partners), doctrines, games, seed)
                paid = found.war
                wars = "–" if paid is None else (f"{paid.habit}: {paid.pays:+.1f} ± {paid.give:.1f}"
                                                 f"{' !' if paid.pays > paid.give else ''}")
                yield (f"| {name} | {seat} | {partners} | {found.best} {found.means[found.best]:.1f} | "
                       f"{_trick_words(found.nothing, 0)} | {_trick_words(found.tricks[0], 1)} | {wars} |")


def _trick_words(trick: Trick, allowed: float) -> str:
    """A habit and what it gains; ``!`` where that is plainly more than is allowed, ``?`` where it may be."""
    points = trick.points
    mark = " !" if points.change - points.give > allowed else " ?" if points.change > allowed else ""
    return f"{trick.habit}: {points.change:+.1f} ± {points.give:.1f}{mark}"


def idle(names: Sequence[str], games: int, seed: int) -> Lines:
    """The best outcome when everybody follows a doctrine, and when nobody orders and all only answer as it would."""
    yield "| Scenario | Answers | Best outcome by the doctrine, % | Nobody orders, % |"
    yield "|---|---|---|---|"
    for name in names:
        for doctrine in MAIN:
            does, nothing = all_idle(program_under(name), doctrine, games, seed)
            yield f"| {name} | {doctrine} | {100 * does:.0f} | {100 * nothing:.0f}{' !' if nothing > does else ''} |"


WATCHED = ("surge_korea", "surge_strait", "three_axis(rhetoric=pre_emption)")
"""Cards whose rows are shown whatever they come to: is surging worth having, does pre-emption cost?"""


def habits(names: Sequence[str], games: int, seed: int) -> Lines:
    """Each doctrine but for one card, never ordered or ordered every turn it is open: what plainly gains the seat more
    than a point or plainly lowers war without loss (beside cooperative and prudent), and the cards watched."""
    yield "| Scenario | Seat | Everybody's doctrine | But | Points | War, points of 100 | Best outcome |"
    yield "|---|---|---|---|---|---|---|"
    for name in names:
        program = program_under(name)
        for seat in program.seats:
            for doctrine in MAIN:
                for one in variations(SeatAtTable(program, seat, doctrine), games, seed):
                    points, war, good = one.points, one.war, one.good
                    cheap = points.change - points.give > 1 or (
                        100 * (war.change + war.give) < -3 and points.change > -points.give
                    )
                    watched = any(str(one.habit).endswith(f" {card}") for card in WATCHED)
                    if watched or (cheap and doctrine in DOCTRINES):
                        yield (f"| {name} | {seat} | {doctrine} | {str(one.habit).partition(', ')[2]} | "
                               f"{points.change:+.1f} ± {points.give:.1f}{' !' if cheap else ''} | "
                               f"{100 * war.change:+.1f} ± {100 * war.give:.1f} | {100 * good.change:+.1f} |")


def texts(names: Sequence[str], games: int, seed: int) -> Lines:
    """Pairs of texts of which one denies what the other says, told in the same turn, by every kind of player."""
    yield "| Scenario | Says | Denies | Word | Turns, % |"
    yield "|---|---|---|---|---|"
    for name in names:
        for one in contradictions(program_under(name), line_ups_of(name, random=True), games, seed):
            yield f"| {name} | {one.one} | {one.other} | {one.word} | {100 * one.turns.share:.2f} |"


def strong(names: Sequence[str], games: int, seed: int) -> Lines:
    """Looking ahead against the best doctrine of the seat, in the same games; and the seconds its first order takes."""
    yield "| Scenario | Seat | Best doctrine | Its points | Looking ahead | Gain | Against each doctrine | Seconds |"
    yield "|---|---|---|---|---|---|---|---|"
    for name in names:
        program = program_under(name)
        for seat in program.seats:
            found = strength(program, seat, games, seed)
            by = ", ".join(f"{who} {one.change:+.1f} ± {one.give:.1f}" for who, one in found.against)
            points = found.points
            yield (f"| {name} | {seat} | {found.doctrine} | {points.before:.2f} | {points.after:.2f} | "
                   f"{points.change:+.2f} ± {points.give:.2f}{'' if points.change > points.give else ' !'} | {by} | "
                   f"{seconds_an_order(program, seat):.1f} |")


def _percent(share: Share) -> str:
    """A share in per cent with its interval."""
    low, high = share.interval
    return f"{100 * share.share:.0f} ({100 * low:.0f}–{100 * high:.0f})"


Instrument = Callable[[Sequence[str], int, int], Lines]
INSTRUMENTS: Mapping[str, tuple[Instrument, int]] = {
    "outcomes": (outcomes, 1000),
    "starts": (starts, 1000),
    "theories": (theories, 4000),
    "causes": (causes, 10),
    "exploits": (exploits, 1000),
    "idle": (idle, 2000),
    "habits": (habits, 500),
    "texts": (texts, 1000),
    "strong": (strong, 200),
}
"""Name to the instrument and the games it plays of each thing, unless told otherwise."""
ALONE = {"strong"}
"""Not among ``all``: it takes hours."""


def main() -> None:
    """Print one table; ``all``: keep every table in docs/measured/after, and write the page anew."""
    asked = argparse.ArgumentParser(prog="python -m docs.measures", description=__doc__)
    asked.add_argument("instrument", choices=[*INSTRUMENTS, "all"])
    asked.add_argument("scenario", nargs="*", help="without one: all of the shelf that have theories")
    asked.add_argument("--games", type=int)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    names = given.scenario or [one.id for one in scenario_index() if scenario_of(one.id).modules]
    for name in [one for one in INSTRUMENTS if one not in ALONE] if given.instrument == "all" else [given.instrument]:
        instrument, games = INSTRUMENTS[name]
        lines = []
        for line in instrument(names, given.games or games, given.seed):
            print(line, flush=True)
            lines.append(line)
        if given.instrument == "all":
            keep(name, lines)
    if given.instrument == "all":
        write_page()


if __name__ == "__main__":
    main()
