"""The situation: what was put on the table, offers that found no partner, the brief and the opening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from typing import TYPE_CHECKING

from textual.content import Content

from wargame.model.card_views import InjectView
from wargame.model.views import View
from wargame.session.unread import is_unread
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import hang, line, paragraphs, plain, stack
from wargame.tui.widgets.talk_panel import said_row
from wargame.wording.speaker import Speaker

if TYPE_CHECKING:
    from wargame.debrief.chapter import PrivateNews


def inject_lines(
    inject: InjectView, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    """One inject: title, text, the two publics' views, what the seat alone is told, what it did."""
    mark = glyphs.point if inject.new else glyphs.dot
    state = "" if inject.new else "  still open"
    yield Content.assemble((f"{mark} ", "bold $accent"), line(inject.title, "bold"), (state, "$text-muted"))
    yield plain(paragraphs(inject.text))
    for who, says in inject.views:
        yield hang(Content.assemble("  ", line(f"{seats.get(who, who)}:", "$text-muted")), line(says), 14, cells)
    if inject.effects:
        yield hang(Content(f"  {glyphs.dot}"), line(speaker.effects(inject.effects)), 4, cells)
    if inject.private:
        yield Content.assemble(("For you alone: ", "bold $accent"), plain(paragraphs(inject.private)))


def waiting_lines(view: View, read: int, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """What the others said since this seat last sat here, the oldest first."""
    waiting = [one for one in (view.talk.spoken if view.talk else ()) if is_unread(one, view, read)]
    if waiting:
        yield Content.styled("Said since you last sat here (7 answers)", "$accent")
        for one in waiting:
            yield said_row(one, view, True, glyphs).draw(cells)
        yield Content("")


def leak_lines(view: View, seats: Mapping[str, str], glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """What another seat, or this one, did last turn and meant to keep to itself."""
    for seat, move in view.leaks:
        told = Content.assemble(
            "It has come out: ", line(seats.get(seat, seat), "bold"), " ordered ", line(move, "bold"), " last ",
            line(view.turn_name), ".",
        )  # fmt: skip
        yield hang(Content.styled(glyphs.point, "bold $accent"), told, 2, cells)
        yield Content("")


def situation_lines(
    view: View, moves: Mapping[str, str], news: Sequence[PrivateNews], read: int, speaker: Speaker, glyphs: Glyphs,
    cells: int,
) -> Iterator[Content]:
    """Everything a seat reads before it decides.

    Args:
        moves: names of moves by id.
        news: what this seat alone learned of the turn before.
        read: the number of the last thing said that it has read.
    """
    yield from waiting_lines(view, read, glyphs, cells)
    seats = {seat.id: seat.name for seat in view.seats}
    yield from leak_lines(view, seats, glyphs, cells)
    fresh = sorted(view.injects, key=lambda inject: not inject.new)
    for inject in fresh:
        yield from inject_lines(inject, seats, speaker, glyphs, cells)
        yield Content("")
    if not fresh:
        yield Content.styled("Nothing new is on the table this turn.", "$text-muted")
        yield Content("")
    for seat, move in view.offers:
        offer = Content.assemble(
            line(seats.get(seat, seat), "bold"),
            " offered ",
            line(moves.get(move, move), "bold"),
            " last turn, and it did not stand. Order it too, and it may.",
        )
        yield hang(Content.styled(glyphs.point, "bold $accent"), offer, 2, cells)
        yield Content("")
    if news:
        yield line(f"What you alone learned last {view.turn_name or 'turn'}", "$accent")
        for step in news:
            yield line(step.title, "bold")
            for said in step.lines:
                yield hang(Content(f"  {glyphs.dot}"), line(said), 4, cells)
        yield Content("")
    if view.brief:
        yield Content.styled("Your brief", "$accent")
        yield plain(paragraphs(view.brief))
        yield Content("")
    if view.profile:
        yield Content.assemble(("Your leader: ", "$accent"), line(view.profile[0], "bold"))
        yield plain(paragraphs(view.profile[1]))
        yield Content("")
    yield Content.styled("How it began", "$accent")
    yield plain(paragraphs(view.opening))


def draw_situation(
    view: View, news: Sequence[PrivateNews], read: int, speaker: Speaker, glyphs: Glyphs, cells: int
) -> Content:
    """The situation as one text."""
    moves = {card.id: card.name for card in view.moves}
    return stack(*situation_lines(view, moves, news, read, speaker, glyphs, cells))
