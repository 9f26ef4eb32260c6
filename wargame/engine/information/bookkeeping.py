"""Which of the engine's own slots a viewer could keep itself: the rest would tell what it must not know."""

from __future__ import annotations

from collections.abc import Callable

from wargame.engine.program import Program, Slot
from wargame.model.viewers import Viewer

SCRATCH = frozenset({"row", "drawn", "amount"})
"""What a turn works with and clears: among it the faces of hidden dice, dealt cards and others' observations."""
OF_TRACKS = frozenset({"undo", "carry", "carried"})
"""What is still to be given to a track or taken from it: no better known than the track."""
PUBLIC_BOOKS = frozenset({"turn", "ended", "turned", "ordered", "chosen", "partner", "agreed", "result", "answered"})
"""The calendar, cards turned over, and what is asked of moves and questions off the menu: nobody ever orders those."""


def could_keep(program: Program, slot: Slot, viewer: Viewer, sees: Callable[[str], bool]) -> bool:
    """Whether a viewer that has watched the whole game knows a slot of kind ``book``.

    Args:
        sees: whether the viewer sees a track, by its slot, to the number.
    """
    kind, _, rest = slot.name.partition(":")
    about = rest.partition("+")[0].partition("#")[0]
    if kind in SCRATCH:
        return False
    if slot.scoped:
        return True  # cleared when the turn opened; what it becomes, ``knowledge`` lets nobody see
    if kind in OF_TRACKS:
        return sees(about)
    if kind == "due":
        return program.scenario.laters[about].sees == "all"
    if kind in ("gone", "taken"):
        cards = (program.scenario.injects.get(card.inject or "") for card in program.scenario.decks[about].cards)
        return all(card is None or not card.to or viewer in card.to for card in cards)
    if kind == "offer":
        by = rest.rpartition("@")[2].partition("+")[0]
        return viewer in (by, slot.seat)
    return kind in PUBLIC_BOOKS or "[" in kind  # a token of a move off the menu, which nobody ever gets
