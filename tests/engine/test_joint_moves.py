"""Joint moves: every way of ordering and naming, against the rule in ten lines; and the words for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import pytest

from tests.canon.reading import laid_over, yaml_data
from wargame.wording import speaker_of
from wargame.authoring.loading import load_embedded
from wargame.debrief.joint_moves import JointMoves, failures
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for, visible
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.events import Event, Joined, OfferFailed
from wargame.model.files import SourceFile
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State

TINY = yaml_data(Path(__file__).parents[1] / "canon" / "worlds" / "tiny.yaml")
DUNE = {
    "seats": {"dune": {"name": "Dune", "letter": "D", "mark": "◆"}},
    "tracks": {
        name: {
            "per": ["amber", "blue", "coral", "dune"], "name": {"dune": name}, "start": {"dune": 4},
            "code": {"dune": f"{name[:2].upper()}D"},
        }
        for name in ("support", "purse")
    },
}  # fmt: skip
Named = Mapping[str, frozenset[str]]
"""Who ordered, and whom each named."""


def pact(seats: Sequence[str], optional: Sequence[str]) -> Program:
    """A small world with one joint move."""
    move = {
        "name": "Pact", "code": "P1", "text": "x", "seats": list(seats), "optional": list(optional), "joint": True,
        "cost": 2, "do": ["wealth +1"],
    }  # fmt: skip
    world: dict[str, Any] = laid_over(laid_over(TINY, DUNE), {"moves": {"pact": move}})
    loaded = load_embedded([SourceFile(name="tiny.yaml", text=json.dumps(world))])
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)


def stands(required: Sequence[str], named: Named) -> frozenset[str]:
    """The rule: among whom the move stands; nobody where it does not."""
    among = set(named)
    while apart := {seat for seat in among - set(required) if not named[seat] <= among}:
        among -= apart
    met = all(named[seat] <= among for seat in required if seat in among)
    return frozenset(among) if met and set(required) <= among else frozenset()


def subsets(seats: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset(some) for some in chain.from_iterable(combinations(seats, n) for n in range(len(seats) + 1))]


def every_way(required: Sequence[str], optional: Sequence[str]) -> Iterator[Named]:
    """Ordered or not, naming every set of partners, by every seat."""
    choices = [
        [None, *subsets([seat for seat in optional if seat != one])] for one in (*required, *optional)
    ]
    for said in product(*choices):
        ways = zip((*required, *optional), said, strict=True)
        yield {seat: partners for seat, partners in ways if partners is not None}


def opened(program: Program) -> State:
    dice = KeyedDice(1)
    state = apply(program, opening(program), deal(program, opening(program), dice))
    return apply(program, state, open_turn(program, state, dice))


def played(program: Program, state: State, named: Named) -> tuple[Event, ...]:
    orders = {
        seat: Order((Act("pact", {}, tuple(sorted(named[seat]))),)) if seat in named else Order(())
        for seat in program.seats
    }
    return resolve(program, state, orders, KeyedDice(1))


SHAPES = [
    (("amber", "blue"), ()), (("amber", "blue"), ("coral",)), (("amber",), ("coral",)),
    (("amber", "blue"), ("coral", "dune")), (("amber",), ("blue", "coral")), (("dune",), ("coral", "amber")),
]  # fmt: skip


@pytest.mark.parametrize(("required", "optional"), SHAPES)
def test_a_joint_move_stands_as_the_rule_says_in_every_combination(
    required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    """Its effect, who pays, who gets what back, and who is told that it came to nothing."""
    program = pact(required, optional)
    state = opened(program)
    for named in every_way(required, optional):
        events = played(program, state, named)
        among = stands(required, named)
        assert {seat for event in events if isinstance(event, Joined) for seat in event.seats} == among, named
        after = apply(program, state, events)
        purse = {seat: after.values[slot] - state.values[slot] for seat, slot in program.purse.items()}
        assert purse == {seat: -2 if seat in among else -1 if seat in named else 0 for seat in program.seats}, named
        wealth = program.index["wealth"]
        assert after.values[wealth] - state.values[wealth] == bool(among), named
        told = {(event.seat, seat) for event in events if isinstance(event, OfferFailed) for seat in event.listed}
        assert told == {
            (seat, other)
            for seat in named if seat not in among
            for other in {*required, *named[seat]} - {seat}
        }, named  # fmt: skip


@pytest.mark.parametrize(("required", "optional"), SHAPES)
def test_what_is_told_of_a_joint_move_follows_from_what_the_reader_may_know(
    required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    """Whoever sees the same events reads the same words, and nobody reads of a seat it knows nothing about."""
    program = pact(required, optional)
    state = opened(program)
    read: dict[str, tuple[str, ...]] = {}
    names = {seat: body.name for seat, body in program.scenario.seats.items()}
    for named in every_way(required, optional):
        events = played(program, state, named)
        after = apply(program, state, events)
        for viewer in (*program.seats, "public"):
            seen = visible(program, State(Phase.REVIEW, after.turn, after.values), viewer, events)
            told = failures(program, seen, viewer)
            assert read.setdefault(f"{seen}", told) == told
            if viewer not in required:
                heard = {viewer} | {event.seat for event in seen if isinstance(event, OfferFailed)}
                heard |= set(named[viewer]) if viewer in named else set()
                about = {seat for seat, name in names.items() if any(name in words for words in told)}
                assert about <= heard, (viewer, named, told)
        among = stands(required, named)
        whole = failures(program, events, "control")
        assert bool(whole) is (set(named) != among)
        for missing in set(required) - set(named) if named and not among else ():
            assert f"{names[missing]}" in whole[0]
            assert "did not join" in whole[0]


TOLD = [
    ({"amber": ["coral"], "blue": []}, "control",
     ["Amber and Blue ordered P1 Pact; Amber asked for Coral, which did not join, so it does not stand; "
      "1 of the cost comes back to each"]),
    ({"amber": ["coral"], "blue": []}, "blue",
     ["Amber and Blue ordered P1 Pact; Amber asked for Coral, which did not join, so it does not stand; "
      "1 of the cost comes back to each"]),
    ({"amber": ["coral"], "blue": []}, "coral",
     ["Amber ordered P1 Pact and asked for Coral, which did not join, so it does not stand"]),
    ({"amber": ["coral"], "blue": []}, "dune", []),
    ({"amber": ["coral"], "blue": []}, "public", []),
    ({"amber": []}, "amber",
     ["Amber ordered P1 Pact; Blue did not join, so it does not stand; 1 of the cost comes back"]),
    ({"coral": []}, "coral", ["Coral ordered P1 Pact; the order does not stand; 1 of the cost comes back"]),
    ({"amber": [], "blue": [], "coral": ["dune"]}, "control",
     ["Coral ordered P1 Pact and asked for Dune, which did not join, so Coral takes no part in it; "
      "1 of the cost comes back"]),
    ({"amber": [], "blue": [], "coral": ["dune"]}, "coral",
     ["Coral ordered P1 Pact and asked for Dune, which did not join, so Coral takes no part in it; "
      "1 of the cost comes back"]),
    ({"amber": [], "coral": ["dune"]}, "coral",
     ["Coral ordered P1 Pact; the order does not stand; 1 of the cost comes back"]),
    ({"amber": [], "blue": [], "coral": ["dune"]}, "dune",
     ["Coral ordered P1 Pact and asked for Dune, which did not join, so Coral takes no part in it"]),
    ({"amber": ["coral"], "blue": ["coral"], "coral": ["dune"]}, "blue",
     ["Amber, Blue and Coral ordered P1 Pact; Amber and Blue asked for Coral, which did not join: it had asked for "
      "Dune, which did not join, so it does not stand; 1 of the cost comes back to each"]),
]  # fmt: skip


@pytest.mark.parametrize(("named", "viewer", "words"), TOLD)
def test_the_condition_that_failed_is_told(named: dict[str, list[str]], viewer: str, words: list[str]) -> None:
    program = pact(("amber", "blue"), ("coral", "dune"))
    state = opened(program)
    events = played(program, state, {seat: frozenset(partners) for seat, partners in named.items()})
    after = apply(program, state, events)
    seen = visible(program, State(Phase.REVIEW, after.turn, after.values), viewer, events)
    joining = JointMoves(program, seen, viewer)
    said = [joining.say(event) for event in seen if isinstance(event, OfferFailed)]
    assert [one for one in said if one] == words


def test_a_move_for_nothing_promises_nothing_back() -> None:
    program = pact(("amber", "blue"), ())
    scenario = program.scenario
    free = scenario.model_copy(
        update={"moves": {"pact": scenario.moves["pact"].model_copy(update={"cost": 0})}}
    )
    program = lower(free)
    events = played(program, opened(program), {"amber": frozenset()})
    assert failures(program, events, "control") == (
        "Amber ordered P1 Pact; Blue did not join, so it does not stand",
    )


def test_a_card_says_who_may_join_and_what_naming_does() -> None:
    program = pact(("amber", "blue"), ("coral", "dune"))
    state = State(Phase.PLANNING, 1, opened(program).values)
    card = {
        seat: next(one for one in view_for(program, state, seat).moves if one.id == "pact") for seat in program.seats
    }
    assert speaker_of(program).terms(card["amber"]) == (
        "Coral and Dune may order it too, and then take part, named or not.",
        "If you name one of them, it stands only with that one.",
    )
    assert speaker_of(program).terms(card["coral"]) == (
        "You may order it too, and then take part, named or not.",
        "Dune may order it too, and then takes part, named or not.",
        "If you name Dune, you take part only with Dune.",
    )
