"""Equals are equal: other ids change nothing but names, and who is written first decides nothing between seats."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.canon.reading import laid_over, yaml_data
from tests.sim.random_files import drawn
from tests.table.games import POCKET
from wargame.authoring.loading import load_embedded, load_scenario
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.language.tokens import BOUND_WORDS
from wargame.model.events import Event
from wargame.model.files import SourceFile
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.players.random_player import RandomPlayer
from wargame.saves.codec import to_data

SECTIONS = (
    "seats", "tags", "marks", "tracks", "numbers", "statuses", "flags", "tokens", "derived", "scales", "moves",
    "modifier_sets", "effect_lists", "tables", "laters", "grants", "injects", "decks", "cards", "profiles", "red_lines",
    "endings", "rules", "watches", "standing", "questions", "objectives", "doctrines", "actors",
)  # fmt: skip


@dataclass(frozen=True)
class Renaming:
    """Every id of a game under another name, in the opposite alphabetical order."""

    names: Mapping[str, str]

    def of(self, text: str) -> str:
        return re.sub(r"[A-Za-z_][A-Za-z0-9_]*", lambda found: self.names.get(found[0], found[0]), text)

    def back(self) -> Renaming:
        return Renaming({new: old for old, new in self.names.items()})


class Mapped:
    """Dice that fall for a purpose as they fall for it under its first name."""

    def __init__(self, dice: KeyedDice, back: Renaming) -> None:
        self.dice, self.back = dice, back

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        return self.dice.faces(turn, self.back.of(purpose), count, sides)

    def entered(self, turn: int, purpose: str) -> bool:
        return False


def renaming(files: Sequence[SourceFile]) -> Renaming:
    from wargame.authoring.yaml.reader import read
    from wargame.authoring.yaml.source import SourceText

    ids: set[str] = set()
    for file in files:
        data: Any = read(SourceText(file.name, file.text)).data
        inner = [part for section in ("modules", "moves", "injects") for part in data.get(section, {}).values()]
        for part in (data, *inner):
            for section in SECTIONS:
                things = part.get(section, {})
                ids.update(map(str, things) if isinstance(things, dict) else ())
    ids -= {"last", "strike", "war", *BOUND_WORDS, "all", "others"}  # words of the language too
    return Renaming({id_: f"q{999 - rank:03}{id_[::-1]}x" for rank, id_ in enumerate(sorted(ids))})


def renamed(files: Sequence[SourceFile], names: Renaming) -> Program:
    loaded = load_embedded([SourceFile(name=names.of(file.name), text=names.of(file.text)) for file in files])
    assert loaded.scenario is not None, loaded.diagnostics[:3]
    return lower(loaded.scenario)


def as_said(events: Sequence[Event], back: Renaming | None = None) -> Any:
    text = json.dumps([to_data(event) for event in events])
    text = re.sub(r"held:[0-9a-f]+", "held", text)  # a hash of the condition, ids and all
    return json.loads(text if back is None else back.of(text))


def mapped(order: Order, names: Renaming) -> Order:
    acts = (
        Act(
            names.of(act.move),
            {names.of(key): tuple(map(names.of, words)) for key, words in act.chosen.items()},
            tuple(map(names.of, act.partners)),
        )
        for act in order.acts
    )
    return Order(tuple(acts), {names.of(key): names.of(word) for key, word in order.answers.items()})


def by_chance(program: Program, state: State, seat: str, seed: int) -> Order:
    planning = State(Phase.PLANNING, state.turn, state.values)
    view = view_for(program, planning, seat)
    return RandomPlayer(seed).order(view, lambda order: refusals(program, planning, seat, order))


def same_but_for_names(files: Sequence[SourceFile], seed: int, turns: int = 4) -> None:
    scenario = load_embedded(files).scenario
    assert scenario is not None
    names = renaming(files)
    back, one, other = names.back(), lower(scenario), renamed(files, names)
    dice = KeyedDice(seed)
    through = Mapped(dice, back)
    first, second = opening(one), opening(other)
    mine, theirs = deal(one, first, dice), deal(other, second, through)
    for _ in range(turns):
        assert as_said(mine) == as_said(theirs, back)
        first, second = apply(one, first, mine), apply(other, second, theirs)
        if is_over(one, first):
            break
        mine, theirs = open_turn(one, first, dice), open_turn(other, second, through)
        assert as_said(mine) == as_said(theirs, back)
        first, second = apply(one, first, mine), apply(other, second, theirs)
        orders = {seat: by_chance(one, first, seat, seed) for seat in one.seats}
        mine = resolve(one, first, orders, dice)
        same = {names.of(seat): mapped(order, names) for seat, order in orders.items()}
        theirs = resolve(other, second, same, through)
    assert as_said(mine) == as_said(theirs, back)


@pytest.mark.parametrize("seed", range(4))
def test_other_ids_change_nothing_but_names_in_a_random_world(seed: int) -> None:
    same_but_for_names(drawn(seed).files, seed)


@pytest.mark.long
@pytest.mark.parametrize("first", range(4, 1004, 50))
def test_other_ids_change_nothing_but_names_in_a_thousand_random_worlds(first: int) -> None:
    for seed in range(first, first + 50):
        same_but_for_names(drawn(seed).files, seed)


@pytest.mark.parametrize("seed", range(2))
def test_other_ids_change_nothing_but_names_in_the_pocket_world(seed: int) -> None:
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    same_but_for_names(scenario.files, seed)


def veto(seat: str, others: Sequence[str], several: int = 1) -> dict[str, Any]:
    return {
        "name": "Veto", "code": f"V{seat[0].upper()}", "text": "x", "seats": seat, "cost": 0, "early": True,
        "parameters": {"which": {"ask": "Which?", "from_moves": list(others), "several": several}},
        "do": ["cancel target", "tension +1"],
    }  # fmt: skip


SEATS = ("amber", "blue", "coral")
WORLD = {
    "tracks": {"tension": {"step": 9}, "purse": {"start": dict.fromkeys(SEATS, 6)}},
    "currency": {"slots": {"major": 3, "minor": 3}},
    "moves": {
        **{f"veto_{seat}": veto(seat, [one for one in SEATS if one != seat], 2) for seat in SEATS},
        **{
            f"plan_{seat}": {
                "name": "Plan", "code": f"P{seat[0].upper()}", "text": "x", "seats": seat, "cost": 1,
                "do": [f"support[{seat}] +1"],
                "needs": [{"when": f"not ordered(plan_{other})", "because": "only one of two plans"}] if other else [],
            }
            for seat, other in (("amber", "blue"), ("blue", "amber"), ("coral", ""))
        },
        "talks": {
            "name": "Talks", "code": "T1", "text": "x", "seats": "amber", "optional": ["blue", "coral"], "joint": True,
            "cost": 2, "do": ["wealth +1"],
        },
    },
}  # fmt: skip


def written(lots: Random | None) -> Program:
    """The world, its seats and moves in another order for other lots."""
    tiny = yaml_data(Path(__file__).parents[1] / "canon" / "worlds" / "tiny.yaml")
    world = laid_over(tiny, WORLD)
    for section in ("seats", "moves") if lots else ():
        ids = list(world[section])
        lots.shuffle(ids)
        world[section] = {id_: world[section][id_] for id_ in ids}
    loaded = load_embedded([SourceFile(name="world.yaml", text=json.dumps(world))])
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)


def any_order(lots: Random, seat: str) -> Order:
    acts = []
    if lots.random() < 0.7:
        aims = [f"{one}:{move}_{one}" for one in SEATS if one != seat for move in ("veto", "plan")]
        acts.append(Act(f"veto_{seat}", {"which": tuple(lots.sample(aims, lots.choice((1, 1, 2))))}))
    if lots.random() < 0.7:
        acts.append(Act(f"plan_{seat}"))
    if lots.random() < 0.7:
        acts.append(Act("talks", {}, tuple(one for one in ("blue", "coral") if one != seat and lots.random() < 0.4)))
    return Order(tuple(acts))


def test_who_is_written_first_decides_nothing_between_seats() -> None:
    """Vetoes at vetoes, plans that exclude each other, partners that wait for partners: in any order of the file."""
    lots = Random(4)
    one, others = written(None), [written(Random(seed)) for seed in range(3)]
    for _ in range(150):
        orders = {seat: any_order(lots, seat) for seat in SEATS}
        came = [_values(program, orders) for program in (one, *others)]
        assert all(other == came[0] for other in came[1:]), orders


def _values(program: Program, orders: Mapping[str, Order]) -> dict[str, int]:
    dice = KeyedDice(1)
    state = apply(program, opening(program), deal(program, opening(program), dice))
    state = apply(program, state, open_turn(program, state, dice))
    state = apply(program, state, resolve(program, state, orders, dice))
    return {slot.name: value for slot, value in zip(program.slots, state.values, strict=True) if _lasts(slot.name)}


def _lasts(name: str) -> bool:
    """What is worked out on the way to the result, and a choice as its place in a list, are of the file's order."""
    return not name.startswith(("reach:", "aims:", "safe:", "lapses:", "price:", "chosen:"))
