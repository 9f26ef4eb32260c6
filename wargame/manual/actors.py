"""Those whom no seat plays: their tables with the odds of each row as the game begins; other tables; decks."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.manual.edition import Edition
from wargame.manual.odds import table_odds
from wargame.document.nodes import Document, ListItem, grid, item, items, paragraph, section
from wargame.manual.dice_rolls import modifier
from wargame.manual.phrasing import steps
from wargame.model.tables import RuleTable, TableRow
from wargame.wording.catalogue import _


def actors(edition: Edition) -> Document:
    """The whole chapter."""
    scenario = edition.scenario
    run = {turn.run for actor in scenario.actors.values() for turn in actor.turn}
    actors = sorted(scenario.actors.values(), key=lambda actor: actor.order)
    parts = []
    for actor in actors:
        text = (paragraph(actor.text),) if actor.text else ()
        turns = [
            f"{scenario.tables[turn.run].name}{edition.clause(_(', if {condition}'), turn.when)}"
            for turn in actor.turn
        ]
        told = items(*(_("Each turn: {turn}").format(turn=turn) for turn in turns))
        parts.append(section(3, actor.name, text, told, edition.asides(actor)))
    tables = [table_page(edition, id_, scenario.tables[id_]) for id_ in scenario.tables if id_ in run]
    apart = [id_ for id_ in scenario.tables if id_ not in run and edition.told(id_)]
    others = [table_page(edition, id_, scenario.tables[id_]) for id_ in apart]
    return (
        *section(2, _("Those whom no seat plays"), *parts, section(3, _("Their tables"), *tables)),
        *section(2, _("Other tables"), *others),
        *section(2, _("Decks"), _decks(edition)),
    )


def table_page(edition: Edition, id_: str, table: RuleTable) -> Document:
    """A table: modifiers, rows and their odds."""
    code = f"{table.code} " if table.code else ""
    hidden = _(" Nobody sees the roll.") if table.visibility == "hidden" else ""
    limit = _(" All modifiers together count from −{clamp} to +{clamp}.")
    clamp = "" if table.clamp is None else limit.format(clamp=table.clamp)
    head = _("Roll {dice}, base {added}.{clamp}{hidden}").format(
        dice=table.dice, added=edition.words.added(table.base), clamp=clamp, hidden=hidden
    )
    rows: list[tuple[str, ...]] = []
    for row, chance in zip(table.rows, table_odds(edition, id_, table), strict=True):
        rows.append((_("up to {upto}").format(upto=row.upto) if row.upto is not None else _("above"), row.name, chance))
    nothing = (item(_("Nothing changes")),)
    told = [
        item(
            f"{row.name}{f' – {row.text}' if row.text else ''}",
            (*_other_texts(edition, row), *(steps(edition.words, row.do) or nothing)),
        )
        for row in table.rows
    ]
    return section(
        4,
        f"{code}{table.name}",
        (paragraph(table.text),) if table.text else (),
        (paragraph(head),),
        items(*(modifier(edition, one) for one in table.modifiers)),
        grid((_("Total"), _("Row"), _("At the start")), rows),
        items(*told),
        edition.asides(table),
    )


def _other_texts(edition: Edition, row: TableRow) -> Iterator[ListItem]:
    for one in row.texts:
        told = _("Told instead if {condition}: {text}")
        yield item(told.format(condition=edition.words.condition(one.when), text=one.text))


def _decks(edition: Edition) -> Document:
    told = []
    for deck in edition.scenario.decks.values():
        cards = sum(card.count for card in deck.cards)
        blank = sum(card.count for card in deck.cards if card.inject is None)
        often = _("one card every turn") if deck.each_turn else _("drawn when a rule says so")
        back = _("put back after each draw") if deck.put_back else _("not put back")
        nothing = _("; {blank} of them change nothing").format(blank=blank) if blank else ""
        drawn = [card for card in deck.cards if card.inject and edition.instructor]
        below = (item(f"{card.count} × {edition.scenario.injects[str(card.inject)].title}") for card in drawn)
        head = _("{name}: {cards} cards, {often}, {back}{nothing}.")
        said = head.format(name=deck.name, cards=cards, often=often, back=back, nothing=nothing)
        told.append(edition.point(said, deck, *below))
    return items(*told)
