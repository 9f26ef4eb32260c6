"""What control looks at while a game goes on: what one seat may know, and who has sealed. Never what was sealed."""

from __future__ import annotations

from wargame.debrief.cards import menu
from wargame.debrief.pages import aims, brief, standings
from wargame.document.nodes import Prose
from wargame.engine.program import Program
from wargame.model.views import View
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing
from wargame.wording.speaker import Speaker


def seen_by(view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """What a seat may know: neither its order, which is its own until the reveal, nor what it hears and says.
    ``view``: its own, with no order in mind."""
    return (*aims(view, speaker)[1:], *brief(view), *standings(view), *menu(view, speaker))


def look_noted(program: Program, seat: str) -> str:
    """What the record says of a look."""
    return _("Control looked at what {seat} may know.").format(seat=speaker_of(program).events.seat(seat))


def sealed_for_noted(program: Program, seat: str) -> str:
    """What the record says where control sealed for a team."""
    return _("Control sealed for {seat}, as it had begun.").format(seat=speaker_of(program).events.seat(seat))


def sealed_words(view: View) -> str:
    """Who has sealed, and who has not."""
    done, open_ = ([one.name for one in view.seats if one.sealed is sealed] for sealed in (True, False))
    said = [_("Sealed: {seats}.").format(seats=listing(done))] if done else []
    said += [_("Not sealed yet: {seats}.").format(seats=listing(open_))] if open_ else []
    return " ".join(said)
