"""The panels of a seat's desk, and which of them stand on the screen together."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

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
"""Panels for reading, which take turns in one place of a wide screen; of a low one the map does so too."""
TALL = 36
"""From this many lines on the map stands above the reading; below, it takes its turn with it."""
WITH_CARD = frozenset({"tracks", "moves", "order", "map"})
"""Panels whose marked line the card explains; where one panel is shown at a time, it stands with the card."""
WITH_LIST = frozenset({"tracks", "moves", "map"})
"""Those of them that are worth the card's room where the screen is narrow."""
LEFT = frozenset({"situation", "aims", "talk", "map", "tracks"})
CARD_BELOW = {"tracks": 8, "map": 6}
"""Lines of the card where it stands below a panel of the left column."""


def in_turn(*, tall: bool) -> tuple[str, ...]:
    """The panels that take turns in one place."""
    return IN_TURN if tall else (*IN_TURN, "map")


def heading_of(panel: str, turns: Sequence[str]) -> Content:
    """The heading of a panel with those that take turns in its place: ``1 Situation  5 Aims  7 Talk``, its own name
    marked, so that nobody has to guess what else there is."""
    parts = []
    for key, (name, title) in enumerate(PANELS, 1):
        if name in turns:
            style = "" if len(turns) == 1 else "bold" if name == panel else "$text-muted not bold"
            parts.append(Content.styled(f"{key} {title}", style))
    return Content("  ").join(parts)


def shown(
    panel: str, reading: str, *, alone: bool, tall: bool = True, mapped: bool = True, card: bool = True
) -> frozenset[str]:
    """The ids of what stands on the screen.

    Args:
        panel: the panel that has the keyboard.
        reading: the one of those in turn that was read last.
        alone: one panel at a time: the screen is narrow, or the panel is enlarged.
        tall: the map has a place of its own.
        mapped: whether the crisis has a map; one without leaves its place to the reading.
        card: whether a panel alone leaves room for the card that explains its marked line.
    """
    if alone:
        explained = card and panel in WITH_CARD
        return frozenset({panel, *({"card"} if explained else ()), *columns(panel, explained=explained)})
    theatre = {"map"} if tall and (mapped or panel == "map") else set()
    return frozenset({reading, *theatre, "tracks", "moves", "order", "card", "left", "right"})


def columns(panel: str, *, explained: bool) -> frozenset[str]:
    """The columns that one panel at a time needs: the card that explains it stands in the right one."""
    if panel in LEFT:
        return frozenset({"left", "right"}) if explained else frozenset({"left"})
    return frozenset({"right"})


def every() -> frozenset[str]:
    """Everything that may be shown or hidden."""
    return frozenset({"card", "left", "right", *(name for name, _ in PANELS)})
