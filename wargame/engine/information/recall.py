"""Perfect recall: what a viewer that has watched the whole game still knows of it, slot by slot.

One answer for the position at hand (``knowledge``) and for the rules of a doctrine (``observation``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import assert_never

from wargame.engine.names import names_of
from wargame.engine.program import Program, Slot
from wargame.language import slots
from wargame.model.labels import SlotName
from wargame.model.viewers import CONTROL, PUBLIC, Viewer

Sees = Callable[[object, str | None], bool]
"""Whether a viewer sees a thing with ``sees`` to the number; of a family the member that is named."""
TARGET = "target"
"""In ``seen_by``: whoever the order names."""
AFTER_ORDERS = frozenset({"modify", "price", "lapses", "aims", "safe", "reach"})
"""What a resolution alone works with: empty while anyone plans, and ``knowledge`` lets nobody see what it becomes. The
rest of what a turn works with is hidden: the faces of dice, dealt cards and others' observations are among it."""
OF_TRACKS = frozenset({"undo", "carry", "carried"})
"""What is still to be given to a track or taken from it: no better known than the track."""
PUBLIC_BOOKS = frozenset({"turn", "ended", "turned", "ordered", "chosen", "partner", "agreed", "result", "answered"})
"""The calendar, cards turned over, and what is asked of moves and questions off the menu: nobody ever orders those."""


def recalled(program: Program, slot: Slot, viewer: Viewer, sees: Sees) -> bool:
    """Whether the viewer knows the value of a slot for certain, in whatever phase. What is ordered, answered, rolled or
    held in a turn is judged by who asks, and whether a forecast came true is for the debrief: here never."""
    scenario = program.scenario
    match slot.kind:
        case "track" | "opened" | "before" | "began":
            return sees(scenario.tracks[slot.owner], slot.seat)
        case "number":
            return slot.name == slots.module(slot.owner)  # the number a theory is played with stands over the game
        case "until" if not slot.owner:
            return True  # of a token of a move off the menu, which nobody ever gets
        case "until" if SlotName.parse(slot.name).kind == "grant":
            return scenario.grants[slot.owner].public or slot.seat == viewer
        case "status" | "flag" | "token" | "until":
            sections = (scenario.statuses, scenario.flags, scenario.tokens)
            return sees(next(section[slot.owner] for section in sections if slot.owner in section), slot.seat)
        case "grant":
            return scenario.grants[slot.owner].public or slot.seat == viewer
        case "later":
            return scenario.laters[slot.owner].sees == "all"
        case "inject":
            return is_put_to(program, slot.owner, viewer)
        case "red_line":
            return scenario.red_lines[slot.owner].seat == viewer
        case "card" | "observed":
            return slot.seat == viewer
        case "past":
            return _remembers(program, slot, viewer)
        case "book":
            return _could_keep(program, slot, viewer, sees)
        case "profile":
            return True
        case "order" | "answer" | "result" | "forecast":
            return False
        case _:
            assert_never(slot.kind)


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


def is_put_to(program: Program, inject: str, viewer: Viewer) -> bool:
    """Whether a situation is for the viewer."""
    to = program.scenario.injects[inject].to
    return not to or viewer in to


def _remembers(program: Program, slot: Slot, viewer: Viewer) -> bool:
    """Whether the viewer knows when something happened: a move, a tag, an inject, an answer or a mark."""
    past, moves = SlotName.parse(slot.name), program.scenario.moves
    match past.remembers:
        case "move":
            return past.id not in moves or sees_move(program, past.id, slot.seat, viewer)
        case "tag":
            tagged = [move for move, card in moves.items() if past.id in card.tags]
            # Which seat had a hand in it is said of orders alone: a situation comes up for nobody.
            put = [
                one for one, inject in program.scenario.injects.items() if past.id in inject.tags and slot.seat is None
            ]
            seen = all(sees_move(program, move, slot.seat, viewer) for move in tagged)
            return seen and all(is_put_to(program, inject, viewer) for inject in put)
        case "inject":
            return is_put_to(program, past.id, viewer)
        case "answer":
            return names_of(program).questions[past.id].visibility == "public" or slot.seat == viewer
        case "mark":
            return past.id not in program.hidden_marks
        case None:
            return False
        case _:
            assert_never(past.remembers)


def _could_keep(program: Program, slot: Slot, viewer: Viewer, sees: Sees) -> bool:
    """Whether the viewer could keep a slot of the engine's book itself: the rest would tell what it must not know."""
    name = SlotName.parse(slot.name)
    word = name.head or name.id
    if slot.scoped:
        return word in AFTER_ORDERS
    if word in OF_TRACKS:
        track = program.slots[program.index[name.value]]
        return track.kind == "track" and sees(program.scenario.tracks[track.owner], track.seat)
    match word:
        case "due":
            return program.scenario.laters[name.id].sees == "all"
        case "gone" | "taken":
            brings = (card.inject for card in program.scenario.decks[name.id].cards)
            return all(one not in program.scenario.injects or is_put_to(program, one, viewer) for one in brings)
        case "offer":
            return viewer in (name.seat, slot.seat)
        case _:  # a token of a move off the menu nobody ever gets
            return word in PUBLIC_BOOKS or (not name.head and name.member is not None)
