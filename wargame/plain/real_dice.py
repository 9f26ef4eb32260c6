"""Real dice, in lines: each roll that is needed is asked for by name, and its faces are typed in."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.debrief.typed_dice import cards_drawn, faces_in, faces_wanted, roll_asked, roll_name
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
    typed, rest = 0, False

    def thrown(roll: NeededRoll) -> tuple[int, ...] | None:
        nonlocal typed, rest
        faces: tuple[int, ...] | None = ()
        if not rest:
            drawn = cards_drawn(program, dice, roll)
            faces = _card(console, program, roll, drawn) if drawn else _faces(console, program, roll)
            rest = faces is None
        if not faces:
            return None
        dice.enter(roll, faces)
        typed += 1
        return faces

    dice.rolls(thrown)
    return typed


def _card(console: Console, program: Program, roll: NeededRoll, drawn: Mapping[int, str]) -> tuple[int, ...] | None:
    """The face that draws the card that was drawn, as ``_faces``."""
    console.say(_("Which card was drawn: {deck}?").format(deck=roll_name(program, roll.purpose)))
    console.say(*(f"  {place}. {name}" for place, name in enumerate(drawn.values(), 1)))
    while said := console.ask(_("Its number, Enter to let the program draw, or rest")):
        if said.lower() == REST:
            return None
        place = number(said, 1, len(drawn))
        if place is not None:
            return (tuple(drawn)[place - 1],)
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
