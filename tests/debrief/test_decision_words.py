"""A decision is a whole order: its moves, its answers, and its choices where orders differ in them alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.engine.positions import program
from tests.sim.finished import at_random
from wargame.debrief.decision_words import answered, decision_words
from wargame.document.markdown import markdown
from wargame.engine.candidates import Alternative, SingleChange
from wargame.model.orders import Act, Order
from wargame.reporting.game_grades import grades_document
from wargame.sim.effects import Effect
from wargame.sim.order_grades import ByKnowledge, OrderGrade
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.wording import speaker_of

GAME = at_random(program("pocket"), 2)
SURE = Effect(Fraction(2), 0.1, 0.0, True)


def asked_turn() -> tuple[PlayedTurn, str]:
    """A turn in which a seat was asked something, and the seat."""
    return next((turn, seat) for turn in GAME.turns for seat in turn.orders if answered(turn.resolved, seat))


def graded(turn: PlayedTurn, seat: str, best: Alternative) -> str:
    grade = OrderGrade(turn.turn, seat, ByKnowledge(turn.orders[seat], 1, best, SURE), SURE)
    return markdown(grades_document(GAME, (grade,), speaker_of(GAME.program)))


def test_what_a_seat_answered_is_part_of_what_it_decided_said_or_not() -> None:
    turn, seat = asked_turn()
    for order in (turn.orders[seat], replace(turn.orders[seat], answers={})):
        said = decision_words(GAME.program, order, answered(turn.resolved, seat))
        assert "Spend on defence?" in said
    assert "no move" not in decision_words(GAME.program, Order((Act("summit"),)))


def test_a_better_order_that_differs_in_an_answer_alone_says_that_answer() -> None:
    turn, seat = asked_turn()
    order = turn.orders[seat]
    stood = answered(turn.resolved, seat)["budget"]
    word, words = ("hold", "Hold") if stood == "spend" else ("spend", "Spend")
    other = replace(order, answers={**order.answers, "budget": word})
    best = Alternative(other, "doctrine", doctrines=("gentle",))
    told = graded(turn, seat, best)
    assert f"would: Spend on defence? {words}" in told
    assert f"answered: Spend on defence? {'Spend' if stood == 'spend' else 'Hold'}" in told


def test_a_better_order_that_differs_in_a_choice_alone_says_both_choices() -> None:
    scenario = GAME.program.scenario
    move, parameter, one, two = next(
        (id_, key, *list(asked.choices)[:2])
        for id_, body in scenario.moves.items() for key, asked in body.parameters.items() if len(asked.choices) > 1
    )
    choices = scenario.moves[move].parameters[parameter].choices
    given, better = (Order((Act(move, {parameter: (word,)}),)) for word in (one, two))
    turn, seat = asked_turn()
    changed: PlayedGame = replace(GAME, turns=(replace(turn, orders={**turn.orders, seat: given}),))
    best = Alternative(better, "change", SingleChange("chosen", better.acts[0], key=parameter, words=(two,)))
    told = graded(changed.turns[0], seat, best)
    assert choices[one].text in told
    assert choices[two].text in told
