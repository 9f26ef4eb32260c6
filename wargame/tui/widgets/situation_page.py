"""The situation: what was put on the table, offers that found no partner, the brief and the opening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from wargame.model.card_views import InjectView
from wargame.model.views import View
from wargame.session.unread import is_unread, spoken
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, filled, line, paragraphs, plain, point
from wargame.tui.widgets.talk_panel import said_row
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker

if TYPE_CHECKING:
    from wargame.debrief.chapter import PrivateNews


def inject_lines(inject: InjectView, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs) -> Iterator[Line]:
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


def _said_meanwhile(view: View, read: int, glyphs: Glyphs) -> Iterator[Line]:
    """What the others said since this seat last sat here, the oldest first."""
    waiting = [one for one in spoken(view) if is_unread(one, view, read)]
    if waiting:
        yield Content.styled(_("Said since you last sat here (7 answers)"), "$accent")
        yield from (said_row(one, view, True, glyphs) for one in waiting)
        yield ""


def situation_lines(
    view: View, news: Sequence[PrivateNews], read: int, speaker: Speaker, glyphs: Glyphs
) -> Iterator[Line]:
    """Everything a seat reads before it decides.

    Args:
        news: what this seat alone learned of the turn before.
        read: the number of the last thing said that it has read.
    """
    yield from _said_meanwhile(view, read, glyphs)
    seats = {seat.id: seat.name for seat in view.seats}
    names = {card.id: card.name for card in view.moves}
    mark = Content.styled(glyphs.point, "bold $accent")

    def of_seats(text: str, moves: Iterable[tuple[str, str]]) -> Iterator[Line]:
        for seat, move in moves:
            who, what = line(seats.get(seat, seat), "bold"), line(move, "bold")
            yield Hanging(mark, filled(text, seat=who, move=what, turn=line(view.turn_name)), 2)
            yield ""

    yield from of_seats(_("It has come out: {seat} ordered {move} last {turn}."), view.leaks)
    for inject in sorted(view.injects, key=lambda inject: not inject.new):
        yield from inject_lines(inject, seats, speaker, glyphs)
        yield ""
    if not view.injects:
        yield Content.styled(_("Nothing new is on the table this turn."), "$text-muted")
        yield ""
    offered = _("{seat} offered {move} last turn, and it did not stand. Order it too, and it may.")
    yield from of_seats(offered, [(seat, names.get(move, move)) for seat, move in view.offers])
    if news:
        learned = _("What you alone learned last {turn}").format(turn=view.turn_name or _("turn"))
        yield line(learned, "$accent")
        for step in news:
            yield line(step.title, "bold")
            yield from (point(glyphs.dot, line(said)) for said in step.lines)
        yield ""
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
