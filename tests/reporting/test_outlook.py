"""An outlook as it is read: each order with what it came to, and what the numbers stand on."""

from __future__ import annotations

from dataclasses import replace

from tests.engine.positions import program
from wargame.engine.candidates import Alternative, Compared, SingleChange, What
from wargame.engine.information.information_state import Unseen
from wargame.model.orders import NO_MOVE, Act
from wargame.document.compact import compact
from wargame.reporting.outlook import outlook_page, outlook_report
from wargame.sim.comparing import Difference
from wargame.sim.outlook import Outlook, Prospect
from wargame.sim.summary import Share, Spread

MOVE = next(iter(program("dprk").scenario.moves.items()))
NAME = MOVE[1].name


def prospect(what: What | None = None, change: float = 0.0, give: float = 0.2, stood: int = 100) -> Prospect:
    """War in 25 games of 100, and 3 points. None: of the order itself."""
    rules = program("dprk")
    war, calm = next(name for name in rules.endings if rules.scenario.endings[name].war), rules.endings[-1]
    changes = (
        Difference("score", "tokyo", 3, 3 + change, give, 10, 20), Difference("war", "", 0.25, 0.25, 0.001, 0, 0)
    )
    changed = Alternative(NO_MOVE, "change", SingleChange(what or "without", Act(MOVE[0])))
    return Prospect(
        changed if what else Alternative(NO_MOVE, "actual"),
        ((war, Share(25, 100)), (calm, Share(75, 100))), Share(25, 100),
        Spread(3 + change, 0.4, (1, 3, 5)), Share(stood, 100), changes if what else (),
    )  # fmt: skip


def outlook(*prospects: Prospect, of: int = 100) -> Outlook:
    compared = Compared((prospect().alternative, prospect("without").alternative), 1)
    return Outlook("tokyo", 4, 100, of, prospects, compared, (), (Unseen("value", "trust"), Unseen("dice")))


def told(*prospects: Prospect, of: int = 100) -> str:
    return "\n".join(map(str, compact(outlook_page(outlook_report(program("dprk"), outlook(*prospects, of=of))))))


def test_the_order_itself_comes_first_with_its_points_war_and_ends() -> None:
    lines = told(prospect()).splitlines()
    assert lines[0] == "What your order may lead to, as far as you can know: 100 games of each order."
    assert lines[2] == "1. Your order: 3.0 points (±0.4); war in 25 %."
    assert lines[3] == "   Its moves: no move.", "under the words of its order"
    assert lines[4].startswith("   Of 100 games: 75 ")
    assert lines[4].endswith(", 25 War on the peninsula."), "the likeliest end first"


def test_a_change_is_told_where_it_is_plain_and_called_none_where_it_is_not() -> None:
    said = told(prospect(), prospect("without", 0.5), prospect("added", -0.1))
    assert f"2. Without {NAME}: 3.5 points, 0.5 more (±0.2); war in 25 %, no plain difference (less than ±1)." in said
    assert f"3. With {NAME}: 2.9 points, no plain difference (±0.2)" in said


def test_an_order_that_needed_others_says_how_often_it_went_ahead() -> None:
    said = told(prospect(), replace(prospect("added"), stood=Share(20, 100)))
    assert said.count("went ahead") == 1
    assert "All of it went ahead in 20 % of the games: it needs others." in said
    assert "In those games alone" not in said


def test_what_came_of_it_where_the_others_joined_is_told_beside_the_order_in_the_same_games() -> None:
    joined = (Difference("score", "tokyo", 3, 4, 0.5, 9, 1), Difference("war", "", 0.2, 0.1, 0.2, 1, 3))
    said = told(prospect(), replace(prospect("added"), stood=Share(20, 100), joined=joined))
    line = "In those games alone, against your order: points: 1.0 more (±0.5); war: no plain difference (±20)."
    assert said.count(line) == 1


def test_what_was_compared_assumed_and_unseen_is_said_and_so_is_what_is_still_to_be_played() -> None:
    said = told(prospect(), of=1500)
    trust = program("dprk").scenario.tracks["trust"].name
    assert "100 games of each order so far, of 1,500." in said
    assert "Compared: your order, 1 single change of it." in said
    assert "The other seats, and every seat from next turn on, play at random." in said
    assert f"You do not know, and so it was drawn: {trust}, the dice." in said


def test_what_gives_the_seat_most_comes_next_to_the_order_itself() -> None:
    said = told(prospect(), prospect("without", -1.0), prospect("added", 2.0)).splitlines()
    assert [line.split(":")[0] for line in said if line[:1].isdigit()] == [
        "1. Your order", f"2. With {NAME}", f"3. Without {NAME}"
    ]


def test_a_plain_change_too_small_for_its_digits_is_told_in_words() -> None:
    said = told(prospect(), prospect("without", 0.04, give=0.01))
    assert "3.0 points, a little more (less than ±0.1)" in said
    assert "0.0 more" not in said


def test_that_time_was_up_is_told_as_that_and_not_by_a_name() -> None:
    rules = program("dprk")
    last = next(name for name, ending in rules.scenario.endings.items() if ending.last)
    said = told(replace(prospect(), endings=((last, Share(67, 100)),)))
    assert "Of 100 games: 67 played to the last week." in said
    assert rules.scenario.endings[last].name not in said
