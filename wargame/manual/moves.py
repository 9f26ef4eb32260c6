"""The cards: what each seat can do alone, and what seats share or must do together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from wargame.engine.legality import weight_of
from wargame.manual.edition import Edition
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.manual.dice_rolls import modifier
from wargame.manual.phrasing import steps
from wargame.model.moves import Move, Parameter
from wargame.model.tables import Scale
from wargame.wording.catalogue import _
from wargame.wording.numbers import signed
from wargame.wording.speaker import RuleSpeaker


def moves(edition: Edition) -> Document:
    """Every card on the menu, by seat, then those that several seats hold."""
    menu = menu_of(edition)
    hands = {id_: hands_of(move) for id_, move in menu.items()}

    def cards(title: str, ids: Iterable[str]) -> Document:
        return section(3, title, *(card(edition, id_, menu[id_]) for id_ in ids))

    own = (
        cards(_("What {name} can do").format(name=seat.name), (id_ for id_ in menu if hands[id_] == (seat_id,)))
        for seat_id, seat in edition.scenario.seats.items()
    )
    several = [id_ for id_ in menu if len(hands[id_]) > 1]
    return section(
        2,
        _("The moves"),
        *own,
        cards(_("What several seats hold"), (id_ for id_ in several if not menu[id_].joint)),
        cards(_("What seats do together"), (id_ for id_ in several if menu[id_].joint)),
    )


def hands_of(move: Move) -> tuple[str, ...]:
    """The seats that can order a move."""
    return tuple(dict.fromkeys((*move.seats, *move.optional)))


def card(edition: Edition, id_: str, move: Move) -> Document:
    """A card in full."""
    words = edition.words.of_move(id_)
    price = _("Cost {cost}, {weight}.").format(cost=move.cost, weight=_(weight_of(move)))
    told: list[ListItem] = [item(_who(edition, move) + price), *edition.tags(move.tags)]
    if move.available_to is not None:
        told.append(item(_("On the menu only while {condition}.").format(condition=words.condition(move.available_to))))
    told += edition.needs(move.needs)
    if move.early:
        early = sum(other.early and not other.banned for other in edition.scenario.moves.values())
        told += [item(said) for said in (*edition.speaker.early(early), _("Joint moves are matched after it."))]
    told += [_parameter(edition, words, parameter) for parameter in move.parameters.values()]
    told += [edition.question(question) for question in move.questions.values()]
    told += _roll(edition, words, move)
    if move.do:
        told.append(item(_("Whatever the result:") if move.scale else _("What it does:"), steps(words, move.do)))
    told += _secrecy(edition, move)
    return (*section(4, f"{move.code} {move.name}", (paragraph(move.text),), items(*told), edition.asides(move)),)


def menu_of(edition: Edition) -> dict[str, Move]:
    """Every move that can be ordered in this scenario."""
    return {id_: move for id_, move in edition.scenario.moves.items() if not move.banned}


def _who(edition: Edition, move: Move) -> str:
    if len(hands_of(move)) == 1:
        return ""
    if move.joint:
        return _("Needs the orders of {seats}. {partners}").format(
            seats=edition.seats(move.seats), partners=_partners(edition, move)
        )
    each = _(" Each rolls for itself.") if move.each else _(" Together they roll once.")
    return _("For {seats}.{each} ").format(seats=edition.seats(hands_of(move)), each=each)


def _partners(edition: Edition, move: Move) -> str:
    if not move.optional:
        return ""
    names = [edition.seats((seat,)) for seat in move.optional]
    one = len(names) == 1
    stands = _("If a seat that must order it names {one}, it stands only with that one. ").format(
        one=_("it") if one else _("one of them")
    )
    apart = "" if one else _("If one of these names another, it takes part only with that one. ")
    return f"{edition.speaker.may_join(names)} {stands}{apart}"


def _parameter(edition: Edition, words: RuleSpeaker, parameter: Parameter) -> ListItem:
    several = _(" (up to {several})").format(several=parameter.several) if parameter.several > 1 else ""
    below = []
    for word, choice in parameter.choices.items():
        price = _(" (cost {signed})").format(signed=signed(choice.cost)) if choice.cost else ""
        silent = _(" – also where nothing is said") if word == parameter.default else ""
        effects = (*edition.needs(choice.needs), *(modifier(edition, one, words) for one in choice.modifiers))
        below.append(edition.point(f"{choice.text}{price}{silent}", choice, *effects, *steps(words, choice.do)))
    if parameter.from_moves:
        below.append(item(_("A move of {seats}").format(seats=edition.seats(parameter.from_moves))))
    if parameter.from_seats:
        below.append(item(_("One of {seats}").format(seats=edition.seats(parameter.from_seats))))
    return item(_("Say: {ask}{several}").format(ask=parameter.ask, several=several), tuple(below))


def _roll(edition: Edition, words: RuleSpeaker, move: Move) -> list[ListItem]:
    if move.scale is None:
        return []
    scale: Scale = edition.scenario.scales[move.scale]
    modifiers = [modifier(edition, one, words) for one in move.modifiers]
    told = [item(_("Roll {dice}, base {added}").format(dice=scale.dice, added=words.added(move.base)), modifiers)]
    for band in scale.bands:
        if band.id in move.bands:
            effects = steps(words, move.bands[band.id]) or (item(_("Nothing")),)
            told.append(item(f"{band.name}:", effects))
        elif band.copies in move.bands:
            copied = next(one.name for one in scale.bands if one.id == band.copies)
            told.append(item(_("{band}: as {copied}").format(band=band.name, copied=copied)))
        else:
            told.append(item(_("{band}: nothing").format(band=band.name)))
    return told


def _secrecy(edition: Edition, move: Move) -> list[ListItem]:
    also, told = edition.of_seats(_(", and by {seats}"), move.seen_by), []
    match move.visibility:
        case "public":
            pass
        case "participants":
            told.append(item(_("Seen by those who take part{also}.").format(also=also)))
        case "private":
            told.append(item(_("Seen by the seat that orders it alone{also}.").format(also=also)))
        case _:
            assert_never(move.visibility)
    if move.leaks is not None and move.scale is not None:
        band = next(band.name for band in edition.scenario.scales[move.scale].bands if band.id == move.leaks.at_most)
        told.append(item(_("At {band} or worse it comes out, and all know of it the turn after.").format(band=band)))
    return told
