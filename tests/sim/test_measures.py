"""The instruments find what was put there for them to find, and only that."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.engine.positions import program
from tests.sim.test_sensitivity import edited
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.exploits import SeatAtTable, play, search, variations
from wargame.sim.fingerprints import FingerprintedGames
from wargame.sim.habits import CardPlayed, Habit, cards_of, habit_decider
from wargame.sim.line_ups import deciders_of, line_up_of
from wargame.sim.policies import play_out
from wargame.sim.scores import PairedGames
from wargame.sim.start_values import start_effects
from wargame.sim.theory_signs import distinction, shown_to_all
from wargame.sim.unknown_causes import unknown_causes

GAMES = 60


def ordered_by(habit: Habit, seat: str) -> set[str]:
    """What a seat orders in any turn of many games."""
    rules, found = program("pocket"), set[str]()
    block = PairedGames(rules, GAMES, 1, 1)
    decider = habit_decider(rules, seat, [habit], GAMES)

    def look() -> None:
        for site in rules.moves.values():
            if seat in site.seats and (block.row(rules.slot(slots.ordered(site.move, seat))) > 0).any():
                found.add(site.move)

    play_out(block, [decider], look)
    return found


def test_a_habit_is_kept() -> None:
    assert ordered_by(Habit("gentle"), "amber") == {"speech"}
    assert ordered_by(Habit("gentle", only=()), "amber") == set()
    assert ordered_by(Habit("gentle", only=(CardPlayed("patrol"),)), "amber") == {"patrol"}
    assert ordered_by(Habit("gentle", never=("speech",)), "amber") == set()
    assert ordered_by(Habit("gentle", always=(CardPlayed("patrol"),)), "amber") == {"speech", "patrol"}


def test_every_card_is_tried_with_each_of_its_choices() -> None:
    cards = set(map(str, cards_of(program("pocket"), "amber")))
    assert {"patrol", "patrol(where=far)", "speech"} <= cards


def test_a_planted_trick_is_found_and_its_gain_with_it(tmp_path: Path) -> None:
    """Twenty points for a spy in four of six turns: the doctrine never sends one."""
    planted = "quiet_coral: {seat: coral, text: Spy, points: 20, when: \"count(spy, 6) >= 4\"}"
    old = next(line for line in POCKET_RULES.splitlines() if line.strip().startswith("quiet_coral:")).strip()
    rules = edited(tmp_path, old, planted)
    found = search(SeatAtTable(rules, "coral", "gentle"), ["gentle"], GAMES, 1)
    assert found.best == "gentle"
    assert [card.move for card in found.tricks[0].habit.only or ()].count("spy") == 1
    assert found.tricks[0].points.change > 15
    assert found.nothing.points.change <= 0


def test_a_doctrine_is_no_better_than_itself() -> None:
    cell = SeatAtTable(program("pocket"), "amber", "gentle")
    first, second = play(cell, [Habit("gentle"), Habit("gentle", never=("patrol",))], GAMES, 3)
    assert (first.points == second.points).all()
    never_patrol = next(one for one in variations(cell, GAMES, 3) if one.habit.never == ("patrol",))
    assert never_patrol.points.change == never_patrol.war.change == 0


def test_a_start_value_on_which_everything_hangs_is_named(tmp_path: Path) -> None:
    rules = edited(tmp_path, "when: tension >= 10, war: true", "when: start(trust) >= 5, war: true")
    party = line_up_of(dict.fromkeys(rules.seats, "random"))
    too_much = {(one.track, one.by, one.of) for one in start_effects(rules, party, GAMES, 1) if one.too_much}
    assert ("trust", 1, "war") in too_much
    assert {track for track, _, of in too_much if of == "war"} == {"trust"}


def test_theories_that_differ_are_told_apart_and_the_same_is_not() -> None:
    hope = program("pocket")
    assert hope.scenario.modules["HOPE"].rules
    other = lower(hope.scenario, ("HOPE:100",))
    same = distinction([hope, hope], "gentle", 400, 1)
    assert same.named.interval[0] < 0.5 < same.named.interval[1] + 0.02
    apart = distinction([hope, other], "gentle", 400, 1)
    assert apart.theories == ("HOPE", "HOPE:100")
    assert {one.track for one in apart.signs} == {slot.name for slot, _ in shown_to_all(hope)}


def test_without_a_rule_the_games_it_touched_are_others_and_no_more(tmp_path: Path) -> None:
    rules = program("pocket")
    changed = edited(tmp_path, "they trust each", "THEY trust each")
    assert (prints(rules) == prints(changed)).all()
    harder = edited(tmp_path, "add: 1, because: they trust each", "add: 2, because: they trust each")
    touched = prints(rules) != prints(harder)
    assert touched.any()


def prints(rules: Program) -> np.ndarray:
    block = FingerprintedGames(rules, GAMES, 1)
    play_out(block, deciders_of(rules, dict.fromkeys(rules.seats, "random")), block.look)
    return block.prints


@pytest.mark.parametrize("seed", [1, 2])
def test_causes_that_are_not_told_are_counted_with_what_moved_the_track(seed: int) -> None:
    found = unknown_causes(program("pocket"), line_up_of(dict.fromkeys(program("pocket").seats, "random")), 4, seed)
    assert 0 < found.share.hits < found.share.of
    for (slot, source), times in found.sources.items():
        assert source
        assert times <= found.unknown[slot] <= found.told[slot]


POCKET_RULES = (Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket-rules.yaml").read_text(encoding="utf-8")
