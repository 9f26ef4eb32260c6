"""From what a command line says to a scenario, a seating and a place for the save, or one clear refusal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from wargame import library
from wargame.authoring import load_scenario
from wargame.authoring.problems import errors
from wargame.authoring.rendering import render_all
from wargame.authoring.whereabouts import Whereabouts
from wargame.commands.answers import NotAsked
from wargame.engine.lowering import UnknownModule
from wargame.model.files import Scenario
from wargame.players.player import Player
from wargame.players.script import ScriptProblems
from wargame.players.seating import WrongSeating, players_of, read_seating
from wargame.saves import Damaged, Unusable
from wargame.table.table import Table


def scenario_named(named: str) -> Scenario:
    """The scenario with this shelf id or path. Raises ``NotAsked`` with every problem where it cannot be played."""
    return scenario_and_places(named)[0]


def scenario_and_places(named: str) -> tuple[Scenario, Whereabouts]:
    """The same, with where everything in it was written."""
    try:
        loaded = load_scenario(library.find_scenario(named))
    except library.NotOnShelf as problem:
        raise NotAsked(str(problem)) from None
    if loaded.scenario is None or loaded.where is None:
        raise NotAsked(f"{named} cannot be played\n\n{render_all(errors(loaded.problems))}")
    return loaded.scenario, loaded.where


def seating_of(words: str, scenario: Scenario, otherwise: str) -> dict[str, str]:
    """Seat to player as ``--seats`` says it. Raises ``NotAsked``."""
    try:
        return read_seating(words, tuple(scenario.seats), otherwise)
    except WrongSeating as problem:
        raise NotAsked(f"--seats: {problem}") from None


def players_for(seating: dict[str, str], scenario: Scenario, seed: int) -> dict[str, Player]:
    """Everybody who needs no keyboard. Raises ``NotAsked`` with every problem of every script."""
    try:
        return players_of(seating, scenario, seed)
    except WrongSeating as problem:
        raise NotAsked(f"--seats: {problem}") from None
    except ScriptProblems as found:
        raise NotAsked(f"a script cannot be followed\n\n{render_all(found.problems)}") from None


def new_save(scenario: Scenario, path: Path | None) -> Path:
    """Where the save goes: the path given, else a fresh name on the shelf. Makes the folder."""
    chosen = path
    if chosen is None:
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        chosen = library.saves_dir() / f"{scenario.about.id}-{stamp}.jsonl"
    try:
        chosen.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise NotAsked(f"{chosen.parent} cannot be made: {problem.strerror}") from None
    return chosen


def new_table(
    scenario: Scenario, path: Path, modules: Sequence[str], seating: dict[str, str], seed: int | None,
    *, rehearsal: bool = False, advice: bool = True, class_code: str | None = None,
) -> Table:
    """A table for a new game. Raises ``NotAsked`` where the theory is unknown or the save cannot be made."""
    try:
        return Table.new(
            scenario, path=path, modules=modules, players=seating, seed=seed, rehearsal=rehearsal, advice=advice,
            class_code=class_code,
        )
    except UnknownModule as problem:
        raise NotAsked(f"--module: {problem}") from None
    except Unusable as problem:
        raise NotAsked(str(problem)) from None


def table_at(path: Path) -> Table:
    """The table of a game that goes on. Raises ``NotAsked``."""
    try:
        return Table.resume(path)
    except (Unusable, Damaged) as problem:
        raise NotAsked(str(problem)) from None
