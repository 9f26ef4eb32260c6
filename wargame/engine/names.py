"""The symbol table of a program."""

from __future__ import annotations

from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language.names import Names
from wargame.model.files import Scenario
from wargame.model.labels import TargetWord


@once_a_program
def names_of(program: Program) -> Names:
    """What an author's words mean in this game (moves off the menu too: rules may speak of them)."""
    return Names.of(program.scenario)


def target_name(program: Program, word: str) -> str:
    """A seat, or ``seat:move``, by its names."""
    target = TargetWord.parse(word)
    name = program.scenario.seats[target.seat].name
    return f"{name}: {program.scenario.moves[target.move].name}" if target.move else name


def doctrines_of(scenario: Scenario) -> tuple[str, ...]:
    """The doctrines a seat can be played by."""
    return tuple(name for name, doctrine in scenario.doctrines.items() if doctrine.adds_to is None)
