"""Control takes the game back, on the screen: to where, with which dice, why, and a last look."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.content import Content

from wargame.debrief.undone import point_words, undo_words
from wargame.session.control import SeatedControl
from wargame.tui.answers import TakeGameBack
from wargame.tui.screens.compose import WriteText
from wargame.tui.screens.dialogue import Ask, Pick, PickItem
from wargame.tui.text import line, stack
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


async def take_game_back(app: App[Any], control: SeatedControl) -> TakeGameBack | None:
    """Where to, and why; None: rather not."""
    points, program = {str(one.line): one for one in control.undoing.points}, control.program
    items = [
        PickItem(name, line(point_words(program, one)), line(_("Line {n}").format(n=name), "$text-muted"))
        for name, one in points.items()
    ]
    picked = await app.push_screen_wait(Pick(_("Take the game back to where it stood"), Content(""), items))
    if not picked:
        return None
    point, keep = points[picked[0]], False
    if point.passes_dice:
        dice = [
            PickItem("other", line(_("Throw them anew")), line(_("The teams have seen what fell."), "$text-muted")),
            PickItem("keep", line(_("Keep them")), line(_("What is rolled again falls as it did."), "$text-muted")),
        ]
        chosen = await app.push_screen_wait(Pick(_("And the dice?"), Content(""), dice))
        if not chosen:
            return None
        keep = chosen[0] == "keep"

    def objection(text: str) -> str | None:
        wrong = control.undoing.reason_objection(text)
        return speaker_of(program).objection(wrong) if wrong else None

    reason = await app.push_screen_wait(WriteText(_("Your reason, for everybody"), objection))
    if reason is None:
        return None
    said = stack(*(line(words) for words in undo_words(program, point, keep=keep)))
    sure = await app.push_screen_wait(Ask(_("Take it back?"), said, _("Take it back"), _("No")))
    return TakeGameBack(point, reason, keep) if sure else None
