"""The questions before a game, in lines: which one, who sits where, which theory, which dice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from wargame import library
from wargame.engine.seeds import WrongSeed, read_dice
from wargame.model.acts import Doctrine
from wargame.model.files import Scenario
from wargame.plain.talk import Back, Talk
from wargame.plain.typed import number, quoted
from wargame.model.labels import HUMAN, IDLE, RANDOM, SeatHolder
from wargame.saves.index import SaveSummary
from wargame.session.catalogue import Catalogue


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
    code: str | None = None


def wish(talk: Talk) -> Wish:
    """The first question."""
    wishes = list(Wish)
    return wishes[talk.pick("What would you like", [one.value for one in wishes], 0)]


def pick_save(talk: Talk, finished: bool) -> Path | None:
    """A save to go on with, or a closed one to read; None where there is none. Damaged ones are named, with why."""
    catalogue = Catalogue()
    shelf = (*catalogue.saves(), *(catalogue.examples() if finished else ()))
    saves = [save for save in shelf if save.intact and save.finished is finished]
    talk.say(*(f"Damaged: {save.path.name}. {save.reason}." for save in shelf if not save.intact))
    if not saves:
        talk.say(f"There is none in {library.saves_dir()}.")
        return None
    path = saves[talk.pick("Which", [_described(save) for save in saves], 0)].path
    if flaw := catalogue.flaw(path):
        talk.say(f"{path.name} is damaged: {flaw}. Ask more with: wargame verify {path}")
        return None
    return path


def _described(save: SaveSummary) -> str:
    """Title, how far, who, when and which file: all in one line."""
    how_far = "finished" if save.finished else f"turn {save.turn} of {save.turns}"
    how_far = f"a branch, {how_far}" if save.branched else how_far
    seats = ", ".join(f"{seat} {player}" for seat, player in (save.players or {}).items())
    return f"{save.title}, {how_far}; {seats}; {datetime.fromtimestamp(save.changed):%Y-%m-%d %H:%M} ({save.path.name})"


def pick_scenario(talk: Talk) -> str | None:
    """The id of a scenario on the shelf; None where the shelf is empty."""
    shelf = Catalogue().scenarios()
    if not shelf:
        talk.say("There is no scenario on the shelf.")
        return None
    return shelf[talk.pick("Which scenario", [f"{title}  ({id})" for id, title in shelf], 0)][0]


def new_game(talk: Talk, scenario: Scenario) -> NewGame:
    """Everything else about a new game of this scenario."""
    about = scenario.about
    talk.say("", about.title, about.summary, f"{about.turns} turns, each a {about.turn_name}.")
    if about.session:
        talk.say(f"Plan about {about.session.minutes} minutes.")
    talk.say(*(f"  It teaches: {lesson}" for lesson in about.teaches))
    doctrines = {id: line for id, line in scenario.doctrines.items() if line.adds_to is None}
    if doctrines:
        talk.say("A seat without people can be played by a doctrine:")
        talk.say(*(f"  {line.name}: {line.text or 'no more is said of it'}" for line in doctrines.values()))
    seating = {id: _player(talk, seat.name, doctrines) for id, seat in scenario.seats.items()}
    return NewGame(scenario, seating, _theory(talk, scenario), *_dice(talk))


def _player(talk: Talk, name: str, doctrines: Mapping[str, Doctrine]) -> str:
    kinds = (HUMAN, RANDOM, IDLE, *(str(SeatHolder.by_doctrine(id)) for id in doctrines))
    texts = (
        "people at this keyboard",
        "chance: random legal orders",
        "nobody: no moves",
        *(f"doctrine {line.name}" for line in doctrines.values()),
    )
    return kinds[talk.pick(f"Who holds {name}", texts, 0)]


def _theory(talk: Talk, scenario: Scenario) -> tuple[str, ...]:
    theories = scenario.about.theories
    if not theories:
        return ()
    modules = [scenario.modules[id] for id in theories]
    place = talk.pick("Which theory drives the response", [f"{m.name}: {m.text}" for m in modules], 0)
    asked = modules[place].parameter
    if asked is None:
        return (theories[place],)
    prompt = f"{asked.name} ({asked.min}–{asked.max}, Enter for {asked.default})"
    said = _number(talk, prompt, asked.min, asked.max)
    return (f"{theories[place]}:{asked.default if said is None else said}",)


def _dice(talk: Talk) -> tuple[int | None, str | None]:
    while True:
        said = talk.ask("Seed of the dice, or a class code (Enter: a secret seed, told at the close)")
        try:
            return read_dice(said)
        except WrongSeed as reason:
            talk.say(str(reason))


def _number(talk: Talk, prompt: str, least: int, most: int) -> int | None:
    while True:
        said = talk.ask(prompt)
        if not said:
            return None
        found = number(said, least, most)
        if found is not None:
            return found
        talk.say(f"{quoted(said)} is not a whole number from {least} to {most}.")


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
