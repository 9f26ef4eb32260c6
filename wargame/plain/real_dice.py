"""Real dice, in lines: each roll that is needed is asked for by name, and its faces are typed in."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.debrief.typed_dice import faces_in, faces_wanted, roll_asked, roll_name
from wargame.engine.needed_rolls import NeededRoll
from wargame.engine.program import Program
from wargame.plain.console import Console
from wargame.plain.typed import number
from wargame.table.real_dice import RealDice
from wargame.wording.catalogue import _

REST = "rest"
"""What leaves all further rolls to the program."""


def ask_rolls(console: Console, program: Program, dice: RealDice) -> int:
    """Ask for every roll that is needed now, one after another, as it comes to it; gives how many were typed in."""
    left: set[str] = set()
    typed = 0
    while (roll := dice.needed(left)) is not None:
        drawn = dice.cards(roll)
        faces = _card(console, program, roll, drawn) if drawn else _faces(console, program, roll)
        if faces is None:
            return typed
        if faces:
            dice.enter(roll, faces)
            typed += 1
        else:
            left.add(roll.purpose)
    return typed


def _card(
    console: Console, program: Program, roll: NeededRoll, drawn: Sequence[tuple[int, str | None]]
) -> tuple[int, ...] | None:
    """The face that draws the card that was drawn, as ``_faces``."""
    injects, nothing = program.scenario.injects, _("a card that brings nothing")
    console.say(_("Which card was drawn: {deck}?").format(deck=roll_name(program, roll.purpose)))
    names = [f"{injects[one].code} {injects[one].title}" if one else nothing for _at, one in drawn]
    console.say(*(f"  {place}. {name}" for place, name in enumerate(names, 1)))
    while said := console.ask(_("Its number, Enter to let the program draw, or rest")):
        if said.lower() == REST:
            return None
        place = number(said, 1, len(drawn))
        if place is not None:
            return (drawn[place - 1][0],)
        console.say(_("Type a number from 1 to {most}.").format(most=len(drawn)))
    return ()


def _faces(console: Console, program: Program, roll: NeededRoll) -> tuple[int, ...] | None:
    """The faces of a roll; none: it is left to the program; None: so are all further ones."""
    while True:
        said = console.ask(_("{roll}:").format(roll=roll_asked(program, roll)))
        if said.lower() == REST:
            return None
        faces = faces_in(said, roll) if said else ()
        if faces is not None:
            return faces
        console.say(faces_wanted(roll))
