"""The panels of a seat's desk, and which of them stand on the screen together."""

from __future__ import annotations

PANELS = (
    ("situation", "Situation"),
    ("tracks", "Tracks"),
    ("moves", "Moves"),
    ("order", "Order"),
    ("aims", "Aims"),
    ("map", "Map"),
    ("talk", "Talk"),
)
"""Widget id and title; the place in the row is the key that goes there."""
IN_TURN = ("situation", "aims", "talk")
"""Panels for reading, which take turns in one place of a wide screen."""
WITH_CARD = frozenset({"tracks", "moves", "order", "map"})
"""Panels whose marked line the card explains; where one panel is shown at a time, it stands with the card."""
LEFT = frozenset({"situation", "aims", "talk", "map", "tracks"})
CARD_BELOW = {"tracks": 8, "map": 6}
"""Lines of the card where it stands below a panel of the left column."""


def shown(panel: str, reading: str, *, alone: bool, mapped: bool = True) -> frozenset[str]:
    """The ids of what stands on the screen.

    Args:
        panel: the panel that has the keyboard.
        reading: the one of ``IN_TURN`` that was read last.
        alone: one panel at a time: the screen is narrow, or the panel is enlarged.
        mapped: whether the crisis has a map; one without leaves its place to the reading.
    """
    if alone:
        card = {"card"} if panel in WITH_CARD else set()
        return frozenset({panel, *card, *columns(panel)})
    theatre = {"map"} if mapped or panel == "map" else set()
    return frozenset({reading, *theatre, "tracks", "moves", "order", "card", "left", "right"})


def columns(panel: str) -> frozenset[str]:
    """The columns that one panel at a time needs: the card stands in the right one."""
    if panel in LEFT:
        return frozenset({"left", "right"}) if panel in WITH_CARD else frozenset({"left"})
    return frozenset({"right"})


def every() -> frozenset[str]:
    """Everything that may be shown or hidden."""
    return frozenset({"card", "left", "right", *(name for name, _ in PANELS)})
