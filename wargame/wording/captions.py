"""Words beside what both faces show: the kinds of places on a map, and the receipt of a game."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.model.theatre import PlaceKind

WHY_KEEP = "Note it down where nobody can change it: with it, wargame verify SAVE --receipt shows a rewritten save."
"""What is said beside a receipt, on the screen and in lines."""
PLACE_WORDS: Mapping[PlaceKind, str] = {
    "capital": "capital", "city": "city", "base": "base", "area": "area", "sea": "sea", "strait": "strait",
    "islets": "islets", "beyond": "off the map",
}  # fmt: skip
