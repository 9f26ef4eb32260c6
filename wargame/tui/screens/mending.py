"""Control puts slips of the pen right, on the screen: the words, and a last look at where they stand."""

from __future__ import annotations

from typing import Any

from textual.app import App

from wargame.debrief.mending import mend_refused, mend_words
from wargame.session.control import SeatedControl
from wargame.tui.answers import MendText
from wargame.tui.screens.compose import WriteText
from wargame.tui.screens.dialogue import Ask
from wargame.tui.text import line, stack
from wargame.wording.catalogue import _


async def mend_text(app: App[Any], control: SeatedControl) -> MendText | None:
    """Which words, and what they should read; None: rather not."""

    def nowhere(words: str) -> str | None:
        wrong = control.mending.objection(words, "")
        return mend_refused(control.program, wrong) if wrong and wrong.against != "no_right_words" else None

    wrong = await app.push_screen_wait(WriteText(_("The wrong words, as they stand"), nowhere))
    if wrong is None:
        return None

    def unfit(words: str) -> str | None:
        against = control.mending.objection(wrong, words)
        return mend_refused(control.program, against) if against else None

    right = await app.push_screen_wait(WriteText(_("What they should read"), unfit))
    if right is None:
        return None
    said = stack(*(line(words) for words in mend_words(control.program, control.mending.texts(wrong, right))))
    sure = await app.push_screen_wait(Ask(_("Mend it so?"), said, _("Mend it"), _("No")))
    return MendText(wrong, right) if sure else None
