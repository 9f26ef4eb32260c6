"""The chances of a card, all on the way included: what they add up to, hang on and take for granted.

That they are true is held against play in ``tests/sim/test_odds_hold.py``.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.content.shipped import program_under
from tests.engine.positions import Position, position
from wargame.engine.adjudication import open_turn
from wargame.engine.draws import KeyedDice
from wargame.engine.information.coupled_odds import CoupledOdds
from wargame.engine.information.hurdles import asked_of, hurdles_of, meddling
from wargame.engine.information.influence import influence_on
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.move_odds import move_odds
from wargame.engine.information.odds import odds_of
from wargame.engine.information.steady_numbers import steady_numbers
from wargame.engine.legality import supposing
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.labels import Source
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State


def every_card(at: Position) -> list[tuple[str, str, CoupledOdds]]:
    """Seat, move and chances of everything that could be ordered, and of much that could not."""
    rules = at.program
    return [
        (seat, site.move, move_odds(Knowledge(rules, at.state, seat), site.move))
        for site in rules.moves.values() for seat in site.seats
    ]  # fmt: skip


@pytest.mark.parametrize(("world", "turn"), [("pocket", 1), ("pocket", 3), ("dprk", 3)])
def test_chances_add_up(world: str, turn: int) -> None:
    """No band is likelier than it and all better ones; where all is known, a band is what it is more than the next."""
    for _, _, odds in every_card(position(world, 0, turn)):
        assert all(0 <= lo <= hi <= odds.of for lo, hi in (*odds.rows, *odds.from_row))
        assert sum(lo for lo, _ in odds.rows) <= odds.of
        for here, better in zip(odds.from_row, odds.from_row[1:], strict=False):
            assert here[0] >= better[0]
            assert here[1] >= better[1]
        exact = all(lo == hi for lo, hi in (*odds.rows, *odds.from_row))
        for place, (lo, _) in enumerate(odds.rows if exact else ()):
            following = odds.from_row[place + 1][0] if place + 1 < len(odds.rows) else 0
            assert lo == odds.from_row[place][0] - following


@pytest.mark.parametrize(("world", "turn"), [("pocket", 2), ("dprk", 3)])
def test_a_card_with_nothing_on_its_way_has_the_chances_of_its_dice(world: str, turn: int) -> None:
    at, alike = position(world, 0, turn), 0
    for seat, move, odds in every_card(at):
        site, knowledge = at.program.moves[move], Knowledge(at.program, at.state, seat)
        if seat in site.rolls and len(site.seats) == 1:
            own = odds_of(at.program, at.program.rolls[site.rolls[seat]], knowledge, supposing(site, seat))
            if odds.from_row[0] == (odds.of, odds.of) and not odds.rolls:
                found = [tuple(Fraction(end, odds.of) for end in row) for row in odds.rows]
                dice = [tuple(Fraction(end, own.of) for end in row) for row in own.rows]
                assert all(lo <= least <= most <= hi for (lo, hi), (least, most) in zip(found, dice, strict=True)), move
                alike += found == dice
    assert alike >= 2


def test_what_must_be_carried_at_home_takes_its_share() -> None:
    """The roll in Seoul is on the way, and a success on the dice alone is likelier than one that is carried."""
    at = position("dprk", 0, 3)
    odds = move_odds(Knowledge(at.program, at.state, "seoul"), "warning_data")
    (carried,) = odds.rolls
    assert Source.parse(carried.roll.source).id == "seoul_backlash"
    assert carried.rows[-1][0] > 0
    given = {f"ordered:warning_data@{seat}": (1, 1) for seat in at.program.seats}
    knowledge = Knowledge(at.program, at.state, "seoul")
    dice = odds_of(at.program, at.program.rolls["move:warning_data"], knowledge, given)
    assert Fraction(odds.from_row[3][0], odds.of) < Fraction(dice.rows[3][0] + dice.rows[4][0], dice.of)


def test_a_choice_on_the_card_moves_its_chances() -> None:
    """What is kept from the Assembly comes back twice as hard."""
    rules = program_under("the-long-road", "THREAT")
    state = apply(rules, opening(rules), open_turn(rules, opening(rules), KeyedDice(1)))
    values = list(state.values)
    for name, value in (("history", 4), ("info_sharing", 0)):
        values[rules.slot(name)] = value
    state = State(Phase.PLANNING, 1, tuple(values))
    success = {}
    for how in ("announced", "in_secret"):
        order = Order((Act("gsomia_pact", {"announcement": (how,)}),))
        odds = move_odds(Knowledge(rules, state, "seoul", order), "gsomia_pact")
        success[how] = Fraction(odds.from_row[3][0], odds.of)
    assert success["announced"] > success["in_secret"] > 0


def labels(rules: Program, move: str, seat: str) -> dict[str, set[tuple[str, str]]]:
    found = hurdles_of(rules, influence_on(rules, move, seat), move, seat)
    return {one.source: set(asked_of(rules, one)) for one in found}


def test_what_others_could_do_against_a_card_is_known_by_name() -> None:
    rules = program_under("gsomia-cliff", "CHA")
    assert labels(rules, "history_initiative", "tokyo") == {
        "move:restrain_ally": {("restrain_ally", "washington")},
        "rule:gesture_rebuffed": {("suspend_gsomia", "seoul"), ("courts_run", "seoul"), ("islets_drill", "seoul")},
    }
    assert labels(rules, "broker_talks", "washington") == {}
    against = meddling(rules, influence_on(rules, "history_initiative", "tokyo"), "tokyo")
    assert {"ordered:restrain_ally@washington", "ordered:islets_drill@seoul"} <= against


def test_a_number_that_is_always_brought_back_hides_nothing() -> None:
    """The rulebook counts the signings pulled at the last minute, and takes the count back in the same rule; how
    Pyongyang leans stays as it is drawn."""
    rules = program_under("dprk-missile-crisis", "CHA")
    found = {rules.slots[slot].name: value for slot, value in steady_numbers(rules).items()}
    assert found["last_minute"] == 0
    assert found["turn_weeks"] == 1
    assert "intent" not in found
