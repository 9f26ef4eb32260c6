"""Which panels of a seat's desk stand on the screen together, and how they are headed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from wargame.tui.panel_table import BY_ID, PANELS, keyed
from wargame.tui.widgets.header import NEWS


def heading_of(panel: str, turns: Sequence[str], unseen: Collection[str] = ()) -> Content:
    """The heading of a panel with those that take turns in its place: ``1 Situation  2 Tracks•  5 Aims``, its own name
    marked, so that nobody has to guess what else there is; those with unseen news bear a mark."""
    parts = []
    for name in (one.id for one in PANELS if one.id in turns):
        style = "" if len(turns) == 1 else "bold" if name == panel else "$text-muted not bold"
        news = (NEWS, "bold $accent") if name in unseen and name != panel else ""
        parts.append(Content.assemble((keyed(name), style), news))
    return Content("  " if len(parts) < 5 else " ").join(parts)


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
        explained = card and BY_ID[panel].with_card
        return frozenset({panel, *({"card"} if explained else ()), *columns(panel, explained=explained)})
    theatre = {"map"} if tall and (mapped or panel == "map") else set()
    return frozenset({reading, *theatre, "moves", "order", "card", "left", "right"})


def columns(panel: str, *, explained: bool) -> frozenset[str]:
    """The columns that one panel at a time needs: the card that explains it stands in the right one."""
    if BY_ID[panel].left:
        return frozenset({"left", "right"}) if explained else frozenset({"left"})
    return frozenset({"right"})


def every() -> frozenset[str]:
    """Everything that may be shown or hidden."""
    return frozenset({"card", "left", "right", *BY_ID})
