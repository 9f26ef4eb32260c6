"""What a page asks for: a word for what, and the fields of the form that asked."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from wargame.model.talk import TO_ALL
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.session.control import SeatedControl
from wargame.web.room import Room
from wargame.wording.catalogue import _

ALL = "all"
"""To everybody, as a form says it."""
_CHANGE = re.compile(r"[+-]?[0-9]{1,4}\Z")
Word = Annotated[str, StringConstraints(max_length=4000)]
FieldName = Annotated[str, StringConstraints(max_length=400)]
"""Some hold the purpose of a roll, which says by what way it came to it."""


class PageRequest(BaseModel):
    """What a page asks for.

    Attributes:
        do: what.
        fields: the form's fields, each with everything that was picked or written in it.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    do: Annotated[str, StringConstraints(max_length=40)]
    fields: dict[FieldName, list[Word]] = {}

    def one(self, name: str) -> str:
        """The one thing written in a field; "": nothing."""
        return next(iter(self.fields.get(name, ())), "")

    def number(self, name: str) -> int:
        """The whole number in a field; 0: none."""
        word = self.one(name)
        return int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else 0

    def change(self, name: str) -> int:
        """The whole number in a field, with a sign or without; 0: none."""
        word = self.one(name).strip().replace("−", "-")
        return int(word) if _CHANGE.match(word) else 0


class ActionRefused(Exception):
    """What was asked is not done; the text says why, to whoever asked."""


def read_asked(body: bytes) -> PageRequest:
    """What a request's body asks for. Raises ``ActionRefused``."""
    try:
        return PageRequest.model_validate_json(body)
    except ValidationError:
        raise ActionRefused(_("This could not be read.")) from None


def recipients(room: Room, sender: str, asked: PageRequest) -> tuple[str, ...]:
    """To whom a form says something, never to its sender. Raises ``ActionRefused`` where nobody was picked."""
    to = tuple(dict.fromkeys(asked.fields.get("to", ())))
    if not to:
        raise ActionRefused(_("To whom? Choose at least one."))
    if ALL in to:
        return TO_ALL
    known = {*room.table.program.seats, CONTROL} - {sender}
    return tuple(one for one in to if one in known)


def control_of(room: Room) -> SeatedControl:
    """Who runs the game. Raises ``ActionRefused`` where nobody does."""
    if room.sitting.control is None:
        raise ActionRefused(_("Nobody runs this game."))
    return room.sitting.control


def turn_to_speak(view: View) -> int:
    """The turn that what is said now belongs to. Raises ``ActionRefused`` where nothing can be said."""
    if view.talk is None or view.talk.turn is None:
        raise ActionRefused(_("Nothing can be said now."))
    return view.talk.turn
