"""Doctrines: one meaning at the table and over many games, legal at every seat, blind to what the seat cannot see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.authoring.pocket import pocket_in
from tests.engine.positions import Position, played, program
from tests.sim.side_by_side import play_doctrines
from wargame.authoring.loading import load_scenario
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.engine.information.observation import SeatObservation
from wargame.engine.state import apply, opening
from wargame.language.evaluate import evaluate
from wargame.language.tree import NUMBER, Node
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.engine.deciding import Decider

SEED = 41
MIXED = ("cooperative", "nationalist", "prudent")


def seated(rules: Program, *names: str) -> dict[str, Decider]:
    return {seat: Decider(lower_policy(rules, name, seat)) for seat, name in zip(rules.seats, names, strict=True)}


def play_alone(rules: Program, deciders: dict[str, Decider], game: int) -> tuple[int, ...]:
    """One game at the table's own executor; every order must be one that could be sealed."""
    dice, state = KeyedDice(SEED, game), opening(rules)
    state = apply(rules, state, deal(rules, state, dice))
    while not is_over(rules, state):
        state = replace(apply(rules, state, open_turn(rules, state, dice)), phase=Phase.PLANNING)
        orders: dict[str, Order] = {seat: decider.order(state.values) for seat, decider in deciders.items()}
        for seat, order in orders.items():
            assert refusals(rules, state, seat, order) == (), f"game {game}, turn {state.turn}, {seat}"
        state = apply(rules, state, resolve(rules, state, orders, dice))
    return state.values


def compare(rules: Program, names: tuple[str, ...], games: int) -> None:
    deciders = seated(rules, *names)
    block = play_doctrines(rules, [decider.policy for decider in deciders.values()], games, SEED)
    for game in range(games):
        alone = play_alone(rules, deciders, game)
        different = [
            slot.name for number, slot in enumerate(rules.slots)
            if not slot.name.startswith("amount:") and alone[number] != block.values[number, game]
        ]
        assert not different, f"game {game}"


def test_a_doctrine_plays_the_same_game_at_the_table_and_in_a_block() -> None:
    compare(program("pocket"), ("gentle",) * 3, 8)


def test_a_doctrine_may_ask_for_the_token_of_a_banned_move(tmp_path: Path) -> None:
    rules = pocket_in(tmp_path).with_name("pocket-rules.yaml")
    text = rules.read_text(encoding="utf-8")
    asked = '{when: "trust >= 3 and progress[strike] == 0", tags: talk'
    for written, other in (("keys: joint_moves", "keys: moves"), ("{when: trust >= 3, tags: talk", asked)):
        assert written in text
        text = text.replace(written, other)
    rules.write_text(text, encoding="utf-8")
    scenario = load_scenario(tmp_path / "pocket.yaml").scenario
    assert scenario is not None
    compare(lower(scenario), ("gentle", "gentle", "gentle"), 3)


def test_three_doctrines_at_one_table_play_the_same_games_in_a_block() -> None:
    compare(program("dprk"), MIXED, 3)


@pytest.mark.long
@pytest.mark.parametrize("turned", range(3))
def test_a_hundred_games_of_doctrines_are_legal_and_equal(turned: int) -> None:
    compare(program("dprk", "PARK"), MIXED[turned:] + MIXED[:turned], 100)


@pytest.mark.parametrize("world", ["pocket", "dprk"])
def test_what_a_seat_reads_lies_within_what_it_knows(world: str) -> None:
    """Each slot as a policy reads it: exact only where the seat knows it, and never outside its interval."""
    at = played(world, 1)[-1]
    for seat in at.program.seats:
        seen, knowledge = SeatObservation(at.program, seat), Knowledge(at.program, at.state, seat)
        for slot in at.program.slots:
            if slot.name.startswith(("held:", "past:")):
                continue  # bits, which nothing reads as a number
            value = evaluate(seen.point(Node("read", NUMBER, value=slot.name)), lambda name: value_of(at, name))
            lo, hi = knowledge.known(slot.name)
            assert lo <= value <= hi, f"{seat} reads {slot.name} as {value}, and knows {lo} to {hi}"
            if seen.exact(slot.name):
                assert lo == hi == value_of(at, slot.name), f"{seat} cannot know {slot.name}"


def value_of(at: Position, name: str) -> int:
    return at.state.values[at.program.index[name]]


def test_nothing_hidden_changes_an_order() -> None:
    """Change every slot a seat does not see at all: its order stays as it was."""
    for at in played("dprk", 2)[2:5]:
        rules = at.program
        for seat in rules.seats:
            seen, knowledge = SeatObservation(rules, seat), Knowledge(rules, at.state, seat)
            other = list(at.state.values)
            for number, slot in enumerate(rules.slots):
                lo, hi = knowledge.known(slot.name)
                if slot.kind in ("track", "opened", "before", "began") and not seen.exact(slot.name) and hi - lo >= 10:
                    other[number] = hi if other[number] != hi else lo
            assert other != list(at.state.values)
            for name in doctrines_of(rules.scenario):
                decider = Decider(lower_policy(rules, name, seat))
                assert decider.order(at.state.values) == decider.order(other), f"{name} at {seat}"
