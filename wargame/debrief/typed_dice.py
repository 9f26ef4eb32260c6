"""Rolls of real dice in words: as control is asked for them, and as they were typed in."""

from __future__ import annotations

from wargame.engine.needed_rolls import NeededRoll
from wargame.engine.program import Program
from wargame.saves.lines import DieEnteredLine
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


def roll_name(program: Program, purpose: str) -> str:
    """Who rolls for what: ``Tokyo: C2 Patrol``."""
    say, roll = speaker_of(program).events, program.rolls[purpose]
    return say.doing(roll.seats, say.cause(roll.source))


def roll_asked(program: Program, roll: NeededRoll) -> str:
    """A roll as people are asked to make it: ``Tokyo: C2 Patrol, 2d6``."""
    return f"{roll_name(program, roll.purpose)}, {roll.count if roll.count > 1 else ''}d{roll.sides}"


def roll_typed(program: Program, line: DieEnteredLine) -> str:
    """A line of the journal that holds real dice."""
    said = _("{roll}: control types in {faces}")
    return said.format(roll=roll_name(program, line.purpose), faces=", ".join(map(str, line.faces)))
