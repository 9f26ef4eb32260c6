"""What is kept in the engine's own book is known to a seat only where somebody said so: the rest is hidden."""

from __future__ import annotations

from tests.content.shipped import NAMES, program_under
from wargame.engine.information.recall import AFTER_ORDERS, OF_TRACKS, PUBLIC_BOOKS, recalled
from wargame.engine.program import Slot
from wargame.model.labels import SlotName
from wargame.model.viewers import PUBLIC

HIDDEN = {"row", "drawn", "amount"}
"""Faces of dice, dealt cards, and what a watch looks at."""
JUDGED = {"due", "gone", "taken", "offer"}
"""Of which ``recall`` asks more than the word."""


def test_a_slot_nobody_thought_of_is_hidden() -> None:
    program = program_under(NAMES[0], "CHA")
    for scoped in (True, False):
        for viewer in (*program.seats, PUBLIC):
            slot = Slot("whisper:tokyo", "book", scoped=scoped)
            assert not recalled(program, slot, viewer, lambda owner, member: True)


def test_every_slot_of_the_book_is_decided_by_its_word() -> None:
    program = program_under(NAMES[0], "CHA")
    for slot in program.slots:
        if slot.kind == "book":
            name = SlotName.parse(slot.name)
            known = AFTER_ORDERS | HIDDEN if slot.scoped else OF_TRACKS | PUBLIC_BOOKS | JUDGED
            assert (name.head or name.id) in known or (not slot.scoped and not name.head and name.member), slot
