"""From what a command line says to a scenario, a seating and a place for the save, or one clear refusal."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from wargame import library
from wargame.authoring import Loaded, load_scenario
from wargame.authoring.diagnostic import errors
from wargame.authoring.rendering import render_all
from wargame.authoring.link.source_map import SourceMap
from wargame.commands.answers import NotAsked, refused
from wargame.commands.writing import make_folder, warn_of_name
from wargame.engine.cannot_lower import CannotLower, NothingToForecast, UnknownModule
from wargame.engine.seeds import LARGEST_SEED, player_seed_of_code
from wargame.files import why
from wargame.model.files import Scenario
from wargame.players.player import Player
from wargame.players.script import ScriptProblems
from wargame.players.seating import NONE, WrongSeating, playable_seating, players_of, read_seating
from wargame.saves import Damaged, Unusable
from wargame.saves.problems import Branchable
from wargame.session.catalogue import GameSetup, new_table
from wargame.session.hot_seat import HotSeatSession
from wargame.table.table import Table
from wargame.wording.catalogue import _


ALL = "all"
"""In ``--without``: everything that may be left out."""


def scenario_named(named: str) -> Scenario:
    """The scenario with this shelf id or path. Raises ``NotAsked`` with every problem where it cannot be played."""
    scenario = playable(named).scenario
    assert scenario is not None
    return scenario


def scenario_and_places(named: str) -> tuple[Scenario, SourceMap]:
    """The same, with where everything in it was written."""
    loaded = playable(named)
    assert loaded.scenario is not None
    assert loaded.where is not None
    return loaded.scenario, loaded.where


def playable(named: str) -> Loaded:
    """The same, with its doubts too."""
    with refused(library.NoSuchScenario):
        loaded = load_scenario(library.find_scenario(named))
    if loaded.scenario is None:
        problems = render_all(errors(loaded.diagnostics))
        raise NotAsked(_("{name} cannot be played") + "\n\n{problems}", name=named, problems=problems)
    return loaded


def seating_of(words: str, scenario: Scenario, otherwise: str, option: str = "--seats") -> dict[str, str]:
    """Seat to player as ``--seats`` says it, or another ``option`` like it. Raises ``NotAsked``."""
    with refused(WrongSeating, option=option):
        return read_seating(words, tuple(scenario.seats), otherwise)


def left_out_of(words: str, scenario: Scenario, option: str = "--without") -> tuple[str, ...]:
    """The situations that ``option`` names, by id. Raises ``NotAsked`` where one is not there to be left out."""
    may = scenario.sensitive
    names = {scenario.injects[id_].code.lower(): id_ for id_ in may} | {id_: id_ for id_ in may}
    wanted = [word.strip().lower() for word in words.split(",") if word.strip()]
    if wanted == [ALL]:
        return tuple(may)
    for word in wanted:
        if word not in names:
            known = ", ".join(f"{scenario.injects[id_].code} ({what})" for id_, what in may.items()) or _("nothing")
            refusal = _("{option}: “{word}” cannot be left out; what can: {known}")
            raise NotAsked(refusal, option=option, word=word, known=known)
    return tuple(id_ for id_ in may if id_ in {names[word] for word in wanted})


def players_for(
    seating: Mapping[str, str], scenario: Scenario, seed: int, scripts: Mapping[str, str] = NONE
) -> dict[str, Player]:
    """Everybody who needs no keyboard; ``scripts``: the texts that a game has kept of them. Raises ``NotAsked`` with
    every problem of every script."""
    try:
        with refused(WrongSeating, option="--seats"):
            return players_of(seating, scenario, seed, scripts)
    except ScriptProblems as found:
        raise NotAsked(f"{_('a script cannot be followed')}\n\n{render_all(found.diagnostics)}") from None


def new_save(path: Path | None) -> Path | None:
    """Where the save goes: the path given, its folder made; None: under a fresh name."""
    if path is None:
        return None
    if not path.name or path.name == "..":
        raise NotAsked(_("--save: {path} is not the name of a file"), path=path)
    warn_of_name(path)
    make_folder(path.parent)
    return path


def table_for(
    scenario: Scenario, setup: GameSetup, players: Mapping[str, Player], path: Path | None, *, rehearsal: bool = False
) -> Table:
    """The table of a new game. Raises ``NotAsked`` where the theory is unknown, there is nothing to
    forecast, or the save cannot be made."""
    try:
        with (
            refused(CannotLower, Unusable), refused(UnknownModule, option="--module"),
            refused(NothingToForecast, option="--forecasts"),
        ):  # fmt: skip
            return new_table(scenario, setup, players, new_save(path), rehearsal=rehearsal)
    except OSError as problem:
        raise NotAsked(_("{file} cannot be made: {why}"), file=problem.filename, why=why(problem)) from None


def sitting_at(
    table: Table, code: str | None, say: Callable[[str], object], *, timed: bool = True, control: bool = False
) -> HotSeatSession:
    """Sit down at a table, with everybody who needs no keyboard. Raises ``NotAsked``.

    Args:
        code: the class code the game was begun with; None: none.
        say: told of seats whose scripts are not here, and which teams hold now.
        timed, control: as of ``HotSeatSession``.
    """
    # Never from a seed that somebody typed: who guesses it would know what a seat has sealed.
    seed = secrets.randbelow(LARGEST_SEED) if code is None else player_seed_of_code(code)
    seating, lost = playable_seating(table.players, table.scripts)
    for seat in lost:
        say(_("The script of {seat} is not on this computer: a team holds that seat now.").format(seat=seat))
    players = players_for(seating, table.program.scenario, seed, table.scripts)
    return HotSeatSession(table, players, timed=timed, control=control)


class OnlyBranched(NotAsked):
    """A save cannot go on as it is, but a branch of it can."""


def table_at(path: Path) -> Table:
    """The table of a game that goes on. Raises ``NotAsked``, and ``OnlyBranched`` where ``branch_of`` helps."""
    try:
        return Table.resume(path)
    except Branchable as problem:
        raise OnlyBranched(str(problem)) from None
    except (Unusable, Damaged) as problem:
        never = _("; a game that was stopped before its first line was written is begun again")
        raise NotAsked(f"{problem}{'' if os.path.lexists(path) else never}") from None


def branch_of(save: Path) -> Path:
    """The save of a new game that goes on from where ``save`` ends. Raises ``NotAsked``."""
    from wargame.table.branching import branch
    from wargame.table.save_names import branch_path

    with refused(Unusable, Damaged):
        return branch(save, branch_path(save)).path
