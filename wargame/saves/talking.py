"""Words as journal lines: whether a message or promise may stand where it does, read and written by the same rule."""

from __future__ import annotations

from wargame.text.characters import forbidden
from wargame.engine.program import Program
from wargame.engine.information.talk import objection as spoken_objection
from wargame.model.state import State
from wargame.model.talk import Message, Objection, Said


def objection(program: Program, state: State, said: Said) -> Objection | None:
    """Why this cannot be said now; None: it can. A text is held to the rule of authored texts: nothing
    that steers a terminal, turns reading order round, or cannot be seen."""
    if isinstance(said, Message) and (bad := forbidden(said.text, 1)):
        return Objection("character", character=bad[0][1])
    return spoken_objection(program, state, said)
