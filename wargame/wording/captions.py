"""Words beside what both faces show: the kinds of places on a map, and the receipt of a game."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.model.theatre import PlaceKind
from wargame.model.state import Phase
from wargame.wording.catalogue import N_, _

WHY_KEEP = N_("Note it down where nobody can change it: with it, wargame verify SAVE --receipt shows a rewritten save.")
"""What is said beside a receipt, on the screen and in lines."""
PLACE_WORDS: Mapping[PlaceKind, str] = {
    "capital": N_("capital"), "city": N_("city"), "base": N_("base"), "area": N_("area"), "sea": N_("sea"),
    "strait": N_("strait"), "islets": N_("islets"), "beyond": N_("off the map"),
}  # fmt: skip
PHASE_WORDS: Mapping[Phase, str] = {
    Phase.SETUP: N_("setup"), Phase.BRIEFING: N_("briefing"), Phase.PLANNING: N_("planning"),
    Phase.SEALED: N_("sealed"), Phase.REVEALED: N_("revealed"), Phase.REVIEW: N_("review"),
    Phase.DEBRIEF: N_("debrief"), Phase.CLOSED: N_("closed"),
}  # fmt: skip
WEIGHT_WORDS = {"major": N_("major"), "minor": N_("minor"), "free": N_("free")}


def unwritten(file: str | None, why: str) -> str:
    """Which file of a game could not be written, and why. Nothing sealed is lost: the game goes on from its save."""
    return _("{file} cannot be written: {why}").format(file=file or _("The game"), why=why)


def stopped(file: str | None, why: str, save: object) -> str:
    """The same, and where the game stands."""
    said = _("{unwritten}. What was done before is safe: mend this, and go on with {save}")
    return said.format(unwritten=unwritten(file, why), save=save)
