"""How moves are rolled: scales with their odds, and everything that helps or hinders whole groups of moves."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.odds import scale_grid
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.model.acts import Adjustment
from wargame.model.rules import Grant
from wargame.model.tables import Modifier, ModifierSet, Scale
from wargame.wording.numbers import sentence
from wargame.wording.speaker import RuleSpeaker


def dice_rolls(edition: Edition) -> Document:
    """The whole chapter."""
    scales = [_scale(edition, id_, scale) for id_, scale in edition.scenario.scales.items()]
    sets = [modifier_set(edition, group) for group in edition.scenario.modifier_sets.values()]
    standing = [adjustment(edition, one) for one in edition.scenario.standing.values()]
    return section(
        2,
        "How moves are rolled",
        *scales,
        section(3, "What helps and hinders", items(*sets)),
        section(3, "Standing changes", items(*standing)),
    )


def _scale(edition: Edition, id_: str, scale: Scale) -> Document:
    odds = scale_grid(edition, id_, scale)
    if not odds:
        return ()
    bands = []
    for band in scale.bands:
        copies = next((one.name for one in scale.bands if one.id == band.copies), None)
        upto = f"up to {band.upto}" if band.upto is not None else "above that"
        same = f"; where a card says nothing of it, as {copies}" if copies else ""
        bands.append(f"{band.name} ({band.code}): {upto}{same}")
    limits = []
    if scale.clamp is not None:
        limits.append(
            f"All modifiers together count from −{scale.clamp} to +{scale.clamp}; the base of a card is not limited."
        )
    name = {band.id: band.name for band in scale.bands}
    if scale.lowest_at_most is not None:
        limits.append(f"The lowest roll of the dice gives {name[scale.lowest_at_most]} at best.")
    if scale.highest_at_least is not None:
        limits.append(f"The highest roll of the dice gives {name[scale.highest_at_least]} at worst.")
    text = f"Roll {scale.dice}, add the base of the card and every modifier that counts, and read the band:"
    return (
        paragraph(text),
        *items(*bands, *limits),
        paragraph("The odds of each band at each net of base and modifiers:"),
        *odds,
        *edition.asides(scale),
    )


def modifier(edition: Edition, one: Modifier, words: RuleSpeaker | None = None) -> ListItem:
    """One modifier with its reason."""
    said = words or edition.words
    when = f" if {said.condition(one.when)}" if one.when else ""
    return item(f"{said.added(one.add)}{when} – {one.because}", edition.why(one))


def modifier_set(edition: Edition, group: ModifierSet) -> ListItem:
    """A modifier set: which moves it is for, and its modifiers."""
    tags, moves = edition.scenario.tags, edition.scenario.moves
    whom = [f"moves tagged {', '.join(f'“{tags[tag].name}”' for tag in group.tags)}"] if group.tags else []
    whom += [", ".join(f"“{moves[move].name}”" for move in group.moves)] if group.moves else []
    head = "For " + (" and ".join(whom) if whom else "every move that is rolled")
    if group.solo is not None:
        head += ", moves of one seat alone" if group.solo else ", joint moves alone"
    if group.but_not:
        head += "; not for " + ", ".join(f"“{moves[move].name}”" for move in group.but_not)
    return item(f"{head}:", (*(modifier(edition, one) for one in group.modifiers), *edition.why(group)))


def adjustment(edition: Edition, body: Adjustment) -> ListItem:
    """A standing change or grant: what it touches and what it does."""
    moves, tags = edition.scenario.moves, edition.scenario.tags
    whom = [f"“{moves[move].name}”" for move in body.moves] + [f"moves tagged “{tags[tag].name}”" for tag in body.tags]
    scope = ", ".join(whom) or "every move"
    if body.joint is not None:
        scope += " (joint moves alone)" if body.joint else " (moves of one seat alone)"
    if body.without:
        scope += f", where {edition.seats(body.without)} takes no part"
    seats = f", for {edition.seats(body.seats)}" if body.seats else ""
    changes = [f"roll {edition.words.added(body.roll)}"] if body.roll is not None else []
    if body.cost is not None:
        least = f", never below {body.cost_least}" if body.cost < 0 else ""
        changes.append(f"cost {edition.words.added(body.cost)}{least}")
    changes += [f"{number} more {weight} move in an order" for weight, number in body.slots.items()]
    changes += ["what the card needs is waived"] if body.opens else []
    changes += ["cannot be ordered"] if body.closes else []
    when = f" While {edition.words.condition(body.when)}." if body.when else ""
    used = " Ends when it is used." if body.until_used else ""
    about = "an order" if body.slots and not (body.moves or body.tags) else scope
    name = f"{body.name}: " if isinstance(body, Grant) else ""
    told = f"{name}{about}{seats}: {', '.join(changes)}.{when}{used} Because {body.because}."
    return item(sentence(told), edition.why(body))
