"""What may come too near can be left out of a game: it never comes up, and the save knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.authoring import load_scenario
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import NotLeftOut, lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.library import find_scenario
from wargame.model.events import Drawn, Event, Put
from wargame.model.files import Scenario
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves.replay import program_of, read_save
from wargame.table import Table

SHELF = (
    "asian-nato-summit", "dprk-missile-crisis", "grey-zone-entanglement", "gsomia-cliff", "taiwan-strait-contingency",
    "the-long-road", "us-drawdown",
)  # fmt: skip


@pytest.fixture(scope="module")
def crisis() -> Scenario:
    return read("dprk-missile-crisis")


def read(name: str) -> Scenario:
    scenario = load_scenario(find_scenario(name)).scenario
    assert scenario is not None
    return scenario


def happened(program: Program, seed: int) -> tuple[Event, ...]:
    """What happens where nobody orders anything."""
    dice, state = KeyedDice(seed), opening(program)
    state, told = replace(apply(program, state, deal(program, state, dice)), phase=Phase.BRIEFING), list[Event]()
    while not is_over(program, state) and state.turn < program.scenario.about.turns:
        opened = open_turn(program, state, dice)
        state = replace(apply(program, state, opened), phase=Phase.PLANNING)
        events = resolve(program, state, dict.fromkeys(program.seats, NO_MOVE), dice)
        state = replace(apply(program, state, events), phase=Phase.REVIEW)
        told += [*opened, *events]
    return tuple(told)


def came_up(events: tuple[Event, ...]) -> set[str]:
    return {event.inject for event in events if isinstance(event, Put)}


def test_what_is_left_out_never_comes_up_and_its_card_is_blank(crisis: Scenario) -> None:
    near = set(crisis.sensitive)
    assert {crisis.injects[name].code for name in near} == {"A6", "D5"}
    whole, without = lower(crisis, ("CHA",)), lower(crisis, ("CHA",), left_out=near)
    assert whole.digest != without.digest
    met, blank = set[str](), 0
    for seed in range(12):
        one, other = happened(whole, seed), happened(without, seed)
        met |= came_up(one) & near
        assert not came_up(other) & near
        drawn = [[event.inject for event in each if isinstance(event, Drawn)] for each in (one, other)]
        blank += any(was in near and now is None for was, now in zip(*drawn, strict=False))
    assert met == near, "without it they do come up"
    assert blank


def test_nothing_else_can_be_left_out(crisis: Scenario) -> None:
    other = next(name for name in crisis.injects if name not in crisis.sensitive)
    for name in (other, "no_such_thing"):
        with pytest.raises(NotLeftOut, match="D5, A6"):
            lower(crisis, ("CHA",), left_out=(name,))


def test_the_save_plays_on_without_it(crisis: Scenario, tmp_path: Path) -> None:
    path, left_out = tmp_path / "game.jsonl", tuple(crisis.sensitive)
    players = dict.fromkeys(crisis.seats, "human")
    with Table.new(crisis, path=path, modules=("CHA",), players=players, vaults=tmp_path, left_out=left_out) as table:
        table.open_turn()
        digest = table.program.digest
    save = read_save(path)
    assert set(save.start.left_out) == set(left_out)
    assert program_of(path, save.start).digest == digest
    with Table.resume(path, vaults=tmp_path) as table:
        assert table.program.digest == digest


@pytest.mark.parametrize("name", SHELF)
def test_every_code_that_a_warning_lets_go_is_marked_and_no_other(name: str) -> None:
    scenario = read(name)
    warning = scenario.about.warning or ""
    named = {inject.code for inject in scenario.injects.values() if inject.code in words(warning)}
    kept = {"G1", "L4", "L10"}  # "carries the dispute and cannot be left out"
    assert {scenario.injects[one].code for one in scenario.sensitive} == named - kept


def words(text: str) -> set[str]:
    return {word.strip(".,;:()") for word in text.split()}
