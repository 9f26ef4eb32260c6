"""What things are called: from ids and slot names, which events carry, to the words their authors gave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from wargame.model.moves import Question
from wargame.model.files import Scenario
from wargame.model.labels import TargetWord
from wargame.model.tables import Scale, ScaleBand
from wargame.wording.numbers import listing, points


def place(text: str) -> int | None:
    """A place in a list, as a label of a save gives it; None where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def score_words(number: int, band: str, between: str = ", ") -> str:
    """``12 points, a good outcome``; where the scenario has no words for scores, the points alone."""
    return f"{points(number)}{between}{band}" if band else points(number)


def seat_name(scenario: Scenario, seat: str) -> str:
    """A seat's display name."""
    return scenario.seats[seat].name if seat in scenario.seats else seat


def seat_names(scenario: Scenario, seats: Iterable[str]) -> str:
    """Several seats in one phrase, in the order given."""
    return listing(seat_name(scenario, seat) for seat in seats)


def move_name(scenario: Scenario, move: str) -> str:
    """A move by its code and name: ``T1 Counterstrike and stand-off build-up``."""
    card = scenario.moves.get(move)
    return f"{card.code} {card.name}" if card else move


def scale_of(scenario: Scenario, move: str) -> Scale | None:
    """The scale a move is rolled on; None where it is not rolled."""
    card = scenario.moves.get(move)
    return scenario.scales.get(card.scale) if card and card.scale else None


def band_of(scenario: Scenario, move: str, number: int) -> ScaleBand | None:
    """A band of a move's scale by its number, from 0 for the worst; None where there is no such band."""
    scale = scale_of(scenario, move)
    return scale.bands[number] if scale and 0 <= number < len(scale.bands) else None


def question_of(scenario: Scenario, question: str) -> Question | None:
    """A question by its id, wherever it was written: standing, or inside a move or an inject."""
    if question in scenario.questions:
        return scenario.questions[question]
    nested = [move.questions for move in scenario.moves.values()]
    nested += [inject.questions for inject in scenario.injects.values()]
    return next((questions[question] for questions in nested if question in questions), None)


def chosen_words(scenario: Scenario, move: str, parameter: str, words: Iterable[str]) -> str:
    """What an order said about a move, in the words of its card; a yes or a no with its question."""
    card = scenario.moves.get(move)
    asked = card.parameters.get(parameter) if card else None
    said = listing(_choice(scenario, asked.choices if asked else {}, word) for word in words)
    return f"{asked.ask} {said}" if asked and _YES_OR_NO.match(said) else said


_YES_OR_NO = re.compile(r"(yes|no)\b", re.IGNORECASE)


def _choice(scenario: Scenario, choices: Mapping[str, Any], word: str) -> str:
    if word in choices:
        return str(choices[word].text)
    named = TargetWord.parse(word)
    whose = seat_name(scenario, named.seat)
    return f"{whose}’s {move_name(scenario, named.move)}" if named.move else whose
