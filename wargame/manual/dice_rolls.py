"""How moves are rolled: scales with their odds, and everything that helps or hinders whole groups of moves."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.odds import scale_grid
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.model.moves import Adjustment
from wargame.model.rules import Grant
from wargame.model.tables import Modifier, ModifierSet, Scale
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence
from wargame.wording.speaker import RuleSpeaker


def dice_rolls(edition: Edition) -> Document:
    """The whole chapter."""
    scales = [scale_page(edition, id_, scale) for id_, scale in edition.scenario.scales.items()]
    sets = [modifier_set(edition, group) for group in edition.scenario.modifier_sets.values()]
    standing = [adjustment(edition, one) for one in edition.scenario.standing.values()]
    return section(
        2,
        _("How moves are rolled"),
        *scales,
        section(3, _("What helps and hinders"), items(*sets)),
        section(3, _("Standing changes"), items(*standing)),
    )


def scale_page(edition: Edition, id_: str, scale: Scale) -> Document:
    """How a scale is rolled and read, with its odds; nothing where no move is rolled on it."""
    odds = scale_grid(edition, id_, scale)
    if not odds:
        return ()
    bands = []
    for band in scale.bands:
        copies = next((one.name for one in scale.bands if one.id == band.copies), None)
        upto = _("up to {upto}").format(upto=band.upto) if band.upto is not None else _("above that")
        same = _("; where a card says nothing of it, as {copies}").format(copies=copies) if copies else ""
        bands.append(f"{band.name} ({band.code}): {upto}{same}")
    band_of = {band.id: band.name for band in scale.bands}
    ends = (
        (_("All modifiers together count from −{end} to +{end}; the base of a card is not limited."), scale.clamp),
        (_("The lowest roll of the dice gives {end} at best."), band_of.get(scale.lowest_at_most or "")),
        (_("The highest roll of the dice gives {end} at worst."), band_of.get(scale.highest_at_least or "")),
    )
    text = _("Roll {dice}, add the base of the card and every modifier that counts, and read the band:")
    return (
        paragraph(text.format(dice=scale.dice)),
        *items(*bands, *(limit.format(end=end) for limit, end in ends if end is not None)),
        paragraph(_("The odds of each band at each net of base and modifiers:")),
        *odds,
        *edition.asides(scale),
    )


def modifier(edition: Edition, one: Modifier, words: RuleSpeaker | None = None) -> ListItem:
    """One modifier with its reason."""
    said = words or edition.words
    holds = None if one.when is None else said.settled(one.when)
    when = _(" if {condition}").format(condition=said.condition(one.when)) if one.when and holds is None else ""
    never = _(" (never in this crisis)") if holds is False else ""
    return item(f"{said.added(one.add)}{when} – {one.because}{never}", edition.why(one))


def modifier_set(edition: Edition, group: ModifierSet) -> ListItem:
    """A modifier set: which moves it is for, and its modifiers."""
    tags, moves = edition.scenario.tags, edition.scenario.moves
    tagged = ", ".join(f"“{tags[tag].name}”" for tag in group.tags)
    whom = [_("moves tagged {tags}").format(tags=tagged)] if tagged else []
    whom += [", ".join(f"“{moves[move].name}”" for move in group.moves)] if group.moves else []
    head = _("For {moves}").format(moves=_(" and ").join(whom) if whom else _("every move that is rolled"))
    if group.solo is not None:
        head += _(", moves of one seat alone") if group.solo else _(", joint moves alone")
    if group.but_not:
        head += _("; not for {moves}").format(moves=", ".join(f"“{moves[move].name}”" for move in group.but_not))
    return item(f"{head}:", (*(modifier(edition, one) for one in group.modifiers), *edition.why(group)))


def adjustment(edition: Edition, body: Adjustment) -> ListItem:
    """A standing change or grant: what it touches and what it does."""
    moves, tags = edition.scenario.moves, edition.scenario.tags
    whom = [f"“{moves[move].name}”" for move in body.moves] + [
        _("moves tagged {tags}").format(tags=f"“{tags[tag].name}”") for tag in body.tags
    ]
    scope = ", ".join(whom) or _("every move")
    if body.joint is not None:
        scope += _(" (joint moves alone)") if body.joint else _(" (moves of one seat alone)")
    scope += edition.of_seats(_(", where {seats} takes no part"), body.without)
    seats = edition.of_seats(_(", for {seats}"), body.seats)
    changes = [_("roll {added}").format(added=edition.words.added(body.roll))] if body.roll is not None else []
    if body.cost is not None:
        least = _(", never below {least}").format(least=body.cost_least) if body.cost < 0 else ""
        changes.append(_("cost {added}{least}").format(added=edition.words.added(body.cost), least=least))
    changes += [
        _("{number} more {weight} move in an order").format(number=number, weight=_(weight))
        for weight, number in body.slots.items()
    ]
    changes += [_("what the card needs is waived")] if body.opens else []
    changes += [_("cannot be ordered")] if body.closes else []
    when = edition.clause(_(" While {condition}."), body.when)
    used = _(" Ends when it is used.") if body.until_used else ""
    about = _("an order") if body.slots and not (body.moves or body.tags) else scope
    name = f"{body.name}: " if isinstance(body, Grant) else ""
    told = _("{name}{about}{seats}: {changes}.{when}{used} Because {because}.").format(
        name=name, about=about, seats=seats, changes=", ".join(changes), when=when, used=used, because=body.because
    )
    return item(sentence(told), edition.why(body))
