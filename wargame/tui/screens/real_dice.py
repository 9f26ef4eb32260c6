"""Real dice, on the screen: each roll that is needed is asked for by name, and its faces are typed in."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.content import Content

from wargame.debrief.typed_dice import cards_drawn, faces_in, faces_wanted, roll_asked, roll_name
from wargame.engine.needed_rolls import NeededRoll
from wargame.session.control import SeatedControl
from wargame.tui.answers import EnterDice
from wargame.tui.screens.dialogue import Pick, PickItem, WriteLine
from wargame.tui.text import line, stack
from wargame.wording.catalogue import _


PROGRAM = "program"
"""What leaves a draw to the program."""


async def real_dice(app: App[Any], control: SeatedControl) -> EnterDice:
    """Every roll that is needed, one after another, as it comes to it. Esc leaves all further ones to the program."""
    given, left = dict[NeededRoll, tuple[int, ...]](), set[NeededRoll]()
    rolls = control.real_dice.rolls()
    while (roll := next((one for one in rolls if one not in left and one not in given), None)) is not None:
        faces = await _thrown(app, control, roll)
        if faces is None:
            break
        if faces:
            given[roll] = faces
            rolls = control.real_dice.rolls(given.get)  # what comes after it may hang on it
        else:
            left.add(roll)
    return EnterDice(tuple(given.items()))


async def _thrown(app: App[Any], control: SeatedControl, roll: NeededRoll) -> tuple[int, ...] | None:
    """What the dice of a roll show, or the face of the card that was drawn; none: it is left to the program; None: so
    are all further ones."""
    drawn = cards_drawn(control.program, control.real_dice, roll)
    rest = line(_("Esc leaves this roll and all further ones to it."), "$text-muted")
    if drawn:
        items = (PickItem(PROGRAM, Content(_("The program draws"))),
                 *(PickItem(str(face), Content(name)) for face, name in drawn.items()))  # fmt: skip
        deck = _("Which card was drawn: {deck}?").format(deck=roll_name(control.program, roll.purpose))
        picked = await app.push_screen_wait(Pick(deck, rest, items))
        return None if picked is None else () if picked == (PROGRAM,) else (int(picked[0]),)
    wrong = ""
    while True:
        words = stack(
            line(faces_wanted(roll)), rest,
            *([line(_("These dice cannot show “{said}”.").format(said=wrong), "$bad")] if wrong else []),
        )  # fmt: skip
        said = await app.push_screen_wait(WriteLine(roll_asked(control.program, roll), words, wrong))
        if not said:
            return None if said is None else ()
        faces, wrong = faces_in(said, roll), said[:40]
        if faces is not None:
            return faces
