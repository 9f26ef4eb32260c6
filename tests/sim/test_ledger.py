"""A score taken apart: the parts are the whole, what is no decision is 0, and one answer has one value."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.daily import daily
from tests.engine.positions import ROOT, program
from tests.sim.finished import at_random, by_doctrine, crisis
from tests.sim.small_worlds import small_world
from wargame.model.orders import NO_MOVE as NOTHING
from wargame.sim.continuations import Continuations
from wargame.sim.doctrine_mix import DoctrineMix, MixedPlayers, WrongMix, even_mix, read_mix
from wargame.sim.intervals import surely
from wargame.sim.ledger import ledgers
from wargame.sim.ledger_records import ScoreLedger
from wargame.sim.played_game import PlayedGame

CRISES = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))


def taken_apart(game: PlayedGame, games: int = 24, mix: DoctrineMix | None = None) -> ScoreLedger:
    *_, found = ledgers(game, going_on(game, mix), most=games)
    return found


def adds_up(game: PlayedGame, found: ScoreLedger) -> None:
    for seat, account in found.accounts.items():
        assert sum((part.effects[seat].points for part in found.parts), Fraction()) == game.score[seat]
        whole = (account.start, account.events, account.own, *account.others.values(), account.dice)
        assert sum((one.points for one in whole), Fraction()) == account.score == game.score[seat]
        assert found.values[-1].worth[seat].points == game.score[seat]


@pytest.mark.parametrize("name", daily(CRISES, lambda one: one == "port-strike"))
def test_the_parts_of_a_random_game_are_its_score(name: str) -> None:
    game = at_random(crisis(name), 0)
    adds_up(game, taken_apart(game))


def test_so_are_those_of_the_pocket_crisis_where_nobody_has_a_doctrine_like_it() -> None:
    for number in range(3):
        game = at_random(program("pocket"), number)
        adds_up(game, taken_apart(game))


@pytest.mark.long
def test_the_parts_of_200_random_games_of_all_crises_are_their_scores() -> None:
    for number in range(200 // len(CRISES) + 1):
        for name in CRISES:
            game = at_random(crisis(name), number)
            adds_up(game, taken_apart(game, 12))


def test_who_orders_as_the_doctrine_does_has_decided_nothing() -> None:
    game = by_doctrine(small_world(), "plain")
    found = taken_apart(game)
    decisions = [part for part in found.parts if part.kind == "decision"]
    assert decisions
    assert all(part.as_doctrine == 1 for part in decisions)
    assert all(effect.points == 0 and not effect.sure for part in decisions for effect in part.effects.values())
    adds_up(game, found)


def test_only_the_seat_that_ordered_otherwise_has_decided_something() -> None:
    rules = small_world()
    game = by_doctrine(rules, "plain", but=lambda state: {"south": NOTHING} if state.turn == 2 else {})
    found = taken_apart(game)
    moved = [part for part in found.parts if part.kind == "decision" and part.as_doctrine < 1]
    assert [(part.turn, part.seat) for part in moved] == [(2, "south")]
    assert moved[0].effects["south"].points == -1
    assert moved[0].effects["north"].points == 0
    adds_up(game, found)


def test_a_game_has_one_ledger_under_a_mix_and_another_under_another() -> None:
    game = at_random(crisis("port-strike"), 1)
    assert taken_apart(game) == taken_apart(game)
    assert taken_apart(game, mix=some(game)).digest != taken_apart(game).digest


def test_more_games_leave_what_was_played_as_it_was() -> None:
    game = at_random(crisis("port-strike"), 1)
    first, second = (found for found in ledgers(game, going_on(game), give=0.001, most=200))
    assert (first.games, second.games) == (128, 200)
    assert first == taken_apart(game, 128)


def test_a_mix_is_read_as_it_is_written() -> None:
    scenario = crisis("gsomia-cliff").scenario
    assert read_mix("prudent=3, cooperative", scenario).shares == (("prudent", 3), ("cooperative", 1))
    assert read_mix("even", scenario) == even_mix(scenario)
    assert "prudent_refusal" not in dict(even_mix(scenario).shares)
    for wrong in ("nobody", "prudent=0", "prudent=x", "prudent,prudent", "prudent=-1", "prudent=1001"):
        with pytest.raises(WrongMix):
            read_mix(wrong, scenario)


def test_findings_stand_by_holm() -> None:
    assert surely([0.04]) == [True]
    assert surely([0.04, 0.03]) == [False, False]
    assert surely([0.9, 0.001, 0.03]) == [False, True, False]
    assert surely([0.01, 0.04]) == [True, True]


def some(game: PlayedGame) -> DoctrineMix:
    return DoctrineMix("another", (even_mix(game.program.scenario).shares[0],))


def going_on(game: PlayedGame, mix: DoctrineMix | None = None) -> Continuations:
    return Continuations(game.program, MixedPlayers(game.program, mix or even_mix(game.program.scenario)))
