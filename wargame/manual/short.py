"""The manual in short: what a player needs at the table, on about ten pages, with all that each seat can do."""

from __future__ import annotations

from wargame.document.nodes import Document, ListItem, Run, item, items, section, text
from wargame.engine.legality import weight_of
from wargame.manual.edition import Edition
from wargame.manual.introduction import a_turn, introduction
from wargame.manual.moves import hands_of, menu_of
from wargame.manual.objectives import ends, objectives
from wargame.manual.quantities import track_grid, track_views
from wargame.model.files import Scenario
from wargame.model.moves import Move
from wargame.wording.catalogue import _


def short_manual_of(scenario: Scenario, *, instructor: bool = False, module: str | None = None) -> Document:
    """The manual of a linked scenario in short; arguments and errors as of ``manual_of``."""
    return short_manual(Edition.of(scenario, instructor=instructor, module=module))


def short_manual(edition: Edition, *, aims: bool = True) -> Document:
    """The same for an edition that is open already; ``aims``: with what each seat wants."""
    chapters = (introduction, a_turn, what_seats_can_do, _tracks, *([objectives] if aims else []), ends)
    return tuple(node for chapter in chapters for node in chapter(edition))


def what_seats_can_do(edition: Edition) -> Document:
    """Every move in a line or two: by seat, with the names of those that it shares, which are told once below."""
    menu = menu_of(edition).values()
    shared = [move for move in menu if len(hands_of(move)) > 1]
    seats = (
        section(
            3,
            _("What {name} can do").format(name=seat.name),
            items(
                *(_told(move) for move in menu if hands_of(move) == (id_,)),
                *(_named(edition, move, id_) for move in shared if id_ in hands_of(move)),
            ),
        )
        for id_, seat in edition.scenario.seats.items()
    )
    together = section(3, _("What several seats hold"), items(*map(_told, shared)))
    return section(2, _("The moves"), *seats, together)


def _told(move: Move) -> ListItem:
    return item(text(Run(_head(move), "strong"), f" {move.text}"))


def _named(edition: Edition, move: Move, seat: str) -> ListItem:
    others = [one for one in hands_of(move) if one != seat]
    beside = edition.of_seats(_(", with {seats}"), others) if move.joint else ""
    return item(text(Run(f"{_head(move)}{beside}", "strong")))


def _head(move: Move) -> str:
    head = _("{code} {name} (cost {cost}, {weight})")
    return head.format(code=move.code, name=move.name, cost=move.cost, weight=_(weight_of(move)))


def _tracks(edition: Edition) -> Document:
    return section(2, _("What there is to count"), track_grid(edition, edition.scenario.tracks, track_views(edition)))
