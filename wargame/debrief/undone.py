"""What was undone: the part of the record that counts no more, for control and the debrief. Nothing of it is erased."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.chapter import Chapter
from wargame.debrief.decision_words import order_lines
from wargame.debrief.notes import line_words
from wargame.document.nodes import Group, Prose, items, paragraph, text
from wargame.engine.program import Program
from wargame.saves.lines import Line, OpenLine, SealLine, UndoLine, UnsealLine
from wargame.saves.standing import undone_by
from wargame.session.undo import UndoPoint
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing


def point_words(program: Program, point: UndoPoint) -> str:
    """Where the game can be taken back to, for control."""
    said = _("as {turn} had opened") if point.what == "opening" else _("as the orders of {turn} had been opened")
    return said.format(turn=speaker_of(program).events.turn(point.turn))


def undo_words(program: Program, point: UndoPoint, *, keep: bool) -> Iterator[str]:
    """What an undo does, as it is put to control before it counts. ``keep``: with the same dice."""
    yield _(
        "The game goes back to where it stood {where}. Nobody sees any more what happened since; the record keeps it. "
        "Everybody is told, with your reason."
    ).format(where=point_words(program, point))
    if point.passes_dice:
        yield _("The same dice fall again.") if keep else _("Dice that have been seen are thrown anew.")


def undone_chapter(program: Program, lines: Sequence[Line]) -> Chapter | None:
    """Every undo of a game, with what it took back; None: there was none."""
    body = tuple(_undos(program, lines))
    return Chapter(_("What was undone"), "undone", body) if body else None


def _undos(program: Program, lines: Sequence[Line]) -> Iterator[Prose]:
    about = _("On line {n}: {words}")
    for n, line in enumerate(lines, 1):
        if isinstance(line, UndoLine):
            gone = [(at, lines[at - 1]) for at, by in undone_by(lines).items() if by == n]
            told = [f"{at}  {words}" for at, one in gone for words in _words(program, one)]
            heading = text(about.format(n=n, words=line_words(program, line)))
            yield Group(heading, tuple(items(*told)) if told else (paragraph(_("Seals alone.")),))


def _words(program: Program, line: Line) -> Iterator[str]:
    """What a line that was undone said."""
    match line:
        case SealLine() | UnsealLine():  # who sealed when is not told
            return
        case OpenLine():
            seat = speaker_of(program).events.seat
            held = (f"{seat(id_)}: {'; '.join(order_lines(program, one.order))}" for id_, one in line.orders.items())
            yield _("The orders are opened. {orders}").format(orders=listing(held))
        case _:
            yield line_words(program, line)
