"""What lies before one team, with nothing of another's: the situation, its brief and aims, its cards, its sheet."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.document.nodes import Document, Grid, Heading, Node, PageBreak, paragraph, section, text
from wargame.handouts.edition import PaperEdition
from wargame.manual.dice_rolls import scale_page
from wargame.manual.introduction import purse
from wargame.manual.moves import card, menu_of
from wargame.manual.objectives import aims_of
from wargame.model.card_views import MoveView
from wargame.model.views import View
from wargame.debrief.pages import brief
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker


def packet(paper: PaperEdition, seat: str) -> Document:
    """The packet of a seat."""
    return tuple(_nodes(paper, seat))


def _nodes(paper: PaperEdition, seat: str) -> Iterator[Node]:
    edition, view = paper.players, paper.view(seat)
    scenario, speaker = edition.scenario, edition.speaker
    title = _("{title}: {seat}").format(title=scenario.about.title, seat=scenario.seats[seat].name)
    yield Heading(1, text(title))
    yield from section(2, _("The situation"), map(paragraph, view.opening.splitlines()))
    yield from section(2, _("For you alone"), brief(view))
    yield from section(2, _("What you want, and what you must never do"), aims_of(edition, seat)[1:])
    yield from section(2, _("What an order may hold"), purse(edition))
    yield PageBreak()
    yield from section(2, _("Your sheet"), (tracks_sheet(view),))
    yield PageBreak()
    menu = menu_of(edition)
    scales = {menu[move.id].scale for move in view.moves}
    read = (scale_page(edition, id_, scale) for id_, scale in scenario.scales.items() if id_ in scales)
    yield from section(2, _("How moves are rolled"), *read)
    cards = ((*card(edition, move.id, menu[move.id]), *as_it_begins(move, speaker)) for move in view.moves)
    yield from section(2, _("Your cards"), *cards)


def as_it_begins(move: MoveView, speaker: Speaker) -> Document:
    """The chances of a card in the opening position; nothing for one without a roll."""
    if not move.odds:
        return ()
    rows = speaker.listing(f"{band.name} {speaker.odds(band.lo, band.hi, band.of)}" for band in move.odds)
    return (paragraph(_("As the game begins: {rows}").format(rows=rows)),)


def tracks_sheet(view: View) -> Grid:
    """The tracks that a seat knows something of, with room to write down where they stand turn by turn."""
    turns = [str(turn) for turn in range(1, view.turns + 1)]
    head = (_("Code"), _("Track"), _("Begins at"), *turns)
    rows = (
        (track.code, track.name, track.word or "" if track.value is None else str(track.value), *[""] * len(turns))
        for track in view.tracks
        if track.known != "hidden"
    )
    return Grid(
        tuple(map(text, head)), tuple(tuple(map(text, row)) for row in rows),
        numbers=frozenset({2}), blank=frozenset(range(3, 3 + len(turns))),
    )  # fmt: skip
