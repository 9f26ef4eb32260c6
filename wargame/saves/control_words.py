"""What control writes down: the texts of its notes, and where they may stand."""

from __future__ import annotations

from wargame.engine.phases import NotNow
from wargame.model.talk import LONGEST, TalkObjection, tidy
from wargame.saves.lines import NoteLine
from wargame.text.characters import forbidden


def text_objection(text: str) -> TalkObjection | None:
    """Why a text cannot be written down; None: it can. It is held to the rules of messages."""
    if bad := forbidden(text, 1):
        return TalkObjection("character", character=bad[0][1])
    if not text:
        return TalkObjection("empty")
    if len(text) > LONGEST:
        return TalkObjection("too_long", given=len(text))
    return None if text == tidy(text) else TalkObjection("untidy")


def check_note(note: NoteLine, n: int) -> None:
    """Raise ``NotNow`` where this cannot be line ``n``: it is about no line before it, or its text cannot stand."""
    if not 1 <= note.line < n:
        raise NotNow(f"a note is about a line before it, and there is no line {note.line} before line {n}")
    wrong = text_objection(note.text)
    if wrong is not None:
        raise NotNow(f"the text of a note: {wrong}")
