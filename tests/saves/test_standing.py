"""Which lines count where a game was taken back: what was undone counts no more, and all else does."""

from __future__ import annotations

from wargame.model.rulings import RulingCommand
from wargame.saves.lines import (
    DealLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine, SealLine, Turn, UndoLine,
)
from wargame.saves.seating import order_givers
from wargame.saves.standing import standing, standing_rulings, undone_by

HANDOVER = RulingCommand(category="exercise", reason="Ill.", what="seat", id="amber=random")
CHANGE = RulingCommand(category="exercise", reason="Misread.", what="track", id="tension", by=1)


def undo(line: int) -> UndoLine:
    return UndoLine(turn=1, line=line, events=())


LINES: tuple[Line, ...] = (
    DealLine(events=()), InjectLine(turn=1, events=()), NoteLine(line=2, text="A note."),
    RulingLine(turn=1, ruling=CHANGE, events=()), RulingLine(turn=1, ruling=HANDOVER, events=()),
    Turn(turn=1, events=()), MendLine(turn=1, wrong="cal", right="call"), undo(2), Turn(turn=1, events=()), undo(2),
)  # fmt: skip


def test_what_an_undo_takes_back_and_what_outlives_it() -> None:
    assert undone_by(LINES[:8]) == {4: 8, 6: 8}
    assert undone_by(LINES) == {4: 8, 6: 8, 8: 10, 9: 10}
    assert [n for n, _line in standing(LINES)] == [1, 2, 3, 5, 7, 10]
    assert [n for n, _line in standing_rulings(LINES)] == [5]


def test_every_line_counts_or_was_undone_and_the_start_always_counts() -> None:
    """Also in the file of somebody who lets an undo name no line: a list of saves shows it before it is checked."""
    for back in (0, 1):
        lines = (*LINES, undo(back))
        counted = {n for n, _line in standing(lines)}
        assert 1 in counted
        assert counted | undone_by(lines).keys() == set(range(1, len(lines) + 1))
        assert not counted & undone_by(lines).keys()


def test_an_order_that_was_undone_was_given_by_nobody() -> None:
    opened = (*LINES, SealLine(turn=1, seat="amber", digest=""), OpenLine(turn=1, orders={}))
    assert order_givers(opened) == {1: {"amber": "random"}}, "who holds a seat holds it on"
    assert order_givers((*opened, undo(2))) == {}
    assert order_givers((*opened, Turn(turn=1, events=()), undo(len(opened)))) == order_givers(opened)
