"""What a viewer that has watched the whole game has learnt, turn by turn, of what is neither in sight nor in an order.

The one answer for the position at hand (``knowledge``) and for the rules of a doctrine (``sight``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from wargame.engine.information.bookkeeping import could_keep
from wargame.engine.names import names_of
from wargame.engine.program import Program, Slot
from wargame.model.viewers import CONTROL, PUBLIC, Viewer

TARGET = "target"
"""In ``seen_by``: whoever the order names."""


def recalled(program: Program, slot: Slot, viewer: Viewer, sees: Callable[[str], bool]) -> bool:
    """Whether the viewer knows the value of a slot for certain, in whatever phase.

    Args:
        slot: of a kind that is told, given, dealt or kept: a grant, later, inject, red line, card, observation,
            profile, anything of history but ``held(…)``, or of the engine's own book.
        sees: whether the viewer sees a track, by its slot, to the number.

    Raises:
        ValueError: the slot is of another kind.
    """
    scenario = program.scenario
    match slot.kind:
        case "grant":
            return scenario.grants[slot.owner].public or slot.seat == viewer
        case "later":
            return scenario.laters[slot.owner].sees == "all"
        case "inject":
            return _told(program, slot.owner, viewer)
        case "red_line":
            return scenario.red_lines[slot.owner].seat == viewer
        case "card" | "observed":
            return slot.seat == viewer
        case "past":
            return _remembers(program, slot, viewer)
        case "book":
            return could_keep(program, slot, viewer, sees)
        case "profile":
            return True
    raise ValueError(slot.kind)


def sees_move(
    program: Program, move: str, seat: str | None, viewer: Viewer, named: Collection[str] = ()
) -> bool:
    """Whether a viewer learns at the reveal that ``seat`` made a move (``seat`` None: that anyone did).

    ``named`` are the seats that the order names as its target. Whom a move named in turns gone by is not kept, so there
    it is empty, and who was named then knows no more than the others.
    """
    if viewer == CONTROL:
        return True
    card = program.scenario.moves[move]
    if card.visibility == "public":
        return True
    if viewer == PUBLIC:
        return False
    if TARGET in card.seen_by and viewer in named:
        return True
    if seat is None:
        return viewer in card.seen_by or (set(card.seats) | set(card.optional)) == {viewer}
    if viewer == seat or viewer in card.seen_by:
        return True
    return card.visibility == "participants" and not card.each and viewer in (*card.seats, *card.optional)


def _remembers(program: Program, slot: Slot, viewer: Viewer) -> bool:
    """Whether the viewer knows when something happened: a move, a tag, an inject, an answer or a mark."""
    kind, _, name = slot.name.removeprefix("past:").partition("@")[0].partition(":")
    moves = program.scenario.moves
    match kind:
        case "move":
            return name not in moves or sees_move(program, name, slot.seat, viewer)
        case "tag":
            tagged = [move for move, card in moves.items() if name in card.tags]
            # Which seat had a hand in it is said of orders alone: a situation comes up for nobody.
            put = [one for one, inject in program.scenario.injects.items() if name in inject.tags and slot.seat is None]
            seen = all(sees_move(program, move, slot.seat, viewer) for move in tagged)
            return seen and all(_told(program, inject, viewer) for inject in put)
        case "inject":
            return _told(program, name, viewer)
        case "answer":
            question = names_of(program).questions[name.partition(".")[0]]
            return question.visibility == "public" or slot.seat == viewer
    return name not in program.hidden_marks


def _told(program: Program, inject: str, viewer: Viewer) -> bool:
    to = program.scenario.injects[inject].to
    return not to or viewer in to
