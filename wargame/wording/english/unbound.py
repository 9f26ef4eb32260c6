"""The symbol table a manual speaks with: families have one more member for each bound word, told once for all seats."""

from __future__ import annotations

from typing import TypeVar

from wargame.language.names import Names
from wargame.wording.english.names import shared_words
from wargame.wording.english.amounts import Speech
from wargame.model.moves import Question
from wargame.model.base import Authored
from wargame.model.files import Scenario
from wargame.model.rules import Grant, Inject
from wargame.model.world import Token, Track

BOUND = {
    "mover": "the seat that moves",
    "each": "that seat",
    "target": "the seat named",
    "partner": "the partner",
    "viewer": "the seat that looks",
    "others": "each of the others",
    "all": "every seat",
}
"""Bound words of seats, and what a reader is told instead."""
WITHHELD = "kept for the instructor"
_M = TypeVar("_M", bound=Authored)


def spoken_names(scenario: Scenario, *, instructor: bool) -> Names:
    """Names for telling lines. For players, situations that the instructor holds are not named."""
    any_seat = next(iter(scenario.seats.values()))
    any_move = next(iter(scenario.moves.values()), None)
    seats = {word: any_seat.model_copy(update={"name": said}) for word, said in BOUND.items()}
    moves = dict(scenario.moves)
    if any_move is not None:
        moves["target"] = any_move.model_copy(update={"name": "the move named"})
    parts: dict[str, object] = {
        "seats": {**scenario.seats, **seats},
        "tracks": {id_: _track(id_, track) for id_, track in scenario.tracks.items()},
        "tokens": {id_: _wider(token) for id_, token in scenario.tokens.items()},
        "grants": {id_: _wider(grant) for id_, grant in scenario.grants.items()},
        "moves": moves,
    }
    if not instructor:
        parts["injects"] = {id_: _masked(inject) for id_, inject in scenario.injects.items()}
    return Names.of(scenario.model_copy(update=parts))


def generic_speech() -> Speech:
    """Bound words as they are told where no seat is settled."""
    return Speech(
        seats=dict(BOUND),
        moves={"this": "this move", "target": "the move named"},
        numbers={"amount": "the change", "value": "what it adds"},
    )


def _track(id_: str, track: Track) -> Track:
    if not track.per:
        return track
    if isinstance(track.name, str):
        return track.model_copy(update={"per": (*track.per, *BOUND)})
    family = shared_words(tuple(track.name.values())) or id_.replace("_", " ").capitalize()
    names = {word: f"{family} ({said})" for word, said in BOUND.items()}
    return track.model_copy(update={"per": (*track.per, *BOUND), "name": {**track.name, **names}})


def _wider(thing: Token | Grant) -> Token | Grant:
    return thing.model_copy(update={"per": (*thing.per, *BOUND)}) if thing.per else thing


def _masked(inject: Inject) -> Inject:
    questions = {id_: _silent(question) for id_, question in inject.questions.items()}
    return inject.model_copy(update={"title": WITHHELD, "questions": questions})


def _silent(question: Question) -> Question:
    answers = {word: answer.model_copy(update={"text": WITHHELD}) for word, answer in question.answers.items()}
    return question.model_copy(update={"ask": WITHHELD, "answers": answers})
