"""Many games: the scores of each are those of the same game alone, any of them can be opened, and counts add up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.engine.positions import program
from wargame.engine.program import Program
from wargame.engine.scoring import final_events
from wargame.model.events import OutcomeReached, Scored
from wargame.saves.verify import verify
from wargame.sim.usage_counts import CountedGames, possible
from wargame.sim.policies import play_out
from wargame.sim.rehearsal import ENDING, OUTCOME, TURNS, Tally, band_of, rehearse, score_of
from wargame.sim.scores import ScoredGames
from wargame.sim.line_ups import LineUp, all_line_ups, deciders_of, line_up_of
from wargame.sim.single import record_game

SEED = 5


def line_up(rules: Program, *kinds: str) -> LineUp:
    """One player for all seats, or one each."""
    return line_up_of(dict(zip(rules.seats, kinds * (1 if len(kinds) > 1 else 3), strict=True)))


def rehearsed(rules: Program, who: LineUp, games: int, at_once: int = 4096) -> Tally:
    *_, last = rehearse([(rules, who)], games, SEED, at_once)
    return last[0]


class Remembering(ScoredGames):
    """Keeps the values of every game as they are when it is scored."""

    def settle(self, ended: np.ndarray) -> None:
        super().settle(ended)
        kept = getattr(self, "kept", {})
        self.kept: dict[int, list[int]] = kept | {game: self.values[:, game].tolist() for game in np.flatnonzero(ended)}


@pytest.mark.parametrize(("world", "games"), [("pocket", 30), ("dprk", 40)])
def test_scores_are_those_of_each_game_alone(world: str, games: int) -> None:
    rules = program(world)
    block = Remembering(rules, games, SEED)
    play_out(block, deciders_of(rules, line_up(rules, "random").players))
    for game, values in block.kept.items():
        outcome, *scored = final_events(rules, values)
        assert outcome == OutcomeReached(outcome=int(block.outcome[game]))
        for one in scored:
            assert isinstance(one, Scored)
            assert (block.totals[one.seat][game], block.bands[one.seat][game]) == (one.total, one.band)
    assert len(block.kept) == games
    assert len({tuple(values) for values in block.kept.values()}) > 1


@pytest.mark.parametrize("kinds", [("doctrine:prudent",), ("random",), ("doctrine:cooperative", "idle", "random")])
def test_any_game_of_a_run_can_be_saved_and_is_the_same_game(kinds: tuple[str, ...], tmp_path: Path) -> None:
    rules = program("dprk")
    who, number = line_up(rules, *kinds), 3
    block = CountedGames(rules, 5, SEED)
    block.play(deciders_of(rules, who.players))
    save = tmp_path / "game.jsonl"
    values = record_game(rules, who, SEED, number, save)
    different = {
        slot.name: (value, int(block.values[place, number]))
        for place, (slot, value) in enumerate(zip(rules.slots, values, strict=True))
        if not slot.name.startswith("amount:") and value != block.values[place, number]
    }
    assert different == {}
    assert verify(save).status == "sound"


def test_a_run_is_the_same_however_many_games_are_played_at_once() -> None:
    rules = program("pocket")
    whole, parts = (rehearsed(rules, line_up(rules, "random"), 40, at_once) for at_once in (64, 7))
    assert whole.times == parts.times
    assert whole.ever == parts.ever
    for name in whole.columns:
        assert whole.column(name).tolist() == parts.column(name).tolist()
    for name, rows in whole.tracks.items():
        assert (rows == parts.tracks[name]).all()


def test_counts_add_up() -> None:
    rules = program("pocket")
    tally = rehearsed(rules, line_up(rules, "random"), 50)
    endings = sum(tally.times[f"ending {name}"] for name in rules.endings)
    assert endings == tally.games == 50
    assert tally.times["no ending"] == 0
    played = tally.column(TURNS).sum()
    for name, rows in tally.tracks.items():
        assert rows[0].sum() == 50, name
        assert rows[1:].sum() == played, name
    for move, site in rules.moves.items():
        for seat in site.seats:
            assert tally.times[f"order {move} by {seat}"] <= tally.times[f"offer {move} to {seat}"] <= played
    assert all(tally.ever[name] <= min(50, tally.times[name]) for name in possible(rules))
    assert set(tally.column(ENDING)) <= set(range(1, len(rules.endings) + 1))
    assert set(tally.column(OUTCOME)) <= set(range(len(rules.outcomes)))
    for seat in rules.seats:
        assert len(tally.column(score_of(seat))) == len(tally.column(band_of(seat))) == 50


def test_a_run_that_is_left_keeps_what_it_has() -> None:
    rules = program("pocket")
    run = rehearse([(rules, one) for one in all_line_ups(rules.scenario)], 30, SEED, at_once=10)
    tallies = next(run)
    assert [tally.games for tally in tallies] == [10, *[0] * (len(tallies) - 1)]
    run.close()


def test_every_doctrine_is_a_line_up_and_chance_is_the_last() -> None:
    rules = program("dprk")
    found = all_line_ups(rules.scenario)
    assert found[0].name == "cooperative"
    assert found[0].players == dict.fromkeys(rules.seats, "doctrine:cooperative")
    assert found[-1].players == dict.fromkeys(rules.seats, "random")
