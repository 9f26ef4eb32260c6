"""What the seats say to each other: messages and promises, newest first, and the ways to say something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from textual.content import Content

from wargame.model.talk import TO_ALL, Message, Promise, Proposal, Response, Spoken, Standing
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.session.unread import is_unread, spoken
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import line, paragraphs, plain
from wargame.tui.widgets.header import seat_name
from wargame.tui.widgets.rows import NOTHING, ListRow, Rows, heading
from wargame.wording import talk_speaker
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.wording.event_speaker import TalkSpeaker

WRITE, PROMISE, SAID = "write", "promise", "said:"
"""Rows of the panel: to write a message, to make a promise, and ``said:NUMBER`` for what was said."""


def standing_text(standing: Standing, speaker: TalkSpeaker, glyphs: Glyphs) -> Content:
    """How a promise stands, with a mark: ``✓ kept in week 2``."""
    match standing.how:
        case "kept" | "accepted":
            mark, style = glyphs.yes, "$good"
        case "broken" | "declined":
            mark, style = glyphs.no, "$bad"
        case "unknown":
            mark, style = glyphs.unsure, "$text-muted"
        case "open" | "void" | "changed" | "withdrawn" | "lapsed":
            mark, style = glyphs.dot, "$text-muted"
        case unknown:
            assert_never(unknown)
    return Content.assemble((f"{mark} ", style), line(speaker.standing(standing), style))


def _who(one: Spoken, view: View, speaker: TalkSpeaker) -> Content:
    """From whom to whom."""
    sender = one.said.sender
    who = Content.styled(_("Control"), "bold") if sender == CONTROL else seat_name(view, sender)
    if sender == view.viewer:
        who = Content.styled(_("You"), "bold")
    to = _("all, in public") if one.said.to == TO_ALL else speaker.addressed(one.said.to)
    return Content.assemble(who, (_(" to "), "$text-muted"), line(to))


def said_row(one: Spoken, view: View, new: bool, glyphs: Glyphs) -> ListRow:
    """A message or promise: from whom to whom, whether it is new or how it stands, its words below."""
    names = {seat.id: _("you") if seat.id == view.viewer else seat.name for seat in view.seats}
    speaker = talk_speaker(names, view.turn_name)
    mark = glyphs.point if new else " "
    right = Content.styled(_("new"), "bold $accent") if new else NOTHING
    match one.said:
        case Message(text=text):
            below = plain(paragraphs(text))
        case Promise() as promise:
            below = Content.assemble((_("promises "), "$text-muted"), line(speaker.deed(one, promise)))
        case Proposal() as proposal:
            changed = _("changes what {seat} proposed: ").format(seat=names.get(one.proposer, one.proposer))
            verb = changed if one.about else _("proposes ")
            below = Content.assemble((verb, "$text-muted"), line(speaker.offer(one, proposal)))
            if one.standing:  # longer than a promise's: it names seats
                below = Content.assemble(below, "  ", standing_text(one.standing, speaker, glyphs))
        case Response() as response:
            below = line(speaker.answer(one, response))
        case unknown:
            assert_never(unknown)
    if one.standing and isinstance(one.said, Promise):
        right = Content.assemble(right, "  " if new else "", standing_text(one.standing, speaker, glyphs))
    return ListRow(
        f"{SAID}{one.number}", Content.assemble((f"{mark} ", "bold $accent"), _who(one, view, speaker)), right, below
    )


def talk_rows(view: View, seen: int, glyphs: Glyphs, opposite: Sequence[str] = ()) -> Iterator[ListRow]:
    """The ways to speak, who listens, then everything said, the newest first, under its turn."""
    talk = view.talk
    if talk is None or talk.turn is None:
        yield heading(_("Nothing can be said now."), "$text-muted")
    else:
        yield ListRow(WRITE, Content.styled(f"{glyphs.point} {_('Write a message')}", "bold $accent"))
        yield ListRow(PROMISE, Content.styled(f"{glyphs.point} {_('Make a promise')}", "bold $accent"))
    yield from (heading(line(one, "$text-muted")) for one in opposite)
    for turn, words in newest_first(spoken(view)):
        yield heading(line(f"{view.turn_name.capitalize()} {turn}", "$accent"))
        yield from (said_row(one, view, is_unread(one, view, seen), glyphs) for one in words)


def newest_first(words: Sequence[Spoken]) -> Iterator[tuple[int, Iterator[Spoken]]]:
    """What was said, turn by turn, the newest first."""
    return groupby(reversed(words), key=lambda one: one.said.turn)


class TalkPanel(Rows):
    """The talk of one seat. Enter on a line answers it, on the first lines says something new; the screen does both
    (``screens.compose.speak``)."""

    opposite: Sequence[str] = ()
    """For who plays alone: who sits at the other seats, and what they answer."""

    def show_view(self, view: View, seen: int = 0) -> None:
        """Show the talk of this view; what has a number above ``seen`` is marked as new."""
        self.show(tuple(talk_rows(view, seen, self.glyphs, self.opposite)))
        said = len(spoken(view))
        new = sum(is_unread(one, view, seen) for one in spoken(view))
        count = _("{number} new").format(number=new) if new else _("{number} said").format(number=said) if said else ""
        self.border_subtitle = Content(count)
