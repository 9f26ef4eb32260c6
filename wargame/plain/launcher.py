"""The questions before a game, in lines: which one, who sits where, which theory, which dice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path

from wargame import library
from wargame.engine.seeds import WrongSeed, grouped, read_dice
from wargame.model.moves import Doctrine
from wargame.model.files import Scenario
from wargame.plain.console import Back, Console
from wargame.plain.typed import number, quoted
from wargame.model.labels import HUMAN, IDLE, RANDOM, STRONG, SeatHolder
from wargame.saves.index import SaveSummary
from wargame.session.catalogue import Catalogue, GameSetup
from wargame.session.class_codes import NEW, new_class_code
from wargame.wording.captions import CODE_MADE, wrong_seed
from wargame.wording.catalogue import N_, _


class StartChoice(Enum):
    """What the players came for."""

    NEW = N_("Begin a new game")
    CONTINUE = N_("Go on with a saved game")
    REPLAY = N_("Read a game again")
    LEAVE = N_("Leave")


def start_choice(console: Console) -> StartChoice:
    """The first question."""
    choices = list(StartChoice)
    return choices[console.pick(_("What would you like"), [_(one.value) for one in choices], 0)]


def pick_save(console: Console, finished: bool) -> Path | None:
    """A save to go on with, or a closed one to read; None where there is none. Damaged ones are named, with why."""
    catalogue = Catalogue()
    shelf = (*catalogue.saves(), *(catalogue.examples() if finished else ()))
    saves = [save for save in shelf if save.intact and save.finished is finished]
    damaged = _("Damaged: {name}. {reason}.")
    console.say(*(damaged.format(name=save.path.name, reason=save.reason) for save in shelf if not save.intact))
    if not saves:
        console.say(_("There is none in {folder}.").format(folder=library.saves_dir()))
        return None
    path = saves[console.pick(_("Which"), [_described(save) for save in saves], 0)].path
    if flaw := catalogue.flaw(path):
        more = _("{name} is damaged: {flaw}. Ask more with: wargame verify {path}")
        console.say(more.format(name=path.name, flaw=flaw, path=path))
        return None
    return path


def _described(save: SaveSummary) -> str:
    """Title, how far, who, when and which file: all in one line."""
    how_far = _("finished") if save.finished else _("turn {turn} of {turns}").format(turn=save.turn, turns=save.turns)
    how_far = _("a branch, {how_far}").format(how_far=how_far) if save.branched else how_far
    seats = ", ".join(f"{seat} {player}" for seat, player in (save.players or {}).items())
    return f"{save.title}, {how_far}; {seats}; {datetime.fromtimestamp(save.changed):%Y-%m-%d %H:%M} ({save.path.name})"


def pick_scenario(console: Console) -> str | None:
    """The id of a scenario on the shelf; None where the shelf is empty."""
    shelf = Catalogue().shelf()
    if not shelf:
        console.say(_("There is no scenario on the shelf."))
        return None
    lines = [f"{title}  ({id})" + (f": {about}" if about else "") for id, title, about in shelf]
    return shelf[console.pick(_("Which scenario"), lines, 0)][0]


def new_game(console: Console, scenario: Scenario) -> GameSetup:
    """Everything else about a new game of this scenario."""
    about = scenario.about
    length = _("{turns} turns, each a {turn_name}.").format(turns=about.turns, turn_name=about.turn_name)
    console.say("", about.title, about.summary, length)
    if about.session:
        console.say(_("Plan about {minutes} minutes.").format(minutes=about.session.minutes))
    console.say(*(_("  It teaches: {lesson}").format(lesson=lesson) for lesson in about.teaches))
    doctrines = {id: line for id, line in scenario.doctrines.items() if line.adds_to is None and not line.comparison}
    if doctrines:
        console.say(_("A seat without people can be played by the program, in one of these ways:"))
        console.say(*(f"  {line.name}: {line.text or _('no more is said of it')}" for line in doctrines.values()))
    seating = {id: _player(console, seat.name, doctrines) for id, seat in scenario.seats.items()}
    theory, (seed, code) = _theory(console, scenario), _dice(console)
    left_out, forecasts = _left_out(console, scenario), _forecasts(console, scenario)
    return GameSetup(about.id, seating, theory, seed, code=code, left_out=left_out, forecasts=forecasts)


def _left_out(console: Console, scenario: Scenario) -> tuple[str, ...]:
    """What may come too near, all of it or nothing; some of it the option ``--without`` names."""
    may = scenario.sensitive
    if not may:
        return ()
    injects = scenario.injects
    named = "; ".join(f"{injects[id].code} {injects[id].title}: {what}" for id, what in may.items())
    choices = [_("nothing"), _("all of this: {named}").format(named=named)]
    return tuple(may) if console.pick(_("What shall be left out because it may come too near"), choices, 0) else ()


def _forecasts(console: Console, scenario: Scenario) -> bool | None:
    """Whether teams forecast; None where there is nothing to forecast."""
    if not scenario.forecasts:
        return None
    choices, default = [_("no"), _("yes, and they are scored at the end")], int(scenario.about.forecasting == "on")
    asked = _("Shall teams state what they want and how likely they hold some outcomes, before they seal")
    return bool(console.pick(asked, choices, default))


def _player(console: Console, name: str, doctrines: Mapping[str, Doctrine]) -> str:
    kinds = (HUMAN, RANDOM, IDLE, *(str(SeatHolder.by_doctrine(id)) for id in doctrines), STRONG)
    texts = (
        _("people at this keyboard"),
        _("chance: random legal orders"),
        _("nobody: no moves"),
        *(_("the program: {name}").format(name=line.name) for line in doctrines.values()),
        _("a player that looks ahead from what its seat knows"),
    )
    return kinds[console.pick(_("Who holds {seat}").format(seat=name), texts, 0)]


def _theory(console: Console, scenario: Scenario) -> tuple[str, ...]:
    theories = scenario.about.theories
    if not theories:
        return ()
    modules = [scenario.modules[id] for id in theories]
    place = console.pick(_("Which theory drives the response"), [f"{m.name}: {m.text}" for m in modules], 0)
    asked = modules[place].parameter
    if asked is None:
        return (theories[place],)
    prompt = _("{name} ({min}–{max}, Enter for {default})")
    said = _number(console, prompt.format(**asked.model_dump()), asked.min, asked.max)
    return (f"{theories[place]}:{asked.default if said is None else said}",)


def _dice(console: Console) -> tuple[int | None, str | None]:
    while True:
        said = console.ask(
            _("Seed of the dice, a class code, or new for a class code that gives every room the same dice (Enter: a "
              "secret seed, told at the close)")
        )  # fmt: skip
        if said.lower() == NEW:
            code = new_class_code()
            console.say(_(CODE_MADE).format(code=grouped(code)))
            return None, code
        try:
            return read_dice(said)
        except WrongSeed as reason:
            console.say(wrong_seed(reason))


def _number(console: Console, prompt: str, least: int, most: int) -> int | None:
    while True:
        said = console.ask(prompt)
        if not said:
            return None
        found = number(said, least, most)
        if found is not None:
            return found
        wrong = _("{said} is not a whole number from {least} to {most}.")
        console.say(wrong.format(said=quoted(said), least=least, most=most))


def launch(
    console: Console, load: Callable[[str], Scenario]
) -> tuple[Scenario, GameSetup] | tuple[StartChoice, Path] | None:
    """The whole conversation; None: they leave. ``load`` gives a scenario by id, or raises what ends the program."""
    console.say(_("Scenario wargame"), "")
    while True:
        with suppress(Back):
            match start_choice(console):
                case StartChoice.LEAVE:
                    return None
                case StartChoice.NEW:
                    id = pick_scenario(console)
                    if id is not None:
                        scenario = load(id)
                        return scenario, new_game(console, scenario)
                case chosen:
                    path = pick_save(console, finished=chosen is StartChoice.REPLAY)
                    if path is not None:
                        return chosen, path
