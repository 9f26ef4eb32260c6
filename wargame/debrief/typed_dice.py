"""Rolls of real dice in words: as control is asked for them, and as they were typed in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wargame.engine.needed_rolls import NeededRoll
from wargame.engine.program import Program
from wargame.saves.lines import DieEnteredLine
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

if TYPE_CHECKING:  # who reads a save again sets no table
    from wargame.table.real_dice import RealDice


def roll_name(program: Program, purpose: str) -> str:
    """Who rolls for what: ``Tokyo: C2 Patrol``."""
    say, roll = speaker_of(program).events, program.rolls[purpose]
    return say.doing(roll.seats, say.cause(roll.source))


def roll_asked(program: Program, roll: NeededRoll) -> str:
    """A roll as people are asked to make it: ``Tokyo: C2 Patrol, 2d6``."""
    return f"{roll_name(program, roll.purpose)}, {roll.count if roll.count > 1 else ''}d{roll.sides}"


def faces_in(said: str, roll: NeededRoll) -> tuple[int, ...] | None:
    """The faces that were typed for a roll, with blanks, commas or plus signs between; None: its dice show no such."""
    parts = [part for part in re.split(r"[\s,+]+", said) if part]
    faces = tuple(int(part) for part in parts if re.fullmatch(r"[0-9]{1,7}", part))
    fits = len(faces) == len(parts) == roll.count and all(1 <= face <= roll.sides for face in faces)
    return faces if fits else None


def faces_wanted(roll: NeededRoll) -> str:
    """What is to be typed for a roll."""
    if roll.count == 1:
        return _("Type one number from 1 to {sides}; Enter leaves the roll to the program.").format(sides=roll.sides)
    wanted = _("Type {count} numbers from 1 to {sides}, one for each die; Enter leaves the roll to the program.")
    return wanted.format(count=roll.count, sides=roll.sides)


def cards_drawn(program: Program, dice: RealDice, roll: NeededRoll) -> dict[int, str]:
    """Of a draw from a deck: what each card that it still holds is called, by the face that draws it, to be chosen from
    a list; nothing where the roll is no such draw, and its faces are to be typed."""
    injects, nothing = program.scenario.injects, _("a card that brings nothing")
    return {
        face: f"{injects[one].code} {injects[one].title}" if one else nothing for face, one in dice.cards(roll)
    }  # fmt: skip


def roll_typed(program: Program, line: DieEnteredLine) -> str:
    """A line of the journal that holds real dice."""
    said = _("{roll}: control types in {faces}")
    return said.format(roll=roll_name(program, line.purpose), faces=", ".join(map(str, line.faces)))
