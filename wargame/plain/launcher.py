"""The questions before a game, in lines: which one, who sits where, which theory, which dice."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from wargame import library
from wargame.model.files import Scenario
from wargame.plain.talk import Back, Talk
from wargame.players.seating import HUMAN, IDLE, RANDOM
from wargame.saves.shelf import Shelved, list_saves


class Wish(Enum):
    """What the players came for."""

    NEW = "Begin a new game"
    CONTINUE = "Go on with a saved game"
    REPLAY = "Read a game again"
    LEAVE = "Leave"


@dataclass(frozen=True, slots=True)
class NewGame:
    """What a new game needs to know; as the options of the command line say it."""

    scenario: Scenario
    seating: dict[str, str]
    modules: tuple[str, ...]
    seed: int | None


def wish(talk: Talk) -> Wish:
    """The first question."""
    wishes = list(Wish)
    return wishes[talk.pick("What would you like", [one.value for one in wishes], 0)]


def pick_save(talk: Talk, finished: bool) -> Path | None:
    """A save to go on with, or a closed one to read; None where there is none."""
    folder = library.saves_dir()
    saves = [save for save in (*list_saves(folder), *_examples(finished)) if save.intact and save.finished is finished]
    if not saves:
        talk.say(f"There is none in {folder}.")
        return None
    return saves[talk.pick("Which", [f"{_described(save)}  ({save.path.name})" for save in saves], 0)].path


def _examples(finished: bool) -> tuple[Shelved, ...]:
    return list_saves(library.shipped("saves") / "examples") if finished else ()


def _described(save: Shelved) -> str:
    return f"{save.title}, {'finished' if save.finished else f'turn {save.turn} of {save.turns}'}"


def pick_scenario(talk: Talk) -> str | None:
    """The id of a scenario on the shelf; None where the shelf is empty."""
    shelf = library.scenario_shelf()
    if not shelf:
        talk.say("There is no scenario on the shelf.")
        return None
    return shelf[talk.pick("Which scenario", [f"{one.title}  ({one.id})" for one in shelf], 0)].id


def new_game(talk: Talk, scenario: Scenario) -> NewGame:
    """Everything else about a new game of this scenario."""
    about = scenario.about
    talk.say("", about.title, about.summary, f"{about.turns} turns, each a {about.turn_name}.")
    if about.session:
        talk.say(f"Plan about {about.session.minutes} minutes.")
    talk.say(*(f"  It teaches: {lesson}" for lesson in about.teaches))
    seating = {id: _player(talk, seat.name) for id, seat in scenario.seats.items()}
    return NewGame(scenario, seating, _theory(talk, scenario), _seed(talk))


def _player(talk: Talk, name: str) -> str:
    kinds = (HUMAN, RANDOM, IDLE)
    texts = ("people at this keyboard", "chance: random legal orders", "nobody: no moves")
    return kinds[talk.pick(f"Who holds {name}", texts, 0)]


def _theory(talk: Talk, scenario: Scenario) -> tuple[str, ...]:
    theories = scenario.about.theories
    if not theories:
        return ()
    modules = [scenario.modules[id] for id in theories]
    place = talk.pick("Which theory drives the response", [f"{m.name}: {m.text}" for m in modules], 0)
    number = modules[place].parameter
    if number is None:
        return (theories[place],)
    prompt = f"{number.name} ({number.min}–{number.max}, Enter for {number.default})"
    said = _number(talk, prompt, number.min, number.max)
    return (f"{theories[place]}:{number.default if said is None else said}",)


def _seed(talk: Talk) -> int | None:
    return _number(talk, "Seed of the dice (Enter: a secret one, told at the close)", 0, 2**128 - 1)


def _number(talk: Talk, prompt: str, least: int, most: int) -> int | None:
    while True:
        said = talk.ask(prompt)
        if not said:
            return None
        if said.isdecimal() and least <= int(said) <= most:
            return int(said)
        talk.say(f"“{said}” is not a whole number from {least} to {most}.")


def launch(talk: Talk, load: Callable[[str], Scenario]) -> NewGame | tuple[Wish, Path] | None:
    """The whole conversation; None: they leave. ``load`` gives a scenario by id, or raises what ends the program."""
    talk.say("Scenario wargame", "")
    while True:
        with suppress(Back):
            match wish(talk):
                case Wish.LEAVE:
                    return None
                case Wish.NEW:
                    id = pick_scenario(talk)
                    if id is not None:
                        return new_game(talk, load(id))
                case chosen:
                    path = pick_save(talk, finished=chosen is Wish.REPLAY)
                    if path is not None:
                        return chosen, path
