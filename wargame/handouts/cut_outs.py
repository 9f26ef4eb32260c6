"""What is cut out: each seat's moves, the private aims and leaders to deal, the situations to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wargame.document.nodes import Cards, CutOut, Document, Heading, paragraph, section, text
from wargame.handouts.edition import PaperEdition
from wargame.manual.edition import Edition
from wargame.manual.injects import by_turn
from wargame.debrief.cards import card_page
from wargame.wording.catalogue import _
from wargame.wording.numbers import points


def move_cards(paper: PaperEdition, seat: str) -> Document:
    """Every card of a seat with its odds as the game begins."""
    edition = paper.players
    view = replace(paper.view(seat), tracks=())  # where they come from is on nobody's card before the game
    name = edition.scenario.seats[seat].name
    cards = []
    for move in view.moves:
        (page,) = card_page(move, view, edition.speaker, typed=False)
        cards.append(CutOut(page.text, text(name), page.body))
    return (Heading(1, text(_("Moves of {seat}").format(seat=name))), *_cards(cards))


def deals(edition: Edition) -> Document:
    """Private aims and leaders, by seat: one of each is dealt."""
    title = _("To cut out and deal: one of each sort to each seat")
    return section(2, title, _cards([*_aims(edition), *_leaders(edition)]))


def _aims(edition: Edition) -> Iterator[CutOut]:
    scenario, words = edition.scenario, edition.words
    counts = _("{points}. Counts if {condition}.")
    for seat, body in scenario.seats.items():
        setup = scenario.about.setup.get(seat)
        pool = setup.cards if setup is not None and setup.cards is not None else tuple(scenario.cards)
        for card in (scenario.cards[id_] for id_ in pool):
            if card.seat == seat:
                said = counts.format(points=points(card.points), condition=words.condition(card.when))
                title = text(f"{card.code} {card.name}")
                yield CutOut(title, text(body.name), (paragraph(card.text), paragraph(said)))


def _leaders(edition: Edition) -> Iterator[CutOut]:
    for profile in edition.scenario.profiles.values():
        yield CutOut(text(profile.name), text(edition.seats(profile.seats)), (paragraph(profile.text),))


def situations(edition: Edition) -> Document:
    """Every situation as it is read by all, and what single seats read beside it."""
    title = _("Situations to hand out")
    return (Heading(1, text(title)), *_cards(list(_situations(edition))))


def _situations(edition: Edition) -> Iterator[CutOut]:
    for inject in by_turn(edition).values():
        title = text(f"{inject.code} {inject.title}")
        yield CutOut(title, text(edition.seats(inject.to) if inject.to else _("all")), (paragraph(inject.text),))
        for seat, told in inject.seat_texts.items():
            alone = _("For you alone: {private}").format(private=told)
            yield CutOut(title, text(edition.seats([seat])), (paragraph(alone),))


def _cards(cards: list[CutOut]) -> Document:
    return (Cards(tuple(cards)),) if cards else ()
