"""Control puts slips of the pen right, in lines."""

from __future__ import annotations

from wargame.debrief.mending import mend_words
from wargame.plain.console import Console
from wargame.session.control import SeatedControl
from wargame.table.refused import NotMended
from wargame.wording.catalogue import _


def mend_text(console: Console, control: SeatedControl) -> None:
    """Ask for the wrong words and the right ones, show where they stand, and do it. Raises ``NotMended``."""
    wrong = console.ask(_("The wrong words, as they stand:"))
    right = console.ask(_("What they should read:"))
    against = control.mending.objection(wrong, right)
    if against is not None:
        raise NotMended(against)
    console.say(*mend_words(control.program, control.mending.texts(wrong, right)))
    if console.agreed(_("Mend it so? (yes, or Enter to leave it)")):
        control.mending.mend(wrong, right)
        console.say(_("It is mended, and written down."))
