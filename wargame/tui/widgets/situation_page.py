"""The situation: what is asked, what is new since one last sealed, what was put on the table, brief and opening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from wargame.debrief.desk import asked_of, came_out, in_short, moved, moved_line, sign_of, words_settled
from wargame.debrief.rulings import rulings
from wargame.model.card_views import InjectView
from wargame.model.orders import Order
from wargame.model.talk import Proposal, Response, Spoken
from wargame.model.views import View
from wargame.players import diplomacy
from wargame.session.unread import is_unread, spoken
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, line, paragraphs, plain, point
from wargame.tui.widgets.talk_panel import said_row
from wargame.tui.writer import runs
from wargame.wording.catalogue import _
from wargame.wording.speaker import DeskSpeaker

if TYPE_CHECKING:
    from wargame.debrief.chapter import PrivateNews

FEW = 3
"""So many changes that no aim asks for are told with their causes."""


def inject_lines(inject: InjectView, seats: Mapping[str, str], speaker: DeskSpeaker, glyphs: Glyphs) -> Iterator[Line]:
    """One inject: title, text, the two publics' views, what the seat alone is told, what it did."""
    mark = glyphs.point if inject.new else glyphs.dot
    state = "" if inject.new else "  " + _("still open")
    yield Content.assemble((f"{mark} ", "bold $accent"), line(inject.title, "bold"), (state, "$text-muted"))
    yield plain(paragraphs(inject.text))
    for who, says in inject.views:
        yield Hanging(Content.assemble("  ", line(f"{seats.get(who, who)}:", "$text-muted")), line(says), 14)
    if inject.effects:
        yield point(glyphs.dot, line(speaker.effects(inject.effects)))
    if inject.private:
        yield Content.assemble((_("For you alone: "), "bold $accent"), plain(paragraphs(inject.private)))


def _unread(view: View, read: int, *, bargains: bool) -> list[Spoken]:
    """What the others said since this seat last sat here, the oldest first: words, or proposals and the answers to
    them. What the seat is asked by it, and what has come of it, stands elsewhere on the page."""
    elsewhere = (*diplomacy.waiting(view), *diplomacy.settled(view))
    return [
        one for one in spoken(view)
        if is_unread(one, view, read) and one not in elsewhere and isinstance(one.said, Proposal | Response) == bargains
    ]


def _said_meanwhile(title: str, new: Sequence[Spoken], view: View, glyphs: Glyphs) -> Iterator[Line]:
    if new:
        yield Content.styled(title, "$accent")
        yield from (said_row(one, view, True, glyphs) for one in new)
        yield ""


def asked_lines(
    view: View, order: Order, how: str, glyphs: Glyphs, *, seal_broken: bool = False
) -> Iterator[Line]:
    """What waits for an answer of this seat."""
    asked = tuple(asked_of(view, order, how, seal_broken=seal_broken))
    yield Content.styled(_("Asked of you"), "$accent")
    yield from (Hanging(Content.styled(glyphs.ask, "bold $accent"), runs(one), 2) for one in asked)
    if not asked:
        yield Content.styled(_("Nothing is asked of you this turn. Order what you like, and seal."), "$text-muted")
    yield ""


def ruling_lines(view: View, speaker: DeskSpeaker, glyphs: Glyphs) -> Iterator[Line]:
    """What control ruled this turn, where it did."""
    ruled = tuple(rulings(view.events, speaker))
    if ruled:
        yield Content.styled(_("Control has ruled"), "$accent")
        yield from (Hanging(Content.styled(glyphs.point, "bold $accent"), runs(one), 2) for one in ruled)
        yield ""


def since_lines(view: View, news: Sequence[PrivateNews], speaker: DeskSpeaker, glyphs: Glyphs) -> Iterator[Line]:
    """What is otherwise than when this seat last sealed; in the first turn nothing. What no aim of its asks for is
    named in a line where there is much of it: why it moved, the tracks say."""
    mine, others = moved(view)
    settled = tuple(words_settled(view))
    if view.turn <= 1 and not (view.since or news or view.leaks):
        return
    yield Content.styled(_("Since you last sealed"), "$accent")
    yield from (Hanging(Content.styled(glyphs.point, "bold $accent"), line(said), 2) for said in came_out(view))
    yield from (Hanging(runs(said[:1]), runs(said[2:]), 2) for said in settled)
    told = (*mine, *others) if len(others) <= FEW else mine
    for one in told:
        yield Hanging(runs((sign_of(one, view),)), runs(moved_line(one, speaker)), 2)
    if len(told) < len(view.since):
        names = Content("; ").join(runs(in_short(one, speaker)) for one in others)
        also = Content.assemble((_("also: "), "$text-muted"), names, (_(" (why: 2)"), "$text-muted"))
        yield Hanging(Content.styled(glyphs.dot, "$text-muted"), also, 2)
    if not (view.since or news or view.leaks or settled):
        yield Content.styled(_("Nothing that you know of has moved."), "$text-muted")
    if news:
        yield Content.styled(_("What you alone learned"), "bold")
    for step in news:
        yield Hanging(Content(""), line(step.title, "bold"), 2)
        yield from (point(glyphs.dot, line(said)) for said in step.lines)
    yield ""


def situation_lines(
    view: View, order: Order, news: Sequence[PrivateNews], read: int, speaker: DeskSpeaker, glyphs: Glyphs,
    how: str = "", *, seal_broken: bool = False,
) -> Iterator[Line]:
    """Everything a seat reads before it decides: what is asked of it, what is new, the situation, and how it all began.

    Args:
        order: what it has chosen so far.
        news: what this seat alone learned of the turn before.
        read: the number of the last thing said that it has read.
        how: how a proposal is answered here.
        seal_broken: whether a ruling broke its seal, and it has not sealed since.
    """
    yield from asked_lines(view, order, how, glyphs, seal_broken=seal_broken)
    yield from ruling_lines(view, speaker, glyphs)
    words = _unread(view, read, bargains=False)
    yield from _said_meanwhile(_("Said to you since you last sat here"), words, view, glyphs)
    yield from since_lines(view, news, speaker, glyphs)
    seats = {seat.id: seat.name for seat in view.seats}
    for inject in sorted(view.injects, key=lambda inject: not inject.new):
        yield from inject_lines(inject, seats, speaker, glyphs)
        yield ""
    if not view.injects:
        yield Content.styled(_("Nothing new is on the table this turn."), "$text-muted")
        yield ""
    bargains = _unread(view, read, bargains=True)  # below the news: what of it asks for an answer stands on top
    yield from _said_meanwhile(_("Proposed and answered since you last sat here"), bargains, view, glyphs)
    if view.brief:
        yield Content.styled(_("Your brief"), "$accent")
        yield plain(paragraphs(view.brief))
        yield ""
    if view.profile:
        yield Content.assemble((_("Your leader: "), "$accent"), line(view.profile[0], "bold"))
        yield plain(paragraphs(view.profile[1]))
        yield ""
    yield Content.styled(_("How it began"), "$accent")
    yield plain(paragraphs(view.opening))


def panels_with_news(view: View, read: int) -> Iterator[str]:
    """The panels where something stands that is new to this seat; the situation it reads first anyway."""
    if any(track.went for track in view.tracks):
        yield "tracks"
    if view.theatre is not None and any(marker.new for marker in view.theatre.markers):
        yield "map"
    if any(is_unread(one, view, read) for one in spoken(view)):
        yield "talk"
