"""Words beside what both faces show: the kinds of places on a map, and the receipt of a game."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.model.theatre import PlaceKind
from wargame.wording.catalogue import N_

WHY_KEEP = N_("Note it down where nobody can change it: with it, wargame verify SAVE --receipt shows a rewritten save.")
"""What is said beside a receipt, on the screen and in lines."""
PLACE_WORDS: Mapping[PlaceKind, str] = {
    "capital": N_("capital"), "city": N_("city"), "base": N_("base"), "area": N_("area"), "sea": N_("sea"),
    "strait": N_("strait"), "islets": N_("islets"), "beyond": N_("off the map"),
}  # fmt: skip
WEIGHT_WORDS = {"major": N_("major"), "minor": N_("minor"), "free": N_("free")}
