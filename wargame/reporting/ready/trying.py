"""What a verdict needs beside the games: what one step of each number changes, and how much there is to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from wargame.engine.program import Program
from wargame.session.clock import Plan
from wargame.session.reading import words_to_read
from wargame.sim.rehearsal import OUTCOME, Tally
from wargame.sim.sensitivity import PerturbationEffect, perturbation_effects
from wargame.sim.line_ups import LineUp
from wargame.sim.played import Finish
from wargame.sim.rows import Numbers
from wargame.sim.single import record_game
from wargame.sim.summary import number_counts
from wargame.table.table import Table

NUDGED = 80
"""Games under each nudge, at most: enough to see what decides, not to weigh what does not."""


def nudged(tallies: Sequence[Tally], games: int, seed: int) -> Iterator[tuple[PerturbationEffect, ...]]:
    """What one more and one less of every number change in how often the commonest outcome comes out, with chance at
    every seat, or the last party there is. Yields what was found so far; nothing where there are no outcomes."""
    last = tallies[-1]
    counts: dict[int, int] = {}
    for tally in tallies:
        for number, found in number_counts(tally, OUTCOME).items():
            counts[number] = counts.get(number, 0) + found
    commonest = max(counts, key=lambda number: counts[number])
    if commonest < 0:
        return

    def look(played: Finish) -> Numbers:
        found: Numbers = (played.outcome == commonest).astype("int64")
        return found

    yield from perturbation_effects(last.program, last.line_up, "outcome", look, max(2, min(games, NUDGED)), seed)


def words_read(program: Program, line_up: LineUp, seed: int) -> Mapping[str, Sequence[int]]:
    """Seat to the words that lie before it in each turn of one game. Empty where no session is planned."""
    found: dict[str, list[int]] = {seat: [] for seat in program.seats}
    if Plan.of(program.scenario.about) is None:
        return {}

    def look(table: Table) -> None:
        for seat, words in found.items():
            words.append(words_to_read(table.view(seat)))

    with TemporaryDirectory() as folder:
        record_game(program, line_up, seed, 0, Path(folder) / "read.jsonl", look)
    return found
