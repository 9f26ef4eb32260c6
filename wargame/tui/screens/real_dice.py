"""Real dice, on the screen: each roll that is needed is asked for by name, and its faces are typed in."""

from __future__ import annotations

from typing import Any

from textual.app import App

from wargame.debrief.typed_dice import faces_in, faces_wanted, roll_asked
from wargame.engine.needed_rolls import NeededRoll
from wargame.session.control import SeatedControl
from wargame.tui.answers import EnterDice
from wargame.tui.screens.dialogue import WriteLine
from wargame.tui.text import line, stack
from wargame.wording.catalogue import _


async def real_dice(app: App[Any], control: SeatedControl) -> EnterDice:
    """Every roll that is needed, one after another, as it comes to it. Esc leaves all further ones to the program."""
    given, left, wrong = dict[NeededRoll, tuple[int, ...]](), set[str](), ""
    while (roll := control.real_dice.needed(left, given)) is not None:
        words = stack(
            line(faces_wanted(roll)), line(_("Esc leaves this roll and all further ones to it."), "$text-muted"),
            *([line(_("These dice cannot show “{said}”.").format(said=wrong), "$bad")] if wrong else []),
        )  # fmt: skip
        said = await app.push_screen_wait(WriteLine(roll_asked(control.program, roll), words, wrong))
        if said is None:
            break
        faces, wrong = faces_in(said, roll), ""
        if not said:
            left.add(roll.purpose)
        elif faces is None:
            wrong = said[:40]
        else:
            given[roll] = faces
    return EnterDice(tuple(given.items()))
