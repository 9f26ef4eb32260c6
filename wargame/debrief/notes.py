"""What control noted while the game went on, each note under the line it is about: for control, and for the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from wargame.debrief.chapter import Chapter
from wargame.debrief.mending import mended_words, mends_group
from wargame.debrief.rulings import rulings
from wargame.debrief.typed_dice import roll_typed
from wargame.document.nodes import Group, paragraph, plain, text
from wargame.engine.program import Program
from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.model.viewers import CONTROL
from wargame.saves.history import ControlNote
from wargame.saves.lines import (
    BranchLine, CloseLine, DealLine, DieEnteredLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine,
    SealLine, StartLine, Turn, UndoLine, UnsealLine,
)
from wargame.wording import speaker_of, talk_speaker
from wargame.wording.catalogue import _


def journal_rows(program: Program, lines: Iterable[tuple[int, Line]], undone: Mapping[int, int]) -> Iterator[str]:
    """Lines of the journal as control reads them, each with its number, and with what undid it where it counts no more.

    Args:
        lines: with their numbers.
        undone: ``saves.standing.undone_by``.
    """
    mark = _(" (undone on line {n})")
    for n, line in lines:
        yield f"{n}  {line_words(program, line)}{mark.format(n=undone[n]) if n in undone else ''}"


def line_words(program: Program, line: Line) -> str:
    """What a line of the journal says, in a few words. Of what was said: between whom, not what."""
    say = speaker_of(program).events
    match line:
        case StartLine():
            return _("The game begins")
        case DealLine():
            return _("The cards are dealt")
        case InjectLine():
            return _("{turn} opens").format(turn=say.turn(line.turn))
        case Message() | Promise() | Proposal() | Response():
            names = {id_: seat.name for id_, seat in program.scenario.seats.items()}
            sender = _("Control") if line.sender == CONTROL else say.seat(line.sender)
            to = talk_speaker(names, program.scenario.about.turn_name).addressed(line.to)
            return _("{sender} speaks to {to}").format(sender=sender, to=to)
        case SealLine():
            said = _("The order of {seat} is typed in from paper") if line.by_hand else _("{seat} seals its order")
            return said.format(seat=say.seat(line.seat))
        case UnsealLine():
            return _("{seat} takes its order back").format(seat=say.seat(line.seat))
        case OpenLine():
            return _("The orders are opened")
        case Turn():
            return _("{turn} is resolved").format(turn=say.turn(line.turn))
        case RulingLine():
            return "; ".join(map(plain, rulings(line.events, speaker_of(program))))
        case UndoLine():
            return "; ".join(speaker_of(program).events.line(event) or "" for event in line.events)
        case DieEnteredLine():
            return roll_typed(program, line)
        case MendLine():
            return _("Control mends a text: {what}").format(what=mended_words(line.wrong, line.right))
        case BranchLine():
            return _("The game goes on as one of its own")
        case NoteLine():
            return _("Control notes something")
        case CloseLine():
            return _("The game is closed")
        case _:
            assert_never(line)


def notes_chapter(
    program: Program, notes: Sequence[ControlNote], told: Sequence[Chapter] = (),
    mends: Sequence[tuple[int, MendLine]] = (),
) -> Chapter | None:
    """Notes, each under what it is about, and what control mended, with its lines; None: there is nothing of it.
    ``told``: the chapters it follows."""
    about = _("On line {n}, {words}")
    body = tuple(
        Group(
            text(about.format(n=note.n, words=line_words(program, note.about)), tone="quiet"),
            tuple(paragraph(words) for words in note.text.split("\n") if words),
        )
        for note in notes
    )
    body += (mends_group(program, mends),) if mends else ()
    return Chapter(_("Control’s notes"), "notes", body, told[-1].upto if told else 0) if body else None
