"""Many games in few numbers: shares, means and quantiles, each with how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from wargame.engine.program import Program
from wargame.records import record
from wargame.sim.rows import Mask, Numbers
from wargame.sim.intervals import give_of, wilson
from wargame.sim.rehearsal import ENDING, TURNS, Tally, met, score_of

QUANTILES = (10, 50, 90)


@record
class Share:
    """In how many games of many something was so."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of no games."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies, with 95 per cent confidence."""
        return wilson(self.hits, self.of)


@record
class Spread:
    """A number over many games: its mean with the half-width of its 95 per cent interval, and quantiles 10, 50, 90."""

    mean: float
    give: float
    quantiles: tuple[int, ...]


@record
class AtTurn:
    """Where a track stood at the end of a turn (0: after the deal), in the games that played it."""

    turn: int
    games: int
    quantiles: tuple[int, ...]


def share_of(mask: Mask) -> Share:
    """In how many games a mask holds."""
    return Share(int(np.count_nonzero(mask)), len(mask))


def spread_of(values: Numbers) -> Spread:
    """A number a game, summed up. There must be at least one game."""
    levels = np.percentile(values, QUANTILES, method="inverted_cdf")
    return Spread(float(np.mean(values)), give_of(values), tuple(int(one) for one in levels))


def happened(tally: Tally, name: str) -> Share:
    """In how many games something happened at all, by its name among the usage counts."""
    return Share(tally.ever[name], tally.games)


def ended_by(tally: Tally, endings: Iterable[str]) -> Share:
    """In how many games one of these endings was reached."""
    numbers = [tally.program.endings.index(name) + 1 for name in endings]
    return share_of(np.isin(tally.column(ENDING), numbers))


def example(tally: Tally, name: str, number: int) -> int | None:
    """The first game in which a column has this number; None: none has."""
    found = np.flatnonzero(tally.column(name) == number)
    return int(found[0]) if len(found) else None


def wars(program: Program) -> tuple[str, ...]:
    """The endings that count as war."""
    return tuple(name for name in program.endings if program.scenario.endings[name].war)


def by_turn(tally: Tally, track: str) -> tuple[AtTurn, ...]:
    """A track turn by turn."""
    slot = tally.program.slot(track)
    least = next(spec.least for spec in tally.program.tracks if spec.slot == slot)
    found = []
    for turn, counts in enumerate(tally.tracks[track]):
        games = int(counts.sum())
        if games:
            reached = np.cumsum(counts)
            levels = tuple(least + int(np.searchsorted(reached, games * part / 100)) for part in QUANTILES)
            found.append(AtTurn(turn, games, levels))
    return tuple(found)


def lengths(tally: Tally) -> tuple[Share, ...]:
    """In how many games the last turn was turn 1, 2, …"""
    turns = tally.column(TURNS)
    return tuple(share_of(turns == turn) for turn in range(1, tally.program.scenario.about.turns + 1))


def score(tally: Tally, seat: str) -> Spread:
    """A seat's points."""
    return spread_of(tally.column(score_of(seat)))


def aim_met(tally: Tally, aim: str) -> Share:
    """In how many games an objective gave its full points, or a red line was crossed. A card: of those with it."""
    found = tally.column(met(aim))
    return share_of(found[found >= 0] > 0)


@record
class Unused:
    """A card that no doctrine ever ordered for a seat. ``open``: in how many of its turns the seat could have."""

    move: str
    seat: str
    open: Share


def unused(tallies: Iterable[Tally]) -> tuple[Unused, ...]:
    """What no doctrine ordered in any game, though it was open; the most often open first. Chance does not count."""
    seated = [tally for tally in tallies if tally.games]
    found = []
    for move, site in seated[0].program.moves.items() if seated else ():
        for seat in site.seats:
            ruled = [tally for tally in seated if ":" in tally.line_up.players[seat]]
            if ruled and not any(tally.times[f"order {move} by {seat}"] for tally in ruled):
                turns = sum(int(tally.column(TURNS).sum()) for tally in ruled)
                open_ = sum(tally.times[f"offer {move} to {seat}"] for tally in ruled)
                found.append(Unused(move, seat, Share(open_, turns)))
    return tuple(sorted(found, key=lambda one: -one.open.hits))


def turns_played(tally: Tally) -> Numbers:
    """The last turn of each game."""
    return tally.column(TURNS)


def number_counts(tally: Tally, column: str, among: Mask | None = None) -> dict[int, int]:
    """How many games have each number of a column, of all games or those of a mask."""
    found = tally.column(column)
    numbers, games = np.unique(found if among is None else found[among], return_counts=True)
    return dict(zip(numbers.tolist(), games.tolist(), strict=True))
