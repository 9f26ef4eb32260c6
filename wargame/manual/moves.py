"""The cards: what each seat can do alone, and what seats share or must do together."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.legality import weight_of
from wargame.manual.edition import Edition
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.manual.dice_rolls import modifier
from wargame.manual.phrasing import steps
from wargame.model.acts import Move, Parameter
from wargame.model.tables import Scale
from wargame.wording.numbers import signed
from wargame.wording.speaker import RuleSpeaker


def moves(edition: Edition) -> Document:
    """Every card on the menu, by seat, then those that several seats hold."""
    menu = {id_: move for id_, move in edition.scenario.moves.items() if not move.banned}
    hands = {id_: tuple(dict.fromkeys((*move.seats, *move.optional))) for id_, move in menu.items()}

    def cards(title: str, ids: Iterable[str]) -> Document:
        return section(3, title, *(_card(edition, id_, menu[id_]) for id_ in ids))

    own = (
        cards(f"What {seat.name} can do", (id_ for id_ in menu if hands[id_] == (seat_id,)))
        for seat_id, seat in edition.scenario.seats.items()
    )
    several = [id_ for id_ in menu if len(hands[id_]) > 1]
    return section(
        2,
        "The moves",
        *own,
        cards("What several seats hold", (id_ for id_ in several if not menu[id_].joint)),
        cards("What seats do together", (id_ for id_ in several if menu[id_].joint)),
    )


def _hands(move: Move) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*move.seats, *move.optional)))


def _card(edition: Edition, id_: str, move: Move) -> Document:
    words = edition.words.of_move(id_)
    told: list[ListItem] = [item(f"{_who(edition, move)}Cost {move.cost}, {weight_of(move)}."), *_tags(edition, move)]
    if move.available_to is not None:
        told.append(item(f"On the menu only while {words.condition(move.available_to)}."))
    told += edition.needs(move.needs)
    if move.early:
        early = sum(other.early and not other.banned for other in edition.scenario.moves.values())
        told += [item(said) for said in (*edition.speaker.early(early), "Joint moves are matched after it.")]
    told += [_parameter(edition, words, parameter) for parameter in move.parameters.values()]
    told += [edition.question(question) for question in move.questions.values()]
    told += _roll(edition, words, move)
    if move.do:
        told.append(item("Whatever the result:" if move.scale else "What it does:", steps(words, move.do)))
    told += _secrecy(edition, move)
    return (*section(4, f"{move.code} {move.name}", (paragraph(move.text),), items(*told), edition.asides(move)),)


def _who(edition: Edition, move: Move) -> str:
    if len(_hands(move)) == 1:
        return ""
    if move.joint:
        return f"Needs the orders of {edition.seats(move.seats)}. {_partners(edition, move)}"
    each = " Each rolls for itself." if move.each else " Together they roll once."
    return f"For {edition.seats(_hands(move))}.{each} "


def _partners(edition: Edition, move: Move) -> str:
    if not move.optional:
        return ""
    names = [edition.seats((seat,)) for seat in move.optional]
    one = len(names) == 1
    stands = f"If a seat that must order it names {'it' if one else 'one of them'}, it stands only with that one. "
    apart = "" if one else "If one of these names another, it takes part only with that one. "
    return f"{edition.speaker.may_join(names)} {stands}{apart}"


def _tags(edition: Edition, move: Move) -> list[ListItem]:
    return [item("Tags: " + ", ".join(edition.scenario.tags[tag].name for tag in move.tags))] if move.tags else []


def _parameter(edition: Edition, words: RuleSpeaker, parameter: Parameter) -> ListItem:
    several = f" (up to {parameter.several})" if parameter.several > 1 else ""
    below = []
    for word, choice in parameter.choices.items():
        price = f" (cost {signed(choice.cost)})" if choice.cost else ""
        silent = " – also where nothing is said" if word == parameter.default else ""
        effects = (*edition.needs(choice.needs), *(modifier(edition, one, words) for one in choice.modifiers))
        below.append(edition.point(f"{choice.text}{price}{silent}", choice, *effects, *steps(words, choice.do)))
    if parameter.from_moves:
        below.append(item(f"A move of {edition.seats(parameter.from_moves)}"))
    if parameter.from_seats:
        below.append(item(f"One of {edition.seats(parameter.from_seats)}"))
    return item(f"Say: {parameter.ask}{several}", tuple(below))


def _roll(edition: Edition, words: RuleSpeaker, move: Move) -> list[ListItem]:
    if move.scale is None:
        return []
    scale: Scale = edition.scenario.scales[move.scale]
    modifiers = [modifier(edition, one, words) for one in move.modifiers]
    told = [item(f"Roll {scale.dice}, base {words.added(move.base)}", modifiers)]
    for band in scale.bands:
        if band.id in move.bands:
            effects = steps(words, move.bands[band.id]) or (item("Nothing"),)
            told.append(item(f"{band.name}:", effects))
        elif band.copies in move.bands:
            told.append(item(f"{band.name}: as {next(one.name for one in scale.bands if one.id == band.copies)}"))
        else:
            told.append(item(f"{band.name}: nothing"))
    return told


def _secrecy(edition: Edition, move: Move) -> list[ListItem]:
    seen = f", and by {edition.seats(move.seen_by)}" if move.seen_by else ""
    told = []
    if move.visibility != "public":
        whom = "those who take part" if move.visibility == "participants" else "the seat that orders it alone"
        told.append(item(f"Seen by {whom}{seen}."))
    if move.leaks is not None and move.scale is not None:
        band = next(band.name for band in edition.scenario.scales[move.scale].bands if band.id == move.leaks.at_most)
        told.append(item(f"At {band} or worse it comes out, and all know of it the turn after."))
    return told
