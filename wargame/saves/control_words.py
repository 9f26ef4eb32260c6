"""What control writes down: the texts of its notes and the reasons of its rulings, and where notes may stand."""

from __future__ import annotations

from wargame.engine.phases import NotNow
from wargame.model.rulings import RulingCommand, kind_of
from wargame.model.talk import LONGEST, TalkObjection, tidy
from wargame.saves.line_validation import InvalidLine
from wargame.saves.lines import NoteLine
from wargame.saves.verdict import Discrepancy
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


def reason_objection(reason: str) -> TalkObjection | None:
    """Why this cannot be a reason, which is one line; None: it can."""
    return _line_objection(reason, TalkObjection("no_reason"))


def _line_objection(line: str, missing: TalkObjection) -> TalkObjection | None:
    if not line:
        return missing
    return text_objection(line) or (TalkObjection("untidy") if "\n" in line else None)


def one_line(reason: str) -> str:
    """A reason as it is written down."""
    return " ".join(tidy(reason).split())


def check_reason(reason: str, n: int) -> None:
    """Raise ``InvalidLine`` where the reason given on line ``n`` cannot stand."""
    wrong = reason_objection(reason)
    if wrong is not None:
        raise InvalidLine(Discrepancy(n, "reason", "a text that can be written down", str(wrong)))


def ruling_text_objection(ruling: RulingCommand) -> tuple[str, TalkObjection] | None:
    """Which text of a ruling cannot be written down, and why; None: they can. Of what is announced title and text are
    asked; of an inject that is fired the text, where it has another; others have neither."""
    wrong = reason_objection(ruling.reason)
    if wrong is not None:
        return "reason", wrong
    has = kind_of(ruling.what).text
    if ruling.title or has == "own":
        own = has == "own"
        wrong = _line_objection(ruling.title, TalkObjection("no_title")) if own else TalkObjection("untidy")
        if wrong is not None:
            return "title", wrong
    if ruling.text or has == "own":
        wrong = text_objection(ruling.text) if has != "none" else TalkObjection("untidy")
        if wrong is not None:
            return "text", wrong
    return None


def check_texts(ruling: RulingCommand, n: int) -> None:
    """Raise ``InvalidLine`` where a text of the ruling on line ``n`` cannot stand."""
    wrong = ruling_text_objection(ruling)
    if wrong is not None:
        field, why = wrong
        raise InvalidLine(Discrepancy(n, f"ruling.{field}", "a text that can be written down", str(why)))


def check_note(note: NoteLine, n: int) -> None:
    """Raise ``NotNow`` where this cannot be line ``n``: it is about no line before it, or its text cannot stand."""
    if not 1 <= note.line < n:
        raise NotNow(f"a note is about a line before it, and there is no line {note.line} before line {n}")
    wrong = text_objection(note.text)
    if wrong is not None:
        raise NotNow(f"the text of a note: {wrong}")
