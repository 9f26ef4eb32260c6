"""Ways in which a resolution told of secrets once, each by name."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engine.pairs import Seen, Turn, alike, difference, played, program_of, viewers_of
from wargame.cli import main
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.information.visibility import visible
from wargame.engine.legality import refusals
from wargame.model.events import Became, Ordered, Rolled
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.talk import Message
from wargame.model.viewers import PUBLIC
from wargame.table import Table


def quiet_turn(world: str, game: int = 0, turn: int = 1, **values: int) -> Turn:
    """A turn of a game in which nobody orders anything, with some values set."""
    *_, found = played(world, "CHA", game, turn)
    now = list(found.state.values)
    for name, value in values.items():
        now[found.program.index[name]] = value
    state = replace(found.state, values=tuple(now))
    return replace(found, state=state, orders=dict.fromkeys(found.program.seats, NO_MOVE))


def ordering(turn: Turn, **orders: Order) -> Turn:
    for seat, order in orders.items():
        assert not refusals(turn.program, turn.state, seat, order)
    return replace(turn, orders={**turn.orders, **orders})


def test_a_rule_that_changes_nothing_does_not_tell_of_the_secret_that_kept_it_still() -> None:
    """With the President's approval at 0 the credible-ally tax has nothing to take; if it acted all the same, its mark
    would say whether Seoul has contributed in secret."""
    nothing = {"approval[washington]": 0, "approval[seoul]": 0, "goodwill": 0}
    at = quiet_turn("dprk-missile-crisis", 2, 6, **nothing)
    compared = 0
    for seed in range(8):
        turn = replace(at, dice=KeyedDice(seed))
        quiet = Seen(turn, PUBLIC)
        helped = Seen(ordering(turn, seoul=Order((Act("contribute_security"),))), PUBLIC)
        if alike(quiet, helped):
            compared += 1
            assert quiet.shown == helped.shown, difference(quiet.shown, helped.shown)
            assert quiet.page == helped.page
    assert compared


def test_a_table_that_a_private_act_runs_is_seen_by_those_who_see_the_act() -> None:
    """Washington's demand is between it and Seoul: Tokyo and the public do not see the dice of Seoul's answer."""
    at = quiet_turn("gsomia-cliff")
    demand = Order((Act("cost_demand", {"size": ("heavy",)}),))
    view = view_for(at.program, at.state, "seoul")
    asked = next(question for question in view.questions if "cost" in question.id)
    rolled = False
    for seed in range(4):
        orders = {"washington": demand, "seoul": Order((), {asked.id: "haggle"})}
        turn = ordering(replace(at, dice=KeyedDice(seed)), **orders)
        events = Seen(turn, PUBLIC).events
        dice = [event for event in events if isinstance(event, Rolled) and "cost" in event.source]
        rolled = rolled or bool(dice)
        for viewer in ("tokyo", PUBLIC):
            assert "cost" not in repr(Seen(turn, viewer).shown)
        seen = Seen(turn, "seoul").shown
        assert any(isinstance(event, Ordered) and event.move == "cost_demand" for event in seen)
        assert dice == [event for event in seen if isinstance(event, Rolled) and "cost" in event.source]
    assert rolled


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_replay_of_a_game_that_goes_on_does_not_count_what_it_does_not_tell(tmp_path: Path, form: str) -> None:
    """Two games that differ in a private move, in private words and in seals taken back, and in nothing that all
    know: their replays are equal to the byte."""
    scenario = program_of("dprk-missile-crisis", "CHA").scenario
    told, same = [], []
    warned = Order((Act("restrain_ally", {"which": ("tokyo:counterstrike_build_up",)}),))
    for name, order in (("quiet", NO_MOVE), ("warning", warned)):
        path, players = tmp_path / f"{name}.jsonl", dict.fromkeys(scenario.seats, "human")
        table = Table.new(scenario, path=path, modules=["CHA"], players=players, seed=3, rehearsal=True)
        with table:
            table.open_turn()
            if order is not NO_MOVE:
                table.say(Message(turn=1, sender="washington", to=("seoul",), text="a word between us"))
                table.seal("washington", order)
                table.unseal("washington")
            for seat in table.program.seats:
                table.seal(seat, order if seat == "washington" else NO_MOVE)
            table.reveal()
            same.append(repr(table.view(PUBLIC).tracks))
        shown = CliRunner().invoke(main, ["replay", str(path), "--format", form])
        assert shown.exit_code == 0, shown.output
        told.append(shown.output)
    assert same[0] == same[1], "all know the same"
    assert told[0] == told[1]
    if form == "json":
        names = [event["name"] for event in json.loads(told[0])["events"]]
        assert names == sorted(names, key=lambda name: tuple(map(int, name.split("."))))
        assert {name.split(".")[1] for name in names if name.startswith("1.")} == {
            str(number) for number in range(1, 1 + sum(name.startswith("1.") for name in names))
        }


def test_which_theory_a_blend_has_drawn_is_told_to_nobody_before_the_end() -> None:
    """Neither the draw, nor its dice, nor a reason or rule of the theory that came up."""
    scenario = program_of("dprk-missile-crisis", "BLEND:60").scenario
    parts = {"theory"} | {
        id_ for module in scenario.modules.values()
        for id_ in (*module.rules, *module.watches, *module.modifier_sets, *module.standing)
    }  # fmt: skip
    drawn = False
    for turn in played("dprk-missile-crisis", "BLEND:60", 1, 4):
        (_, opening), *_ = turn.state.came
        drawn = drawn or any(isinstance(event, Became) and event.slot == "theory" for event in opening)
        for viewer in viewers_of(turn.program):
            seen = (*visible(turn.program, turn.state, viewer, opening), *Seen(turn, viewer).shown)
            for event in seen:
                # the neutral word for a theory's part of a roll, whichever theory it is, is no name of its rules
                named = re.findall(r"(?:source|slot|purpose)='([^']*)'", repr(event).replace("source='theory'", ""))
                assert not parts & set(re.split(r"[^a-z0-9_]+", " ".join(named))), event
    assert drawn
